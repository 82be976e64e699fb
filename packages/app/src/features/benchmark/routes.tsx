import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { workBy } from "../../platform/web/work-by.ts";
import { loadAssessment } from "../assessment/index.ts";
import { standaloneChart } from "./drawings/standalone.tsx";
import { ResultPage } from "./pages/result-page.tsx";
import { presentResult, type Result } from "./present.ts";
import { resultCsv } from "./spreadsheet.ts";

/** The result of an assessment: page, numbers, pictures. Who may see the assessment may see its result; see policy of that feature. */
export const benchmarkRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;

async function load(c: C): Promise<Result> {
  const person = signedIn(c);
  const { services } = c.var;
  const loaded = await services.db.asPerson(person.id, (tx) =>
    loadAssessment(services, tx, c.req.param("id") ?? "", person),
  );
  // what the page says besides is said by the same edition
  workBy(c, loaded.edition);
  return presentResult(services, loaded, c.var, c.req.query("group"));
}

benchmarkRoutes.get("/assessments/:id/result", async (c) => c.html(<ResultPage c={c} result={await load(c)} />));

benchmarkRoutes.get("/assessments/:id/result.csv", async (c) => {
  const result = await load(c);
  return c.body(resultCsv(c.var.say, result), 200, download("text/csv; charset=utf-8", `klynge-${dayOf(result)}.csv`));
});

benchmarkRoutes.get("/assessments/:id/charts/:chart{[A-Za-z0-9]+\\.svg}", async (c) => {
  const result = await load(c);
  const chart = c.req.param("chart").slice(0, -".svg".length);
  const picture = found(standaloneChart(c.var.say, result, chart));
  return c.body(picture, 200, download("image/svg+xml; charset=utf-8", `klynge-${chart}-${dayOf(result)}.svg`));
});

function dayOf({ view }: Result): string {
  return view.loaded.assessment.referenceDate;
}

function download(type: string, name: string): Record<string, string> {
  return {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  };
}
