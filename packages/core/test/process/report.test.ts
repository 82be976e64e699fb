import { describe, expect, test } from "vitest";
import { type CaseStep, tasksOf } from "../../src/index.ts";
import { changed } from "../support.ts";
import { CLEAR, gold } from "./gold.ts";
import {
  change,
  cluster,
  contracted,
  expert,
  FINDING,
  on,
  open,
  opened,
  type Played,
  play,
  propose,
  recommended,
  record,
  refusal,
  reported,
  SUBMIT,
  secretariat,
  staffed,
  visitOn,
} from "./support.ts";

const because = "For a reason";
const draft = gold("report_draft");
const check = gold("fact_check");
const due = (dueOn: string, by = "nora") => expert(by, { step: "send_fact_check", dueOn });
const finding = (row: string | null) =>
  expert("nora", { step: "write_finding", row, kind: "recommendation", text: "Count what members do" });
const leftBy = (name: string) => expert(name, { step: "leave_case", expert: name, conflict: false, because });

describe("3.4 step 6: findings", () => {
  test("about a row that does not exist, taken back when it is not there, twice, or by one who left: refused", () => {
    const back = (number: number) => expert("finn", { step: "take_finding_back", finding: number, because });
    const number = draft.now.number + 1;
    expect([
      refusal(draft, finding("9.9")),
      refusal(draft, back(1)),
      refusal(draft, finding("2.5"), back(number), back(number)),
      refusal(draft, leftBy("nora"), finding("2.5")),
      refusal(draft, finding("2.5"), leftBy("finn"), back(number)),
    ]).toEqual([
      { refused: "unknown_row", details: { row: "9.9" } },
      { refused: "no_finding", details: {} },
      { refused: "no_finding", details: {} },
      // the one who is left scores again with another: nothing is reported before
      { refused: "step_not_now", details: { state: "visited" } },
      { refused: "step_not_now", details: { state: "visited" } },
    ]);
  });
  test.each([null, "2.5", "1.1.0"])("about %s is known by its number in the trail", (row) =>
    expect(change(draft, finding(row))).toEqual({ findings: [draft.now.number + 1] }),
  );
  test("taken back by the other expert, it stands in the trail and counts no more", () => {
    const written = play(draft, finding("2.5"), finding(null));
    const back = expert("finn", { step: "take_finding_back", finding: draft.now.number + 1, because });
    expect(change(written, back)).toEqual({ findings: [draft.now.number + 2] });
    expect(play(written, back).trail.at(-3)?.data).toMatchObject({ row: "2.5", text: "Count what members do" });
  });
});

describe("3.4: the cluster checks the facts and replies", () => {
  test("a draft without findings: refused", () =>
    expect(refusal(draft, due("2026-10-02"))).toEqual({ refused: "no_finding", details: {} }));
  // whoever was asked and has not declared his interests was told what the draft lacks
  test("sent by an expert whose declaration is still to come: refused, without a word of the draft", () => {
    const asked = [
      secretariat(propose("dana", "DK")),
      cluster({ step: "accept_expert", expert: "dana" }),
      open({ nora: CLEAR, finn: CLEAR }),
      expert("nora", { step: "close_consensus" }),
    ];
    expect(refusal(gold("visited"), ...asked, due("2026-10-02", "dana"))).toEqual({
      refused: "expert_state",
      details: { state: "accepted" },
    });
  });
  test("to be read by today: refused; by tomorrow: sent", () => {
    const { today } = draft.world;
    expect([today, refusal(draft, finding(null), due(today))]).toEqual([
      "2026-09-18",
      { refused: "due_too_soon", details: {} },
    ]);
    // a slip in the year let the cluster hold its case open for decades
    expect(refusal(draft, finding(null), due("2026-12-18"))).toEqual({
      refused: "due_too_late",
      details: { until: "2026-12-17" },
    });
    expect(refusal(draft, finding(null), due("2026-12-17"))).toBeNull();
    expect(change(draft, finding(null), due("2026-09-19"))).toEqual({
      state: "fact_check",
      factCheck: { dueOn: "2026-09-19", confirmed: false, replies: 0 },
    });
  });
  test("sent by one who left: refused", () =>
    expect(refusal(draft, finding(null), leftBy("nora"), due("2026-10-02"))).toMatchObject({
      refused: "step_not_now",
    }));

  const sent = play(draft, finding(null), due("2026-10-02"));
  const reply = (row: string | null) => cluster({ step: "reply_to_report", row, text: "We are 111" });
  const confirm = cluster({ step: "confirm_facts" });
  const over = { refused: "fact_check_over", details: {} };
  test("a reply about a row that does not exist, after confirming, confirming twice: refused", () =>
    expect([refusal(sent, reply("9.9")), refusal(sent, confirm, reply(null)), refusal(sent, confirm, confirm)]).toEqual(
      [{ refused: "unknown_row", details: { row: "9.9" } }, over, over],
    ));
  test("each reply is counted; confirmed, there are no more", () => {
    expect(change(sent, reply("2.5"), reply(null))).toEqual({
      factCheck: { dueOn: "2026-10-02", confirmed: false, replies: 2 },
    });
    expect(change(sent, reply(null), confirm)).toEqual({
      factCheck: { dueOn: "2026-10-02", confirmed: true, replies: 1 },
    });
  });

  const [recommend] = recommended(["nora"], "award") as [ReturnType<typeof expert>];
  test("nobody recommends before the cluster confirmed, or the last day is over", () => {
    expect(refusal(sent, on("2026-10-02"), recommend)).toEqual({
      refused: "fact_check_running",
      details: { due: "2026-10-02" },
    });
    expect([refusal(sent, on("2026-10-03"), recommend), refusal(sent, confirm, recommend)]).toEqual([null, null]);
  });
});

