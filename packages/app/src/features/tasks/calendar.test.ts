import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { office, person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { takeStep } from "../cases/index.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";

const { astrid, claire, kari } = PEOPLE;

describe("the secret address of one's own calendar", () => {
  let played: PlayedCase;
  let app: ReturnType<typeof createApp>;
  beforeEach(async () => {
    played = await playCase("gold", "visit_planned");
    app = createApp(played.services);
  });
  const make = async ({ id }: { readonly id: string }): Promise<string> => {
    const visitor = new Visitor(app, id);
    await visitor.open("/tasks/calendar");
    const { html } = await visitor.send("/tasks/calendar", {});
    return new URL(/value="(http[^"]+\.ics)"/.exec(html)?.[1] ?? "").pathname;
  };
  const read = (path: string, headers: Record<string, string> = {}) => new Visitor(app, null).open(path, headers);

  it("is nobody's without the right secret, and none is made for a stranger", async () => {
    await make(astrid);
    for (const token of ["A".repeat(43), "short", ""]) expect((await read(`/calendar/${token}.ics`)).status).toBe(404);
    const stranger = new Visitor(app, null);
    expect((await stranger.open("/tasks/calendar")).location).toMatch(/^\/sign-in/);
    expect((await stranger.send("/tasks/calendar", {})).status).toBe(403);
  });

  it("gives days and titles of its person, and neither addresses nor places", async () => {
    const { status, html, response } = await read(await make(astrid));
    expect([status, response.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect([/SUMMARY:[^\n]*Klaster/.test(html), html.includes("DTSTART:20261215T080000Z")]).toEqual([true, true]);
    for (const hidden of ["URL", "LOCATION", "At the office", "/cases/"])
      expect([hidden, html.includes(hidden)]).toEqual([hidden, false]);
    expect((await read(await make(kari))).html).not.toContain("20261215T080000Z");
  });

  it("is kept as a hash alone, and shown once", async () => {
    const path = await make(astrid);
    const token = path.slice("/calendar/".length, -".ics".length);
    const rows = await played.services.db.asWorker((tx) => tx.execute("select * from calendar_feed"));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await new Visitor(app, astrid.id).open("/tasks/calendar")).html).not.toContain(token);
  });

  it("answers what is known with nothing, and something new when a day changes", async () => {
    const path = await make(astrid);
    const etag = (await read(path)).response.headers.get("etag") ?? "";
    const again = await read(path, { "if-none-match": etag });
    expect([again.status, again.html]).toEqual([304, ""]);
    await played.take(claire, {
      step: "plan_visit",
      starts: "2026-12-16T08:00:00.000Z",
      ends: "2026-12-16T12:00:00.000Z",
      timeZone: "Europe/Warsaw",
      place: "There",
      mode: "face_to_face",
      travelKm: 100,
      expertOffice: false,
    });
    expect((await read(path, { "if-none-match": etag })).status).toBe(200);
  });

  it("ends with a new one, by the button, and with the person", async () => {
    const first = await make(astrid);
    const second = await make(astrid);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    const visitor = new Visitor(app, astrid.id);
    await visitor.open("/tasks/calendar");
    expect((await visitor.send("/tasks/calendar/end", {})).location).toBe("/tasks/calendar?done=ended");
    expect((await read(second)).status).toBe(404);
    const third = await make(astrid);
    await played.services.db.asWorker((tx) =>
      tx.update(person).set({ name: "", erasedAt: new Date() }).where(eq(person.id, astrid.id)),
    );
    expect((await read(third)).status).toBe(404);
  });

  it("shows no more than its person may see now: an expert who left, an officer without the office", async () => {
    const [own, office_] = [await make(astrid), await make(claire)];
    expect((await read(own)).html).toContain("20261215T080000Z");
    const before = (await read(office_)).html;
    await takeStep(played.services, astrid, {
      caseId: played.caseId,
      step: { step: "leave_case", expert: astrid.id, conflict: true, because: "A new job" },
      commandId: crypto.randomUUID(),
    });
    expect((await read(own)).html).not.toContain("BEGIN:VEVENT");
    await played.services.db.asWorker((tx) => tx.delete(office).where(eq(office.personId, claire.id)));
    expect((await read(office_)).html).not.toContain("BEGIN:VEVENT");
    expect(before).toContain("BEGIN:VCALENDAR");
  });

  it("slows down whoever asks too often", async () => {
    const path = await make(astrid);
    let last = 200;
    for (let tries = 0; tries < 61; tries++) last = (await read(path)).status;
    expect(last).toBe(429);
  });
});
