import { record } from "../../../platform/audit.ts";
import { forgetLanguages } from "../../../platform/installation.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayGovern } from "../policy.ts";
import { lastChangeOfSettings, lockSettings, type Settings, updateSettings } from "../queries.ts";
import type { SettingsInput } from "../schema.ts";

export type SettingsOutcome =
  | { readonly kind: "saved" }
  /** Whoever signs up by himself proves his address by mail, and no mail is sent here. */
  | { readonly kind: "open_needs_mail" }
  /** Somebody else was faster; nothing is saved. */
  | {
      readonly kind: "stale";
      readonly present: Settings;
      readonly who: string | null;
      readonly when: Date | null;
    };

/**
 * Says what the installation is: who owns the scheme, how people come in, which languages it speaks, who letters are from.
 * @throws Problem `not_allowed`
 */
export async function changeSettings(
  { db, settings }: Services,
  person: Person,
  input: SettingsInput,
): Promise<SettingsOutcome> {
  if (!mayGovern(person)) throw new Problem("not_allowed", { may: "administrator" });
  if (input.sign_up === "open" && !settings.sendsMail && !settings.demonstration) return { kind: "open_needs_mail" };
  const outcome = await db.asPerson(person.id, async (tx): Promise<SettingsOutcome> => {
    const present = found(await lockSettings(tx));
    if (present.version !== input.version) {
      const last = await lastChangeOfSettings(tx);
      return { kind: "stale", present, who: last?.name ?? null, when: last?.at ?? null };
    }
    const wanted = {
      schemeOwner: input.scheme_owner,
      signUp: input.sign_up,
      languages: input.languages,
      mailFrom: input.mail_from,
    };
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
      (name) => String(present[name]) !== String(wanted[name]),
    );
    if (changed.length === 0) return { kind: "saved" };
    await updateSettings(tx, { ...wanted, version: present.version + 1 });
    const of = (values: typeof wanted | Settings) => Object.fromEntries(changed.map((name) => [name, values[name]]));
    await record(tx, {
      person,
      clusterId: null,
      action: "installation.changed",
      target: "installation",
      before: of(present),
      after: of(wanted),
    });
    return { kind: "saved" };
  });
  forgetLanguages(db);
  return outcome;
}
