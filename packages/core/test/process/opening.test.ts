import { describe, expect, test } from "vitest";
import { addDays, type CaseStep, OPEN_STATES, stepInput } from "../../src/index.ts";
import { edition } from "../support.ts";
import { gold } from "./gold.ts";
import {
  ALL_MET,
  as,
  change,
  cluster,
  contracted,
  offer,
  on,
  opened,
  play,
  refusal,
  SUBMIT,
  secretariat,
} from "./support.ts";

describe("3.2: eligibility E1 to E12, each yes or no, by a reviewer", () => {
  const judged = (items: Record<string, boolean>, because: string | null): CaseStep => ({
    step: "judge_eligibility",
    items,
    because,
  });
  const refused = (items: Record<string, boolean>, because: string | null = null) =>
    refusal(gold("eligibility"), secretariat(judged(items, because)));
  const incomplete = {
    refused: "items_incomplete",
    details: { items: "E1, E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, E12" },
  };

  test("an item that is not answered: refused", () => {
    const { E7: _, ...eleven } = ALL_MET;
    expect([refused(eleven), refused({})]).toEqual([incomplete, incomplete]);
  });
  test("an item that the scheme does not have: refused", () =>
    expect(refused({ ...ALL_MET, E13: true })).toEqual(incomplete));
  test("an item that is not met, without a reason: refused", () =>
    expect(refused({ ...ALL_MET, E11: false })).toEqual({ refused: "because_missing", details: {} }));

  test("the cluster asks", () =>
    expect(change(gold("draft"), cluster({ step: "ask_eligibility" }))).toEqual({
      state: "eligibility",
    }));
  test("all met: a contract can be offered", () =>
    expect(change(gold("eligibility"), on("2026-09-02"), secretariat(judged(ALL_MET, null)))).toEqual({
      state: "contract",
    }));
  test("one not met: back to the cluster, which may ask again", () => {
    const lacking = secretariat(judged({ ...ALL_MET, E11: false }, "No profile on the platform"));
    expect(change(gold("eligibility"), lacking)).toEqual({ state: "draft" });
    expect(play(gold("eligibility"), lacking, cluster({ step: "ask_eligibility" })).now.state).toBe("eligibility");
  });
});

describe("3.4 step 3: the invoice", () => {
  const self = gold("self_assessment");
  const issue = secretariat({ step: "issue_invoice", number: "2026-17" });
  const pay = secretariat({ step: "record_payment", paidOn: "2026-09-01" });
  const waive = secretariat({ step: "waive_fee", because: "The state pays" });
  const inState = (state: string) => ({ refused: "invoice_state", details: { state } });

  test("what was not issued cannot be paid, what is paid is neither issued nor waived again", () => {
    expect([
      refusal(self, pay),
      refusal(self, issue, issue),
      refusal(self, issue, pay, pay),
      refusal(self, issue, pay, issue),
      refusal(self, issue, pay, waive),
      refusal(self, waive, issue),
      refusal(self, waive, waive),
    ]).toEqual(["none", "issued", "paid", "paid", "paid", "waived", "waived"].map(inState));
  });
  test("paid tomorrow: refused", () =>
    expect(refusal(self, issue, secretariat({ step: "record_payment", paidOn: "2026-09-02" }))).toEqual({
      refused: "day_in_future",
      details: {},
    }));
  test("issued and paid", () => {
    expect(change(self, issue)).toEqual({ invoice: { state: "issued", number: "2026-17" } });
    expect(change(self, issue, pay)).toEqual({ invoice: { state: "paid", number: "2026-17" } });
  });
  test("waived before and after it was issued", () => {
    expect(change(self, waive)).toEqual({ invoice: { state: "waived", number: null } });
    expect(change(self, issue, waive)).toEqual({ invoice: { state: "waived", number: "2026-17" } });
  });
  test("a cluster that withdrew before signing owes nothing, one that withdrew later does", () => {
    const withdraw = cluster({ step: "withdraw_application", because: "No time" });
    const before = play(gold("contract"), secretariat(offer("2026-09-17")), withdraw);
    expect([refusal(before, issue), refusal(gold("withdrawn"), issue)]).toEqual([
      { refused: "contract_not_offered", details: {} },
      null,
    ]);
  });
});

describe("3.3: Silver declares three improvement areas, each described with its effect", () => {
  const silver = play(
    opened("decisions/silver-first", { firstBenchmarking: "2022-03-31" }),
    ...contracted("2023-10-02"),
  );
  const declare = (...rows: string[]) =>
    cluster({
      step: "declare_areas",
      areas: rows.map((indicator) => ({ indicator, effect: `${indicator} is better` })),
    });

  test("Gold has none", () =>
    expect(refusal(gold("self_assessment"), declare("2.5"))).toEqual({
      refused: "not_this_label",
      details: { label: "gold" },
    }));
  test("an indicator that does not exist", () =>
    expect(refusal(silver, declare("2.5", "9.9"))).toEqual({ refused: "unknown_row", details: { row: "9.9" } }));
  test("a question of the interview, which has no Gold criteria", () =>
    expect(refusal(silver, declare("2.5", "B08"))).toEqual({ refused: "unknown_row", details: { row: "B08" } }));
  test("the same indicator twice", () =>
    expect(refusal(silver, declare("2.5", "5.3", "2.5"))).toEqual({
      refused: "repeated_row",
      details: { row: "2.5" },
    }));
  test("an area without its effect is not read", () =>
    expect(stepInput.safeParse({ step: "declare_areas", areas: [{ indicator: "2.5", effect: "  " }] }).success).toBe(
      false,
    ));
  test.each([[[]], [["2.5", "5.3"]]])("submitting with %j: refused", (rows) =>
    expect(refusal(silver, declare(...rows), cluster(SUBMIT))).toEqual({
      refused: "areas_missing",
      details: { needed: 3, given: rows.length },
    }),
  );

  test("three are kept, not judged yet; declared anew they take the place of the others", () => {
    const areas = (...rows: string[]) => rows.map((indicator) => ({ indicator, confirmed: null }));
    expect(change(silver, declare("2.5", "4.1.6", "5.3"))).toEqual({ areas: areas("2.5", "4.1.6", "5.3") });
    expect(change(silver, declare("2.5"), declare("1.1.0", "2.6", "5.1"))).toEqual({
      areas: areas("1.1.0", "2.6", "5.1"),
    });
  });
  test("with three the answers are submitted", () =>
    expect(change(silver, declare("2.5", "4.1.6", "5.3"), cluster(SUBMIT))).toMatchObject({ state: "submitted" }));
});

