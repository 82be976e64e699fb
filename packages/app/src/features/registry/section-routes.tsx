import { type Context, Hono } from "hono";
import { today } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, seeOther, versionOf } from "../../platform/web/forms.ts";
import { found } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { entryContent } from "./entry-content.ts";
import { readEntryForm, typedEntry } from "./entry-form.ts";
import { findEntry, listChoosable, listEntries, type StoredEntry } from "./entry-queries.ts";
import { withMore, withRoom } from "./form-lines.ts";
import { loadLanding } from "./load-landing.ts";
import { type LoadedSection, loadSection } from "./load-section.ts";
import { confirmSection } from "./operations/confirm-section.ts";
import { deleteEntry } from "./operations/delete-entry.ts";
import { type EntryChange, saveEntry } from "./operations/save-entry.ts";
import { EntryFormPage, type EntryFormProps } from "./pages/entry-form-page.tsx";
import { EntryPage } from "./pages/entry-page.tsx";
import { RegisterPage } from "./pages/register-page.tsx";
import { DONE, SectionPage } from "./pages/section-page.tsx";
import { textIn } from "./read-fields.ts";
import { faultsIn } from "./refuse-faults.ts";
import type { Faults } from "./schema.ts";
import { checkEntry, type EntryInput, type SectionDefinition } from "./sections/definition.ts";
import { CONFIRMABLE } from "./sections.ts";
import { typedForm } from "./typed-form.ts";

type C = Context<AppEnv>;

/** Entries on a page of a section. */
const PAGE_SIZE = 50;

/** The register of a cluster, its sections and their entries. */
export const sectionRoutes = new Hono<AppEnv>();

sectionRoutes.get("/clusters/:id/register", async (c) => {
  const person = signedIn(c);
  const { services } = c.var;
  const landing = await services.db.asPerson(person.id, (tx) => loadLanding(tx, services, person, c.req.param("id")));
  return c.html(<RegisterPage c={c} landing={landing} />);
});

sectionRoutes.get("/clusters/:id/register/:section", async (c) => {
  const person = signedIn(c);
  const place = placeIn(c);
  const last = c.req.query("after") ?? "";
  const seen = await c.var.services.db.asPerson(person.id, async (tx) => {
    const section = await loadSection(tx, person, place);
    const at = { clusterId: section.cluster.id, section: section.definition.id };
    const after = last === "" ? null : found(await findEntry(tx, { ...at, entryId: last }));
    return { section, entries: await listEntries(tx, at, { after, limit: PAGE_SIZE + 1 }) };
  });
  const shown = seen.entries.slice(0, PAGE_SIZE);
  const next = seen.entries.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null;
  const done = DONE.find((one) => one === c.req.query("done")) ?? null;
  return c.html(
    <SectionPage c={c} section={seen.section} entries={shown} next={next} first={last === ""} done={done} />,
  );
});

/** Says that a section is complete as of today, or takes that back; memberships have their list elsewhere. */
sectionRoutes.post("/clusters/:id/register/:section/confirm", async (c) => {
  const { clusterId, section } = placeIn(c);
  const holds = textIn(await typedForm(c), "holds") === "yes";
  const confirmable = found(CONFIRMABLE.find((one) => one === section));
  await confirmSection(c.var.services, signedIn(c), { clusterId, section: confirmable, holds });
  const back = `/clusters/${clusterId}/register${confirmable === "membership" ? "" : `/${section}`}`;
  return seeOther(c, back, holds ? "confirmed" : "unconfirmed");
});

sectionRoutes.get("/clusters/:id/register/:section/new", async (c) => {
  const { section, choosable } = await loadForm(c, null);
  const { definition } = section;
  const fields = definition.fields.safeParse({}).data ?? {};
  const from = definition.time === "day" ? today(c.var.services) : "";
  const blank: EntryInput = { from, until: null, organisation: null, links: [], fields };
  const typed = withRoom(typedEntry(definition, blank, { language: c.var.language, choosable }));
  return c.html(<EntryFormPage c={c} section={section} entry={null} choosable={choosable} typed={typed} faults={{}} />);
});

sectionRoutes.post("/clusters/:id/register/:section", (c) => save(c, null));

