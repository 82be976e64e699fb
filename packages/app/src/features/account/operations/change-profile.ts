import type { Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { updateProfile } from "../queries.ts";

export interface ProfileInput {
  readonly name: string;
  readonly language: Language;
}

/** The record says that it was changed, not to what: names are personal. */
export async function changeProfile({ db }: Services, person: Person, input: ProfileInput): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    await updateProfile(tx, person.id, input);
    const changed = (["name", "language"] as const).filter((field) => person[field] !== input[field]);
    if (changed.length === 0) return;
    await record(tx, {
      person,
      clusterId: null,
      action: "person.changed",
      target: `person:${person.id}`,
      after: { changed },
    });
  });
}
