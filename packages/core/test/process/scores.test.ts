import { describe, expect, test } from "vitest";
import { countedPoints, openRows, schemeRules, stepInput } from "../../src/index.ts";
import { changed, edition } from "../support.ts";
import { CLEAR, gold } from "./gold.ts";
import {
  change,
  cluster,
  expert,
  FINDING,
  on,
  open,
  type Played,
  play,
  program,
  recommended,
  refusal,
  secretariat,
  signed,
  staffed,
} from "./support.ts";

const because = "For a reason";
const agree = (row: string, points: number, by = "nora") =>
  expert(by, { step: "agree_value", row, points, because: "We looked at the list again" });
const close = expert("nora", { step: "close_consensus" });
const leave = (name: string, conflict = false) => expert(name, { step: "leave_case", expert: name, conflict, because });
const ROWS = Object.keys(CLEAR);
const visited = gold("visited");
const TOTAL = { points: 135, lowest: 135, highest: 135, max: 150 };

describe("1.1, issue D: two independent scorings, blind until each expert has signed", () => {
  test("30 rows of at most 5 points, 150 in all; 1.1.0 has none", () => {
    const { scored } = schemeRules(edition, "gold", null);
    expect([scored.size, new Set(scored.values()), scored.has("1.1.0")]).toEqual([30, new Set([5]), false]);
    expect([...scored.values()].reduce((sum, most) => sum + most, 0)).toBe(150);
  });
  test("before the last has signed nothing opens, and who has is not told", () => {
    const incomplete = (experts: number) => ({ refused: "scores_incomplete", details: { experts } });
    expect([
      refusal(visited, open({})),
      refusal(visited, open({ nora: CLEAR })),
      refusal(visited, open({ nora: CLEAR, stranger: CLEAR })),
      refusal(visited, open({ nora: CLEAR, finn: CLEAR, stranger: CLEAR })),
      refusal(visited, program({ step: "open_scores", scores: [signed("nora", CLEAR), signed("nora", CLEAR)] })),
    ]).toEqual([incomplete(2), incomplete(1), incomplete(1), incomplete(0), incomplete(1)]);
  });
  test("with too few experts: refused", () =>
    expect(refusal(visited, leave("finn"), open({ nora: CLEAR }))).toEqual({
      refused: "experts_missing",
      details: { reasons: "experts_too_few, no_foreign_expert" },
    }));
  test("a row without points, and more than a row gives: refused", () => {
    expect(refusal(visited, open({ nora: CLEAR, finn: { ...CLEAR, "1.1.0": 4 } }))).toEqual({
      refused: "unknown_row",
      details: { row: "1.1.0" },
    });
    expect(refusal(visited, open({ nora: { ...CLEAR, "2.5": 6 }, finn: CLEAR }))).toEqual({
      refused: "points_too_high",
      details: { row: "2.5", most: 5 },
    });
  });
  test("one expert gives whole points", () => {
    const given = (points: number) =>
      stepInput.safeParse({ step: "open_scores", scores: [signed("nora", { "2.5": points })] }).success;
    expect([given(3.5), given(-1), given(0), given(4)]).toEqual([false, false, true, true]);
  });
  test("the last has signed: all points enter the trail in one entry", () => {
    const finn = { ...CLEAR, "2.5": 3 };
    expect(change(visited, open({ nora: CLEAR, finn }))).toEqual({
      state: "consensus",
      scores: new Map([
        ["nora", CLEAR],
        ["finn", finn],
      ]),
      corrections: new Map([
        ["nora", {}],
        ["finn", {}],
      ]),
      openFacts: new Map(),
    });
    expect(play(visited, open({ nora: CLEAR, finn })).trail.at(-1)?.data).toEqual({
      step: "open_scores",
      scores: [signed("nora", CLEAR), signed("finn", finn)],
    });
  });
  test("1.1: a row that does not apply to a national cluster is not scored, and nothing waits for it", () => {
    const data = changed("gold-clear", { facts: { "cluster.national": true } });
    const { "1.2": _, ...others } = CLEAR;
    const national = play(visited, { data });
    expect(schemeRules(edition, "gold", data).scored.has("1.2")).toBe(false);
    expect(refusal(national, open({ nora: CLEAR, finn: CLEAR }))).toEqual({
      refused: "unknown_row",
      details: { row: "1.2" },
    });
    expect(change(national, open({ nora: others, finn: others }), close)).toMatchObject({
      preliminary: { points: 131, lowest: 131, highest: 131, max: 145 },
    });
  });
});

/** nora and finn differ on two rows, dana (where she takes part) never. */
const differing = (of: Played) =>
  play(of, open({ nora: { ...CLEAR, "2.5": 5, "5.3": 4 }, finn: { ...CLEAR, "2.5": 3, "5.3": 3 } }));

