import { LANGUAGES, type Language } from "@klynge/core";
import type { Database, Transaction } from "./database/database.ts";
import { installation } from "./tables.ts";

/** Settings that every page needs; kept for a moment, so that a request does not ask for them. */
const KEPT_MS = 10_000;
const kept = new WeakMap<Database, { readonly languages: readonly Language[]; readonly until: number }>();

/** The languages this installation speaks, in our order. Another process of the same installation notices a change within ten seconds. */
export async function languagesOf(db: Database): Promise<readonly Language[]> {
  const known = kept.get(db);
  if (known && performance.now() < known.until) return known.languages;
  const [row] = await db.asPublic((tx) => tx.select({ languages: installation.languages }).from(installation));
  const spoken = LANGUAGES.filter((language) => row?.languages.includes(language) ?? true);
  const languages = spoken.length > 0 ? spoken : LANGUAGES;
  kept.set(db, { languages, until: performance.now() + KEPT_MS });
  return languages;
}

/** After a change of the settings, once it is committed. */
export function forgetLanguages(db: Database): void {
  kept.delete(db);
}

/** Who runs the installation; letters are signed with it. */
export async function schemeOwner(tx: Transaction): Promise<string> {
  const [row] = await tx.select({ name: installation.schemeOwner }).from(installation);
  return row?.name || "Klynge";
}
