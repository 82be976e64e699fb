import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { findCluster } from "../registry/index.ts";
import { type LoadedAssessment, loadAssessment } from "./load-assessment.ts";
import { loadOverview } from "./load-overview.ts";
import { reopenAssessment } from "./operations/reopen-assessment.ts";
import { saveRow } from "./operations/save-row.ts";
import { startAssessment } from "./operations/start-assessment.ts";
import { submitAssessment } from "./operations/submit-assessment.ts";
import { AssessmentsPage } from "./pages/assessments-page.tsx";
import { OverviewPage } from "./pages/overview-page.tsx";
import { PrintPage } from "./pages/print-page.tsx";
import { ReviewPage } from "./pages/review-page.tsx";
import { RowPage } from "./pages/row-page.tsx";
import { RowRefused, RowSaved } from "./pages/saved-fragment.tsx";
import { SearchPage } from "./pages/search-page.tsx";
import { type AssessmentView, presentAssessment, type RowEntry } from "./present.ts";
import { listAssessments, listSubmissions } from "./queries.ts";
import { readRowForm } from "./read-form.ts";
import { sayFaults } from "./say-faults.ts";

/** Pages and forms of the assessment; thin: read, call the operation, show. */
export const assessmentRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;

async function load(c: C): Promise<LoadedAssessment> {
  const person = signedIn(c);
  return c.var.services.db.asPerson(person.id, (tx) => loadAssessment(tx, c.req.param("id") ?? "", person));
}

function viewOf(c: C, loaded: LoadedAssessment): AssessmentView {
  return presentAssessment(c.var.services, loaded, c.var);
}

function rowOf(view: AssessmentView, c: C): RowEntry {
  return found(view.rows.find(({ id }) => id === c.req.param("row")));
}

assessmentRoutes.get("/clusters/:id", async (c) => {
  const person = signedIn(c);
  const seen = await c.var.services.db.asPerson(person.id, (tx) => loadOverview(tx, c.req.param("id"), person));
  return c.html(<OverviewPage c={c} overview={seen} />);
});

assessmentRoutes.get("/clusters/:id/assessments", async (c) => {
  const person = signedIn(c);
  const { cluster, role, list } = await c.var.services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, c.req.param("id"), person.id));
    return { ...seen, list: await listAssessments(tx, seen.cluster.id) };
  });
  return c.html(<AssessmentsPage c={c} cluster={cluster} standing={{ person, role }} list={list} />);
});

assessmentRoutes.post("/clusters/:id/assessments", async (c) => {
  const body = await c.req.parseBody();
  const text = (name: string): string => String(body[name] ?? "");
  const [scheme = "", label = ""] = text("scheme").split("/");
  const made = await startAssessment(c.var.services, signedIn(c), {
    clusterId: c.req.param("id"),
    scheme,
    label,
    referenceDate: text("reference_date"),
  });
  return c.redirect(`/assessments/${made.id}`, 303);
});

/** Opens at the first row that is not answered. */
assessmentRoutes.get("/assessments/:id", async (c) => {
  const view = viewOf(c, await load(c));
  const next = view.rows.find(({ state }) => state === "unanswered") ?? view.rows[0];
  return c.redirect(`/assessments/${view.loaded.assessment.id}/rows/${next?.id}`, 303);
});

assessmentRoutes.get("/assessments/:id/rows/:row", async (c) => {
  const view = viewOf(c, await load(c));
  return c.html(<RowPage c={c} view={view} row={rowOf(view, c)} />);
});

assessmentRoutes.post("/assessments/:id/rows/:row", async (c) => {
  const person = signedIn(c);
  const body = await c.req.parseBody({ all: true });
  let typed: ReadonlyMap<string, string> = new Map();
  const saved = await saveRow(c.var.services, person, {
    assessmentId: c.req.param("id"),
    rowId: c.req.param("row"),
    answer: (row) => {
      const form = readRowForm(row, body);
      typed = form.typed;
      if (form.unreadable.size === 0) return form.answer;
      return { unreadable: [...form.unreadable].map(([fact, code]) => ({ fact, code, details: {} })) };
    },
  });
  const partial = c.req.header("hx-request") === "true";
  const view = viewOf(c, saved.loaded);
  const present = rowOf(view, c);
  if (!saved.saved) {
    const attempt = {
      typed,
      faults: "faults" in saved ? sayFaults(c, view.wording, saved.faults) : new Map<string, string[]>(),
      conflicts: "conflicts" in saved ? saved.conflicts : [],
    };
    const status = "conflicts" in saved ? 409 : 400;
    return c.html(
      partial ? (
        <RowRefused c={c} view={view} row={present} attempt={attempt} />
      ) : (
        <RowPage c={c} view={view} row={present} attempt={attempt} />
      ),
      status,
    );
  }
  if (partial) return c.html(<RowSaved c={c} view={view} row={present} />);
  const next = String(body.next ?? "");
  return c.redirect(
    `/assessments/${view.loaded.assessment.id}/${/^(rows\/[\w.]+|review)$/.test(next) ? next : `rows/${present.id}`}`,
    303,
  );
});

assessmentRoutes.get("/assessments/:id/search", async (c) => {
  return c.html(<SearchPage c={c} view={viewOf(c, await load(c))} search={c.req.query("q") ?? ""} />);
});

assessmentRoutes.get("/assessments/:id/print", async (c) =>
  c.html(<PrintPage c={c} view={viewOf(c, await load(c))} />),
);

assessmentRoutes.get("/assessments/:id/review", async (c) => {
  const person = signedIn(c);
  const { loaded, submissions } = await c.var.services.db.asPerson(person.id, async (tx) => {
    const seen = await loadAssessment(tx, c.req.param("id"), person);
    return { loaded: seen, submissions: await listSubmissions(tx, seen.assessment.id) };
  });
  return c.html(<ReviewPage c={c} view={viewOf(c, loaded)} submissions={submissions} />);
});

assessmentRoutes.post("/assessments/:id/submit", async (c) => {
  const { version } = await c.req.parseBody();
  const assessmentId = c.req.param("id");
  await submitAssessment(c.var.services, signedIn(c), { assessmentId, version: Number(version) });
  return c.redirect(`/assessments/${assessmentId}/review`, 303);
});

assessmentRoutes.post("/assessments/:id/reopen", async (c) => {
  const { because } = await c.req.parseBody();
  const assessmentId = c.req.param("id");
  await reopenAssessment(c.var.services, signedIn(c), { assessmentId, because: String(because ?? "") });
  return c.redirect(`/assessments/${assessmentId}`, 303);
});
