import { describe, expect, test } from "vitest";
import { ballot, evolve, type Taken } from "../../src/index.ts";
import { gold } from "./gold.ts";
import {
  type Act,
  appeals,
  as,
  BEFORE_BOARD,
  change,
  cluster,
  DECIDE,
  on,
  play,
  propose,
  refusal,
  SEND,
  secretariat,
  voted,
} from "./support.ts";

const because = "The answers were read wrongly";
const refused = gold("refused");
const sent = play(refused, on("2026-10-22"), SEND);
const appeal = cluster({ step: "appeal", grounds: because });
const assign = (officer: string) => secretariat({ step: "assign_appeal", officer });
const decide = (officer: string, outcome: "dismissed" | "returned") =>
  appeals(officer, { step: "decide_appeal", outcome, because });

describe("the decision is sent", () => {
  test("twice: refused", () =>
    expect([refusal(sent, SEND), refusal(gold("awarded"), SEND, SEND)]).toEqual([
      { refused: "decision_sent", details: {} },
      { refused: "decision_sent", details: {} },
    ]));
  test("its day is the day from which an appeal counts", () =>
    expect(sent.now.decision).toEqual({ ...refused.now.decision, sentOn: "2026-10-22" }));
});

describe("3.5: an appeal within 30 days from the day after the decision was sent", () => {
  test("before it was sent: refused", () =>
    expect(refusal(refused, appeal)).toEqual({ refused: "step_not_now", details: { state: "before_board" } }));
  test("an award cannot be appealed against", () =>
    expect(refusal(gold("awarded"), SEND, appeal)).toEqual({ refused: "step_not_now", details: { state: "awarded" } }));
  test.each([
    ["on the day itself", "2026-10-22"],
    ["on day 1", "2026-10-23"],
    ["on day 30", "2026-11-21"],
  ])("%s: in time", (_, day) =>
    expect(change(sent, on(day), appeal)).toEqual({ appeal: { state: "open", officer: null } }),
  );
  test("on day 31: refused", () =>
    expect(refusal(sent, on("2026-11-22"), appeal)).toEqual({
      refused: "appeal_too_late",
      details: { until: "2026-11-21" },
    }));
  test("twice: refused", () =>
    expect(refusal(sent, appeal, appeal)).toEqual({ refused: "already_appealed", details: {} }));
});

const open = play(sent, on("2026-11-01"), appeal);