describe("3.4 step 4: submitting", () => {
  const submission = { assessment: "answers", number: 1, sha256: "f00d" };
  test("freezes what was answered, by its hash", () =>
    expect(change(gold("self_assessment"), on("2026-09-03"), cluster(SUBMIT))).toEqual({
      state: "submitted",
      submission,
    }));
  test("given back with a reason, it is answered again and submitted anew; the visit is planned anew", () => {
    const back = secretariat({ step: "return_to_cluster", because: "The budget is missing" });
    expect(change(gold("visit_planned"), back)).toEqual({
      state: "self_assessment",
      submission: null,
      visit: null,
    });
    const again = cluster({ ...SUBMIT, number: 2, sha256: "beef" } as CaseStep);
    expect(play(gold("submitted"), back, again).now.submission).toEqual({ ...submission, number: 2, sha256: "beef" });
  });
});

describe("issue D: a fact is unknown after the visit, so the board could not decide", () => {
  const back = secretariat({ step: "return_to_cluster", because: "The budget is missing" });
  const again = cluster({ ...SUBMIT, number: 2, sha256: "beef" } as CaseStep);
  test.each(["report_draft", "fact_check"] as const)(
    "%s: the answers are corrected, the experts go on with their points",
    (state) => {
      const before = gold(state);
      const after = play(before, back, again).now;
      expect([after.state, after.scores, after.visitedOn]).toEqual([
        "report_draft",
        before.now.scores,
        before.now.visitedOn,
      ]);
      expect(after.submission).toMatchObject({ number: 2 });
    },
  );
  test("answers of a day after the visit are not what the experts saw", () => {
    const visited = play(gold("report_draft"), back).now.visitedOn as string;
    const later = cluster({ ...SUBMIT, referenceDate: addDays(visited, 1) } as CaseStep);
    const sameDay = cluster({ ...SUBMIT, referenceDate: visited } as CaseStep);
    expect(refusal(play(gold("report_draft"), back), later)).toEqual({
      refused: "answers_after_visit",
      details: { visited },
    });
    expect(play(gold("report_draft"), back, sameDay).now.state).toBe("report_draft");
  });
  test("an expert who leaves meanwhile is replaced before the report", () => {
    const correcting = play(gold("report_draft"), back);
    const expert = correcting.now.experts[0]?.expert ?? "";
    const leave = secretariat({ step: "leave_case", expert, conflict: false, because: "Ill" });
    expect(play(correcting, leave).now.state).toBe("self_assessment");
    expect(play(correcting, leave, again).now).toMatchObject({ state: "visited", preliminary: null });
  });
  test("it stays with its edition", () =>
    expect(
      refusal(
        play(gold("report_draft"), back),
        secretariat({ step: "move_edition", edition: "2027-1", hash: "x", because: "New" }),
      ),
    ).toEqual({ refused: "step_not_now", details: { state: "self_assessment" } }));
});

describe("3.4: withdrawn", () => {
  const withdraw = cluster({ step: "withdraw_application", because: "Merged" });
  // a page that was still open told by its refusal how the board had decided
  test("once the board has it, and before the letter, the cluster learns nothing but that the board has it", () => {
    const refused = { refused: "step_not_now", details: { state: "before_board" } };
    const late = [gold("before_board"), gold("awarded"), gold("refused")].map((played) => refusal(played, withdraw));
    expect(late).toEqual([refused, refused, refused]);
  });
  test.each(OPEN_STATES.filter((state) => state !== "before_board"))(
    "the cluster withdraws in the state %s",
    (state) => {
      expect(change(gold(state), on("2026-12-24"), withdraw)).toEqual({ state: "withdrawn" });
    },
  );
  test("by anybody of the cluster", () => {
    const world = { roles: { colleague: ["cluster"] } } as const;
    const withdraw = as("cluster", "colleague", { step: "withdraw_application", because: "Merged" });
    expect(play(gold("draft"), world, withdraw).now.state).toBe("withdrawn");
  });
});

describe("an edition that is published in the middle of a case", () => {
  const move = (hash: string) =>
    secretariat({ step: "move_edition", edition: "2027-1", hash, because: "The cluster asked for it" });
  test("moving to the same edition: refused", () =>
    expect(refusal(gold("submitted"), move(edition.hash))).toEqual({ refused: "edition_same", details: {} }));
  test("once experts score by the old one, the case stays with it", () =>
    expect(refusal(gold("visited"), move("beef"))).toEqual({ refused: "step_not_now", details: { state: "visited" } }));
  test("before, it is moved explicitly and on record", () =>
    expect(change(gold("submitted"), move("beef"))).toEqual({ edition: { id: "2027-1", hash: "beef" } }));
});
