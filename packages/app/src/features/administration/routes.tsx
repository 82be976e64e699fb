import { type Context, Hono } from "hono";
import type { AppEnv, Office, Person } from "../../platform/web/env.ts";
import { formOf, seeOther } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import {
  check,
  inviteToOffice,
  listOfficers,
  listOpenOfficeInvitations,
  listOpenOwnerInvitations,
  withdrawOfficeInvitation,
} from "../account/index.ts";
import { changeSettings } from "./operations/change-settings.ts";
import { createCluster } from "./operations/create-cluster.ts";
import { takeOffice } from "./operations/take-office.ts";
import { AdministrationPage } from "./pages/administration-page.tsx";
import type { PageState } from "./pages/page-state.ts";
import { TakeOfficePage } from "./pages/take-office-page.tsx";
import { mayAdminister, mayGovern } from "./policy.ts";
import { lastChangeOfSettings, listClustersWithOwner, readSettings, recentEntries } from "./queries.ts";
import { clusterForm, officeForm, settingsForm } from "./schema.ts";

/** The page of the offices: clusters, and for administrators who holds an office and what the installation is. */
export const administrationRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;

const PATH = "/administration";
const PAGE_SIZE = 50;
const ENTRIES = 10;

administrationRoutes.get(PATH, (c) => page(c));

administrationRoutes.post(`${PATH}/clusters`, async (c) => {
  const person = officer(c);
  const values = await formOf(c);
  const input = check(clusterForm, values);
  if (!input.ok) return page(c, { form: "cluster", values, faults: input.faults, status: 422 });
  const outcome = await createCluster(c.var.services, person, input.value);
  if (outcome.kind === "exists") {
    const faults = { name: "administration.fault.cluster_exists" };
    return page(c, { form: "cluster", values, faults, status: 422 });
  }
  return invited(c, "cluster_created", { link: outcome.link, email: input.value.owner_email });
});

administrationRoutes.post(`${PATH}/offices`, async (c) => {
  const person = officer(c);
  const values = await formOf(c);
  const input = check(officeForm, values);
  if (!input.ok) return page(c, { form: "office", values, faults: input.faults, status: 422 });
  const outcome = await inviteToOffice(c.var.services, person, input.value);
  if (outcome.kind === "already_there") {
    const faults = { email: "administration.fault.holds_office" };
    return page(c, { form: "office", values, faults, status: 422 });
  }
  return invited(c, "invited", { link: outcome.link, email: input.value.email });
});

administrationRoutes.get(`${PATH}/offices/:personId/:office/take`, async (c) => {
  const person = officer(c);
  if (!mayGovern(person)) throw new Problem("not_allowed", { may: "administrator" });
  const { personId, office } = c.req.param();
  const officers = await c.var.services.db.asPerson(person.id, (tx) => listOfficers(tx, c.var.language));
  const held = found(officers.find((one) => one.id === personId && one.office === office));
  return c.html(<TakeOfficePage c={c} officer={held} />);
});

administrationRoutes.post(`${PATH}/offices/:personId/:office/take`, async (c) => {
  const person = officer(c);
  const { personId, office } = c.req.param();
  const outcome = await takeOffice(c.var.services, person, personId, officeOf(office));
  if (outcome === "last_administrator") return page(c, { refusal: "last_administrator", status: 409 });
  const left = person.id === personId ? person.offices.filter((one) => one !== office) : person.offices;
  return left.length === 0 ? c.redirect("/", 303) : seeOther(c, PATH, "taken");
});

administrationRoutes.post(`${PATH}/offices/invitations/:id/withdraw`, async (c) => {
  await withdrawOfficeInvitation(c.var.services, officer(c), c.req.param("id"));
  return seeOther(c, PATH, "withdrawn");
});

administrationRoutes.post(`${PATH}/settings`, async (c) => {
  const person = officer(c);
  const body = await c.req.parseBody({ all: true });
  const languages = [body.languages ?? []].flat().filter((one): one is string => typeof one === "string");
  const values = await formOf(c);
  const input = check(settingsForm, { ...values, languages });
  const typed = { form: "settings", values: { ...values, languages: languages.join(" ") } } as const;
  if (!input.ok) return page(c, { ...typed, faults: input.faults, status: 422 });
  const outcome = await changeSettings(c.var.services, person, input.value);
  if (outcome.kind === "saved") return seeOther(c, PATH, "saved");
  if (outcome.kind === "stale") return page(c, { ...typed, stale: outcome, status: 409 });
  return page(c, { ...typed, faults: { sign_up: "administration.fault.open_needs_mail" }, status: 422 });
});

/** For somebody without an office there is no such page. */
function officer(c: C): Person {
  const person = signedIn(c);
  return found(mayAdminister(person) ? person : null);
}

function officeOf(name: string): Office {
  return found((["administrator", "secretariat", "board", "appeals"] as const).find((one) => one === name));
}

/** Where no mail is sent, the answer itself holds the link; nothing that can be opened again does. */
function invited(c: C, done: "cluster_created" | "invited", made: { link: string; email: string }) {
  return c.var.services.settings.sendsMail ? seeOther(c, PATH, done) : page(c, { done, made, status: 200 });
}

async function page(c: C, state: PageState = { status: 200 }): Promise<Response> {
  const person = officer(c);
  const { services } = c.var;
  const number = Math.max(1, Math.min(10_000, Math.trunc(Number(c.req.query("page"))) || 1));
  const content = await services.db.asPerson(person.id, async (tx) => {
    const clusters = await listClustersWithOwner(tx, number - 1, PAGE_SIZE);
    const ownerless = clusters.filter(({ owner }) => owner === null).map(({ id }) => id);
    const invitations = await listOpenOwnerInvitations(tx, ownerless, services.now());
    const shared = { clusters, invitations, page: number };
    if (!mayGovern(person)) return { ...shared, installation: null };
    const installation = {
      settings: found(await readSettings(tx)),
      lastChange: await lastChangeOfSettings(tx),
      officers: await listOfficers(tx, c.var.language),
      open: await listOpenOfficeInvitations(tx, services.now()),
      entries: await recentEntries(tx, ENTRIES),
    };
    return { ...shared, installation };
  });
  c.header("cache-control", "no-store");
  return c.html(<AdministrationPage c={c} content={content} state={state} size={PAGE_SIZE} />, state.status);
}