const recommend = (by: string, outcome: "award" | "refuse") =>
  recommended([by], outcome)[0] as ReturnType<typeof expert>;
const final = { points: 135, lowest: 135, highest: 135, max: 150 };

describe("3.4: the experts' recommendation, signed by all", () => {
  test("twice by the same: refused", () =>
    expect(refusal(check, recommend("nora", "award"), recommend("nora", "award"))).toEqual({
      refused: "already_signed",
      details: {},
    }));
  test("by one who left before the visit: refused, and not waited for", () => {
    const replaced = play(
      gold("visit_planned"),
      leftBy("finn"),
      ...staffed("dana", "DK"),
      on("2026-09-17"),
      expert("nora", record("2026-09-17")),
      open({ nora: CLEAR, dana: CLEAR }),
      expert("dana", { step: "close_consensus" }),
      ...reported(["nora"], "2026-10-02"),
    );
    const left = { refused: "expert_state", details: { state: "left" } };
    expect([refusal(replaced, recommend("finn", "award")), refusal(replaced, recommend("dana", "award"))]).toEqual([
      left,
      null,
    ]);
    expect(play(replaced, ...recommended(["nora", "dana"], "award")).now.state).toBe("recommended");
  });
  test("an award against the rules of the label: refused; a refusal can be recommended", () => {
    const failed: Played = play(check, { data: changed("gold-clear", { facts: { "relations.partners": 1 } }) });
    expect([refusal(failed, recommend("nora", "award")), refusal(failed, recommend("nora", "refuse"))]).toEqual([
      { refused: "label_rule", details: { reasons: "gate_failed" } },
      null,
    ]);
  });
  test("1.1: nor where a gate is unknown", () => {
    const unknown = play(check, { data: changed("gold-clear", { facts: { "relations.partners": null } }) });
    expect(refusal(unknown, recommend("nora", "award"))).toEqual({
      refused: "label_rule",
      details: { reasons: "gate_unknown" },
    });
  });

  test("the first signature waits for the second", () => {
    expect(change(check, recommend("nora", "award"))).toEqual({
      recommendation: { outcome: "award", signedBy: ["nora"], final },
    });
    expect(change(check, recommend("nora", "award"), recommend("finn", "award"))).toEqual({
      state: "recommended",
      recommendation: { outcome: "award", signedBy: ["nora", "finn"], final },
    });
  });
  test("whoever signs another outcome begins anew", () => {
    const parted = play(check, recommend("nora", "award"), recommend("finn", "refuse"));
    expect([parted.now.state, parted.now.recommendation]).toEqual([
      "fact_check",
      { outcome: "refuse", signedBy: ["finn"], final },
    ]);
    expect(play(parted, recommend("nora", "refuse")).now).toMatchObject({
      state: "recommended",
      recommendation: { outcome: "refuse", signedBy: ["finn", "nora"] },
    });
  });
  test("whoever had signed otherwise is remembered, and all are asked to agree, until they do", () => {
    const waiting = ({ now }: ReturnType<typeof play>) =>
      tasksOf(now, false).flatMap(({ task, person }) => (person === null ? [] : [[task, person]]));
    const parted = play(check, recommend("nora", "award"), recommend("finn", "refuse"));
    expect([parted.now.parted, waiting(parted)]).toEqual([
      new Map([["nora", "award"]]),
      [
        ["settle_recommendation", "nora"],
        ["settle_recommendation", "finn"],
      ],
    ]);
    const back = play(parted, recommend("finn", "award"));
    expect([back.now.parted, back.now.recommendation?.signedBy, waiting(back)]).toEqual([
      new Map(),
      ["finn"],
      [["recommend", "nora"]],
    ]);
    expect(play(parted, expert("finn", { step: "agree_value", row: "2.5", points: 3.5, because })).now.parted).toEqual(
      new Map(),
    );
    // one's own is changed, and nobody else's is touched
    const own = play(check, recommend("nora", "award"), recommend("nora", "refuse")).now;
    expect([own.parted, own.recommendation?.outcome, own.recommendation?.signedBy]).toEqual([
      new Map(),
      "refuse",
      ["nora"],
    ]);
  });
  test("a value that is agreed anew takes the signatures away", () => {
    const agree = expert("finn", { step: "agree_value", row: "2.5", points: 3.5, because });
    expect(change(check, recommend("nora", "award"), agree)).toEqual({
      agreed: new Map([["2.5", 3.5]]),
      recommendation: null,
      // nor does what the cluster confirmed
      factCheck: { ...check.now.factCheck, confirmed: false },
    });
  });
});

