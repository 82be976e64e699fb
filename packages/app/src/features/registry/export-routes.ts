import { Hono } from "hono";
import { csvText } from "../../platform/csv.ts";
import { today } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { listEntries } from "./entry-queries.ts";
import { loadSection } from "./load-section.ts";
import { makeRegisterFile } from "./register-file.ts";
import { sectionLines } from "./section-csv.ts";

/** What a cluster takes along: the whole register as JSON, a section as CSV. */
export const exportRoutes = new Hono<AppEnv>();

exportRoutes.get("/clusters/:id/register.json", async (c) => {
  const person = signedIn(c);
  const { services } = c.var;
  const place = { clusterId: c.req.param("id"), now: services.now() };
  const file = await services.db.asPerson(person.id, (tx) => makeRegisterFile(tx, person, place));
  return c.body(`${JSON.stringify(file, null, 2)}\n`, 200, {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="klynge-register-${today(services)}.json"`,
    "cache-control": "no-store",
  });
});

exportRoutes.get("/clusters/:id/register/:file{[a-z_]+\\.csv}", async (c) => {
  const person = signedIn(c);
  const name = c.req.param("file").replace(/\.csv$/, "");
  const place = { clusterId: c.req.param("id"), section: name };
  const seen = await c.var.services.db.asPerson(person.id, async (tx) => {
    const section = await loadSection(tx, person, place);
    const at = { clusterId: section.cluster.id, section: section.definition.id };
    return { section, entries: await listEntries(tx, at, { after: null, limit: null }) };
  });
  return c.body(csvText(sectionLines(c, seen.section.definition, seen.entries)), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="klynge-${name}-${today(c.var.services)}.csv"`,
    "cache-control": "no-store",
  });
});
