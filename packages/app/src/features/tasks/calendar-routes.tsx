import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { seeOther } from "../../platform/web/forms.ts";
import { found } from "../../platform/web/problem.ts";
import { recognise, signedIn } from "../../platform/web/visitor.ts";
import { addressOf, hashOf } from "../account/index.ts";
import { LIMITS } from "./limits.ts";
import { makeCalendar, removeCalendar } from "./operations/make-calendar.ts";
import { CalendarPage } from "./pages/calendar-page.tsx";
import { calendarMadeAt, dueTasks, personOfCalendar, plannedVisits } from "./queries.ts";
import { workCalendar } from "./task-calendar.ts";

type C = Context<AppEnv>;

/** One's own days in one's own calendar: as a file, and under a secret address that a calendar program reads. */
export const calendarRoutes = new Hono<AppEnv>();

const TYPE = { "content-type": "text/calendar; charset=utf-8" };

calendarRoutes.get("/tasks/calendar.ics", async (c) =>
  c.body(workCalendar(c, await daysOf(c, signedIn(c)), { links: true }), 200, {
    ...TYPE,
    "content-disposition": 'attachment; filename="klynge.ics"',
  }),
);

calendarRoutes.get("/tasks/calendar", async (c) => c.html(await page(c)));

calendarRoutes.post("/tasks/calendar", async (c) => {
  const link = await makeCalendar(c.var.services, signedIn(c));
  return c.html(await page(c, link));
});

calendarRoutes.post("/tasks/calendar/end", async (c) => {
  await removeCalendar(c.var.services, signedIn(c));
  return seeOther(c, "/tasks/calendar", "ended");
});

/** Without a session: the address is the secret. It gives days and titles that its person may see at this moment, and nothing else. */
calendarRoutes.get("/calendar/:token{[A-Za-z0-9_-]{43}\\.ics}", async (c) => {
  const { services } = c.var;
  services.limits.count(LIMITS.calendar_address, addressOf(c));
  const hash = hashOf(c.req.param("token").replace(/\.ics$/, ""));
  const personId = found(await services.db.asAuth((tx) => personOfCalendar(tx, hash)));
  services.limits.count(LIMITS.calendar_person, personId);
  // somebody who was erased is nobody
  await recognise(c, { personId, sessionId: "calendar" });
  const body = workCalendar(c, await daysOf(c, found(c.var.person)), { links: false });
  const etag = `"${createHash("sha256").update(body).digest("hex")}"`;
  const headers = { ...TYPE, etag, "x-robots-tag": "noindex" };
  return c.req.header("if-none-match") === etag ? c.body(null, 304, headers) : c.body(body, 200, headers);
});

function daysOf(c: C, person: Person) {
  return c.var.services.db.asPerson(person.id, async (tx) => ({
    tasks: await dueTasks(tx, person),
    visits: await plannedVisits(tx, person.id),
  }));
}

async function page(c: C, link: string | null = null) {
  const person = signedIn(c);
  const madeAt = await c.var.services.db.asPerson(person.id, (tx) => calendarMadeAt(tx, person.id));
  return <CalendarPage c={c} madeAt={madeAt} link={link} />;
}
