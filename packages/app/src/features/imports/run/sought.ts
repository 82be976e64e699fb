import type { Sought } from "../register-queries.ts";
import type { PreparedRow } from "../understand/prepared.ts";

/**
 * What to look for in the register for a stretch of rows.
 * @param scheme of the numbers of companies, where an establishment has none of its own
 */
export function soughtBy(rows: readonly PreparedRow[], scheme: string | null): Sought {
  const abouts = rows.flatMap(({ about }) => (about ? [about] : []));
  const numbers = abouts.flatMap(({ organisation: { register_number: own, parent_number: parent } }) => [own, parent]);
  return {
    numbers: [...new Set(numbers.filter((number) => typeof number === "string"))],
    schemes: [...new Set(abouts.flatMap(({ organisation }) => organisation.register_scheme ?? scheme ?? []))],
    nameKeys: [...new Set(abouts.map(({ nameKey }) => nameKey).filter((key) => key !== ""))],
  };
}
