import { describe, expect, test } from "vitest";
import {
  type CaseStep,
  type Corrections,
  countedFacts,
  type FactValue,
  type FactValues,
  judgeCase,
} from "../../src/index.ts";
import { edition } from "../support.ts";
import { CLEAR, EXPERTS, gold } from "./gold.ts";
import {
  change,
  cluster,
  contracted,
  expert,
  on,
  open,
  opened,
  type Played,
  play,
  recommended,
  refusal,
  reported,
  SUBMIT,
  secretariat,
  staffed,
  visitOn,
} from "./support.ts";

/** What the experts see at the visit can be otherwise than what was answered (excellence.md 1.1 "documents are looked at on the spot", 3.4). */

const CONTACTED = "contacts.participants_contacted";
const visited = gold("visited");
const SEEN = { because: "The list says less", seen: "The list of contacts of 2026" };
const correct = (facts: FactValues, row = "2.5"): CaseStep => ({ step: "correct_facts", row, facts, ...SEEN });
/** Both have signed; nora found otherwise what is given. */
const consensus = (nora: Corrections, finn: Corrections = {}): Played =>
  play(visited, on("2026-09-18"), open({ nora: CLEAR, finn: CLEAR }, { nora, finn }));
const found = (contacted: number | null): Corrections => ({ "2.5": { [CONTACTED]: contacted } });
const CLOSE: CaseStep = { step: "close_consensus" };

describe("a fact that was found otherwise at the visit", () => {
  test("is one that the row asks, and lawful as in the self-assessment", () => {
    const refused = (facts: FactValues, row?: string) =>
      refusal(gold("consensus"), expert("nora", correct(facts, row)));
    expect([
      refused({ [CONTACTED]: 60 }, "9.9"),
      refused({ "relations.partners": 3 }),
      refused({ [CONTACTED]: -1 }),
      refused({ [CONTACTED]: 1.5 }),
      refused({ [CONTACTED]: "many" }),
      refused({ [CONTACTED]: 60 }),
    ]).toEqual([
      { refused: "unknown_row", details: { row: "9.9" } },
      { refused: "unknown_fact", details: { row: "2.5" } },
      ...[1, 2, 3].map(() => ({ refused: "fact_not_lawful", details: { row: "2.5" } })),
      null,
    ]);
  });
  test("is told by an expert of the case who is free of conflicts, and by nobody before all have signed", () => {
    expect(refusal(visited, expert("nora", correct({ [CONTACTED]: 60 })))).toEqual({
      refused: "step_not_now",
      details: { state: "visited" },
    });
    expect(refusal(gold("consensus"), cluster(correct({ [CONTACTED]: 60 })))).toMatchObject({
      refused: "step_not_yours",
    });
    expect(refusal(gold("consensus"), secretariat(correct({ [CONTACTED]: 60 })))).toMatchObject({
      refused: "step_not_yours",
    });
  });
  test("is refused with the points it was signed with when the row does not ask it", () => {
    const odd = { nora: { "2.5": { "relations.partners": 3 } } };
    expect(refusal(visited, open({ nora: CLEAR, finn: CLEAR }, odd))).toEqual({
      refused: "unknown_fact",
      details: { row: "2.5" },
    });
  });
  test("counts for nothing until it was agreed on, also where both found the same", () => {
    for (const by of [consensus(found(5)), consensus(found(5), found(5)), consensus(found(5), found(6))])
      expect([countedFacts(by.now), by.now.openFacts, refusal(by, expert("finn", CLOSE))]).toEqual([
        new Map(),
        new Map([[CONTACTED, "2.5"]]),
        { refused: "facts_open", details: { rows: "2.5" } },
      ]);
  });
  test("is agreed on as points are: another value than either gave, or the one that was submitted", () => {
    for (const value of [60, 88, null]) {
      const after = play(
        consensus(found(5), found(6)),
        expert("finn", correct({ [CONTACTED]: value })),
        expert("nora", CLOSE),
      );
      expect([after.now.state, after.now.facts, after.now.openFacts.size]).toEqual([
        "report_draft",
        new Map([[CONTACTED, { row: "2.5", value }]]),
        0,
      ]);
    }
  });
});

