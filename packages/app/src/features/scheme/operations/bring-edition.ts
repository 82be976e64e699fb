import type { Fault } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { EditionIdentity } from "../../../platform/editions.ts";
import type { Limit } from "../../../platform/limits.ts";
import type { Services } from "../../../platform/services.ts";
import type { HeldFile } from "../../../platform/uploads/uploads.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { identityOf } from "../identity.ts";
import { mayKeepEditions } from "../policy.ts";
import { findAlike, insertEdition } from "../queries.ts";

/** A draft, or every fault of the files: then nothing of them is kept. */
export type Brought = { readonly id: string } | { readonly hash: string; readonly faults: readonly Fault[] };

/** By person: each is linted for a second. */
const NEW_EDITIONS: Limit = { most: 30, minutes: 60 };

/**
 * Takes an edition as a ZIP of its folder: linted as a whole, refused as a whole.
 * @throws Problem not_allowed, too_many, edition_foreign, edition_known, edition_name_taken; WorkerFailed for no edition
 */
export async function bringEdition(services: Services, person: Person, file: HeldFile): Promise<Brought> {
  const { db, editionWork, editions, limits, uploads, now } = services;
  try {
    if (!mayKeepEditions(person)) throw new Problem("not_allowed", { may: "secretariat" });
    limits.count(NEW_EDITIONS, person.id);
    const checked = await editionWork.run({ do: "check", place: file.place });
    if (!checked.ok) return checked;
    const { hash, name, content, identity } = checked;
    refuseForeign(identity, identityOf(services.edition.edition));
    if (editions.has(hash)) throw new Problem("edition_known", { edition: name });
    if (editions.all().some(({ edition }) => edition.id === name))
      throw new Problem("edition_name_taken", { edition: name });
    return await db.asPerson(person.id, async (tx) => {
      const alike = await findAlike(tx, { hash, name });
      if (alike) throw new Problem(alike.hash === hash ? "edition_known" : "edition_name_taken", { edition: name });
      const made = await insertEdition(tx, { hash, name, content, broughtBy: person.id, broughtAt: now() });
      if (!made) throw new Problem("edition_known", { edition: name });
      const after = { name, hash };
      await record(tx, { person, clusterId: null, action: "edition.brought", target: made.id, after });
      return made;
    });
  } finally {
    await uploads.drop(file);
  }
}

/** The program knows schemes and labels by their ids, as running cases do. */
function refuseForeign(given: EditionIdentity, own: EditionIdentity): void {
  if (given.family !== own.family || given.schemes !== own.schemes)
    throw new Problem("edition_foreign", { family: own.family, schemes: own.schemes });
}