describe("issue D: one value for each row, with a reason", () => {
  const consensus = differing(visited);
  test("rows on which they differ are open", () => expect(openRows(consensus.now, ROWS)).toEqual(["2.5", "5.3"]));
  test("closing with open rows: refused", () =>
    expect(refusal(consensus, agree("2.5", 4), close)).toEqual({ refused: "values_open", details: { rows: "5.3" } }));
  test("a row that only one has scored, or nobody, is open as well", () => {
    const { "2.5": _, ...without } = CLEAR;
    const { "4.2": __, ...neither } = without;
    const half = play(visited, open({ nora: { ...neither, "2.5": 5 }, finn: neither }));
    expect([openRows(half.now, ROWS), countedPoints(half.now).has("4.2")]).toEqual([["2.5", "4.2"], false]);
  });
  test("a row without points, more than a row gives, somebody who is out: refused", () => {
    expect([
      refusal(consensus, agree("1.1.0", 3)),
      refusal(consensus, agree("2.5", 5.5)),
      refusal(consensus, agree("2.5", 3, "stranger")),
    ]).toEqual([
      { refused: "unknown_row", details: { row: "1.1.0" } },
      { refused: "points_too_high", details: { row: "2.5", most: 5 } },
      { refused: "step_not_yours", details: { party: "expert" } },
    ]);
  });
  test("1.1: the agreed value steps by half a point", () => {
    const given = (points: number) => stepInput.safeParse(agree("2.5", points).step).success;
    expect([given(3.25), given(-0.5), given(3.5), given(0)]).toEqual([false, false, true, true]);
  });
  test("and needs its reason", () =>
    expect(stepInput.safeParse({ step: "agree_value", row: "2.5", points: 4, because: " " }).success).toBe(false));

  test("what is agreed counts, otherwise what all gave", () => {
    const agreed = play(consensus, agree("2.5", 3.5), agree("5.3", 4), agree("5.3", 3, "finn"));
    expect(agreed.now.agreed).toEqual(
      new Map([
        ["2.5", 3.5],
        ["5.3", 3],
      ]),
    );
    expect(Object.fromEntries(countedPoints(agreed.now))).toEqual({ ...CLEAR, "2.5": 3.5, "5.3": 3 });
  });
  test("3.4: closed, the score is told, and is preliminary", () =>
    expect(change(consensus, agree("2.5", 3.5), agree("5.3", 4), close)).toEqual({
      state: "report_draft",
      preliminary: { points: 133.5, lowest: 133.5, highest: 133.5, max: 150 },
    }));
  test("3.4: preliminary and final score are both kept (96 became 95 in one case)", () => {
    const check = play(consensus, agree("2.5", 5), agree("5.3", 4), close, expert("nora", FINDING), on("2026-09-20"));
    const final = play(
      check,
      expert("nora", { step: "send_fact_check", dueOn: "2026-09-30" }),
      agree("2.5", 4),
      cluster({ step: "confirm_facts" }),
      ...recommended(["nora", "finn"], "award"),
    );
    expect([final.now.preliminary, final.now.recommendation]).toEqual([
      TOTAL,
      { outcome: "award", signedBy: ["nora", "finn"], final: { points: 134, lowest: 134, highest: 134, max: 150 } },
    ]);
  });
});

describe("3.6, issue D: an expert leaves after scoring, or declares a conflict later", () => {
  const agreed = play(differing(visited), agree("2.5", 4), agree("5.3", 4));

  test("for somebody else: refused, except by the secretariat", () => {
    expect(refusal(agreed, expert("nora", { step: "leave_case", expert: "finn", conflict: true, because }))).toEqual({
      refused: "step_not_yours",
      details: { party: "secretariat" },
    });
    expect(
      refusal(agreed, secretariat({ step: "leave_case", expert: "finn", conflict: true, because: "A newspaper" })),
    ).toBeNull();
  });
  test("twice: refused", () =>
    expect(refusal(agreed, leave("finn"), leave("finn"))).toEqual({
      refused: "expert_state",
      details: { state: "left" },
    }));

  test("the points are set aside in the trail, agreed values are gone, the case is back where experts score", () => {
    const finn = { ...CLEAR, "2.5": 3, "5.3": 3 };
    expect(play(agreed, leave("finn", true)).trail.at(-1)?.data).toEqual({
      step: "leave_case",
      expert: "finn",
      conflict: true,
      because,
      setAside: finn,
      setAsideCorrections: {},
    });
    expect(change(agreed, leave("finn", true))).toEqual({
      state: "visited",
      experts: [
        { expert: "nora", country: "NO", firm: null, state: "free" },
        { expert: "finn", country: "FI", firm: null, state: "in_conflict" },
      ],
      scores: new Map([["nora", { ...CLEAR, "2.5": 5, "5.3": 4 }]]),
      agreed: new Map(),
      corrections: new Map([["nora", {}]]),
      facts: new Map(),
      openFacts: new Map(),
    });
  });
  test("what was signed and nobody saw is set aside as well; nothing is null", () => {
    const setAside = (of: Played) => play(of, leave("finn")).trail.at(-1)?.data;
    expect([setAside(play(visited, { sealed: { finn: CLEAR } })), setAside(visited)]).toMatchObject([
      { setAside: CLEAR },
      { setAside: null },
    ]);
  });
  test("another one scores, and the case goes on", () => {
    const replaced = play(agreed, leave("finn"), ...staffed("dana", "DK"));
    expect(refusal(replaced, open({ nora: CLEAR, finn: CLEAR }))).toEqual({
      refused: "scores_incomplete",
      details: { experts: 1 },
    });
    const opened = play(replaced, open({ nora: CLEAR, dana: CLEAR }));
    expect([opened.now.state, [...opened.now.scores.keys()]]).toEqual(["consensus", ["nora", "dana"]]);
    expect(change(opened, close)).toEqual({ state: "report_draft", preliminary: TOTAL });
  });
  test.each(["report_draft", "fact_check", "recommended", "before_board"] as const)(
    "in the state %s: back, and nothing that rested on the points stands",
    (state) => {
      expect(play(gold(state), leave("finn")).now).toMatchObject({
        state: "visited",
        preliminary: null,
        factCheck: null,
        recommendation: null,
        board: null,
      });
    },
  );
});
