import { describe, expect, test } from "vitest";
import { addDays, tasksOf } from "../../src/index.ts";
import { gold } from "./gold.ts";
import { change, cluster, on, play, refusal, SEND, secretariat } from "./support.ts";

const because = "The team was dissolved";
const published = gold("published");
const suspend = secretariat({ step: "suspend_label", because });
const reinstate = secretariat({ step: "reinstate_label", because: "A new team works" });
const withdraw = secretariat({ step: "withdraw_label", because });
const publish = secretariat({ step: "publish" });
const standing = (now: string) => ({ refused: "label_standing", details: { standing: now } });

describe("3.4: published", () => {
  test("before the decision was sent: refused", () =>
    expect(refusal(gold("awarded"), publish)).toEqual({ refused: "decision_not_sent", details: {} }));
  test("the label is valid", () =>
    expect(change(gold("awarded"), SEND, publish)).toEqual({ state: "published", standing: "valid" }));
});

describe("3.5: a label is suspended, reinstated, withdrawn", () => {
  test("what does not fit its standing: refused", () =>
    expect([
      refusal(published, reinstate),
      refusal(published, suspend, suspend),
      refusal(published, suspend, reinstate, reinstate),
      refusal(published, withdraw, suspend),
      refusal(published, withdraw, reinstate),
      refusal(published, withdraw, withdraw),
    ]).toEqual(["valid", "suspended", "valid", "withdrawn", "withdrawn", "withdrawn"].map(standing)));
  test("suspended", () => expect(change(published, suspend)).toEqual({ standing: "suspended" }));
  test("reinstated; its dates stay as they were decided", () => {
    expect(change(published, suspend, reinstate)).toEqual({ standing: "valid" });
    expect(play(published, suspend, reinstate).now.decision).toEqual(published.now.decision);
  });
  // a label was reinstated after its end, and stood as valid in the register
  test("not reinstated after its last day", () => {
    const until = published.now.decision?.validUntil ?? "";
    expect(refusal(published, suspend, on(addDays(until, 1)), reinstate)).toEqual({
      refused: "label_over",
      details: { until },
    });
    expect(change(published, suspend, on(until), reinstate)).toEqual({ standing: "valid" });
  });
  test("withdrawn for good, also while it is suspended", () => {
    expect(change(published, withdraw)).toEqual({ standing: "withdrawn" });
    expect(change(published, suspend, withdraw)).toEqual({ standing: "withdrawn" });
  });
});

describe("3.5: the duty to report big changes", () => {
  const report = cluster({ step: "report_change", text: "We merged with the cluster next door" });
  test("before there is a label: refused", () =>
    expect(refusal(gold("before_board"), report)).toEqual({
      refused: "step_not_now",
      details: { state: "before_board" },
    }));
  test("each is known by its number in the trail, also while the label is suspended", () => {
    const { number } = published.now;
    expect(change(published, report)).toEqual({ changes: [number + 1] });
    expect(change(published, suspend, report)).toEqual({ changes: [number + 2] });
    expect(play(published, report, report).now.changes).toEqual([number + 1, number + 2]);
  });

  // a change that was reported reached nobody
  test("waits for the secretariat, until it has read it or does something about the label", () => {
    const waits = (one: typeof published) =>
      tasksOf(one.now, false).flatMap(({ task, party }) => (task === "read_change" ? [[task, party]] : []));
    const read = secretariat({ step: "read_change", because: "The team is larger now" });
    expect(refusal(published, read)).toEqual({ refused: "no_change", details: {} });
    expect(refusal(published, report, read, read)).toEqual({ refused: "no_change", details: {} });
    expect(waits(published)).toEqual([]);
    expect(waits(play(published, report))).toEqual([["read_change", "secretariat"]]);
    for (const answer of [read, suspend, withdraw]) expect(waits(play(published, report, answer))).toEqual([]);
    expect(waits(play(published, report, read, report))).toEqual([["read_change", "secretariat"]]);
  });
});
