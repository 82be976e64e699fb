import { describe, expect, test } from "vitest";
import { ballot } from "../../src/index.ts";
import { changed, example } from "../support.ts";
import { gold } from "./gold.ts";
import { as, BEFORE_BOARD, board, change, DECIDE, play, recommended, refusal, secretariat, voted } from "./support.ts";

const because = "For a reason";
const before = gold("before_board");
const conflict = (member: string) => board(member, { step: "declare_board_conflict", because });
const vote = (member: string, given: "for" | "against" | "abstain") => board(member, { step: "vote", vote: given });
const five = { board: ["b1", "b2", "b3", "b4", "b5"] };
const withFive = play(before, {
  ...five,
  roles: { ...before.world.roles, ...Object.fromEntries(five.board.map((member) => [member, ["board"] as const])) },
});
const noQuorum = (present: number, needed: number) => ({ refused: "no_quorum", details: { present, needed } });

describe("3.4 step 7, issue D: the board, in monthly lots", () => {
  test("on the list of a meeting", () =>
    expect(change(gold("recommended"), BEFORE_BOARD)).toEqual({
      state: "before_board",
      board: { meeting: "2026-10", votes: new Map() },
    }));
  test("who is not entitled on the day neither votes nor declares a conflict", () => {
    const without = play(before, { board: ["bjorn", "boris"] });
    const refused = { refused: "not_on_board", details: {} };
    expect([refusal(without, vote("berta", "for")), refusal(without, conflict("berta"))]).toEqual([refused, refused]);
  });
  test("who has declared a conflict neither votes nor declares it again", () => {
    const refused = { refused: "not_impartial", details: {} };
    expect([
      refusal(before, conflict("berta"), vote("berta", "for")),
      refusal(before, conflict("berta"), conflict("berta")),
    ]).toEqual([refused, refused]);
  });
  test("a vote may be changed; a conflict takes it away and stays on record", () => {
    const twice = play(before, vote("berta", "for"), vote("berta", "against"));
    expect(twice.now.board?.votes).toEqual(new Map([["berta", "against"]]));
    expect(change(twice, conflict("berta"))).toEqual({
      boardConflicts: ["berta"],
      board: { meeting: "2026-10", votes: new Map() },
    });
    expect(change(gold("recommended"), conflict("berta"))).toEqual({ boardConflicts: ["berta"] });
  });
  test("returned to the experts with a reason, the report is written, checked and recommended again", () => {
    const back = board("berta", { step: "return_to_experts", because: "What about 2.6?" });
    expect(change(before, back)).toEqual({ state: "report_draft", recommendation: null, board: null, factCheck: null });
    expect(play(gold("recommended"), back).now.preliminary).toEqual(before.now.preliminary);
  });
});

describe("issue D: quorum: more than half of the members entitled to vote, without those in conflict", () => {
  test.each([
    [0, []],
    [1, ["b1"]],
    [2, ["b1", "b2"]],
  ])("%i of five: refused", (present, members) =>
    expect(refusal(withFive, ...voted("for", members), DECIDE)).toEqual(noQuorum(present, 3)),
  );
  test("three of five: decided", () =>
    expect(refusal(withFive, ...voted("for", ["b1", "b2", "b3"]), DECIDE)).toBeNull());
  test("two of four is half, not more", () =>
    expect(refusal(withFive, conflict("b5"), ...voted("for", ["b1", "b2"]), DECIDE)).toEqual(noQuorum(2, 3)));
  test("two of three, as two are in conflict: decided", () =>
    expect(refusal(withFive, conflict("b5"), conflict("b4"), ...voted("for", ["b1", "b2"]), DECIDE)).toBeNull());
  test("all in conflict: nobody can decide", () =>
    expect(refusal(withFive, ...five.board.map(conflict), DECIDE)).toEqual(noQuorum(0, 1)));
  test("who abstains takes part", () =>
    expect(refusal(withFive, vote("b1", "for"), vote("b2", "abstain"), vote("b3", "abstain"), DECIDE)).toBeNull());
  test("who left the board meanwhile does not count", () => {
    const three = play(withFive, ...voted("for", ["b1", "b2", "b3"]), { board: ["b2", "b3", "b4", "b5"] });
    expect(refusal(three, DECIDE)).toEqual(noQuorum(2, 3));
  });
  test("an expert of the case who sits on the board is in conflict", () => {
    const nora = play(withFive, { board: ["nora", "b1", "b2"] }, ...voted("for", ["b1"]));
    expect(ballot(nora.now, nora.world.board)).toMatchObject({ members: 2, present: 1, for: 1, against: 0 });
    expect(refusal(nora, DECIDE)).toEqual(noQuorum(1, 2));
  });
  // members who held the secretariat's office too led a case and voted in it
  test("a member who took a step of the secretariat in the case does not vote in it, and does not count", () => {
    const roles = { ...withFive.world.roles, b1: ["board", "secretariat"] as const };
    const voting = play(withFive, { roles }, ...voted("for", ["b1", "b2"]));
    const led = play(voting, as("secretariat", "b1", { step: "waive_fee", because }));
    expect(ballot(led.now, five.board)).toMatchObject({ members: 4, present: 1, for: 1 });
    const refused = { refused: "led_case", details: {} };
    expect([refusal(led, vote("b1", "for")), refusal(led, conflict("b1"))]).toEqual([refused, refused]);
    expect(refusal(led, board("b1", { step: "decide", because: null }))).toEqual(refused);
    const minutes = as("secretariat", "b1", { step: "decide", because: null });
    expect([refusal(led, minutes), refusal(led, ...voted("for", ["b3", "b4"]), minutes)]).toEqual([
      noQuorum(1, 3),
      null,
    ]);
  });
  test("as many for as against: refused", () =>
    expect(refusal(withFive, vote("b1", "for"), vote("b2", "against"), vote("b3", "abstain"), DECIDE)).toEqual({
      refused: "tie",
      details: { for: 1, against: 1 },
    }));
});

