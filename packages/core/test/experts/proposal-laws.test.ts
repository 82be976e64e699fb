import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  type PoolExpert,
  type Proposal,
  type ProposalQuestion,
  proposeExperts,
  type WantedAssessment,
} from "../../src/index.ts";
import { leastCost } from "./every-proposal.ts";

/** Laws of the proposal over small questions in which rules meet each other all the time. */

const day = fc.nat(4).map((n) => addDays("2026-06-01", n));
const languages = fc.uniqueArray(fc.constantFrom("en", "nb", "pl"), { minLength: 1, maxLength: 3 });
const sectors = fc.uniqueArray(fc.constantFrom("energy", "health", "wood"), { minLength: 1, maxLength: 2 });
const country = fc.constantFrom("NO", "PL");

const expert = fc.record<Omit<PoolExpert, "id">>({
  country,
  firm: fc.constantFrom(null, "acme", "bolt"),
  languages,
  sectors,
  accreditations: fc.subarray(
    [
      { role: "benchmarking" as const, validUntil: "2026-06-04" },
      { role: "auditor" as const, validUntil: "2026-06-05" },
      { role: "auditor" as const, validUntil: "2026-06-02" },
    ],
    { minLength: 2 },
  ),
  capacity: fc.nat(3),
  load: fc.nat(1),
  absences: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    day.map((from) => [{ from, until: addDays(from, 1) }]),
  ),
});
const assessment = fc
  .record({
    label: fc.constantFrom("bronze", "silver", "gold", "gold"),
    country,
    languages,
    sectors,
    first: day,
    two: fc.boolean(),
  })
  .map(
    ({ first, two, ...rest }): Omit<WantedAssessment, "id" | "approvedFirms"> => ({
      ...rest,
      label: rest.label as WantedAssessment["label"],
      days: two ? [first, addDays(first, 1)] : [first],
    }),
  );

const question = fc
  .record({
    experts: fc.array(expert, { maxLength: 7 }),
    assessments: fc.array(assessment, { maxLength: 5 }),
    approved: fc.array(fc.constantFrom<string[]>([], [], ["acme"]), { minLength: 5, maxLength: 5 }),
    conflicts: fc.array(fc.tuple(fc.nat(4), fc.nat(6)), { maxLength: 4 }),
    fixed: fc.oneof(
      { weight: 2, arbitrary: fc.constant<[number, number][]>([]) },
      fc.array(fc.tuple(fc.nat(4), fc.nat(6)), { maxLength: 3 }),
    ),
  })
  .map(({ experts, assessments, approved, conflicts, fixed }): ProposalQuestion => {
    const pair = ([a, e]: [number, number]) => ({ assessment: `a${a}`, expert: `e${e}` });
    const there = ([a, e]: [number, number]): boolean => a < assessments.length && e < experts.length;
    const once = new Map(fixed.filter(there).map((own) => [own.join(), own]));
    return {
      experts: experts.map((own, i) => ({ ...own, id: `e${i}` })),
      assessments: assessments.map((own, i) => ({ ...own, id: `a${i}`, approvedFirms: approved[i] ?? [] })),
      conflicts: conflicts.map(pair),
      fixed: [...once.values()].map(pair),
    };
  });

const rest = ({ cost }: Proposal): number => cost.language + cost.sector + cost.load;

test("it costs as little as the best of all lawful proposals", () => {
  fc.assert(
    fc.property(question, (asked) => {
      const proposal = proposeExperts(asked);
      expect({ unfilled: proposal.cost.unfilled, rest: rest(proposal), proven: proposal.proven }).toEqual({
        ...leastCost(asked),
        proven: true,
      });
    }),
    { numRuns: 1500 },
  );
});

test("so it does where pairs are hard to find: Gold in three languages, few firms, few who speak two of them", () => {
  const auditor = fc
    .record({
      country,
      firm: fc.constantFrom(null, "acme", "bolt", "core"),
      languages: fc.uniqueArray(fc.constantFrom("en", "nb", "pl"), { minLength: 1, maxLength: 2 }),
      sectors,
      load: fc.nat(3),
    })
    .map((own) => ({
      ...own,
      accreditations: [{ role: "auditor" as const, validUntil: "2026-12-31" }],
      capacity: own.load + 2,
      absences: [],
    }));
  const gold = fc.record({
    country,
    languages: fc.subarray(["en", "nb", "pl"], { minLength: 2 }),
    sectors,
    first: day,
  });
  fc.assert(
    fc.property(
      fc.array(auditor, { minLength: 5, maxLength: 9 }),
      fc.array(gold, { minLength: 1, maxLength: 3 }),
      (experts, wanted) => {
        const asked: ProposalQuestion = {
          experts: experts.map((own, i) => ({ ...own, id: `e${i}` })),
          assessments: wanted.map(({ first, ...own }, i) => ({
            ...own,
            id: `a${i}`,
            label: "gold",
            days: [first],
            approvedFirms: [],
          })),
          conflicts: [],
          fixed: [],
        };
        const proposal = proposeExperts(asked);
        expect({ unfilled: proposal.cost.unfilled, rest: rest(proposal) }).toEqual(leastCost(asked));
      },
    ),
    { numRuns: 1000 },
  );
});

test("what it costs is what its experts cost, and nobody it proposes breaks a rule", () => {
  fc.assert(
    fc.property(question, (asked) => {
      const proposal = proposeExperts(asked);
      const settled = proposal.assessments.flatMap(({ assessment: id, experts }) =>
        experts.map(({ expert: own }) => ({ assessment: id, expert: own })),
      );
      // the same again with everything fixed: what was proposed breaks nothing, and the cost of it stays
      const again = proposeExperts({ ...asked, fixed: settled });
      expect(rest(again) - rest(proposal)).toBe(0);
      for (const { assessment: id, experts, brokenTogether } of proposal.assessments) {
        const fixed = again.assessments.find((own) => own.assessment === id);
        for (const { expert: own } of experts.filter((one) => !one.fixed))
          expect(fixed?.experts.find((one) => one.expert === own)?.broken).toEqual([]);
        if (experts.some((one) => !one.fixed)) expect(fixed?.brokenTogether).toEqual([]);
        if (experts.every((one) => one.fixed)) expect(fixed?.brokenTogether).toEqual(brokenTogether);
      }
    }),
    { numRuns: 300 },
  );
});

test("it does not depend on the order of what comes in", () => {
  fc.assert(
    fc.property(question, (asked) => {
      const turned = {
        assessments: asked.assessments.toReversed(),
        experts: asked.experts.toReversed(),
        conflicts: asked.conflicts.toReversed(),
        fixed: asked.fixed.toReversed(),
      };
      expect(proposeExperts(turned)).toEqual(proposeExperts(asked));
    }),
    { numRuns: 300 },
  );
});
