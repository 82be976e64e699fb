import { LANGUAGES } from "@klynge/core";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import { mail } from "../../platform/mail.ts";
import { createApp } from "../../server.tsx";
import { inEnglish } from "../scoring/testing.ts";
import { agendaRows, proposedAgenda } from "./agenda.ts";
import { agendaFields, fieldsOf, readAgenda } from "./read-agenda.ts";
import { PEOPLE, type PlayedCase, playCase } from "./testing.ts";

const { claire, piotr, astrid, jonas } = PEOPLE;
const VISIT = { starts: "2026-12-15T13:00", ends: "2026-12-15T18:00", timeZone: "Europe/Warsaw" };
const point = (time: string, topic: string, day = "1") => ({ day, time, topic, who: "all" });

describe("the agenda of a visit as it is typed", () => {
  const proposed = proposedAgenda("silver", "first", sayIn("en"));
  const fields = agendaFields(proposed.rows, proposed.begins, proposed);
  const moved = (changed: Record<string, string>, visit = VISIT) => readAgenda({ ...visit, ...fields, ...changed });

  // a refused agenda did not say which of its points was meant
  it.each([
    ["no topic", point("13:30", ""), { "agenda.1.topic": { fault: "missing" } }],
    ["no time", point("", "Talk"), { "agenda.1.time": { fault: "time" } }],
    ["an hour that no clock has", point("25:00", "Talk"), { "agenda.1.time": { fault: "time" } }],
    ["no such day", point("13:30", "Talk", "9"), { "agenda.1.day": { fault: "agenda_day" } }],
    [
      "a topic that is too long",
      point("13:30", "T".repeat(301)),
      { "agenda.1.topic": { fault: "too_long", details: { most: 300, given: 301 } } },
    ],
    [
      "a time before the visit",
      point("12:59", "Talk"),
      { "agenda.1.time": { fault: "agenda_outside", details: { day: "1", time: "12:59" } } },
    ],
    [
      "a time at its end",
      point("18:00", "Talk"),
      { "agenda.1.time": { fault: "agenda_outside", details: { day: "1", time: "18:00" } } },
    ],
  ])("with %s is told by row and field", (_, row, faults) =>
    expect(readAgenda({ ...VISIT, ...fieldsOf([point("13:15", "First"), row]) })).toEqual({ faults }),
  );

  it("in the hour that clocks leave out, or have twice, is told as for the visit itself", () => {
    const night = (day: string) =>
      readAgenda({ ...VISIT, starts: `${day}T00:30`, ends: `${day}T10:00`, ...fieldsOf([point("02:30", "Talk")]) });
    expect([night("2026-03-29"), night("2026-10-25")]).toEqual([
      { faults: { "agenda.0.time": { fault: "missing_hour" } } },
      { faults: { "agenda.0.time": { fault: "hour_comes_twice" } } },
    ]);
  });

  it("is proposed in the language of the reader, and moves with the visit while nobody touches it", () => {
    expect(proposedAgenda("gold", "first", sayIn("pl")).rows[0]).toEqual({
      day: "1",
      time: "09:00",
      topic: "Powitanie, cel i przebieg",
      who: "wszyscy",
    });
    const read = moved({});
    expect(read).toHaveLength(8);
    expect(read).toMatchObject({ 0: { at: "2026-12-15T12:00:00.000Z", topic: { standard: "welcome" } } });
    // what would lie after the end is left out
    expect(moved({}, { ...VISIT, ends: "2026-12-15T14:00" })).toHaveLength(3);
  });

  // an agenda that was planned in Polish was read in Polish by everybody
  it.each(LANGUAGES)("is kept by the names of its points when it was planned in %s", (language) => {
    const own = proposedAgenda("bronze", "first", sayIn(language)).rows;
    expect(readAgenda({ ...VISIT, ...fieldsOf(own.map((row) => ({ ...row, time: "14:00" }))) })).toEqual(
      (["welcome", "structure", "strategy", "pause", "results", "next_steps"] as const).map((topic) => ({
        at: "2026-12-15T13:00:00.000Z",
        topic: { standard: topic },
        who: {
          standard: topic === "strategy" || topic === "structure" || topic === "results" ? "management" : "everybody",
        },
      })),
    );
  });

  // one changed word kept all points at nine o'clock, and the visit in the afternoon was refused
  it("keeps the distance of each point whose time nobody touched, also of one whose topic was changed", () => {
    const read = moved({ "agenda.1.topic": "Members first" });
    expect(read).toHaveLength(8);
    expect(read).toMatchObject({
      0: { at: "2026-12-15T12:00:00.000Z" },
      1: { at: "2026-12-15T12:15:00.000Z", topic: "Members first", who: { standard: "management" } },
      7: { at: "2026-12-15T16:45:00.000Z" },
    });
  });

  it("names a point that somebody changed and that finds no room any more, and leaves out what was only proposed", () =>
    expect(moved({ "agenda.3.topic": "Lunch" }, { ...VISIT, ends: "2026-12-15T14:00" })).toEqual({
      faults: { "agenda.3.time": { fault: "agenda_outside", details: { day: "1", time: "15:15" } } },
    }));

  it("begins later days when they begin, and goes past midnight with the first one", () => {
    const gold = proposedAgenda("gold", "first", sayIn("en"));
    const values = { ...agendaFields(gold.rows, gold.begins, gold), timeZone: "UTC" };
    const at = (starts: string, ends: string) =>
      [readAgenda({ ...values, starts, ends })].flat().map((one) => ("at" in one ? one.at.slice(8, 16) : one));
    expect(at("2026-12-15T10:00", "2026-12-16T15:30").slice(6, 8)).toEqual(["15T17:30", "16T09:00"]);
    expect(at("2026-12-15T17:00", "2026-12-16T15:30").slice(6, 8)).toEqual(["16T00:30", "16T09:00"]);
  });

  it("of a planned visit moves with it, too", () => {
    const points = [
      { at: "2026-12-15T12:00:00.000Z", topic: { standard: "welcome" as const }, who: "" },
      { at: "2026-12-15T15:00:00.000Z", topic: "Our own", who: { standard: "members" as const } },
    ];
    const rows = agendaRows(points, "2026-12-15T12:00:00.000Z", VISIT.timeZone, sayIn("da"));
    const values = agendaFields(rows, "13:00", proposedAgenda("silver", "first", sayIn("da")));
    const later = { timeZone: VISIT.timeZone, starts: "2026-12-17T10:00", ends: "2026-12-17T15:00" };
    expect(readAgenda({ ...later, ...values })).toEqual([
      { ...points[0], at: "2026-12-17T09:00:00.000Z" },
      { ...points[1], at: "2026-12-17T12:00:00.000Z" },
    ]);
  });

  it("stays as it was typed once it was touched, in the order of its times", () => {
    const typed = fieldsOf([point("10:00", "Later", "2"), point("13:30", "First")]);
    const visit = { ...VISIT, ends: "2026-12-16T18:00" };
    expect(readAgenda({ ...visit, ...typed, agenda_mark: fields.agenda_mark ?? "" })).toEqual([
      { at: "2026-12-15T12:30:00.000Z", topic: "First", who: "all" },
      { at: "2026-12-16T09:00:00.000Z", topic: "Later", who: "all" },
    ]);
  });

  it("is kept without marks that turn the direction of a line", () =>
    expect(
      readAgenda({ ...VISIT, ...fieldsOf([{ ...point("13:30", "Talk\u202Eklat"), who: "\u0007all\u2066" }]) }),
    ).toEqual([{ at: "2026-12-15T12:30:00.000Z", topic: "Talk klat", who: "all" }]));

  // the guide said two days, and one was proposed
  it("lasts as long as such an assessment", () =>
    expect(
      (
        [
          ["bronze", "first"],
          ["silver", "renewal"],
          ["gold", "first"],
          ["gold", "renewal"],
        ] as const
      ).map(([label, kind]) => proposedAgenda(label, kind, sayIn("en")).ends),
    ).toEqual([
      [1, "12:00"],
      [1, "14:00"],
      [2, "15:30"],
      [1, "17:30"],
    ]));
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
    const refused = await plan(fieldsOf([point("13:00", "Welcome"), point("12:00", "Too early")]));
    expect(refused.status).toBe(422);
    for (const told of [
      '<a href="#plan_visit-agenda-1-time">Agenda, Point 2, Time: <span>Day 1, 12:00 lies before the visit or after it.</span></a>',
      'value="Too early"',
    ])
      expect([told, refused.html.includes(told)]).toEqual([told, true]);
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
