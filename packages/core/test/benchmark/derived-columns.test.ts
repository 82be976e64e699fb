import { expect, test } from "vitest";
import { type CompiledInterview, type Portfolio, readPortfolio } from "../../src/index.ts";
import { edition } from "../support.ts";

/** A table may have numerators and denominators alone: what can be computed from its columns has statistics as well. */

function read(header: string, ...rows: string[]): Pick<Portfolio, "facts" | "clusters"> {
  const result = readPortfolio(
    edition,
    [header, ...rows].map((row) => row.split(",")),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { facts, clusters } = result.value;
  return { facts, clusters };
}

// a share was computed only where its own column stood in the header
test("a share comes after the columns it is computed from; unknown parts and a division by 0 leave it unknown", () => {
  expect(
    read("cluster,participants.within_radius,participants.committed", "a,26,40", "b,,40", "c,0,0", "d,1,3"),
  ).toEqual({
    facts: ["participants.within_radius", "participants.committed", "participants.within_radius_share"],
    clusters: [
      { id: "a", groups: {}, values: [26, 40, 0.65] },
      { id: "b", groups: {}, values: [null, 40, null] },
      { id: "c", groups: {}, values: [0, 0, null] },
      { id: "d", groups: {}, values: [1, 3, 1 / 3] },
    ],
  });
});

test("what is computed from something computed is there as well", () => {
  expect(read("cluster,participants.committed,participants.large,participants.sme", "a,40,5,15")).toEqual({
    facts: [
      "participants.committed",
      "participants.large",
      "participants.sme",
      "participants.enterprises",
      "participants.enterprise_share",
    ],
    clusters: [{ id: "a", groups: {}, values: [40, 5, 15, 20, 0.5] }],
  });
});

test("one column of two is not enough, and nothing is computed from the day of a case", () => {
  expect(read("cluster,participants.within_radius,review.strategy_date", "a,26,2026-01-01")).toEqual({
    facts: ["participants.within_radius", "review.strategy_date"],
    clusters: [{ id: "a", groups: {}, values: [26, "2026-01-01"] }],
  });
});

test("from the facts that people enter, every quartile trigger gets its fact", () => {
  const interview = edition.schemes.get("ecei-bronze") as CompiledInterview;
  const triggers = interview.rows.flatMap(({ trigger }) => ("fact" in trigger ? [trigger.fact] : []));
  const derived = new Set(edition.dictionary.derivations.map(({ id }) => id));
  const entered = new Set(interview.rows.flatMap(({ basis }) => basis.filter((fact) => !derived.has(fact))));
  const { facts } = read(["cluster", ...entered].join(","), ["a", ...[...entered].map(() => "")].join(","));
  expect(triggers.length).toBe(23);
  expect(triggers.filter((fact) => !facts.includes(fact))).toEqual([]);
});
