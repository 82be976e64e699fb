import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { HeldFile } from "../../../platform/uploads/uploads.ts";
import { fileName } from "../../../platform/web/content-disposition.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { drawLogo } from "../logo/draw-logo.ts";
import { findLogo, type LogoRow, writeLogo } from "../logo/queries.ts";
import { mayWriteRegister } from "../policy.ts";
import { findCluster } from "../queries.ts";

export interface LogoChange {
  readonly clusterId: string;
  /** That the change began with; 0 for a logo that never was. */
  readonly version: number;
  readonly seenBy: LogoRow["seenBy"];
  /** Null to keep the picture and say something else of who sees it. */
  readonly brought: { readonly file: HeldFile; readonly name: string } | null;
}

/**
 * The logo that somebody may change, as it stands now; asked before a byte of a file is taken.
 * @throws Problem not_found, not_allowed
 */
export async function changeableLogo({ db }: Pick<Services, "db">, person: Person, clusterId: string) {
  const seen = await db.asPerson(person.id, async (tx) => ({
    ...found(await findCluster(tx, clusterId, person.id)),
    row: await findLogo(tx, clusterId),
  }));
  if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
  return seen;
}

/**
 * Puts a picture in the place of the logo, drawn anew, and says who sees it. What was brought is not kept.
 * @throws Problem not_found, not_allowed, stale, bad_input without any picture, and as `drawLogo`
 */
export async function saveLogo(
  services: Services,
  person: Person,
  { clusterId, version, seenBy, brought }: LogoChange,
): Promise<void> {
  const { db, now } = services;
  const { row: seen } = await changeableLogo(services, person, clusterId);
  if ((seen?.version ?? 0) !== version) throw new Problem("stale");
  const content = brought ? await keepDrawn(services, brought) : contentOf(seen);
  await db.asPerson(person.id, async (tx) => {
    const before = seen && { sha256: seen.sha256, seenBy: seen.seenBy };
    const after = { sha256: content.sha256, seenBy };
    if (isDeepStrictEqual(before, after)) return;
    const changed = { changedBy: person.id, changedAt: now() };
    if (!(await writeLogo(tx, { clusterId, ...content, seenBy, ...changed, version }))) throw new Problem("stale");
    await record(tx, { person, clusterId, action: "logo.changed", target: `logo:${clusterId}`, before, after });
  });
}

type Content = Pick<LogoRow, "sha256" | "bytes" | "width" | "height">;

/** Takes as long as the picture is large: no transaction is open meanwhile. */
async function keepDrawn(
  { files }: Pick<Services, "files">,
  { file, name }: NonNullable<LogoChange["brought"]>,
): Promise<Content> {
  const { picture, width, height } = await drawLogo(await readFile(file.place), fileName(name));
  return { sha256: await files.write(picture), bytes: picture.length, width, height };
}

function contentOf(row: LogoRow | null): Content {
  if (!row?.sha256) throw new Problem("bad_input", { field: "file" });
  const { sha256, bytes, width, height } = row;
  return { sha256, bytes, width, height };
}
