import { type Context, Hono } from "hono";
import { cleanLine } from "../../../platform/clean-text.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { signedIn } from "../../../platform/web/visitor.ts";
import { findCluster, mayErasePeople } from "../../registry/index.ts";
import { eraseNamedPerson, findNamedPerson } from "../operations/erase-named-person.ts";
import { NamedPersonPage } from "./named-person-page.tsx";

type C = Context<AppEnv>;

/** Somebody who is named in the register asks to be forgotten. */
export const namedPersonRoutes = new Hono<AppEnv>();

namedPersonRoutes.get("/clusters/:id/register/erase-person", async (c) => {
  const cluster = await clusterOf(c);
  const name = cleanLine(c.req.query("name") ?? "");
  const named = name === "" ? null : await findNamedPerson(c.var.services, cluster.id, name);
  return c.html(
    <NamedPersonPage c={c} cluster={cluster} name={name} named={named} done={c.req.query("done") === "erased"} />,
  );
});

namedPersonRoutes.post("/clusters/:id/register/erase-person", async (c) => {
  const { id } = await clusterOf(c);
  const { name = "" } = await formOf(c);
  const forgotten = await eraseNamedPerson(c.var.services, signedIn(c), { clusterId: id, name });
  return seeOther(c, `/clusters/${id}/register/erase-person`, forgotten ? "erased" : undefined);
});

async function clusterOf(c: C) {
  const person = signedIn(c);
  const seen = await c.var.services.db.asPerson(person.id, (tx) => findCluster(tx, c.req.param("id") ?? "", person.id));
  if (!mayErasePeople(found(seen))) throw new Problem("not_allowed", { may: "owner" });
  return found(seen).cluster;
}
