import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Person } from "../../platform/web/env.ts";
import { PEOPLE } from "../cases/testing.ts";
import { leaveCase } from "./operations/leave-case.ts";
import { type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, jonas, claire, piotr, helena } = PEOPLE;

describe("an expert who leaves", () => {
  const leave = (played: ScoredCase, by: Person, expert: Person, conflict = true) =>
    leaveCase(played.services, by, {
      caseId: played.caseId,
      step: { step: "leave_case", expert: expert.id, conflict, because: "A contract has come up." },
      commandId: randomUUID(),
    });
  const replace = async (played: ScoredCase) => {
    const { take } = played;
    await take(claire, { step: "propose_expert", expert: jonas.id, country: "DE", firm: null, conflicts: [] });
    await take(piotr, { step: "accept_expert", expert: jonas.id });
    await take(jonas, { step: "declare_interests", conflict: false, because: null });
  };

  it("is not put out by another expert or the cluster", async () => {
    const played = await scoredCase();
    await expect(leave(played, ewa, astrid)).rejects.toMatchObject({ details: { refusal: "step_not_yours" } });
    await expect(leave(played, piotr, astrid)).rejects.toMatchObject({ code: "step_refused" });
    await expect(leave(played, helena, astrid)).rejects.toMatchObject({ code: "not_found" });
  });

  // the form without a choice was sent on, as leaving by nobody
  it("is chosen by the secretariat, with why", async () => {
    const played = await scoredCase();
    const visitor = played.visitor(claire);
    const form = `/cases/${played.caseId}/leave`;
    await visitor.open(form);
    for (const missing of ["expert", "conflict"]) {
      const page = await visitor.send(form, { expert: ewa.id, conflict: "yes", because: "Ill.", [missing]: "" });
      // on top with the way to the field, and at the field
      const said = [`href="#leave_case-${missing}"`, `id="leave_case-${missing}-error"`];
      expect([page.status, page.html.match(/Please choose one\./g)?.length]).toEqual([422, 2]);
      expect(said.map((text) => page.html.includes(text))).toEqual([true, true]);
    }
    const silent = await visitor.send(form, { expert: ewa.id, conflict: "no", because: " " });
    expect([silent.status, silent.html.includes("Please write a few words.")]).toEqual([422, true]);
    const done = await visitor.send(form, { expert: ewa.id, conflict: "no", because: "Ill." });
    expect([done.status, done.location]).toEqual([303, `/cases/${played.caseId}`]);
  });

  it("after signing takes the points along into the trail, and whoever comes instead is blind", async () => {
    const played = await scoredCase();
    await played.give(astrid);
    await played.give(ewa, { "2.5": 1 });
    await played.sign(ewa);
    await leave(played, ewa, ewa);
    expect(await selectAs(played, ewa, "select count(*)::int as n from expert_score")).toEqual([{ n: 0 }]);
    // one alone may sign; for Gold nothing opens before a second one has
    await played.sign(astrid);
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "visited", unblinded: false },
    ]);
    await replace(played);
    for (const by of [jonas, claire])
      expect([
        ...(await selectAs(played, by, "select person_id from expert_score")),
        ...(await selectAs(played, by, "select person_id from expert_sheet")),
        ...(await selectAs(played, by, "select step from case_event where step in ('leave_case', 'open_scores')")),
      ]).toEqual([]);
    await played.give(jonas, { "2.5": 4 });
    await played.sign(jonas);
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "consensus", unblinded: true },
    ]);
    const [left] = await selectAs(played, claire, "select data from case_event where step = 'leave_case'");
    expect(left?.data).toMatchObject({ setAside: { "2.5": 1 } });
    const page = await played.visitor(jonas).open(`/cases/${played.caseId}/consensus`);
    expect(["Astrid Berg", "Jonas Weber", "Ewa Nowak"].map((name) => page.html.includes(name))).toEqual([
      true,
      true,
      false,
    ]);
  });

  // every row of the experts was written again, also those after his own, which he saw no more
  it("may be the first of them", async () => {
    const played = await scoredCase();
    await leave(played, astrid, astrid, false);
    expect(await selectAs(played, claire, "select person_id, state from case_expert order by person_id")).toEqual([
      { person_id: astrid.id, state: "left" },
      { person_id: ewa.id, state: "free" },
    ]);
  });

  it("taken out by the secretariat, which sees nothing of what it sets aside", async () => {
    const played = await scoredCase();
    await played.give(ewa, { "2.5": 1 });
    await played.sign(ewa);
    await leave(played, claire, ewa, false);
    expect(await selectAs(played, claire, "select step from case_event where step = 'leave_case'")).toEqual([]);
    const [kept] = await played.services.db.asWorker(async (tx) => {
      const found = await tx.execute(sql`select data from case_event where step = 'leave_case'`);
      return (found as unknown as { rows: { data: { setAside: Record<string, number>; conflict: boolean } }[] }).rows;
    });
    expect([kept?.data.conflict, kept?.data.setAside["2.5"]]).toEqual([false, 1]);
  });

  it("after the points were opened closes them again until the new one has signed", async () => {
    const played = await scoredCase();
    await played.give(astrid);
    await played.give(ewa);
    await played.sign(astrid);
    await played.sign(ewa);
    await leave(played, ewa, ewa);
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "visited", unblinded: false },
    ]);
    await replace(played);
    for (const by of [jonas, claire]) {
      expect(await selectAs(played, by, "select person_id from expert_score")).toEqual([]);
      expect(await selectAs(played, by, "select number from case_event where audience = 'points'")).toEqual([]);
    }
    await played.give(jonas, { "2.5": 1 });
    await played.sign(jonas);
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "consensus", unblinded: true },
    ]);
  });

  it("of three, with the others all signed, opens their points", async () => {
    const played = await scoredCase("submitted");
    await replace(played);
    const way = { mode: "face_to_face" as const, travelKm: 100, expertOffice: false };
    await played.take(claire, {
      step: "plan_visit",
      starts: "2026-12-15T08:00:00.000Z",
      ends: "2026-12-16T14:00:00.000Z",
      timeZone: "Europe/Warsaw",
      place: "At the office",
      ...way,
    });
    played.goTo("2026-12-16T15:00:00Z");
    await played.take(astrid, { step: "record_visit", lastDay: "2026-12-16", observers: null });
    await played.give(astrid);
    await played.give(jonas);
    await played.sign(astrid);
    await played.sign(jonas);
    expect(await selectAs(played, claire, "select state from label_case")).toEqual([{ state: "visited" }]);
    await leave(played, ewa, ewa, false);
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "consensus", unblinded: true },
    ]);
  });
});
