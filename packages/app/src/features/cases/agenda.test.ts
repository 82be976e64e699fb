import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import { mail } from "../../platform/mail.ts";
import { createApp } from "../../server.tsx";
import { inEnglish } from "../scoring/testing.ts";
import { fieldsOf, markOf, proposedAgenda, readAgenda } from "./agenda.ts";
import { PEOPLE, type PlayedCase, playCase } from "./testing.ts";

const { claire, piotr, astrid, jonas } = PEOPLE;
const VISIT = { starts: "2026-12-15T13:00", ends: "2026-12-15T18:00", timeZone: "Europe/Warsaw" };
const point = (time: string, topic: string, day = "1") => ({ day, time, topic, who: "all" });

describe("the agenda of a visit as it is typed", () => {
  const proposed = proposedAgenda("silver", sayIn("en"));
  const untouched = { ...fieldsOf(proposed), agenda_proposed: markOf(proposed) };

  it("is proposed in the language of the reader, and moves with the visit while nobody touches it", () => {
    expect(proposedAgenda("gold", sayIn("pl"))[0]).toEqual({
      day: "1",
      time: "09:00",
      topic: "Powitanie, cel i przebieg",
      who: "wszyscy",
    });
    const read = readAgenda({ ...VISIT, ...untouched });
    expect(read).toHaveLength(8);
    expect(read).toMatchObject({ 0: { at: "2026-12-15T12:00:00.000Z", topic: "Welcome, aims and way of the day" } });
    // what would lie after the end is left out
    expect(readAgenda({ ...VISIT, ends: "2026-12-15T14:00", ...untouched })).toHaveLength(3);
  });

  it("stays as it was typed once it was touched, in the order of its times", () => {
    const typed = fieldsOf([point("10:00", "Later", "2"), point("13:30", "First")]);
    expect(readAgenda({ ...VISIT, ...typed, agenda_proposed: untouched.agenda_proposed })).toEqual([
      { at: "2026-12-15T12:30:00.000Z", topic: "First", who: "all" },
      { at: "2026-12-16T09:00:00.000Z", topic: "Later", who: "all" },
    ]);
  });

  it.each([
    ["no topic", point("13:30", ""), "agenda"],
    ["no time", point("", "Talk"), "agenda"],
    ["no such day", point("13:30", "Talk", "9"), "agenda"],
  ])("with %s is told", (_, row, fault) => expect(readAgenda({ ...VISIT, ...fieldsOf([row]) })).toEqual({ fault }));

  it("in the hour that clocks leave out, or have twice, is told as for the visit itself", () => {
    const night = (day: string, time: string) =>
      readAgenda({ ...VISIT, starts: `${day}T00:30`, ...fieldsOf([point(time, "Talk")]) });
    expect([night("2026-03-29", "02:30"), night("2026-10-25", "02:30")]).toEqual([
      { fault: "missing_hour" },
      { fault: "hour_comes_twice" },
    ]);
  });
});

describe("the agenda of a planned visit", () => {
  let played: PlayedCase;
  let base: string;
  const way = { mode: "face_to_face", travelKm: "100" };
  const as = ({ id }: { readonly id: string }) => new Visitor(createApp(played.services), id);
  const plan = async (fields: Record<string, string>) => {
    const visitor = as(claire);
    await visitor.open(base);
    return visitor.send(`${base}/steps/plan_visit`, { ...VISIT, place: "In Bydgoszcz", ...way, ...fields });
  };
  const letters = async () =>
    (await played.services.db.asWorker((tx) => tx.select().from(mail)))
      .filter(({ subject }) => subject.includes("has changed"))
      .map(({ recipient }) => recipient.split("@")[0] ?? "")
      .sort();
  beforeAll(async () => {
    played = await playCase("gold", "submitted", await inEnglish(await demonstration()));
    base = `/cases/${played.caseId}`;
  });

  it("is offered with the form, and refused outside of the visit", async () => {
    expect((await as(claire).open(base)).html).toContain("Documents on the spot, minimum requirements");
    const refused = await plan(fieldsOf([point("12:00", "Too early")]));
    expect([refused.status, refused.html.includes("lies before the visit or after it")]).toEqual([409, true]);
    expect((await as(claire).open(`${base}/agenda`)).status).toBe(404);
  });

  it("stands on the page, in the calendar and on a page to print, for those of the case", async () => {
    expect((await plan(fieldsOf([point("13:00", "Welcome"), point("15:15", "Members, one by one")]))).status).toBe(303);
    for (const who of [piotr, astrid, claire])
      for (const path of [base, `${base}/agenda`]) {
        const { html } = await as(who).open(path);
        expect([who.id, path, html.includes("Members, one by one"), html.includes("15:15")]).toEqual([
          who.id,
          path,
          true,
          true,
        ]);
      }
    expect((await as(jonas).open(`${base}/agenda`)).status).toBe(404);
    const { html } = await as(astrid).open(`${base}/visit.ics`);
    expect(html.replace(/\r\n /g, "")).toContain("DESCRIPTION:13:00 Welcome (all)\\n15:15 Members\\, one by one (all)");
    expect(await letters()).toEqual([]);
  });

  it("that changes is written to the cluster and the experts, and the form starts from how it stands", async () => {
    expect((await as(claire).open(base)).html).toContain('value="Members, one by one"');
    expect((await plan(fieldsOf([point("14:00", "Welcome")]))).status).toBe(303);
    expect(await letters()).toEqual(["astrid-berg", "ewa-nowak", "piotr-zielinski"]);
  });
});