describe("3.5: decided by a person not involved", () => {
  const involved = { refused: "officer_involved", details: {} };
  const officers = { officers: ["ada", "alf", "officer", "clerk", "berta", "nora"] };
  const none = { refused: "no_appeal", details: {} };

  test("without an appeal nobody is assigned and nothing decided", () =>
    expect([refusal(sent, assign("ada")), refusal(sent, decide("ada", "dismissed"))]).toEqual([none, none]));
  test("to somebody who is no officer: refused", () =>
    expect(refusal(open, assign("berta"))).toEqual({ refused: "not_an_officer", details: {} }));
  test("to one of the secretariat, the board or the experts who acted in the case: refused", () =>
    expect(["officer", "berta", "nora"].map((officer) => refusal(open, officers, assign(officer)))).toEqual([
      involved,
      involved,
      involved,
    ]));
  test("to an expert who was proposed only, or to the one who assigns: refused", () => {
    const proposed = play(gold("self_assessment"), secretariat(propose("alf", "NO"))).now.experts;
    const withAlf = { ...open, now: { ...open.now, experts: [...open.now.experts, ...proposed] } };
    const oneself = as("secretariat", "clerk", { step: "assign_appeal", officer: "clerk" });
    expect([refusal(withAlf, assign("alf")), refusal(open, officers, oneself)]).toEqual([involved, involved]);
  });
  test("by somebody to whom it is not assigned: refused", () =>
    expect([refusal(open, decide("ada", "returned")), refusal(open, assign("ada"), decide("alf", "returned"))]).toEqual(
      [none, none],
    ));
  test("by an officer who acted for the secretariat meanwhile: refused", () => {
    const both = play(open, assign("ada"), {
      roles: { ...open.world.roles, ada: ["appeals", "secretariat"] },
    });
    const invoice = as("secretariat", "ada", { step: "issue_invoice", number: "2026-18" });
    expect(refusal(both, invoice, decide("ada", "dismissed"))).toEqual(involved);
  });
  test("assigned, and to another one while it is not decided", () => {
    expect(change(open, assign("ada"))).toEqual({ appeal: { state: "assigned", officer: "ada" } });
    expect(change(open, assign("ada"), assign("alf"))).toEqual({ appeal: { state: "assigned", officer: "alf" } });
  });

  test("dismissed: the refusal stands, and that is the end of it", () => {
    const dismissed = [assign("ada"), decide("ada", "dismissed")];
    expect(change(open, ...dismissed)).toEqual({
      appeal: { state: "dismissed", officer: "ada" },
      appealsDecidedBy: ["ada"],
    });
    expect([refusal(open, ...dismissed, appeal), refusal(open, ...dismissed, assign("alf"))]).toEqual([
      { refused: "already_appealed", details: {} },
      none,
    ]);
  });

  const returned = play(open, on("2026-11-10"), assign("ada"), decide("ada", "returned"));
  const { sentOn: _, ...first } = sent.now.decision as NonNullable<typeof sent.now.decision>;
  test("returned: before the board again, the first decision is kept", () =>
    expect(change(open, assign("ada"), decide("ada", "returned"))).toEqual({
      state: "recommended",
      appeal: { state: "returned", officer: "ada" },
      appealsDecidedBy: ["ada"],
      decision: null,
      board: null,
      overturned: [first],
    }));
  test("returned: decided again, both decisions are there; who was in conflict still is", () => {
    const again = play(returned, BEFORE_BOARD, ...voted("against"), DECIDE);
    expect([again.now.state, again.now.decision?.outcome, again.now.overturned]).toEqual([
      "awarded",
      "awarded",
      [first],
    ]);
    expect(again.trail.filter(({ data }) => data.step === "decide").map(({ data }) => data)).toMatchObject([
      { outcome: "refused", reasons: ["board"] },
      { outcome: "awarded", reasons: ["all_conditions_met"] },
    ]);
  });
  test("who returned it neither votes on it nor comes back as an expert", () => {
    const board = { board: ["berta", "ada"], roles: { ...returned.world.roles, ada: ["appeals", "board"] } } as const;
    const vote = as("board", "ada", { step: "vote", vote: "for" });
    expect(refusal(returned, board, BEFORE_BOARD, vote)).toEqual({ refused: "not_impartial", details: {} });
    expect(ballot(returned.now, ["berta", "ada"]).members).toBe(1);
    const nora = as("expert", "nora", { step: "leave_case", expert: "nora", conflict: false, because });
    expect(refusal(returned, nora, secretariat(propose("ada", "SE")))).toEqual({
      refused: "expert_in_conflict",
      details: { conflicts: "office" },
    });
  });
  test("whoever stands in for the officer decides it under the own name, and has to be uninvolved as well", () => {
    const assigned = play(open, assign("ada"));
    // who acted for the secretariat in this case, and decides appeals besides
    const roles = { ...assigned.world.roles, officer: ["secretariat", "appeals"] } as const;
    const standing = (person: string): Act => ({ standIns: { [person]: "ada" } });
    expect([
      refusal(assigned, decide("alf", "returned")),
      refusal(assigned, standing("officer"), decide("officer", "returned")),
      refusal(assigned, standing("officer"), { roles }, decide("officer", "returned")),
      refusal(assigned, standing("alf"), decide("alf", "returned")),
    ]).toMatchObject([{ refused: "no_appeal" }, { refused: "step_not_yours" }, { refused: "officer_involved" }, null]);
    const decided = play(assigned, standing("alf"), decide("alf", "dismissed"));
    expect([decided.now.appeal, decided.trail.at(-1)?.data]).toMatchObject([
      { state: "dismissed", officer: "alf" },
      { onBehalfOf: "ada" },
    ]);
  });
  test("returned: votes of the first time are gone", () =>
    expect(play(returned, BEFORE_BOARD).now.board?.votes).toEqual(new Map()));

  // the letter told of an appeal against each refusal, and the rule gave one to each case
  describe("refused a second time: one appeal against each decision", () => {
    const decided = play(returned, BEFORE_BOARD, ...voted("for"), secretariat({ step: "decide", because }));
    const again = play(decided, on("2026-12-01"), SEND);
    const appealed = play(again, on("2026-12-31"), appeal);
    test("before it was sent, and after its own 30 days: refused", () =>
      expect([refusal(decided, appeal), refusal(again, on("2027-01-01"), appeal)]).toEqual([
        { refused: "step_not_now", details: { state: "before_board" } },
        { refused: "appeal_too_late", details: { until: "2026-12-31" } },
      ]));
    test("on its last day it is open, and only once", () => {
      expect(change(again, on("2026-12-31"), appeal)).toEqual({ appeal: { state: "open", officer: null } });
      expect(refusal(appealed, appeal)).toEqual({ refused: "already_appealed", details: {} });
    });
    test("not decided by who decided the first one, neither given to him nor when he stands in", () => {
      const standing: Act = { standIns: { ada: "alf" } };
      expect([
        refusal(appealed, assign("ada")),
        refusal(appealed, assign("alf"), standing, decide("ada", "returned")),
      ]).toEqual([involved, involved]);
      expect(change(appealed, assign("alf"), decide("alf", "dismissed"))).toEqual({
        appeal: { state: "dismissed", officer: "alf" },
        appealsDecidedBy: ["ada", "alf"],
      });
    });
    test("returned once more: neither of the two votes", () => {
      const third = play(appealed, assign("alf"), decide("alf", "returned"));
      expect(ballot(third.now, ["berta", "ada", "alf"]).members).toBe(1);
      expect(third.now.overturned).toHaveLength(2);
    });
  });

  // an officer who had not voted could decide on what his own board had decided
  test("not decided by a member of the board, whether he acted in the case or not", () => {
    const roles = { ...open.world.roles, alf: ["appeals", "board"] } as const;
    const joins: Act = { roles, board: [...open.world.board, "alf"] };
    expect([
      refusal(open, joins, assign("alf")),
      refusal(open, assign("alf"), joins, decide("alf", "dismissed")),
    ]).toEqual([involved, involved]);
  });

  // a returned case and a new application for the same label stood against each other in the database
  test("while another application for the label runs nobody appeals, and nothing is returned", () => {
    const runs = { refused: "application_running", details: {} };
    const another: Act = { anotherRuns: true };
    expect([
      refusal(sent, another, appeal),
      refusal(open, assign("ada"), another, decide("ada", "returned")),
      refusal(open, assign("ada"), another, decide("ada", "dismissed")),
    ]).toEqual([runs, runs, null]);
  });
});

describe("the day on which a decision is sent", () => {
  // sent on 18 December at half past midnight in Oslo it was counted as the 17th
  test("is that of the cluster, which may be the day after the one in UTC", () => {
    const oslo = play(refused, on("2026-12-18"), SEND);
    const [last] = oslo.trail.slice(-1);
    const late = { ...last, at: "2026-12-17T23:30:00.000Z" } as Taken;
    expect([last?.data, evolve(refused.now, late).decision?.sentOn]).toEqual([
      { step: "send_decision", sentOn: "2026-12-18" },
      "2026-12-18",
    ]);
  });
  test("of trails that do not have it is the one in UTC", () => {
    const old: Taken = {
      number: refused.now.number + 1,
      by: { person: "officer", party: "secretariat" },
      at: "2026-12-17T23:30:00.000Z",
      data: { step: "send_decision" },
    };
    expect(evolve(refused.now, old).decision?.sentOn).toBe("2026-12-17");
  });
});
