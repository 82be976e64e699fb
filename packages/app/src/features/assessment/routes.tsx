import { type Context, Hono } from "hono";
import { cleanText } from "../../platform/clean-text.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf, versionOf } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { workBy } from "../../platform/web/work-by.ts";
import { listSubmitted, listUnderRow, type ShownEvidence } from "../evidence/index.ts";
import { findCluster } from "../registry/index.ts";
import { type LoadedAssessment, loadAssessment, withRegister } from "./load-assessment.ts";
import { loadOverview } from "./load-overview.ts";
import { fillFromRegister } from "./operations/fill-from-register.ts";
import { reopenAssessment } from "./operations/reopen-assessment.ts";
import { startAssessment } from "./operations/start-assessment.ts";
import { submitAssessment } from "./operations/submit-assessment.ts";
import { AssessmentsPage } from "./pages/assessments-page.tsx";
import { OverviewPage } from "./pages/overview-page.tsx";
import { PrintPage } from "./pages/print-page.tsx";
import { ReviewPage } from "./pages/review-page.tsx";
import { type Attempt, RowPage } from "./pages/row-page.tsx";
import { RowClosed, RowRefused, RowSaved } from "./pages/saved-fragment.tsx";
import { SearchPage } from "./pages/search-page.tsx";
import { gainedSince } from "./pages/told.tsx";
import { type AssessmentView, presentAssessment, type RowEntry } from "./present.ts";
import { listAssessments, listSubmissions } from "./queries.ts";
import type { FormBody } from "./read-form.ts";
import { type SavedForm, saveForm } from "./save-form.ts";
import { sayFaults } from "./say-faults.ts";

/** Pages and forms of the assessment; thin: read, call the operation, show. */
export const assessmentRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;

async function load(c: C): Promise<LoadedAssessment> {
  const person = signedIn(c);
  const { services } = c.var;
  return services.db.asPerson(person.id, async (tx) =>
    withRegister(services, tx, await loadAssessment(services, tx, c.req.param("id") ?? "", person)),
  );
}

function viewOf(c: C, loaded: LoadedAssessment): AssessmentView {
  // what the page says besides is said by the same edition
  workBy(c, loaded.edition);
  return presentAssessment(loaded, c.var);
}

function rowOf(view: AssessmentView, c: C): RowEntry {
  return found(view.rows.find(({ id }) => id === c.req.param("row")));
}

assessmentRoutes.get("/clusters/:id", async (c) => {
  const person = signedIn(c);
  const { services } = c.var;
  const seen = await services.db.asPerson(person.id, (tx) =>
    loadOverview(services, tx, { clusterId: c.req.param("id"), language: c.var.language }, person),
  );
  if (seen.current) workBy(c, seen.current.edition);
  return c.html(<OverviewPage c={c} overview={seen} />);
});

assessmentRoutes.get("/clusters/:id/assessments", async (c) =>
  c.html(<AssessmentsPage c={c} {...(await loadAssessments(c))} />),
);

async function loadAssessments(c: C) {
  const person = signedIn(c);
  return c.var.services.db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, c.req.param("id") ?? "", person.id));
    return { cluster, standing: { person, role }, list: await listAssessments(tx, cluster.id) };
  });
}

assessmentRoutes.post("/clusters/:id/assessments", async (c) => {
  const body = await c.req.parseBody();
  const text = (name: string): string => String(body[name] ?? "");
  const [scheme = "", label = ""] = text("scheme").split("/");
  const wanted = { clusterId: c.req.param("id"), scheme, label, referenceDate: text("reference_date") };
  try {
    const made = await startAssessment(c.var.services, signedIn(c), wanted);
    return c.redirect(`/assessments/${made.id}`, 303);
  } catch (error) {
    const field = fieldOf(error);
    if (field === null) throw error;
    return c.html(<AssessmentsPage c={c} {...(await loadAssessments(c))} attempt={{ ...wanted, field }} />, 400);
  }
});

/** Opens at the first row that is not answered. */
assessmentRoutes.get("/assessments/:id", async (c) => {
  const view = viewOf(c, await load(c));
  const next = view.rows.find(({ state }) => state === "unanswered") ?? view.rows[0];
  return c.redirect(`/assessments/${view.loaded.assessment.id}/rows/${next?.id}`, 303);
});

assessmentRoutes.get("/assessments/:id/rows/:row", async (c) => {
  const view = viewOf(c, await load(c));
  const row = rowOf(view, c);
  return c.html(<RowPage c={c} view={view} row={row} evidence={await evidenceOf(c, view, row)} />);
});

function evidenceOf(c: C, { loaded }: AssessmentView, { id }: RowEntry): Promise<readonly ShownEvidence[]> {
  return c.var.services.db.asPerson(signedIn(c).id, (tx) => listUnderRow(tx, loaded.assessment, id));
}

assessmentRoutes.post("/assessments/:id/rows/:row", async (c) => {
  const scripted = c.req.header("hx-request") === "true";
  const { take, ...typed } = await c.req.parseBody({ all: true });
  // htmx sends the button that has the focus along; only who presses it takes a value over, and that comes as a form
  const body: FormBody = scripted || take === undefined ? typed : { ...typed, take };
  const place = { assessmentId: c.req.param("id"), rowId: c.req.param("row") };
  const save = () => saveForm(c.var.services, signedIn(c), { ...place, body, language: c.var.language });
  return scripted ? answerScript(c, body, save) : answerForm(c, body, save);
});

type Save = () => Promise<SavedForm>;

