import { describe, expect, test } from "vitest";
import {
  type CaseState,
  type CaseStep,
  isRefusal,
  PARTIES,
  type Party,
  STATES,
  STEP_NAMES,
  stepsFor,
  take,
} from "../../src/index.ts";
import { ARROWS } from "./arrows.ts";
import { gold } from "./gold.ts";
import {
  ALL_MET,
  circumstances,
  FINDING,
  offer,
  type Played,
  play,
  propose,
  record,
  SEND,
  SUBMIT,
  visitOn,
} from "./support.ts";

/** A step of each kind, as somebody could send it. */
const because = "For a reason";
const SAMPLES: readonly CaseStep[] = [
  { step: "ask_eligibility" },
  { step: "judge_eligibility", items: ALL_MET, because: null },
  offer("2026-12-01"),
  { step: "sign_contract" },
  { step: "issue_invoice", number: "2026-17" },
  { step: "record_payment", paidOn: "2026-09-01" },
  { step: "waive_fee", because },
  { step: "declare_areas", areas: [] },
  SUBMIT,
  { step: "return_to_cluster", because },
  propose("dana", "DK"),
  { step: "approve_same_firm", because },
  { step: "withdraw_proposal", expert: "nora", because },
  { step: "accept_expert", expert: "nora" },
  { step: "object_to_expert", expert: "nora", because },
  { step: "declare_interests", conflict: false, because: null },
  { step: "decline_case", because },
  { step: "leave_case", expert: "nora", conflict: false, because },
  visitOn("2026-12-01"),
  record("2026-09-17"),
  { step: "open_scores", scores: [] },
  { step: "agree_value", row: "2.5", points: 3.5, because },
  { step: "correct_facts", row: "2.5", facts: { "contacts.participants_contacted": 60 }, because, seen: "A list" },
  { step: "close_consensus" },
  { step: "confirm_area", indicator: "2.5", confirmed: true, because },
  FINDING,
  { step: "take_finding_back", finding: 1, because },
  { step: "send_fact_check", dueOn: "2026-12-01" },
  { step: "reply_to_report", row: null, text: "One number is wrong" },
  { step: "confirm_facts" },
  { step: "recommend", outcome: "award", because },
  { step: "put_before_board", meeting: "2026-10" },
  { step: "declare_board_conflict", because },
  { step: "vote", vote: "for" },
  { step: "decide", because: null },
  { step: "return_to_experts", because },
  { step: "send_decision" },
  { step: "appeal", grounds: because },
  { step: "assign_appeal", officer: "ada" },
  { step: "decide_appeal", outcome: "dismissed", because },
  { step: "publish" },
  { step: "report_change", text: "Merged with another cluster" },
  { step: "read_change", because },
  { step: "suspend_label", because },
  { step: "reinstate_label", because },
  { step: "withdraw_label", because },
  { step: "withdraw_application", because },
  { step: "move_edition", edition: "2027-1", hash: "beef", because },
];

const PERSON: Readonly<Record<Party, string | null>> = {
  cluster: "manager",
  secretariat: "officer",
  expert: "nora",
  board: "berta",
  appeals: "ada",
  program: null,
};
/** As the party, whether or not the person could be it in this state. */
function answerTo(step: CaseStep, party: Party, of: CaseState | Played, parties: readonly Party[] = [party]) {
  const played = typeof of === "string" ? gold(of) : of;
  const by = circumstances(played, { person: PERSON[party], party, step });
  const answer = take(played.now, step, { ...by, parties: new Set(parties) });
  return isRefusal(answer) ? answer : null;
}

const told = (state: CaseState): CaseState => (state === "awarded" || state === "refused" ? "before_board" : state);

test("each step has a sample and an arrow", () => {
  expect([SAMPLES.map(({ step }) => step).sort(), Object.keys(ARROWS).sort()]).toEqual([
    [...STEP_NAMES].sort(),
    [...STEP_NAMES].sort(),
  ]);
});

test.each(STATES)("3.4: the Gold case of these tests comes to %s", (state) =>
  expect(gold(state).now.state).toBe(state),
);

describe.each(SAMPLES)("3.4: $step", (step) => {
  const { by, from } = ARROWS[step.step];

  test.each(PARTIES.filter((party) => !by.includes(party)))("is not for: %s", (party) =>
    expect(STATES.map((state) => answerTo(step, party, state))).toEqual(
      STATES.map(() => ({ refused: "step_not_yours", details: { party: by.join(", ") } })),
    ),
  );

  test("is not for somebody who only says to be of the party", () =>
    expect(by.map((party) => answerTo(step, party, from[0] ?? "draft", []))).toEqual(
      by.map(() => ({ refused: "step_not_yours", details: { party: by.join(", ") } })),
    ));

  test.each(STATES.filter((state) => !from.includes(state)))("is not for the state %s", (state) =>
    expect(by.map((party) => answerTo(step, party, state))).toEqual(
      // how the board decided is told to the cluster by nothing but the letter, which these cases wait for
      by.map((party) => ({ refused: "step_not_now", details: { state: party === "cluster" ? told(state) : state } })),
    ),
  );

  test.each(from)("may be looked at in the state %s", (state) => {
    for (const party of by) {
      const now = gold(state);
      const sent = party === "cluster" && told(state) !== state ? play(now, SEND) : now;
      expect(["step_not_yours", "step_not_now"]).not.toContain(answerTo(step, party, sent)?.refused);
    }
  });
});

test("menus and work lists offer the same steps", () => {
  const names = STEP_NAMES as readonly (keyof typeof ARROWS)[];
  for (const state of STATES)
    for (const party of PARTIES) {
      const expected = names.filter((name) => ARROWS[name].by.includes(party) && ARROWS[name].from.includes(state));
      expect([...stepsFor({ state }, party)].sort()).toEqual([...expected].sort());
    }
});

describe("3.6: nobody of the cluster and no expert of the case holds an office in it", () => {
  const offices = SAMPLES.flatMap((step) =>
    ARROWS[step.step].by
      .filter((party) => ["secretariat", "board", "appeals"].includes(party))
      .map((party) => [step.step, party, step] as const),
  );
  test.each(offices)("%s as %s", (_, party, step) => {
    const [state = "draft"] = ARROWS[step.step].from;
    const refused = { refused: "not_impartial", details: {} };
    expect([answerTo(step, party, state, [party, "cluster"]), answerTo(step, party, state, [party, "expert"])]).toEqual(
      [refused, refused],
    );
  });
});
