import fc from "fast-check";
import { addDays } from "../../src/calendar.ts";
import { edition, type Facts, gold, REFERENCE_DATE } from "../support.ts";

/** Random lawful facts for laws: small numbers, so that thresholds are near, and parts that never exceed their whole. */

const { dictionary } = edition;
const define = (id: string): (typeof dictionary.definitions)[number] =>
  dictionary.definitions[dictionary.index.get(id) as number] as (typeof dictionary.definitions)[number];

function anyOf(id: string): fc.Arbitrary<unknown> {
  const { unit, highest } = define(id);
  switch (unit) {
    case "boolean":
      return fc.boolean();
    case "date":
      return fc.integer({ min: 0, max: 2600 }).map((days) => addDays(REFERENCE_DATE, -days));
    case "code":
      return fc.constantFrom("one", "two");
    case "codes":
      return fc.constant(["one"]);
    case "share":
      return fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
    case "fte":
    case "days":
      return fc.integer({ min: 0, max: 48 }).map((n) => n / 4);
    case "months":
    case "years":
      return fc.integer({ min: 0, max: 40 });
    case "eur":
      return fc.integer({ min: 0, max: 400 });
    default:
      return fc.oneof(
        fc.integer({ min: 0, max: Math.min(highest ?? 4, 4) }),
        fc.integer({ min: 0, max: Math.min(highest ?? 45, 45) }),
      );
  }
}

/** Lowers every part to its whole; entered facts only. */
function consistent(facts: Record<string, unknown>): Facts {
  for (const id of dictionary.ids) {
    const whole = define(id).part_of;
    const [part, limit] = [facts[id], whole === undefined ? undefined : facts[whole]];
    if (typeof part === "number" && typeof limit === "number" && part > limit) facts[id] = limit;
  }
  return fitEnterprises(facts);
}

/** Enterprises are part of the committed ones together. */
function fitEnterprises(facts: Record<string, unknown>): Facts {
  const [sme, large, committed] = ["sme", "large", "committed"].map((name) => facts[`participants.${name}`]);
  if (typeof sme !== "number" || typeof large !== "number" || typeof committed !== "number") return facts;
  return { ...facts, "participants.large": Math.min(large, committed - Math.min(sme, committed)) };
}

/** The facts to enter for a row of the audit. */
export function enteredFor(row: string): string[] {
  const { basis } = gold.rows.find((r) => r.id === row) as (typeof gold.rows)[number];
  const entered = basis.filter((id) => define(id).derived_from === undefined);
  return entered.includes("participants.committed") ? [...entered, "participants.listed"] : entered;
}

const sharesBelowOne = (facts: Facts): boolean => {
  const budget = (facts["budget.year_before"] as number) + (facts["budget.last_year"] as number);
  const own = ["fees", "services", "sponsoring", "private_projects", "in_kind"]
    .map((name) => Number(facts[`budget.${name}`] ?? 0))
    .reduce((a, b) => a + b, 0);
  return Number.isNaN(budget) || own <= budget || budget === 0;
};

/** Facts of one row; each unknown in a few of a hundred worlds. */
export function factsFor(ids: readonly string[], unknownPercent = 4): fc.Arbitrary<Facts> {
  const entries = ids.map((id) =>
    fc
      .tuple(anyOf(id), fc.integer({ min: 1, max: 100 }))
      .map(([value, roll]) => [id, roll <= unknownPercent ? null : value] as const),
  );
  return fc
    .tuple(...entries)
    .map((pairs) => consistent(Object.fromEntries(pairs)))
    .filter(sharesBelowOne);
}

export const ROW_IDS: readonly string[] = gold.rows.filter((row) => row.scored).map((row) => row.id);
/** Every entered fact that some row of the audit rests on. */
export const GOLD_FACTS: readonly string[] = dictionary.ids.filter((id) =>
  ROW_IDS.some((row) => enteredFor(row).includes(id)),
);
