import { isDeepStrictEqual } from "node:util";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { loadProfile, saveProfile } from "../../registry/index.ts";
import { type AnswerOutcome, countOutcomes, type FoundAnswers } from "../answers.ts";
import { clearFolder } from "../import-folder.ts";
import { importToChange, movedOn } from "../load-import.ts";
import { changeImport } from "../queries.ts";
import { isProfileField, profileValue } from "../understand/profile-values.ts";

/**
 * Puts the fields of a file into the profile; fields that the file does not have stay as they are.
 * @throws Problem not_found, not_allowed, import_moved_on, stale, bad_input
 */
export async function takeProfile(services: Services, person: Person, id: string): Promise<void> {
  const { db, now, settings } = services;
  const { row, profile } = await db.asPerson(person.id, async (tx) => {
    const { import: row } = await importToChange(tx, id, person, ["mapping"]);
    return { row, profile: await loadProfile(tx, services, person, row.clusterId) };
  });
  const answers = row.found as Extract<FoundAnswers, { kind: "profile" }>;
  const read = readProfileFields(answers.fields, profile.fields);
  const { clusterId } = row;
  const given = { fields: { ...profile.fields, ...read.taken }, visibility: profile.visibility };
  if (Object.keys(read.taken).length > 0) {
    const saved = await saveProfile(services, person, { clusterId, version: profile.version, given });
    if (!saved.saved) throw new Problem("stale");
  }
  const { outcomes } = read;
  await db.asPerson(person.id, async (tx) => {
    const done = {
      state: "done",
      found: { ...answers, outcomes },
      ...countOutcomes(outcomes),
      finishedAt: now(),
    } as const;
    if (!(await changeImport(tx, id, ["mapping"], done))) throw movedOn();
    await record(tx, { person, clusterId, action: "import.profile_taken", target: id, after: countOutcomes(outcomes) });
  });
  await clearFolder(settings.dataFolder, id);
}

/** What of a file can be taken, and what becomes of each of its fields. */
export function readProfileFields(
  fields: Readonly<Record<string, unknown>>,
  standing: Readonly<Record<string, unknown>>,
): { readonly taken: Readonly<Record<string, unknown>>; readonly outcomes: Readonly<Record<string, AnswerOutcome>> } {
  const taken: Record<string, unknown> = {};
  const outcomes: Record<string, AnswerOutcome> = {};
  for (const [name, given] of Object.entries(fields)) {
    const read = isProfileField(name) ? profileValue(name, given) : { fault: "unknown_field" };
    if ("fault" in read) outcomes[name] = `refused:${read.fault}`;
    else if (isDeepStrictEqual(read.value, standing[name])) outcomes[name] = "stays";
    else {
      taken[name] = read.value;
      outcomes[name] = "taken";
    }
  }
  return { taken, outcomes };
}