async function answerForm(c: C, body: FormBody, save: Save): Promise<Response> {
  const saved = await save();
  const view = viewOf(c, saved.loaded);
  const row = rowOf(view, c);
  if (!saved.saved)
    return c.html(
      <RowPage
        c={c}
        view={view}
        row={row}
        evidence={await evidenceOf(c, view, row)}
        attempt={attemptOf(c, view, row, saved)}
      />,
      saved.clashes.length > 0 ? 409 : 400,
    );
  return c.redirect(`/assessments/${view.loaded.assessment.id}/${nextPlace(body, row)}`, 303);
}

/** After a choice between two answers, or with what the register says, the same row, where it says that it is saved. */
function nextPlace({ next, enter, choose, take }: FormBody, { id }: RowEntry): string {
  if (choose !== undefined || take !== undefined) return `rows/${id}#saving`;
  const wanted = next ?? enter;
  return typeof wanted === "string" && /^(rows\/[\w.]+|review)$/.test(wanted) ? wanted : `rows/${id}`;
}

/**
 * The parts of the page that change. A refusal is an answer like others here, with the status of one: what is not 2xx a browser puts on its
 * console as an error of the page.
 */
async function answerScript(c: C, body: FormBody, save: Save): Promise<Response> {
  try {
    const saved = await save();
    const view = viewOf(c, saved.loaded);
    const row = rowOf(view, c);
    if (saved.saved) {
      const gained = gainedSince(view, body.score);
      return c.html(<RowSaved c={c} view={view} row={row} form={saved.form} gained={gained} />, 200, SAVED);
    }
    return c.html(<RowRefused c={c} view={view} row={row} attempt={attemptOf(c, view, row, saved)} />, 200, REFUSED);
  } catch (error) {
    if (error instanceof Problem && error.status === 409)
      return c.html(<RowClosed c={c} problem={error} />, 200, REFUSED);
    throw error;
  }
}

/** Only the island knows what the browser keeps: it is told what may be forgotten. */
const SAVED = { "HX-Trigger": "klynge:saved" };
/** The panel of the score stays as it is. */
const REFUSED = { "HX-Reswap": "none" };

function attemptOf(c: C, view: AssessmentView, row: RowEntry, saved: SavedForm): Attempt {
  return { form: saved.form, faults: sayFaults(c, view, row, saved), clashes: saved.clashes };
}

assessmentRoutes.get("/assessments/:id/search", async (c) => {
  const view = viewOf(c, await load(c));
  const search = cleanText(c.req.query("q") ?? "").trim();
  if (search === "") return c.redirect(`/assessments/${view.loaded.assessment.id}`, 303);
  return c.html(<SearchPage c={c} view={view} search={search} />);
});

assessmentRoutes.get("/assessments/:id/print", async (c) =>
  c.html(<PrintPage c={c} view={viewOf(c, await load(c))} />),
);

assessmentRoutes.get("/assessments/:id/review", async (c) => c.html(<ReviewPage c={c} {...(await loadReview(c))} />));

async function loadReview(c: C) {
  const person = signedIn(c);
  const { services } = c.var;
  const { loaded, submissions, evidence } = await services.db.asPerson(person.id, async (tx) => {
    const seen = await withRegister(services, tx, await loadAssessment(services, tx, c.req.param("id") ?? "", person));
    const { id, state } = seen.assessment;
    return {
      loaded: seen,
      submissions: await listSubmissions(tx, id),
      evidence: state === "submitted" ? await listSubmitted(tx, id) : [],
    };
  });
  return { view: viewOf(c, loaded), submissions, evidence };
}

assessmentRoutes.post("/assessments/:id/submit", async (c) => {
  const version = versionOf(await formOf(c));
  const assessmentId = c.req.param("id");
  try {
    await submitAssessment(c.var.services, signedIn(c), { assessmentId, version });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "reason_missing") throw error;
    return c.html(<ReviewPage c={c} {...(await loadReview(c))} refused={error} />, 409);
  }
  return c.redirect(`/assessments/${assessmentId}/review`, 303);
});

/** Back to where the button was, which then says how many answers there are now. */
assessmentRoutes.post("/assessments/:id/fill", async (c) => {
  const assessmentId = c.req.param("id");
  const { filled, contradicting } = await fillFromRegister(c.var.services, signedIn(c), assessmentId);
  const { back } = await c.req.parseBody();
  const own =
    typeof back === "string" && /^\/(clusters\/[\w-]+|assessments\/[\w-]+\/(rows\/[\w.]+|review))$/.test(back);
  const told = new URLSearchParams({ filled: String(filled.length), open: contradicting.join(" ") });
  return c.redirect(`${own ? back : `/assessments/${assessmentId}/review`}?${told}`, 303);
});

assessmentRoutes.post("/assessments/:id/reopen", async (c) => {
  const assessmentId = c.req.param("id");
  const because = cleanText(String((await c.req.parseBody()).because ?? ""));
  try {
    await reopenAssessment(c.var.services, signedIn(c), { assessmentId, because });
  } catch (error) {
    if (fieldOf(error) !== "because") throw error;
    return c.html(<ReviewPage c={c} {...(await loadReview(c))} tooShort={because} />, 400);
  }
  return c.redirect(`/assessments/${assessmentId}`, 303);
});

/** The field that an operation could not use: its form is shown again, with what was typed and what is wrong. */
function fieldOf(error: unknown): string | null {
  return error instanceof Problem && error.code === "bad_input" ? String(error.details.field) : null;
}
