import { type Language, type NaceScheme, naceTitle, readNaceCode } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { namesOf } from "./queries.ts";

/**
 * Titles of NACE codes in the reader's language, by the code as it was given (62.010 has the title of its class 62.01): what the
 * operator imported, in English where the language is missing there, else the title of the division. Codes that the revision does
 * not have are left out.
 */
export async function nameActivities(
  tx: Transaction,
  scheme: NaceScheme,
  codes: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  const read = codes.flatMap((given) => {
    const answer = readNaceCode(given, scheme);
    return "code" in answer ? [{ given, code: answer.code }] : [];
  });
  const imported = await namesOf(
    tx,
    scheme,
    read.map(({ code }) => code),
  );
  return new Map(
    read.flatMap(({ given, code }) => {
      const names = imported.get(code);
      const title = names?.[language] ?? names?.en ?? naceTitle(scheme, code, language);
      return title === null ? [] : [[given, title] as const];
    }),
  );
}

/** Names of regions in Latin letters, by code; of those that the operator imported (`klynge import nuts`). */
export async function nameRegions(tx: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
  const imported = await namesOf(tx, "NUTS", codes);
  return new Map([...imported].flatMap(([code, { latin }]) => (latin === undefined ? [] : [[code, latin] as const])));
}
