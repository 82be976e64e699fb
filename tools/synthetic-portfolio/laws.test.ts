import { describe, expect, it } from "vitest";
import { plain, type Value } from "../../packages/core/src/index.ts";
import { loadEdition } from "./edition.ts";
import { type Facts, type FactValue, numberOf } from "./facts/facts.ts";
import { factTable, makeClusters } from "./generate.ts";
import { brokenLaws } from "./laws.ts";
import { hideSome } from "./unknown.ts";
import { LAWS } from "./written-laws.ts";

const edition = loadEdition();
const clusters = makeClusters();
const [first] = clusters;
if (!first) throw new RangeError("no clusters");

describe("no impossible combination", () => {
  it("in any of the clusters, with all that was made of them", () => {
    const broken = clusters.flatMap(({ sketch, facts }) =>
      brokenLaws(edition, facts).map((law) => `${sketch.id}: ${law}`),
    );
    expect(broken).toEqual([]);
  });

  it("nor with what is known of them", () => {
    // an unknown part silences a law, it never breaks one
    const broken = clusters.flatMap(({ sketch, facts }) => brokenLaws(edition, hideSome(sketch.id, facts)));
    expect(broken).toEqual([]);
  });
});

describe("canary: the checker finds", () => {
  const found = (change: Facts): string => brokenLaws(edition, { ...first.facts, ...change }).join("; ");
  const committed = numberOf(first.facts, "participants.committed");

  it.each<[string, Facts, string]>([
    ["a part over its whole", { "participants.sme": committed + 1 }, "participants.sme exceeds participants.committed"],
    [
      "categories that do not add up",
      { "participants.other": numberOf(first.facts, "participants.other") + 1 },
      "participants.committed is not the sum",
    ],
    [
      "more full-time years than people",
      { "team.fte": numberOf(first.facts, "team.persons") + 0.5 },
      "team.fte exceeds team.persons",
    ],
    [
      "more granted than applied",
      { "acquisition.projects": 99 },
      "acquisition.projects exceeds acquisition.applications",
    ],
    [
      "countries without a service abroad",
      { "services.international": 0, "services.target_countries": 3 },
      "without services.international",
    ],
    ["a thirteenth month", { "web.updates": 13 }, "web.updates: above_highest"],
    ["a fifth level", { "impact.rd": 5 }, "impact.rd: above_highest"],
    ["tomorrow", { "review.plan_date": "2026-07-01" }, "review.plan_date: date_in_future"],
    ["an unknown code", { "fees.model": "barter" }, "unknown code barter"],
    ["a share above one", { "region.potential_members": 1 }, "region.potential_used is above one"],
  ])("%s", (_name, change, law) => expect(found(change)).toContain(law));

  it("something with every written law: each can fail", () => {
    const fired = new Set<number>();
    for (const { facts } of clusters.slice(0, 12)) {
      for (const [fact, value] of Object.entries(facts)) {
        for (const changed of changes(value)) noteFired({ ...facts, [fact]: changed }, fired);
      }
    }
    expect(LAWS.flatMap((_, i) => (fired.has(i) ? [] : [i]))).toEqual([]);
  });
});

/** Every way to spoil a value within its type. */
function changes(value: FactValue): FactValue[] {
  if (typeof value === "number") return [0, value + 1000];
  if (typeof value === "boolean") return [!value];
  if (typeof value === "string") return /^\d{4}-/.test(value) ? ["1950-01-01", "2026-06-30"] : ["none", "flat"];
  return [];
}

function noteFired(facts: Facts, fired: Set<number>): void {
  const table = factTable(edition, facts);
  const read = (fact: string): ReturnType<typeof plain> =>
    plain(table[edition.dictionary.index.get(fact) as number] as Value);
  LAWS.forEach((law, i) => {
    if (law(read) !== null) fired.add(i);
  });
}
