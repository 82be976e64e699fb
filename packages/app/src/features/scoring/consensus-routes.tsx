import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { seeOther, wordsOf } from "../../platform/web/forms.ts";
import { orRefused, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { workBy } from "../../platform/web/work-by.ts";
import { afterwards, commandOf } from "../cases/index.ts";
import { type CommonWork, loadCommonWork } from "./load-consensus.ts";
import { leaveCase } from "./operations/leave-case.ts";
import { takeWorkStep } from "./operations/take-work-step.ts";
import { ConsensusPage } from "./pages/consensus-page.tsx";
import { FindingsPage } from "./pages/findings-page.tsx";
import { LeavePage } from "./pages/leave-page.tsx";
import { isWorkStep, readStep, type Tried } from "./read-step.ts";

type C = Context<AppEnv>;

/** The experts' common work: points side by side, findings, the recommendation; and leaving it. */
export const consensusRoutes = new Hono<AppEnv>();

const PAGES = { consensus: ConsensusPage, findings: FindingsPage } as const;

consensusRoutes.get("/cases/:id/consensus", async (c) => c.html(await page(c, "consensus")));
consensusRoutes.get("/cases/:id/findings", async (c) => c.html(await page(c, "findings")));

consensusRoutes.post("/cases/:id/:page{consensus|findings}/:step", async (c) => {
  const { id, page: name, step } = c.req.param();
  if (!isWorkStep(step)) throw new Problem("not_found");
  const where = name === "consensus" ? "consensus" : "findings";
  const values = await wordsOf(c);
  const read = readStep(step, values);
  if ("faults" in read) return c.html(await page(c, where, { step, values, faults: read.faults }), 422);
  return orRefused(
    async () => {
      const against = Number(values.against ?? 0);
      const wanted = { caseId: id, step: read.step, commandId: commandOf(values), against };
      await takeWorkStep(c.var.services, signedIn(c), wanted);
      return seeOther(c, `/cases/${id}/${where}`, step);
    },
    async (refused) => c.html(await page(c, where, { step, values, refused }), 409),
  );
});

consensusRoutes.get("/cases/:id/leave", async (c) => c.html(await leavePage(c)));

consensusRoutes.post("/cases/:id/leave", async (c) => {
  const caseId = c.req.param("id");
  const values = await wordsOf(c);
  const read = readStep("leave_case", values);
  if ("faults" in read) return c.html(await leavePage(c, { step: "leave_case", values, faults: read.faults }), 422);
  return orRefused(
    async () => {
      await leaveCase(c.var.services, signedIn(c), { caseId, step: read.step, commandId: commandOf(values) });
      return seeOther(c, await afterwards(c, caseId));
    },
    async (refused) => c.html(await leavePage(c, { step: "leave_case", values, refused }), 409),
  );
});

async function leavePage(c: C, tried?: Tried) {
  return <LeavePage c={c} work={await load(c)} tried={tried} />;
}

async function page(c: C, name: keyof typeof PAGES, tried?: Tried) {
  const Page = PAGES[name];
  return <Page c={c} work={await load(c)} tried={tried} />;
}

async function load(c: C): Promise<CommonWork> {
  const person = signedIn(c);
  const { services } = c.var;
  const work = await services.db.asPerson(person.id, (tx) =>
    loadCommonWork(services, tx, c.req.param("id") ?? "", person),
  );
  workBy(c, work.loaded.edition);
  return work;
}