describe("what was agreed on", () => {
  const failed = play(consensus(found(5)), expert("nora", correct({ [CONTACTED]: 5 })), expert("nora", CLOSE));
  const drafted = play(failed, ...reported(EXPERTS, "2026-10-02"), on("2026-10-05"));

  test("leaves the preliminary score as it was submitted (3.4)", () =>
    expect(failed.now.preliminary).toEqual(gold("report_draft").now.preliminary));
  test("decides gates and label: a minimum requirement that is not met refuses it, whatever the points are", () => {
    expect(refusal(drafted, ...recommended(["nora"], "award"))).toEqual({
      refused: "label_rule",
      details: { reasons: "gate_failed" },
    });
  });
  test("makes a gate that nobody knows leave the case undecided, not refused", () => {
    const unknown = play(drafted, expert("nora", correct({ [CONTACTED]: null })));
    const again = play(unknown, cluster({ step: "confirm_facts" }));
    expect(refusal(again, ...recommended(["nora"], "award"))).toEqual({
      refused: "label_rule",
      details: { reasons: "gate_unknown" },
    });
    expect(change(again, ...recommended(EXPERTS, "refuse"))).toMatchObject({ state: "recommended" });
  });
  test("is the cluster's to reply to: corrected in the fact check, its confirmation and the signatures are void", () => {
    const signed = play(drafted, expert("nora", { step: "recommend", outcome: "refuse", because: "One gate" }));
    expect(signed.now.factCheck?.confirmed).toBe(true);
    expect(change(signed, expert("finn", correct({ [CONTACTED]: 60 })))).toEqual({
      facts: new Map([[CONTACTED, { row: "2.5", value: 60 }]]),
      openFacts: new Map(),
      factCheck: { dueOn: "2026-10-02", confirmed: false, replies: 0 },
      recommendation: null,
    });
  });
  test("is asked again when the cluster has handed in anew, before the draft goes out", () => {
    const returned = play(failed, secretariat({ step: "return_to_cluster", because: "2.1 is missing" }));
    expect([returned.now.facts.size, returned.now.openFacts]).toEqual([0, new Map([[CONTACTED, "2.5"]])]);
    const { trail } = visited;
    const submit = trail.find(({ data }) => data.step === "submit")?.data as CaseStep;
    const again = play(
      returned,
      cluster(submit),
      expert("nora", { step: "write_finding", row: null, kind: "fact", text: "One" }),
    );
    expect(refusal(again, expert("nora", { step: "send_fact_check", dueOn: "2026-10-20" }))).toEqual({
      refused: "facts_open",
      details: { rows: "2.5" },
    });
  });
  test("goes with the expert who leaves, and what he found stays on record", () => {
    const left = play(
      failed,
      expert("nora", { step: "leave_case", expert: "nora", conflict: true, because: "A new job" }),
    );
    expect([left.now.state, left.now.facts.size, left.now.openFacts.size, [...left.now.corrections.keys()]]).toEqual([
      "visited",
      0,
      0,
      ["finn"],
    ]);
    expect(left.trail.at(-1)?.data).toMatchObject({ setAsideCorrections: found(5) });
  });
  test("takes a row out that experts gave points for", () => {
    const { data } = gold("report_draft").world;
    const total = (facts: ReadonlyMap<string, FactValue>) =>
      judgeCase(edition, data, {}, new Map(Object.entries(CLEAR)), facts).total;
    expect([total(new Map()), total(new Map([["cluster.national", true]]))]).toMatchObject([
      { points: 135, max: 150 },
      { points: 131, max: 145 },
    ]);
  });
});

test("a Bronze case has one expert: what he corrects in his report counts for eligibility and label", () => {
  const seen = play(
    opened("bronze-weak-international"),
    on("2024-02-29"),
    ...contracted("2024-02-29"),
    ...staffed("nora", "NO"),
    cluster({ ...SUBMIT, referenceDate: "2024-02-29" } as CaseStep),
    secretariat(visitOn("2024-02-29")),
    expert("nora", { step: "record_visit", lastDay: "2024-02-29", observers: null }),
  );
  const few = play(seen, expert("nora", correct({ "team.fte": 0.2 }, "B11")));
  const checked = (of: Played) => play(of, ...reported(["nora"], "2024-03-15"));
  expect(refusal(checked(seen), ...recommended(["nora"], "award"))).toBe(null);
  expect(refusal(checked(few), ...recommended(["nora"], "award"))).toEqual({
    refused: "label_rule",
    details: { reasons: "e2_not_met" },
  });
});
