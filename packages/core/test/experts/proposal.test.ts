import { describe, expect, test } from "vitest";
import {
  type PoolExpert,
  type Proposal,
  type ProposalQuestion,
  proposeExperts,
  type WantedAssessment,
} from "../../src/index.ts";

/** excellence.md 3.3, 3.4 and 3.6: who may be proposed, and why this one. */

const DAY = "2026-06-15";
const both = [
  { role: "benchmarking", validUntil: "2027-12-31" },
  { role: "auditor", validUntil: "2027-12-31" },
] as const;

const expert = (id: string, parts: Partial<PoolExpert> = {}): PoolExpert => ({
  id,
  country: "DK",
  firm: null,
  languages: ["en", "pl"],
  sectors: ["energy"],
  accreditations: both,
  capacity: 3,
  load: 0,
  absences: [],
  ...parts,
});
const wanted = (id: string, parts: Partial<WantedAssessment> = {}): WantedAssessment => ({
  id,
  label: "bronze",
  country: "PL",
  languages: ["pl", "en"],
  sectors: ["energy"],
  days: [DAY],
  approvedFirms: [],
  ...parts,
});

function propose(parts: Partial<ProposalQuestion>): Proposal {
  return proposeExperts({ assessments: [wanted("a")], experts: [], conflicts: [], fixed: [], ...parts });
}
const chosen = (proposal: Proposal): Record<string, string[]> =>
  Object.fromEntries(proposal.assessments.map((own) => [own.assessment, own.experts.map((one) => one.expert)]));
const emptiedBy = (parts: Partial<ProposalQuestion>): string | undefined =>
  propose(parts).assessments[0]?.emptied?.rule;

describe("nobody is sent", () => {
  test("without a pool: the first rule leaves nobody", () => {
    expect(propose({}).assessments).toEqual([
      {
        assessment: "a",
        experts: [],
        brokenTogether: [],
        emptied: { rule: "accreditation", left: [{ rule: "accreditation", count: 0 }] },
      },
    ]);
  });
  test("without the accreditation of the role, or when it ends before the last day of the visit", () => {
    const auditor = [{ role: "auditor" as const, validUntil: "2027-12-31" }];
    const ends = (validUntil: string) => [expert("e", { accreditations: [{ role: "benchmarking", validUntil }] })];
    expect(emptiedBy({ experts: [expert("e", { accreditations: auditor })] })).toBe("accreditation");
    expect(emptiedBy({ experts: ends("2026-06-14") })).toBe("accreditation");
    expect(emptiedBy({ experts: ends(DAY) })).toBeUndefined();
    expect(emptiedBy({ experts: ends(DAY), assessments: [wanted("a", { days: [DAY, "2026-06-16"] })] })).toBe(
      "accreditation",
    );
    expect(emptiedBy({ experts: ends(DAY), assessments: [wanted("a", { label: "silver" })] })).toBe("accreditation");
  });
  test("with a conflict of interest", () => {
    const conflicts = [{ assessment: "a", expert: "e" }];
    expect(emptiedBy({ experts: [expert("e")], conflicts })).toBe("conflict");
  });
  test("while absent on a day of the visit", () => {
    const away = (from: string, until: string) => [expert("e", { absences: [{ from, until }] })];
    expect(emptiedBy({ experts: away("2026-06-10", "2026-06-16") })).toBe("absent");
    expect(emptiedBy({ experts: away("2026-06-10", DAY) })).toBeUndefined();
  });
  test("without a language of the cluster", () => {
    expect(emptiedBy({ experts: [expert("e", { languages: ["da"] })] })).toBe("language");
  });
  test("with a full desk", () => {
    expect(emptiedBy({ experts: [expert("e", { load: 3 })] })).toBe("capacity");
  });
  test("to two visits on one day", () => {
    const assessments = [wanted("a", { days: ["2026-06-14", DAY] }), wanted("b", { days: [DAY, "2026-06-16"] })];
    const { cost, assessments: all } = propose({ assessments, experts: [expert("e")] });
    expect(cost.unfilled).toBe(1);
    expect(all.map(({ emptied }) => emptied?.rule)).toEqual([undefined, "taken"]);
    expect(emptiedBy({ assessments, experts: [expert("e")], fixed: [{ assessment: "b", expert: "e" }] })).toBe("busy");
  });
});

