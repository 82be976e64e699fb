import { type Context, Hono } from "hono";
import { cleanLine } from "../../platform/clean-text.ts";
import { today } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, seeOther, versionOf } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { listDifferences } from "./difference-queries.ts";
import { listDuplicates } from "./merge-queries.ts";
import { keepApart } from "./operations/keep-apart.ts";
import { mergeOrganisations } from "./operations/merge-organisations.ts";
import { undoKeepApart } from "./operations/undo-keep-apart.ts";
import { undoMerge } from "./operations/undo-merge.ts";
import { listOrganisations, listQuery } from "./organisation-list.ts";
import { findOrganisation, listMemberships } from "./organisation-queries.ts";
import { DuplicatesPage } from "./pages/duplicates-page.tsx";
import { MergePage } from "./pages/merge-page.tsx";
import { mayWriteRegister } from "./policy.ts";
import { findCluster } from "./queries.ts";

type C = Context<AppEnv>;

const CANDIDATES = 30;
const PAIRS = 100;
const DONE = ["kept_apart", "apart_undone"] as const;

/** Organisations that were entered twice: found, looked at side by side, merged, and parted again. */
export const mergeRoutes = new Hono<AppEnv>();

mergeRoutes.get("/clusters/:id/organisations/duplicates", async (c) => {
  const person = signedIn(c);
  const { cluster, role, pairs, apart } = await c.var.services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, c.req.param("id"), person.id));
    const { id } = seen.cluster;
    return { ...seen, pairs: await listDuplicates(tx, id, PAIRS), apart: await listDifferences(tx, id, PAIRS) };
  });
  const done = DONE.find((one) => one === c.req.query("done"));
  return c.html(
    <DuplicatesPage
      c={c}
      cluster={cluster}
      mayWrite={mayWriteRegister({ role })}
      pairs={pairs}
      apart={apart}
      done={done ? c.var.say(`registry.org.done.${done}`) : null}
    />,
  );
});

mergeRoutes.get("/organisations/:id/merge", async (c) => c.html(<MergePage c={c} {...(await load(c))} />));

async function load(c: C) {
  const person = signedIn(c);
  const other = c.req.query("with") ?? "";
  return c.var.services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findOrganisation(tx, c.req.param("id") ?? "", person.id));
    if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
    const { organisation } = seen;
    const search = cleanLine(c.req.query("q") ?? "").slice(0, 200) || organisation.name;
    if (other === "") {
      const query = { ...listQuery.parse({}), standing: "all" as const, q: search };
      const page = { day: today(c.var.services), after: null, limit: CANDIDATES, language: c.var.language };
      const candidates = await listOrganisations(tx, organisation.clusterId, query, page);
      return { seen, search, candidates: candidates.filter(({ id }) => id !== organisation.id), pair: [] };
    }
    const second = found(await findOrganisation(tx, other, person.id)).organisation;
    if (second.clusterId !== organisation.clusterId || second.id === organisation.id) throw new Problem("not_found");
    const memberships = await listMemberships(tx, [organisation.id, second.id]);
    const pair = [organisation, second].map((own) => ({
      organisation: own,
      memberships: memberships.filter(({ organisationId }) => organisationId === own.id),
    }));
    return { seen, search, candidates: [], pair };
  });
}

mergeRoutes.post("/organisations/:id/merge", async (c) => {
  const fields = await formOf(c);
  const keep = { id: c.req.param("id"), version: versionOf(fields) };
  const drop = { id: fields.with ?? "", version: versionOf({ version: fields.with_version ?? "" }) };
  await mergeOrganisations(c.var.services, signedIn(c), { keep, drop });
  return seeOther(c, `/organisations/${keep.id}`, "merged");
});

mergeRoutes.post("/merges/:id/undo", async (c) => {
  const merge = await undoMerge(c.var.services, signedIn(c), c.req.param("id"));
  return seeOther(c, `/organisations/${merge.gone}`, "unmerged");
});

mergeRoutes.post("/organisations/:id/apart", async (c) => {
  const { with: other = "" } = await formOf(c);
  const clusterId = await keepApart(c.var.services, signedIn(c), { one: c.req.param("id"), other });
  return seeOther(c, `/clusters/${clusterId}/organisations/duplicates`, "kept_apart");
});

mergeRoutes.post("/differences/:id/undo", async (c) => {
  const clusterId = await undoKeepApart(c.var.services, signedIn(c), c.req.param("id"));
  return seeOther(c, `/clusters/${clusterId}/organisations/duplicates`, "apart_undone");
});
