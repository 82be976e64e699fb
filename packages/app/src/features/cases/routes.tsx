import { type LabelLevel, stepInput } from "@klynge/core";
import { type Context, Hono } from "hono";
import { cleanText } from "../../platform/clean-text.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { seeOther, wordsOf } from "../../platform/web/forms.ts";
import { found, orRefused, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { workBy } from "../../platform/web/work-by.ts";
import { listAssessments } from "../assessment/index.ts";
import { findCluster, labelsOf } from "../registry/index.ts";
import { afterwards } from "./afterwards.ts";
import { commandOf } from "./command-of.ts";
import { decisionRounds } from "./decision-rounds.ts";
import { explainTo } from "./explained.ts";
import { faultsOf } from "./faults.ts";
import { isFormStep, readStep } from "./forms.ts";
import { loadCase, schemeOf } from "./load-case.ts";
import { loadLabelFacts } from "./load-label-facts.ts";
import { openAppeals } from "./open-appeals.ts";
import { handIn } from "./operations/hand-in.ts";
import { openCase } from "./operations/open-case.ts";
import { takeStep } from "./operations/take-step.ts";
import { AgendaPage } from "./pages/agenda-page.tsx";
import { CasePage } from "./pages/case-page.tsx";
import type { CasePageProps } from "./pages/case-props.ts";
import { CasesPage } from "./pages/cases-page.tsx";
import { TrailPage } from "./pages/trail-page.tsx";
import { mayBindCluster, mayTake } from "./policy.ts";
import { presentCase, presentTrail } from "./present.ts";
import { presentChanges } from "./present-changes.ts";
import { casesOfCluster, lastBenchmarking, namesOf, readableTexts, readableTrail } from "./queries.ts";
import { readTrail } from "./read-trail.ts";
import { renewalsOf } from "./renewals.ts";
import { clocksOf } from "./time-zone.ts";
import { visitCalendar } from "./visit-calendar.ts";
import { schemeWords } from "./words.ts";

/** Applications and their cases; what experts, the board and the secretariat have besides stands in features of its own. */
export const caseRoutes = new Hono<AppEnv>();

caseRoutes.get("/clusters/:id/cases", async (c) => c.html(await casesPage(c)));

caseRoutes.post("/clusters/:id/cases", async (c) => {
  const values = await wordsOf(c);
  const label = (["bronze", "silver", "gold"] as const).find((one) => one === values.label);
  if (!label) return c.html(await casesPage(c, { values, fault: { field: "label", fault: "label" } }), 422);
  const firstBenchmarking = values.first_benchmarking || null;
  // of a renewal the distance of two benchmarkings is not asked (label-rules.csv, silver.interval_min)
  if (label === "silver" && !firstBenchmarking && !(await renews(c, label)))
    return c.html(await casesPage(c, { values, fault: { field: "first_benchmarking", fault: "missing" } }), 422);
  try {
    const id = await openCase(c.var.services, signedIn(c), { clusterId: c.req.param("id"), label, firstBenchmarking });
    return seeOther(c, `/cases/${id}`);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "bad_input")
      return c.html(await casesPage(c, { values, fault: { field: "first_benchmarking", fault: "day" } }), 422);
    if (problem.code === "still_used")
      return c.html(await casesPage(c, { values, fault: { field: "label", fault: `${problem.details.before}` } }), 409);
    throw problem;
  }
});

async function renews(c: Context<AppEnv>, label: LabelLevel): Promise<boolean> {
  const { services } = c.var;
  const labels = await services.db.asPerson(signedIn(c).id, (tx) => labelsOf(tx, c.req.param("id") ?? ""));
  return renewalsOf(services, labels).get(label)?.inTime ?? false;
}

async function casesPage(c: Context<AppEnv>, tried: Pick<Parameters<typeof CasesPage>[0], "values" | "fault"> = {}) {
  const person = signedIn(c);
  const { services } = c.var;
  const seen = await services.db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, c.req.param("id") ?? "", person.id));
    const labels = await labelsOf(tx, cluster.id);
    const cases = await casesOfCluster(tx, cluster.id);
    const mayApply = mayBindCluster({ role });
    return {
      cluster,
      mayApply,
      cases,
      appeals: mayApply ? await openAppeals(services, tx, cases, person) : [],
      labels,
      renewals: renewalsOf(services, labels),
      benchmarked: await lastBenchmarking(tx, cluster.id),
    };
  });
  const values = { label: c.req.query("label") ?? "", first_benchmarking: seen.benchmarked ?? "" };
  return <CasesPage c={c} {...seen} values={values} {...tried} />;
}

caseRoutes.get("/cases/:id", async (c) => {
  const seen = await seeCase(c);
  // whoever is asked to assess reads the list of members first
  if (seen.view.closed) return c.redirect(`/cases/${seen.view.id}/declare`, 303);
  return c.html(<CasePage c={c} {...seen} />);
});

// where a step was refused the browser stands at its address
caseRoutes.get("/cases/:id/steps/:step", (c) => c.redirect(`/cases/${encodeURIComponent(c.req.param("id"))}`, 303));

