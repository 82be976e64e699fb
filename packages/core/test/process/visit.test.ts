import { describe, expect, test } from "vitest";
import { applicationOf, type CaseStep } from "../../src/index.ts";
import { gold } from "./gold.ts";
import {
  change,
  cluster,
  contracted,
  expert,
  offer,
  on,
  opened,
  play,
  record,
  refusal,
  SUBMIT,
  secretariat,
  staffed,
  visitOn,
} from "./support.ts";

const because = "For a reason";
const planned = (of: Partial<Extract<CaseStep, { step: "plan_visit" }>>) =>
  secretariat({ ...visitOn("2026-09-17"), ...of } as CaseStep);

describe("3.4 step 5: the visit or interview is planned", () => {
  test("in a time zone that does not exist: refused", () =>
    expect(refusal(gold("submitted"), planned({ timeZone: "Europe/Porsgrunn" }))).toEqual({
      refused: "unknown_time_zone",
      details: { given: "Europe/Porsgrunn" },
    }));
  test.each([
    ["at the same moment", "2026-09-17T07:00:00Z"],
    ["a second before", "2026-09-17T06:59:59Z"],
    ["at the same moment, written otherwise", "2026-09-17T07:00:00.000Z"],
  ])("ending %s: refused", (_, ends) =>
    expect(refusal(gold("submitted"), planned({ ends }))).toEqual({ refused: "visit_ends_early", details: {} }),
  );
  test("ending half a second after its beginning: later, although its text sorts before", () =>
    expect(refusal(gold("submitted"), planned({ ends: "2026-09-17T07:00:00.500Z" }))).toBeNull());
  // a slip in the year made a visit of 402 days, in every calendar
  test("longer than a week: refused, with the most there may be", () => {
    expect(refusal(gold("submitted"), planned({ ends: "2026-09-24T07:00:01Z" }))).toEqual({
      refused: "visit_too_long",
      details: { most: 7 },
    });
    expect(refusal(gold("submitted"), planned({ ends: "2026-09-24T07:00:00Z" }))).toBeNull();
  });
  test("with a point of its agenda before the visit, or not before its end: refused", () => {
    const agenda = (at: string) => planned({ agenda: [{ at, topic: "Documents", who: "" }] });
    const outside = { refused: "agenda_outside", details: {} };
    expect([
      refusal(gold("submitted"), agenda("2026-09-17T06:59:00Z")),
      refusal(gold("submitted"), agenda("2026-09-17T15:00:00Z")),
      refusal(gold("submitted"), agenda("2026-09-17T07:00:00Z")),
      refusal(gold("submitted"), agenda("2026-09-17T14:59:00Z")),
    ]).toEqual([outside, outside, null, null]);
  });
  test("for yesterday, by the calendar of the place: refused", () => {
    const late = { starts: "2026-09-16T21:30:00Z", ends: "2026-09-16T23:30:00Z" };
    const day = play(gold("submitted"), on("2026-09-17"));
    expect([refusal(day, planned(late)), refusal(day, planned({ ...late, starts: "2026-09-16T22:30:00Z" }))]).toEqual([
      { refused: "day_in_past", details: {} },
      null,
    ]);
  });
  test("by the secretariat or an expert; the place stands in the trail only", () => {
    const { step: _, place: __, ...visit } = visitOn("2026-09-17");
    const expected = { state: "visit_planned", visit };
    expect(change(gold("submitted"), secretariat(visitOn("2026-09-17")))).toEqual(expected);
    expect(change(gold("submitted"), expert("finn", visitOn("2026-09-17")))).toEqual(expected);
  });
  test("and may be moved", () =>
    expect(change(gold("visit_planned"), planned({ ends: "2026-09-18T12:00:00Z" }))).toMatchObject({
      visit: { ends: "2026-09-18T12:00:00Z" },
    }));
  test("the state began on the day of the first plan", () => {
    const first = play(gold("submitted"), on("2026-09-05"), planned({}));
    expect([first.now.since, play(first, on("2026-09-06"), planned({})).now.since]).toEqual([
      "2026-09-05",
      "2026-09-05",
    ]);
  });
});

const seen = (day: string, by = "nora") => expert(by, record(day));