sectionRoutes.get("/clusters/:id/register/:section/:entry", async (c) => {
  const { section, entry, choosable } = await loadForm(c, c.req.param("entry"));
  const known = found(entry);
  if (!section.mayWrite) return c.html(<EntryPage c={c} section={section} entry={known} />);
  const { language } = c.var;
  const typed = withRoom(typedEntry(section.definition, entryContent(known), { language, choosable }));
  return c.html(
    <EntryFormPage c={c} section={section} entry={known} choosable={choosable} typed={typed} faults={{}} />,
  );
});

sectionRoutes.post("/clusters/:id/register/:section/:entry", (c) => save(c, c.req.param("entry")));

sectionRoutes.post("/clusters/:id/register/:section/:entry/delete", async (c) => {
  const { section } = await loadForm(c, null);
  const { id } = section.definition;
  const version = versionOf(await formOf(c));
  const clusterId = section.cluster.id;
  await deleteEntry(c.var.services, signedIn(c), { clusterId, section: id, entryId: c.req.param("entry"), version });
  return seeOther(c, `/clusters/${clusterId}/register/${id}`, "deleted");
});

function placeIn(c: C) {
  return { clusterId: c.req.param("id") ?? "", section: c.req.param("section") ?? "" };
}

interface Loaded {
  readonly section: LoadedSection;
  readonly entry: StoredEntry | null;
  readonly choosable: EntryFormProps["choosable"];
}

function loadForm(c: C, entryId: string | null): Promise<Loaded> {
  const person = signedIn(c);
  return c.var.services.db.asPerson(person.id, async (tx) => {
    const section = await loadSection(tx, person, placeIn(c));
    const { cluster, definition } = section;
    const place = { clusterId: cluster.id, section: definition.id };
    const named = definition.organisation === "required" || definition.links !== null;
    return {
      section,
      entry: entryId === null ? null : await findEntry(tx, { ...place, entryId }),
      choosable: named ? await listChoosable(tx, cluster.id, c.var.language) : [],
    };
  });
}

/** What was typed stays on the page, whatever is wrong with it. */
async function save(c: C, entryId: string | null): Promise<Response> {
  const typed = await typedForm(c);
  const loaded = await loadForm(c, entryId);
  const { section, choosable } = loaded;
  if (entryId !== null) found(loaded.entry);
  const { definition, cluster } = section;
  const shown = { c, section, choosable, entry: loaded.entry };
  const more = textIn(typed, "more");
  if (more !== "") return c.html(<EntryFormPage {...shown} typed={withMore(typed, more)} faults={{}} />);
  const read = readEntryForm(definition, typed, { language: c.var.language, choosable });
  const version = versionOf({ version: textIn(typed, "version") });
  const change: EntryChange = { clusterId: cluster.id, section: definition.id, entryId, version, given: read.given };
  const outcome = await trySaving(c, definition, { change, read });
  if ("faults" in outcome) return c.html(<EntryFormPage {...shown} typed={typed} faults={outcome.faults} />, 400);
  if (outcome.saved)
    return seeOther(c, `/clusters/${cluster.id}/register/${definition.id}`, entryId === null ? "added" : "saved");
  const mine = checkEntry(definition, read.given);
  return c.html(
    <EntryFormPage
      {...shown}
      entry={outcome.now}
      typed={typed}
      faults={{}}
      {...("input" in mine && { mine: mine.input })}
    />,
    409,
  );
}

interface Attempt {
  readonly change: EntryChange;
  readonly read: ReturnType<typeof readEntryForm>;
}

/** What could not be read goes before what the schema says of the hole that it left. */
async function trySaving(c: C, definition: SectionDefinition, { change, read }: Attempt) {
  const { faults, fieldOf } = read;
  if (Object.keys(faults).length > 0) {
    const checked = checkEntry(definition, change.given);
    return { faults: { ...("faults" in checked && named(checked.faults, fieldOf)), ...faults } };
  }
  try {
    return await saveEntry(c.var.services, signedIn(c), change);
  } catch (error) {
    const refused = faultsIn(error);
    if (!refused) throw error;
    return { faults: named(refused, fieldOf) };
  }
}

function named(faults: Faults, fieldOf: (path: string) => string): Faults {
  return Object.fromEntries(Object.entries(faults).map(([path, code]) => [fieldOf(path), code]));
}
