import { beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../platform/web/env.ts";
import { PEOPLE } from "../cases/testing.ts";
import { type ScoreInput, saveScore } from "./operations/save-score.ts";
import { type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, jonas, claire, piotr, helena } = PEOPLE;

function typed(played: ScoredCase, of: Partial<ScoreInput["score"]> = {}, rowId = "2.5"): ScoreInput {
  const score = { points: 3, because: "Seen.", note: "", version: 0, was: null, ...of };
  return { caseId: played.caseId, rowId, score, verdicts: [] };
}

describe("an expert's own points", () => {
  let played: ScoredCase;
  beforeAll(async () => {
    played = await scoredCase("submitted");
  });
  const save = (by: Person, input: ScoreInput) => saveScore(played.services, by, input);

  it.each([
    ["somebody of the cluster", piotr, "not_allowed"],
    ["the secretariat", claire, "not_allowed"],
    ["the board, which does not see the case yet", helena, "not_found"],
    ["an expert of no case", jonas, "not_found"],
  ] as const)("are not given by %s", async (_, by, code) => {
    await expect(save(by, typed(played))).rejects.toMatchObject({ code });
  });

  it("are not given by an expert who is only proposed", async () => {
    const { take } = played;
    await take(claire, { step: "propose_expert", expert: jonas.id, country: "DE", firm: null, conflicts: [] });
    await expect(save(jonas, typed(played))).rejects.toMatchObject({ code: "not_allowed" });
    await take(piotr, { step: "accept_expert", expert: jonas.id });
    await expect(save(jonas, typed(played))).rejects.toMatchObject({ code: "not_allowed" });
    await take(jonas, { step: "decline_case", because: "No time." });
    await expect(save(jonas, typed(played))).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    ["half points", { points: 2.5 }, "2.5", "bad_input"],
    ["less than nothing", { points: -1 }, "2.5", "bad_input"],
    ["more than the row has", { points: 6 }, "2.5", "bad_input"],
    ["a row that earns none", { points: 1 }, "E1", "not_found"],
    ["a row that is none", { points: 1 }, "9.9", "not_found"],
  ] as const)("are whole and within the row: not %s", async (_, of, rowId, code) => {
    await expect(save(astrid, typed(played, of, rowId))).rejects.toMatchObject({ code });
  });

  it("are not given for evidence that was not handed in under the row", async () => {
    const verdict = { evidenceId: played.evidenceId, verdict: "seen", note: "", version: 0, was: null } as const;
    await expect(save(astrid, { ...typed(played, {}, "2.6"), verdicts: [verdict] })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("are kept with the verdict on the evidence, and changed by whoever saw the last version", async () => {
    const verdict = { evidenceId: played.evidenceId, verdict: "seen", note: "page 3", version: 0, was: null } as const;
    expect(await save(astrid, { ...typed(played), verdicts: [verdict] })).toEqual({ saved: true });
    // the tablet sends it once more
    expect(await save(astrid, { ...typed(played), verdicts: [verdict] })).toEqual({ saved: true });
    expect(await save(astrid, typed(played, { points: 4, version: 1 }))).toEqual({ saved: true });
    expect(await selectAs(played, astrid, "select points, version from expert_score")).toEqual([
      { points: "4.0", version: 2 },
    ]);
    expect(
      await selectAs(played, astrid, "select verdict, note, evidence_number, version from evidence_verdict"),
    ).toEqual([{ verdict: "seen", note: "page 3", evidence_number: 1, version: 1 }]);
  });

  it("typed on two devices are both shown, and nothing is saved", async () => {
    const mine = { points: 1, because: "Only half of it.", note: "call back", version: 1, was: null };
    const refused = await save(astrid, typed(played, mine));
    expect(refused).toMatchObject({
      saved: false,
      clashes: [{ part: "score", mine: { points: 1 }, theirs: { points: 4, because: "Seen.", version: 2 } }],
    });
    expect(await selectAs(played, astrid, "select points from expert_score")).toEqual([{ points: "4.0" }]);
  });

  it("of two devices at once: one is saved, the other is told", async () => {
    const [one, other] = await Promise.all([
      save(astrid, typed(played, { points: 2, version: 2 })),
      save(astrid, typed(played, { points: 5, version: 2 })),
    ]);
    expect([one.saved, other.saved].toSorted()).toEqual([false, true]);
  });

  it.each([
    ["the other expert", ewa],
    ["one who declined", jonas],
    ["the cluster", piotr],
    ["the secretariat", claire],
    ["the board", helena],
  ])("are hidden from %s, by SQL too", async (_, by) => {
    for (const table of ["expert_score", "evidence_verdict", "expert_sheet"])
      expect(await selectAs(played, by, `select count(*)::int as n from ${table}`)).toEqual([{ n: 0 }]);
    await selectAs(played, by, "update expert_score set points = 0");
    expect(await selectAs(played, astrid, "select count(*)::int as n from expert_score where points > 0")).toEqual([
      { n: 1 },
    ]);
  });

  it("are not signed before the visit", async () => {
    await played.give(ewa);
    await expect(played.sign(ewa)).rejects.toMatchObject({
      code: "step_refused",
      details: { refusal: "step_not_now", state: "submitted" },
    });
  });
});

describe("signing", () => {
  let played: ScoredCase;
  beforeAll(async () => {
    played = await scoredCase();
  });
  const stands = () => selectAs(played, claire, "select state, unblinded, number from label_case");

  it("takes points and a reason for every indicator", async () => {
    await saveScore(played.services, astrid, typed(played, { because: "" }));
    await expect(played.sign(astrid)).rejects.toMatchObject({
      details: { refusal: "values_open", rows: played.rows.join(", ") },
    });
  });

  it("is told to nobody before the last one: neither points nor that somebody signed", async () => {
    await saveScore(played.services, astrid, typed(played, { points: 5, version: 1, because: "astrid-berg saw it." }));
    await played.give(astrid, { "2.5": 5, "2.6": 2 });
    const before = await stands();
    const told = async (by: typeof astrid) => {
      const pages = ["/tasks", `/cases/${played.caseId}`].map((path) => played.visitor(by).open(path));
      return (await Promise.all(pages)).map(({ html }) => html.slice(html.indexOf("<main")).replace(/<[^>]*>/g, " "));
    };
    const others = async () => Promise.all([ewa, piotr, claire, helena].map(told));
    const [read, own] = [await others(), await told(astrid)];
    await played.sign(astrid);
    expect(await stands()).toEqual(before);
    expect(await others()).toEqual(read);
    // he was asked to score what he had signed
    const waits = (pages: string[]) => pages.map((text) => text.replace(/\s+/g, " ").includes("Score the indicators"));
    const you = (pages: string[]) => pages.map((text) => /Score the indicators\s+you/.test(text));
    expect([waits(own), you(own)]).toEqual([
      [true, true],
      [false, true],
    ]);
    expect([waits(await told(astrid)), you(await told(astrid))]).toEqual([
      [false, true],
      [false, false],
    ]);
    for (const by of [ewa, piotr, claire, helena])
      for (const table of ["expert_score", "expert_sheet"])
        expect(await selectAs(played, by, `select count(*)::int as n from ${table}`)).toEqual([{ n: 0 }]);
    const page = await played.visitor(ewa).open(`/cases/${played.caseId}/consensus`);
    expect([page.status, page.html.includes("The points are not open"), page.html.includes("astrid-berg saw")]).toEqual(
      [200, true, false],
    );
  });

  it("is done once, and closes the sheet", async () => {
    await expect(played.sign(astrid)).rejects.toMatchObject({ details: { refusal: "already_signed" } });
    await expect(saveScore(played.services, astrid, typed(played, { points: 1, version: 2 }))).rejects.toMatchObject({
      details: { refusal: "already_signed" },
    });
  });

  it("by the last one opens all points, and they stand in the trail", async () => {
    await played.give(ewa, { "2.5": 2, "2.6": 3 });
    await played.sign(ewa);
    const [row] = await stands();
    expect(row).toMatchObject({ state: "consensus", unblinded: true });
    expect(await selectAs(played, ewa, "select count(*)::int as n from expert_score")).toEqual([
      { n: played.rows.length * 2 },
    ]);
    const [opened] = await selectAs(
      played,
      astrid,
      "select data, person_id from case_event where step = 'open_scores'",
    );
    const data = opened?.data as { scores: { expert: string; points: Record<string, number> }[] };
    expect(opened?.person_id).toBe(null);
    expect(data.scores.map(({ expert, points }) => [expert, points["2.5"], Object.keys(points).length])).toEqual([
      [astrid.id, 5, played.rows.length],
      [ewa.id, 2, played.rows.length],
    ]);
    // the cluster sees them with the draft of the report only
    expect(
      await selectAs(played, piotr, "select count(*)::int as n from case_event where step = 'open_scores'"),
    ).toEqual([{ n: 0 }]);
    expect(await selectAs(played, piotr, "select count(*)::int as n from expert_score")).toEqual([{ n: 0 }]);
  });
});

it("two last signatures at the same moment open the points once", async () => {
  const played = await scoredCase();
  await played.give(astrid);
  await played.give(ewa);
  await Promise.all([played.sign(astrid), played.sign(ewa)]);
  expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
    { state: "consensus", unblinded: true },
  ]);
  expect(
    await selectAs(played, claire, "select count(*)::int as n from case_event where step = 'open_scores'"),
  ).toEqual([{ n: 1 }]);
});