describe("3.4 step 5: the visit is recorded with its last day, which counts as the day of the assessment", () => {
  const day = play(gold("visit_planned"), on("2026-09-17"));
  test("by one who is not an expert of the case, or has left it: refused", () => {
    const left = expert("finn", { step: "leave_case", expert: "finn", conflict: false, because });
    expect(refusal(day, left, ...staffed("dana", "DK"), seen("2026-09-17", "finn"))).toEqual({
      refused: "expert_state",
      details: { state: "left" },
    });
  });
  test("with one of two experts: refused until there is another one", () => {
    const left = expert("finn", { step: "leave_case", expert: "finn", conflict: false, because });
    expect([
      refusal(day, left, seen("2026-09-17")),
      refusal(day, left, ...staffed("dana", "DK"), seen("2026-09-17")),
    ]).toEqual([{ refused: "experts_missing", details: { reasons: "experts_too_few, no_foreign_expert" } }, null]);
  });
  test("that it was tomorrow: refused", () =>
    expect(refusal(day, seen("2026-09-18"))).toEqual({ refused: "day_in_future", details: {} }));
  test("that it was before the day for which it is planned: refused", () =>
    expect(refusal(day, seen("2026-09-16"))).toEqual({ refused: "visit_ends_early", details: {} }));
  test("Gold: now each expert scores alone", () =>
    expect(change(day, on("2026-09-18"), seen("2026-09-18"))).toEqual({ state: "visited", visitedOn: "2026-09-18" }));
  test("observers stand in the trail", () => {
    const observed = expert("nora", { step: "record_visit", lastDay: "2026-09-17", observers: "A public agency" });
    expect(play(day, observed).trail.at(-1)?.data).toEqual({
      step: "record_visit",
      lastDay: "2026-09-17",
      observers: "A public agency",
    });
  });
});

describe("3.3: Bronze and Silver have no points: after the interview the report is written", () => {
  const bronze = play(
    opened("bronze-weak-international"),
    ...contracted("2024-02-29"),
    ...staffed("nora", "NO"),
    cluster(SUBMIT),
    secretariat(visitOn("2024-02-29")),
    on("2024-02-29"),
  );
  const leave = expert("nora", { step: "leave_case", expert: "nora", conflict: true, because });

  test("one impartial expert is enough, also of the cluster's country", () =>
    expect(change(bronze, seen("2024-02-29"))).toEqual({ state: "report_draft", visitedOn: "2024-02-29" }));
  test("without an expert there is no interview", () => {
    const without = play(opened("bronze-weak-international"), ...contracted("2024-02-29"), cluster(SUBMIT));
    expect(refusal(without, secretariat(visitOn("2024-02-29")))).toEqual({
      refused: "experts_missing",
      details: { reasons: "experts_too_few" },
    });
  });
  test("the only expert leaves after the interview: it is made again by another one", () => {
    expect(change(bronze, seen("2024-02-29"), leave)).toMatchObject({
      state: "submitted",
      visit: null,
      visitedOn: null,
      experts: [{ expert: "nora", country: "NO", firm: null, state: "in_conflict" }],
    });
    const again = play(
      bronze,
      seen("2024-02-29"),
      leave,
      ...staffed("dana", "DK"),
      on("2024-03-10"),
      secretariat({ ...visitOn("2024-03-12"), ...offer("2024-03-12"), step: "plan_visit" } as CaseStep),
      on("2024-03-12"),
      seen("2024-03-12", "dana"),
    );
    expect([again.now.state, again.now.visitedOn]).toEqual(["report_draft", "2024-03-12"]);
  });
  test("one of two leaves: the interview stands, and the report is signed by the other", () => {
    const two = play(bronze, ...staffed("dana", "DK"), seen("2024-02-29"));
    expect(play(two, leave).now).toMatchObject({
      state: "report_draft",
      visitedOn: "2024-02-29",
      recommendation: null,
    });
  });
  test("Silver: what the expert who left has confirmed is judged again", () => {
    const areas = ["2.5", "4.1.6", "5.3"];
    const silver = play(
      opened("decisions/silver-first", { firstBenchmarking: "2022-03-31" }),
      ...contracted("2023-10-02"),
      cluster({ step: "declare_areas", areas: areas.map((indicator) => ({ indicator, effect: "Better" })) }),
      ...staffed("nora", "NO"),
      cluster(SUBMIT),
      secretariat(visitOn("2023-10-02")),
      on("2023-10-02"),
      seen("2023-10-02"),
      expert("nora", { step: "confirm_area", indicator: "2.5", confirmed: true, because }),
    );
    expect(play(silver, leave).now).toMatchObject({
      state: "submitted",
      areas: areas.map((indicator) => ({ indicator, confirmed: null })),
    });
  });
  test("the way of the visit counts, not the one of the contract", () => {
    const video = play(bronze, secretariat({ ...visitOn("2024-02-29"), mode: "video", travelKm: null }));
    expect([applicationOf(bronze.now).mode, applicationOf(video.now).mode]).toEqual(["face_to_face", "video"]);
    expect(applicationOf(gold("self_assessment").now).mode).toBe("face_to_face");
  });
});