// what an expert declares is held against what the registers know of him: feature experts
caseRoutes.post("/cases/:id/steps/:step", async (c) => {
  const name = c.req.param("step");
  if (!isFormStep(name) || name === "declare_interests") throw new Problem("not_found");
  const values = await wordsOf(c);
  const { services } = c.var;
  const person = signedIn(c);
  const caseId = c.req.param("id");
  const { scheme } = await services.db.asPerson(person.id, (tx) => loadCase(services, tx, caseId, person));
  const read = readStep(name, values, scheme.eligibility);
  if ("faults" in read)
    return c.html(await casePage(c, { step: name, values, faults: read.faults, refused: null }), 422);
  return answerStep(c, { step: name, values }, async () => {
    const against = Number(values.against ?? Number.NaN);
    await takeStep(services, person, { caseId, step: read.step, commandId: commandOf(values), against });
    return seeOther(c, await afterwards(c, caseId), name);
  });
});

caseRoutes.post("/cases/:id/hand-in", async (c) => {
  const values = await wordsOf(c);
  const caseId = c.req.param("id");
  return answerStep(c, { step: "submit", values }, async () => {
    const command = { caseId, assessmentId: values.assessment ?? "", commandId: commandOf(values) };
    await handIn(c.var.services, signedIn(c), command);
    return seeOther(c, `/cases/${caseId}`, "submit");
  });
});

caseRoutes.post("/cases/:id/experts/:answer{accept|object}", async (c) => {
  const values = await wordsOf(c);
  const caseId = c.req.param("id");
  const expert = values.expert ?? "";
  const name = c.req.param("answer") === "accept" ? "accept_expert" : "object_to_expert";
  const because = cleanText(values.because ?? "").trim();
  const typed = name === "accept_expert" ? { step: name, expert } : { step: name, expert, because };
  const read = stepInput.safeParse(typed);
  if (!read.success)
    return c.html(await casePage(c, { step: name, values, faults: faultsOf(read.error, typed), refused: null }), 422);
  return answerStep(c, { step: name, values }, async () => {
    await takeStep(c.var.services, signedIn(c), { caseId, step: read.data, commandId: commandOf(values) });
    return seeOther(c, `/cases/${caseId}`, name);
  });
});

caseRoutes.get("/cases/:id/trail", async (c) => {
  const { services } = c.var;
  const person = signedIn(c);
  const seen = await services.db.asPerson(person.id, async (tx) => {
    const loaded = await loadCase(services, tx, c.req.param("id"), person);
    const view = presentCase(loaded);
    if (view.closed) throw new Problem("not_found");
    const readable = await readableTrail(tx, view.id);
    const changes = presentChanges(loaded, readable);
    const people = [...changes.values()].flat().flatMap(({ of }) => of ?? []);
    return {
      view,
      trail: presentTrail(readable, await readableTexts(tx, view.id)),
      changes,
      people: await namesOf(tx, people),
      inCluster: loaded.place.role !== null,
      timeZone: loaded.process.visit?.timeZone ?? clocksOf(loaded.process.cluster.country) ?? "UTC",
    };
  });
  const { people, timeZone, ...rest } = seen;
  const words = schemeWords(services, c.var);
  return c.html(<TrailPage c={c} {...rest} names={{ people, timeZone, words }} />);
});

caseRoutes.get("/cases/:id/visit.ics", async (c) => {
  const { view, trail } = await seeCase(c);
  const planned = trail.find(({ data }) => data.step === "plan_visit");
  if (!view.open || !view.process.visit || !planned) throw new Problem("not_found");
  return c.body(visitCalendar(c, view, planned), 200, {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'attachment; filename="visit.ics"',
  });
});

caseRoutes.get("/cases/:id/agenda", async (c) => {
  const { view, trail, inCluster } = await seeCase(c);
  const planned = trail.find(({ data }) => data.step === "plan_visit");
  if (!view.open || !view.process.visit || !planned) throw new Problem("not_found");
  return c.html(<AgendaPage c={c} view={view} planned={planned} inCluster={inCluster} />);
});

/** What a rule refused is told on the page, with what was typed still there. */
async function answerStep(
  c: Context<AppEnv>,
  tried: { step: string; values: Readonly<Record<string, string>> },
  act: () => Promise<Response>,
): Promise<Response> {
  return orRefused(act, async (refused) => c.html(await casePage(c, { ...tried, faults: {}, refused }), 409));
}

async function casePage(c: Context<AppEnv>, tried: NonNullable<CasePageProps["tried"]>) {
  return <CasePage c={c} {...(await seeCase(c))} tried={tried} />;
}

async function seeCase(c: Context<AppEnv>): Promise<Omit<CasePageProps, "c" | "tried">> {
  const { services } = c.var;
  const person = signedIn(c);
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await loadCase(services, tx, c.req.param("id") ?? "", person);
    workBy(c, loaded.edition);
    const { role } = loaded.place;
    const view = presentCase(loaded);
    const trail = await readTrail(tx, view.id);
    const scheme = schemeOf(loaded.edition, view.label);
    const inCluster = role !== null;
    const assessments = inCluster ? await listAssessments(tx, view.cluster.id) : [];
    return {
      view,
      inCluster,
      names: await namesOf(
        tx,
        view.experts.map(({ expert }) => expert),
      ),
      trail,
      eligibility: loaded.scheme.eligibility,
      words: schemeWords(loaded, c.var),
      assessments: assessments
        .filter((one) => one.scheme === scheme)
        .map(({ id, referenceDate, state }) => ({ id, referenceDate, submitted: state === "submitted" })),
      mayAnswer: loaded.parties.has("cluster") && mayTake(loaded.place, "accept_expert"),
      rounds: decisionRounds(loaded, trail),
      explained: explainTo(view, loaded, trail),
      labelFacts: await loadLabelFacts(services, tx, loaded),
      dimensions: view.points?.preliminary ? loaded.inParts().dimensions : [],
    };
  });
}