describe("Gold", () => {
  const gold = [wanted("a", { label: "gold", days: [DAY, "2026-06-16"] })];
  const propose2 = (...experts: PoolExpert[]) => propose({ assessments: gold, experts }).assessments[0];
  test("is not given to one expert alone", () => {
    expect(propose2(expert("e"))?.experts).toEqual([]);
    expect(propose2(expert("e"))?.emptied).toEqual({
      rule: "accreditation",
      left: [{ rule: "accreditation", count: 1 }],
    });
  });
  test("wants at least one foreign expert", () => {
    const nationals = [expert("e", { country: "PL" }), expert("f", { country: "PL" })];
    expect(propose2(...nationals)?.emptied?.rule).toBe("foreign");
    expect(propose2(...nationals, expert("g"))?.experts.map((own) => own.expert)).toEqual(["e", "g"]);
  });
  test("wants two firms, unless the secretariat approved the one", () => {
    const experts = [expert("e", { firm: "acme" }), expert("f", { firm: "acme" })];
    expect(propose2(...experts)?.emptied?.rule).toBe("firm");
    const assessments = [{ ...(gold[0] as WantedAssessment), approvedFirms: ["acme"] }];
    expect(chosen(propose({ assessments, experts }))).toEqual({ a: ["e", "f"] });
  });
  test("wants all languages of the cluster among the two", () => {
    const english = [expert("e", { languages: ["en"] }), expert("f", { languages: ["en", "da"] })];
    expect(propose2(...english)?.emptied).toEqual({
      rule: "languages_covered",
      left: [
        { rule: "accreditation", count: 2 },
        { rule: "conflict", count: 2 },
        { rule: "absent", count: 2 },
        { rule: "busy", count: 2 },
        { rule: "language", count: 2 },
        { rule: "capacity", count: 2 },
        { rule: "foreign", count: 2 },
        { rule: "firm", count: 2 },
        { rule: "languages_covered", count: 0 },
      ],
    });
    expect(propose2(...english, expert("g", { languages: ["pl"] }))?.experts.length).toBe(2);
  });
  test("leaves both seats empty rather than one, and its expert to others", () => {
    const assessments = [...gold, wanted("b", { label: "silver" })];
    const experts = [expert("e", { capacity: 1 }), expert("f", { capacity: 1 })];
    expect(chosen(propose({ assessments: [...assessments, wanted("c")], experts }))).toEqual({
      a: [],
      b: ["e"],
      c: ["f"],
    });
  });
});

describe("of those who may come", () => {
  test("it is the one who speaks the cluster's own language and knows a sector of it, with reasons", () => {
    const experts = [
      expert("english", { languages: ["en"] }),
      expert("other sector", { sectors: ["wood"] }),
      expert("fits", { load: 1, sectors: ["wood", "energy"] }),
    ];
    expect(propose({ experts })).toEqual({
      assessments: [
        {
          assessment: "a",
          experts: [
            {
              expert: "fits",
              fixed: false,
              broken: [],
              reasons: [
                { code: "foreign", country: "DK" },
                { code: "own_language", language: "pl" },
                { code: "sector", sectors: ["energy"] },
                { code: "load", before: 1, after: 2, capacity: 3 },
                { code: "chosen_among", count: 3 },
              ],
            },
          ],
          brokenTogether: [],
          emptied: null,
        },
      ],
      cost: { unfilled: 0, language: 0, sector: 0, load: 2 },
      proven: true,
    });
  });
  test("load is even: each of three gets one before somebody gets two", () => {
    const assessments = ["2026-06-15", "2026-06-16", "2026-06-17"].map((day, i) => wanted(`a${i}`, { days: [day] }));
    const experts = [expert("e"), expert("f"), expert("g", { load: 1 })];
    const proposal = propose({ assessments, experts });
    expect(Object.values(chosen(proposal)).flat().sort()).toEqual(["e", "e", "f"]);
    expect(proposal.cost.load).toBe(4);
    const even = propose({ assessments, experts: [expert("e"), expert("f"), expert("g")] });
    expect(Object.values(chosen(even)).flat().sort()).toEqual(["e", "f", "g"]);
  });
  test("what was traded is told: better ones with a full desk, elsewhere on the day, or spared", () => {
    const days = ["2026-07-01"];
    const assessments = [
      wanted("a"),
      wanted("b", { country: "NO", languages: ["nb"] }),
      wanted("c", { days, languages: ["sv"] }),
    ];
    const experts = [
      expert("english", { languages: ["en"], sectors: [] }),
      expert("same day", { languages: ["pl", "nb"] }),
      expert("other day", { languages: ["pl", "sv"], capacity: 1 }),
      expert("spared", { load: 20, capacity: 30 }),
    ];
    const proposal = propose({ assessments, experts });
    expect(chosen(proposal)).toEqual({ a: ["english"], b: ["same day"], c: ["other day"] });
    expect(proposal.assessments[0]?.experts[0]?.reasons).toEqual([
      { code: "foreign", country: "DK" },
      { code: "other_language", languages: ["en"] },
      { code: "no_sector" },
      { code: "load", before: 0, after: 1, capacity: 3 },
      { code: "chosen_among", count: 4 },
      { code: "traded", better: 3, full: 1, elsewhere: 1, spared: 1 },
    ]);
  });
  test("who has a full desk because he is elsewhere on the day is counted once", () => {
    const assessments = [wanted("a"), wanted("b", { country: "NO", languages: ["nb"] })];
    const experts = [
      expert("english", { languages: ["en"] }),
      expert("same day", { languages: ["pl", "nb"], capacity: 1 }),
    ];
    expect(propose({ assessments, experts }).assessments[0]?.experts[0]?.reasons.at(-1)).toEqual({
      code: "traded",
      better: 1,
      full: 1,
      elsewhere: 0,
      spared: 0,
    });
  });
  test("any will do, and nothing is said of it, where the cluster names no language and no sector", () => {
    const assessments = [wanted("a", { languages: [], sectors: [] })];
    const { assessments: all, cost } = propose({ assessments, experts: [expert("e", { languages: ["da"] })] });
    expect(all[0]?.experts[0]?.reasons.map(({ code }) => code)).toEqual(["foreign", "load", "chosen_among"]);
    expect(cost).toEqual({ unfilled: 0, language: 0, sector: 0, load: 1 });
  });
  test("of equals it is the first by id", () => {
    expect(chosen(propose({ experts: [expert("f"), expert("e")] }))).toEqual({ a: ["e"] });
  });
});