describe("3.3: Silver: the expert judges each area on site, against the Gold criteria of its row", () => {
  const areas = ["2.5", "4.1.6", "5.3"];
  const silver = play(
    opened("decisions/silver-first", { firstBenchmarking: "2022-03-31" }),
    ...contracted("2023-10-02"),
    cluster({ step: "declare_areas", areas: areas.map((indicator) => ({ indicator, effect: "Better" })) }),
    ...staffed("nora", "NO"),
    cluster(SUBMIT),
    secretariat(visitOn("2023-10-02")),
    on("2023-10-02"),
    expert("nora", record("2023-10-02")),
    expert("nora", FINDING),
  );
  const judged = (indicator: string, confirmed: boolean) =>
    expert("nora", { step: "confirm_area", indicator, confirmed, because } as CaseStep);
  const confirmed = areas.map((row) => judged(row, true));
  const CONFIRM = cluster({ step: "confirm_facts" });
  const sent = [...confirmed, due("2023-10-20"), CONFIRM];

  test("an indicator that is no area: refused", () =>
    expect(refusal(silver, judged("2.6", true))).toEqual({ refused: "unknown_row", details: { row: "2.6" } }));
  test("Gold has no areas to confirm", () =>
    expect(refusal(draft, judged("2.5", true))).toEqual({ refused: "unknown_row", details: { row: "2.5" } }));
  test("while one is not judged, the draft does not go out", () =>
    expect(refusal(silver, judged("2.5", true), due("2023-10-20"))).toEqual({
      refused: "areas_open",
      details: { rows: "4.1.6, 5.3" },
    }));
  test("one of three not confirmed: no award can be recommended", () =>
    expect(refusal(silver, ...sent, judged("5.3", false), CONFIRM, recommend("nora", "award"))).toEqual({
      refused: "label_rule",
      details: { reasons: "improvement_not_confirmed" },
    }));
  test("judged otherwise later, what was recommended is recommended anew", () => {
    const two = play(silver, ...sent);
    expect(change(two, judged("5.3", false))).toEqual({
      areas: areas.map((indicator) => ({ indicator, confirmed: indicator !== "5.3" })),
      factCheck: { dueOn: "2023-10-20", confirmed: false, replies: 0 },
    });
  });
  test("all confirmed, the 19 gates met: an award is recommended, without points", () =>
    expect(change(silver, ...sent, recommend("nora", "award"))).toEqual({
      state: "recommended",
      recommendation: { outcome: "award", signedBy: ["nora"], final: null },
    }));
});
