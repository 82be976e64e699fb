import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { seeOther, wordsOf } from "../../platform/web/forms.ts";
import { found } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { labelsOf } from "./label-queries.ts";
import { enterLabel } from "./operations/enter-label.ts";
import { removeLabel } from "./operations/remove-label.ts";
import { LabelsPage, type LabelsPageProps } from "./pages/labels-page.tsx";
import { mayEnterLabels } from "./policy.ts";
import { findCluster } from "./queries.ts";
import { faultsIn } from "./refuse-faults.ts";

type C = Context<AppEnv>;

/** The labels of a cluster; those from before are entered by the secretariat. */
export const labelRoutes = new Hono<AppEnv>();

labelRoutes.get("/clusters/:id/labels", async (c) => c.html(await labelsPage(c)));

labelRoutes.post("/clusters/:id/labels", async (c) => {
  const values = await wordsOf(c);
  const clusterId = c.req.param("id");
  return orAgain(c, { values }, async () => {
    await enterLabel(c.var.services, signedIn(c), clusterId, values);
    return seeOther(c, `/clusters/${clusterId}/labels`, "entered");
  });
});

labelRoutes.post("/clusters/:id/labels/:label/remove", async (c) => {
  const { because = "" } = await wordsOf(c);
  const [clusterId, labelId] = [c.req.param("id"), c.req.param("label")];
  return orAgain(c, { values: {}, removing: labelId }, async () => {
    await removeLabel(c.var.services, signedIn(c), { clusterId, labelId, because });
    return seeOther(c, `/clusters/${clusterId}/labels`, "removed");
  });
});

/** What is wrong is told at its field, with what was typed still there. */
async function orAgain(
  c: C,
  tried: Omit<NonNullable<LabelsPageProps["tried"]>, "faults">,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    const faults = faultsIn(error);
    if (!faults) throw error;
    return c.html(await labelsPage(c, { ...tried, faults }), 422);
  }
}

async function labelsPage(c: C, tried?: LabelsPageProps["tried"]) {
  const person = signedIn(c);
  const seen = await c.var.services.db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, c.req.param("id") ?? "", person.id));
    return { cluster, role, labels: await labelsOf(tx, cluster.id) };
  });
  const enters = mayEnterLabels({ role: seen.role, offices: person.offices });
  const { cluster, labels, role } = seen;
  return <LabelsPage c={c} cluster={cluster} labels={labels} own={role !== null} enters={enters} tried={tried} />;
}