describe("what is fixed by hand", () => {
  test("must be there, and an id stands once", () => {
    expect(() => propose({ fixed: [{ assessment: "a", expert: "ghost" }] })).toThrow(RangeError);
    expect(() => propose({ experts: [expert("e")], fixed: [{ assessment: "z", expert: "e" }] })).toThrow(RangeError);
    expect(() => propose({ experts: [expert("e"), expert("e")] })).toThrow(RangeError);
    expect(() => propose({ assessments: [wanted("a", { days: [] })] })).toThrow(RangeError);
  });
  test("stays, and what it breaks is told", () => {
    const experts = [
      expert("best"),
      expert("e", { languages: ["da"], load: 3, absences: [{ from: DAY, until: null }] }),
    ];
    const fixed = [{ assessment: "a", expert: "e" }];
    const [own] = propose({ experts, fixed, conflicts: fixed }).assessments;
    expect(own?.experts.map(({ expert: id, fixed: isFixed, broken }) => ({ id, isFixed, broken }))).toEqual([
      { id: "e", isFixed: true, broken: ["conflict", "absent", "language", "capacity"] },
    ]);
    expect(own?.emptied).toBeNull();
  });
  test("decides who may come with it to Gold", () => {
    const assessments = [wanted("a", { label: "gold" })];
    const experts = [
      expert("e", { country: "PL", firm: "acme" }),
      expert("national", { country: "PL" }),
      expert("same firm", { firm: "acme" }),
      expert("z", { load: 2 }),
    ];
    expect(chosen(propose({ assessments, experts, fixed: [{ assessment: "a", expert: "e" }] }))).toEqual({
      a: ["e", "z"],
    });
  });
  test("may be one too many, or two who may not go together", () => {
    const experts = [expert("e", { country: "PL" }), expert("f", { country: "PL" }), expert("g")];
    const fixed = experts.map(({ id }) => ({ assessment: "a", expert: id }));
    const gold = [wanted("a", { label: "gold" })];
    expect(propose({ assessments: gold, experts, fixed: fixed.slice(0, 2) }).assessments[0]?.brokenTogether).toEqual([
      "foreign",
    ]);
    expect(propose({ experts, fixed: fixed.slice(1) }).assessments[0]?.brokenTogether).toEqual(["too_many"]);
  });
  test("on two visits of one day is told at both", () => {
    const fixed = ["a", "b"].map((assessment) => ({ assessment, expert: "e" }));
    const { assessments } = propose({ assessments: [wanted("a"), wanted("b")], experts: [expert("e")], fixed });
    expect(assessments.map(({ experts }) => experts.map(({ broken }) => broken))).toEqual([[["busy"]], [["busy"]]]);
  });
});

test("nothing to assess costs nothing", () => {
  expect(propose({ assessments: [], experts: [expert("e")] })).toEqual({
    assessments: [],
    cost: { unfilled: 0, language: 0, sector: 0, load: 0 },
    proven: true,
  });
});
