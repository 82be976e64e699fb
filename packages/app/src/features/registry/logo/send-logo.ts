import type { Context } from "hono";
import { isId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found } from "../../../platform/web/problem.ts";
import { sendSafely } from "../../../platform/web/send-safely.ts";
import { MEDIA_TYPE } from "./kinds.ts";
import { findLogo, findShownLogo } from "./queries.ts";

/** Who asks, and of what. */
interface Asking {
  readonly services: Services;
  readonly person: Pick<Person, "id"> | null;
}

/**
 * The picture for everybody who may see it; a browser asks each time, as it may be withdrawn.
 * @throws Problem not_found
 */
export async function sendLogo(c: Context, asking: Asking, clusterId: string): Promise<Response> {
  const sha256 = found(await findSeen(asking, clusterId));
  const headers = {
    "content-type": MEDIA_TYPE,
    "content-disposition": 'inline; filename="logo.webp"',
    "cache-control": "private, no-cache",
  };
  return found(await sendSafely(c, asking.services.files, { sha256, headers }));
}

/** Of one's own cluster, or what others are shown. */
async function findSeen({ services, person }: Asking, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  if (!person) return services.db.asPublic((tx) => findShownLogo(tx, id));
  return services.db.asPerson(person.id, async (tx) => (await findLogo(tx, id))?.sha256 ?? findShownLogo(tx, id));
}
