import { type Context, Hono } from "hono";
import { csvText } from "../../platform/csv.ts";
import { today } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, seeOther, versionOf } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { loadOrganisation } from "./load-organisation.ts";
import { loadOrganisations } from "./load-organisations.ts";
import { changeOrganisation } from "./operations/change-organisation.ts";
import { createOrganisation } from "./operations/create-organisation.ts";
import { deleteOrganisation } from "./operations/delete-organisation.ts";
import { inputOf } from "./organisation-columns.ts";
import { membershipLines, organisationLines } from "./organisation-csv.ts";
import { fieldsOf, OrganisationFormPage } from "./pages/organisation-form-page.tsx";
import { OrganisationPage } from "./pages/organisation-page.tsx";
import { OrganisationsPage } from "./pages/organisations-page.tsx";
import { mayWriteRegister } from "./policy.ts";
import { findCluster } from "./queries.ts";
import { readOrganisationForm } from "./read-organisation-form.ts";
import { faultsIn } from "./refuse-faults.ts";
import { EMPTY_ORGANISATION } from "./schema.ts";

type C = Context<AppEnv>;

/** More than a cluster has as a rule, so that its members stand on one page. */
const PAGE_SIZE = 150;

/** Organisations of a register: list, page, form. */
export const organisationRoutes = new Hono<AppEnv>();

organisationRoutes.get("/clusters/:id/organisations", async (c) => {
  const list = await load(c, PAGE_SIZE);
  return c.html(<OrganisationsPage c={c} list={list} done={c.req.query("done") ?? null} />);
});

function load(c: C, limit: number | null, address: Record<string, string> = c.req.query()) {
  return loadOrganisations(c.var.services, signedIn(c), {
    clusterId: c.req.param("id") ?? "",
    address,
    limit,
    language: c.var.language,
  });
}

/** The list as it is filtered, whole. */
organisationRoutes.get("/clusters/:id/organisations.csv", async (c) => {
  const list = await load(c, null);
  return file(c, `organisations-${list.day}.csv`, csvText(organisationLines(c.var, list)));
});

/** Every membership there ever was, a line each. */
organisationRoutes.get("/clusters/:id/memberships.csv", async (c) => {
  const list = await load(c, null, { standing: "all" });
  return file(c, `memberships-${today(c.var.services)}.csv`, csvText(membershipLines(c.var, list)));
});

function file(c: C, name: string, text: string): Response {
  return c.body(text, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}"`,
    "x-content-type-options": "nosniff",
  });
}

organisationRoutes.get("/clusters/:id/organisations/new", async (c) => {
  const { cluster } = await writable(c);
  const fields = fieldsOf(c, { ...EMPTY_ORGANISATION, country: cluster.country }, 0);
  return c.html(<OrganisationFormPage c={c} cluster={cluster} organisation={null} filled={{ fields, faults: {} }} />);
});

organisationRoutes.post("/clusters/:id/organisations", async (c) => {
  const { cluster } = await writable(c);
  const fields = await formOf(c);
  const read = readOrganisationForm(fields, c.var.language);
  try {
    if (!read.ok) return newAgain(read.faults);
    const made = await createOrganisation(c.var.services, signedIn(c), cluster.id, read.input);
    return seeOther(c, `/organisations/${made.id}`, "added");
  } catch (error) {
    const faults = faultsIn(error);
    if (!faults) throw error;
    return newAgain(faults);
  }

  function newAgain(faults: Readonly<Record<string, string>>) {
    return c.html(
      <OrganisationFormPage c={c} cluster={cluster} organisation={null} filled={{ fields, faults }} />,
      400,
    );
  }
});

/** @throws Problem not_found, not_allowed: a form that cannot be sent is not shown */
async function writable(c: C) {
  const person = signedIn(c);
  const seen = await c.var.services.db.asPerson(person.id, (tx) => findCluster(tx, c.req.param("id") ?? "", person.id));
  if (!mayWriteRegister(found(seen))) throw new Problem("not_allowed", { may: "cluster" });
  return found(seen);
}

const DONE = ["added", "saved", "started", "ended", "committed", "merged", "unmerged"] as const;

organisationRoutes.get("/organisations/:id", async (c) => {
  const loaded = await loadOrganisation(c.var.services, signedIn(c), c.req.param("id"), c.var.language);
  // whoever follows an old link comes to the organisation that it went into
  if (loaded.organisation.mergedInto) return c.redirect(`/organisations/${loaded.organisation.mergedInto}`, 303);
  const done = DONE.find((one) => one === c.req.query("done"));
  return c.html(<OrganisationPage c={c} loaded={loaded} done={done ? c.var.say(`registry.org.done.${done}`) : null} />);
});

organisationRoutes.get("/organisations/:id/edit", async (c) => {
  const { cluster, organisation } = await editable(c);
  const fields = fieldsOf(c, inputOf(organisation), organisation.version);
  return c.html(
    <OrganisationFormPage c={c} cluster={cluster} organisation={organisation} filled={{ fields, faults: {} }} />,
  );
});

organisationRoutes.post("/organisations/:id", async (c) => {
  const { cluster, organisation } = await editable(c);
  const fields = await formOf(c);
  const read = readOrganisationForm(fields, c.var.language);
  const again = (faults: Readonly<Record<string, string>>) =>
    c.html(
      <OrganisationFormPage c={c} cluster={cluster} organisation={organisation} filled={{ fields, faults }} />,
      400,
    );
  if (!read.ok) return again(read.faults);
  try {
    const change = { id: organisation.id, version: versionOf(fields), input: read.input };
    const changed = await changeOrganisation(c.var.services, signedIn(c), change);
    if (changed.saved) return seeOther(c, `/organisations/${organisation.id}`, "saved");
    const { now } = changed;
    // what was typed stays, and starts from what stands there now: sent again it is meant so
    const filled = { fields: { ...fields, version: String(now.organisation.version) }, faults: {} };
    const stale = { now, mine: read.input };
    return c.html(
      <OrganisationFormPage c={c} cluster={cluster} organisation={organisation} filled={filled} stale={stale} />,
      409,
    );
  } catch (error) {
    const faults = faultsIn(error);
    if (!faults) throw error;
    return again(faults);
  }
});

organisationRoutes.post("/organisations/:id/delete", async (c) => {
  const id = c.req.param("id");
  const gone = await deleteOrganisation(c.var.services, signedIn(c), { id, version: versionOf(await formOf(c)) });
  return seeOther(c, `/clusters/${gone.clusterId}/organisations`, "deleted");
});

/** @throws Problem not_found, not_allowed */
async function editable(c: C) {
  const loaded = await loadOrganisation(c.var.services, signedIn(c), c.req.param("id") ?? "", c.var.language);
  if (!loaded.writes) throw new Problem("not_allowed", { may: "cluster" });
  return loaded;
}
