import { type Context, Hono } from "hono";
import { cleanText } from "../../platform/clean-text.ts";
import { isId } from "../../platform/ids.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, seeOther } from "../../platform/web/forms.ts";
import { Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { loadCase } from "../cases/index.ts";
import { type CommonWork, loadCommonWork } from "./load-consensus.ts";
import { leaveCase } from "./operations/leave-case.ts";
import { takeWorkStep } from "./operations/take-work-step.ts";
import { ConsensusPage } from "./pages/consensus-page.tsx";
import { FindingsPage } from "./pages/findings-page.tsx";
import { LeavePage } from "./pages/leave-page.tsx";
import { isWorkStep, readWorkStep, type Tried } from "./read-step.ts";

type C = Context<AppEnv>;
type Values = Readonly<Record<string, string>>;

/** The experts' common work: points side by side, findings, the recommendation; and leaving it. */
export const consensusRoutes = new Hono<AppEnv>();

const PAGES = { consensus: ConsensusPage, findings: FindingsPage } as const;

consensusRoutes.get("/cases/:id/consensus", async (c) => c.html(await page(c, "consensus")));
consensusRoutes.get("/cases/:id/findings", async (c) => c.html(await page(c, "findings")));

consensusRoutes.post("/cases/:id/:page{consensus|findings}/:step", async (c) => {
  const { id, page: name, step } = c.req.param();
  if (!isWorkStep(step)) throw new Problem("not_found");
  const where = name === "consensus" ? "consensus" : "findings";
  const values = await formOf(c);
  const read = readWorkStep(step, values);
  if ("fault" in read) return c.html(await page(c, where, { step, values, fault: read.fault }), 422);
  try {
    await takeWorkStep(c.var.services, signedIn(c), { caseId: id, step: read.step, commandId: commandOf(values) });
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== "step_refused") throw problem;
    return c.html(await page(c, where, { step, values, refused: problem.details }), 409);
  }
  return seeOther(c, `/cases/${id}/${where}`, step);
});

consensusRoutes.get("/cases/:id/leave", async (c) => c.html(<LeavePage c={c} work={await load(c)} />));

consensusRoutes.post("/cases/:id/leave", async (c) => {
  const values = await formOf(c);
  const person = signedIn(c);
  const { services } = c.var;
  const caseId = c.req.param("id");
  const because = cleanText(values.because ?? "").trim();
  const again = async (tried: Omit<Tried, "step" | "values">) => (
    <LeavePage c={c} work={await load(c)} tried={{ step: "leave_case", values, ...tried }} />
  );
  if (because === "") return c.html(await again({ fault: "text_missing" }), 422);
  if (because.length > 10_000) return c.html(await again({ fault: "too_long" }), 422);
  if (values.conflict !== "yes" && values.conflict !== "no") return c.html(await again({ fault: "not_right" }), 422);
  const leaving = { caseId, expert: values.expert ?? "", conflict: values.conflict === "yes", because };
  try {
    await leaveCase(services, person, { ...leaving, commandId: commandOf(values) });
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== "step_refused") throw problem;
    return c.html(await again({ refused: problem.details }), 409);
  }
  // whoever left sees the case no more
  const still = await services.db.asPerson(person.id, (tx) => loadCase(services, tx, caseId, person)).catch(() => null);
  return seeOther(c, still ? `/cases/${caseId}` : "/tasks");
});

async function page(c: C, name: keyof typeof PAGES, tried?: Tried) {
  const Page = PAGES[name];
  return <Page c={c} work={await load(c)} tried={tried} />;
}

function load(c: C): Promise<CommonWork> {
  const person = signedIn(c);
  const { services } = c.var;
  return services.db.asPerson(person.id, (tx) => loadCommonWork(services, tx, c.req.param("id") ?? "", person));
}

/** Forms of older pages have none; then each press is a step of its own. */
function commandOf({ command = "" }: Values): string {
  return isId(command) ? command : crypto.randomUUID();
}
