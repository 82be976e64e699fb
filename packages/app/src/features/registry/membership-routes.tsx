import { COMMITMENT_PROOFS, isDay } from "@klynge/core";
import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, seeOther, versionOf } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { loadOrganisation } from "./load-organisation.ts";
import { changeMembership } from "./operations/change-membership.ts";
import { commitMembership } from "./operations/commit-membership.ts";
import { startMembership } from "./operations/start-membership.ts";
import { type FoundMembership, findMembership } from "./organisation-queries.ts";
import { MembershipPage } from "./pages/membership-page.tsx";
import { OrganisationPage } from "./pages/organisation-page.tsx";
import { mayWriteRegister } from "./policy.ts";
import { type FormFields, readMembershipForm } from "./read-organisation-form.ts";
import { faultsIn, refuseFaults } from "./refuse-faults.ts";

type C = Context<AppEnv>;

/** Memberships: started on the page of the organisation, changed on a page of their own. */
export const membershipRoutes = new Hono<AppEnv>();

membershipRoutes.post("/organisations/:id/memberships", async (c) => {
  const person = signedIn(c);
  const id = c.req.param("id");
  const fields = await formOf(c);
  try {
    const read = readMembershipForm(fields);
    if (!read.ok) refuseFaults(read.faults);
    else await startMembership(c.var.services, person, id, read.input);
    return seeOther(c, `/organisations/${id}`, "started");
  } catch (error) {
    const faults = faultsIn(error);
    if (!faults) throw error;
    const loaded = await loadOrganisation(c.var.services, person, id, c.var.language);
    if (!loaded.writes) throw new Problem("not_allowed", { may: "cluster" });
    return c.html(<OrganisationPage c={c} loaded={loaded} attempt={{ fields, faults }} />, 400);
  }
});

membershipRoutes.get("/memberships/:id", async (c) => c.html(<MembershipPage c={c} seen={await load(c)} />));

membershipRoutes.post("/memberships/:id", async (c) => {
  const seen = await load(c);
  const fields = await formOf(c);
  try {
    const read = readMembershipForm(fields);
    if (!read.ok) return again(read.faults);
    const change = { id: seen.membership.id, version: versionOf(fields), input: read.input };
    const changed = await changeMembership(c.var.services, signedIn(c), change);
    if (!changed.saved) {
      const filled = { fields: { ...fields, version: String(changed.now.membership.version) }, faults: {} };
      return c.html(<MembershipPage c={c} seen={changed.now} filled={filled} stale />, 409);
    }
    const ended = seen.membership.ends === null && read.input.ends !== null;
    return seeOther(c, `/organisations/${seen.organisation.id}`, ended ? "ended" : "saved");
  } catch (error) {
    const faults = faultsIn(error);
    if (!faults) throw error;
    return again(faults);
  }

  function again(faults: Readonly<Record<string, string>>) {
    return c.html(<MembershipPage c={c} seen={seen} filled={{ fields, faults }} />, 400);
  }
});

membershipRoutes.post("/memberships/:id/commit", async (c) => {
  const seen = await load(c);
  const fields = await formOf(c);
  try {
    await commitMembership(c.var.services, signedIn(c), { id: seen.membership.id, ...commitmentIn(fields) });
    return seeOther(c, `/organisations/${seen.organisation.id}`, "committed");
  } catch (error) {
    const faults = faultsIn(error);
    if (!faults) throw error;
    return c.html(<MembershipPage c={c} seen={seen} commitment={{ fields, faults }} />, 400);
  }
});

function commitmentIn(fields: FormFields) {
  const proof = COMMITMENT_PROOFS.find((own) => own === fields.new_proof);
  const from = fields.from ?? "";
  if (!isDay(from)) refuseFaults({ from: "not_a_day" });
  if (!proof)
    throw new Problem(
      "bad_input",
      { field: "new_proof", reason: "not_a_choice" },
      { faults: { new_proof: "not_a_choice" } },
    );
  return { version: versionOf(fields), from, proof };
}

/** @throws Problem not_found, not_allowed */
async function load(c: C): Promise<FoundMembership> {
  const person = signedIn(c);
  const seen = await c.var.services.db.asPerson(person.id, (tx) =>
    findMembership(tx, c.req.param("id") ?? "", person.id),
  );
  if (!mayWriteRegister(found(seen))) throw new Problem("not_allowed", { may: "cluster" });
  return found(seen);
}