const DECISION = {
  reasons: ["all_conditions_met"],
  validFrom: "2026-09-17",
  validUntil: "2028-09-17",
  kind: "first",
  final: { points: 135, lowest: 135, highest: 135, max: 150 },
  votes: { for: 3, against: 0, abstain: 0 },
  entitled: 3,
  sentOn: null,
};

describe("3.4 step 7: the decision", () => {
  test("awarded for two years from the last day of the visit", () =>
    expect(change(before, ...voted("for"), DECIDE)).toEqual({
      state: "awarded",
      decision: { ...DECISION, outcome: "awarded" },
    }));
  test("refused against the rules only with a reason, which is then the board's own", () => {
    expect(refusal(before, ...voted("against"), DECIDE)).toEqual({ refused: "because_missing", details: {} });
    const decide = secretariat({ step: "decide", because: "The strategy does not convince" });
    expect(change(before, ...voted("against"), decide)).toEqual({
      state: "refused",
      decision: {
        ...DECISION,
        outcome: "refused",
        reasons: ["board"],
        validFrom: null,
        validUntil: null,
        votes: { for: 0, against: 3, abstain: 0 },
      },
    });
  });
  test("votes are for or against what the experts recommend: for a refusal is a refusal, against it an award", () => {
    const toRefuse = play(gold("fact_check"), ...recommended(["nora", "finn"], "refuse"), BEFORE_BOARD);
    const outcome = (given: "for" | "against", reason: string | null) =>
      play(toRefuse, ...voted(given), board("berta", { step: "decide", because: reason })).now.decision?.outcome;
    expect([outcome("for", because), outcome("against", null)]).toEqual(["refused", "awarded"]);
  });
  test("two boards at the same moment: the second finds the case decided", () => {
    const decided = play(before, ...voted("for"), DECIDE);
    const second = board("bjorn", { step: "decide", because: null });
    expect([refusal(decided, second), refusal(decided, vote("bjorn", "against"))]).toEqual([
      { refused: "step_not_now", details: { state: "awarded" } },
      { refused: "step_not_now", details: { state: "awarded" } },
    ]);
  });
  test("1.1: a gate unknown: neither awarded nor refused", () => {
    const unknown = play(before, { data: example("decisions/gold-gate-unknown") });
    const undecided = { refused: "case_undecided", details: { reasons: "gate_unknown" } };
    expect([
      refusal(unknown, ...voted("for"), DECIDE),
      refusal(unknown, ...voted("against"), secretariat({ step: "decide", because })),
    ]).toEqual([undecided, undecided]);
    expect(play(unknown, ...voted("for"), board("berta", { step: "return_to_experts", because })).now.state).toBe(
      "report_draft",
    );
  });
  test("1.1: a gate that is not met: no award whatever the votes, a refusal with the rule as its reason", () => {
    const failed = play(before, { data: changed("gold-clear", { facts: { "relations.partners": 1 } }) });
    expect(refusal(failed, ...voted("for"), DECIDE)).toEqual({
      refused: "label_rule",
      details: { reasons: "gate_failed" },
    });
    expect(change(failed, ...voted("against"), DECIDE)).toMatchObject({
      decision: { outcome: "refused", reasons: ["gate_failed"], validFrom: null, validUntil: null, kind: "first" },
    });
  });
});
