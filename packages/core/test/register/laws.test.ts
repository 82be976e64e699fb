import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  computeFacts,
  type Membership,
  participantYears,
  type Register,
  type RegisterFacts,
  readCase,
} from "../../src/index.ts";
import { edition } from "../support.ts";
import { example, RADIUS_KM, REFERENCE_DATE } from "./example.ts";

const compute = (of: Partial<Register>, referenceDate = REFERENCE_DATE): RegisterFacts =>
  computeFacts({ ...example, ...of }, { referenceDate, radiusKm: RADIUS_KM });
const number = (facts: RegisterFacts, id: string): number => facts[id]?.value as number;

const day = fc.integer({ min: 0, max: 1500 }).map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));
const membership: fc.Arbitrary<Membership> = fc.record({
  organisation: fc.constantFrom(...example.organisations.map(({ id }) => id)),
  from: day,
  until: fc.option(day, { nil: null }),
  proof: fc.constantFrom(null, "agreement", "fee", "contribution"),
});

describe("laws", () => {
  test("stock = stock a year ago + joined - left, whatever the memberships and the day", () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 25 }), day, (memberships, referenceDate) => {
        const facts = compute({ memberships }, referenceDate);
        expect(number(facts, "participants.committed")).toBe(
          number(facts, "participants.committed_year_ago") +
            number(facts, "participants.joined_12m") -
            number(facts, "participants.left_12m"),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("the stock at the end of a year = that of the year before + joined - left, back to the first year", () => {
    fc.assert(
      fc.property(fc.array(membership, { minLength: 1, maxLength: 25 }), (memberships) => {
        const years = participantYears({ ...example, memberships }, 2030, 10);
        for (const [i, { year, committed, joined, left }] of years.entries())
          expect([year, committed]).toEqual([2030 - i, (years[i + 1]?.committed ?? 0) + joined - left]);
      }),
      { numRuns: 200 },
    );
  });

  test("the stock a year ago is the stock of that day", () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 25 }), day, (memberships, referenceDate) => {
        expect(number(compute({ memberships }, referenceDate), "participants.committed_year_ago")).toBe(
          number(compute({ memberships }, addMonths(referenceDate, -12)), "participants.committed"),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("the nine categories come to the committed participants", () => {
    const kinds = ["sme", "large", "research", "university", "training", "finance", "consultant", "public", "other"];
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 25 }), (memberships) => {
        const facts = compute({ memberships });
        const sum = kinds.reduce((total, kind) => total + number(facts, `participants.${kind}`), 0);
        expect(sum).toBe(number(facts, "participants.committed"));
      }),
      { numRuns: 200 },
    );
  });

  test("the order of the entries does not matter", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...(example.memberships ?? [])], { minLength: 12 }), (memberships) => {
        expect(compute({ memberships })).toEqual(compute({}));
      }),
    );
  });

  test("what a register tells is a lawful case, on any day", () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 25 }), day, (memberships, referenceDate) => {
        const told = Object.entries(compute({ memberships }, referenceDate)).filter(([, { value }]) => value !== null);
        const result = readCase(edition, {
          case: "law",
          invented: true,
          scheme: "ecei-gold",
          edition: edition.id,
          reference_date: referenceDate,
          cluster: { name: "Law", country: "NO" },
          facts: Object.fromEntries(told.map(([id, { value }]) => [id, value])),
        });
        expect(result.ok ? [] : result.faults).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test("every fact is one that the dictionary knows and that is entered, not derived", () => {
  const entered = new Set(
    edition.dictionary.ids.filter((_, i) => edition.dictionary.definitions[i]?.kind !== "derived"),
  );
  expect(Object.keys(compute({})).filter((id) => !entered.has(id))).toEqual([]);
});
