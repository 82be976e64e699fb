import { type CaseStep, REPORTING, stepInput } from "@klynge/core";
import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { seeOther } from "../../platform/web/forms.ts";
import { found, orRefused, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { workBy } from "../../platform/web/work-by.ts";
import { loadAssessment, presentAssessment } from "../assessment/index.ts";
import { commandOf } from "../cases/index.ts";
import { loadCommonWork } from "./load-consensus.ts";
import { loadScoring, presentScoring, type ScoringView } from "./load-scoring.ts";
import { saveCorrection } from "./operations/save-correction.ts";
import { takeWorkStep } from "./operations/take-work-step.ts";
import { CorrectionPage, CorrectionRefused, CorrectionSaved, type CorrectionTried } from "./pages/correction-page.tsx";
import { agreedOn, FactsPage, type FactsTried, type FactsView } from "./pages/facts-page.tsx";
import { refusedText } from "./pages/frame.tsx";
import { asExpert } from "./policy.ts";
import { differing, type FormBody, readFacts } from "./read-facts.ts";
import { keptOf } from "./schema.ts";

type C = Context<AppEnv>;

/** Answers that are otherwise than what was seen at the visit: what one expert found, and what the experts agree on. */
export const correctionRoutes = new Hono<AppEnv>();

correctionRoutes.get("/cases/:id/scoring/:row/facts", async (c) => {
  const view = await ownView(c);
  return c.html(<CorrectionPage c={c} view={view} row={rowOf(c, view)} />);
});

correctionRoutes.post("/cases/:id/scoring/:row/facts", async (c) => {
  const body: FormBody = await c.req.parseBody({ all: true });
  const before = await ownView(c);
  const row = rowOf(c, before);
  const tried = await save(c, before, row.asked, body);
  const view = await ownView(c);
  const props = { c, view, row: rowOf(c, view) };
  const scripted = c.req.header("hx-request") === "true";
  if (tried) {
    const why = tried.stands ? "conflict" : before.correctableFrom ? "early" : null;
    if (scripted)
      return c.html(<CorrectionRefused {...props} tried={tried} />, 200, { ...(why && { "klynge-asks": why }) });
    return c.html(<CorrectionPage {...props} tried={tried} />, tried.stands ? 409 : 422);
  }
  if (scripted) return c.html(<CorrectionSaved {...props} />, 200, { "HX-Trigger": "klynge:saved" });
  const here = `/cases/${view.case.id}/scoring/${row.id}`;
  return c.redirect(body.next === undefined ? `${here}/facts#saving` : here, 303);
});

/** @returns why nothing was saved; null when it was */
async function save(
  c: C,
  { correctableFrom }: ScoringView,
  asked: Parameters<typeof readFacts>[0],
  body: FormBody,
): Promise<CorrectionTried | null> {
  const read = readFacts(asked, body, c.var.language);
  const shown = body["standing:correction"];
  if (read.form.faults.length > 0 || Object.keys(read.faults).length > 0) return { read, faults: read.form.faults };
  // between what another device saved and this one somebody has chosen
  if (shown !== undefined && body.choose === "theirs") return null;
  const chosen = shown !== undefined && (body.choose === "mine" || body.choose === "each");
  const { values, because, seen } = read;
  const input = {
    caseId: c.req.param("id") ?? "",
    rowId: asked.id,
    values,
    because,
    seen,
    keeps: chosen && body.choose === "each" ? keptOf(body, "correction") : [],
    version: Number(chosen ? shown : (body["version:correction"] ?? 0)),
    was: chosen ? null : String(body["was:correction"] ?? ""),
  };
  return orRefused<CorrectionTried | null>(
    async () => {
      const saved = await saveCorrection(c.var.services, signedIn(c), input);
      if (saved.saved) return null;
      return "faults" in saved ? { read, faults: saved.faults } : { read, faults: [], stands: saved.stands };
    },
    async (refused) => ({ read, faults: [], refused: tooEarly(c, correctableFrom) ?? refusedText(c, refused) }),
  );
}

function tooEarly({ var: { say } }: C, when: string | null): string | null {
  return when && say("scoring.facts.from", { when });
}

async function ownView(c: C): Promise<ScoringView> {
  const person = signedIn(c);
  const { services } = c.var;
  const own = await services.db.asPerson(person.id, (tx) => loadScoring(services, tx, c.req.param("id") ?? "", person));
  if (own.assessment === null || own.loaded.scheme.scored.size === 0) throw new Problem("not_found");
  workBy(c, own.loaded.edition);
  return presentScoring(c, own);
}

function rowOf(c: C, { rows }: Pick<ScoringView, "rows">) {
  return found(rows.find(({ id }) => id === c.req.param("row")));
}

/** From a choice of rows. */
correctionRoutes.get("/cases/:id/facts", async (c) => {
  const { view } = (await agreeing(c)).work;
  return c.redirect(`/cases/${view.id}/facts/${encodeURIComponent(c.req.query("row") ?? "")}`, 303);
});

correctionRoutes.get("/cases/:id/facts/:row", async (c) => c.html(<FactsPage c={c} view={await factsView(c)} />));

correctionRoutes.post("/cases/:id/facts/:row", async (c) => {
  const body: FormBody = await c.req.parseBody({ all: true });
  const view = await factsView(c);
  const read = readFacts(view.row.asked, body, c.var.language);
  const again = async (tried: Omit<FactsTried, "read">, status: 409 | 422) =>
    c.html(<FactsPage c={c} view={await factsView(c)} tried={{ read, ...tried }} />, status);
  if (read.form.faults.length > 0 || Object.keys(read.faults).length > 0)
    return again({ faults: read.form.faults }, 422);
  const faults = view.work.loaded.scheme.faultsIn(read.values);
  if (faults.length > 0) return again({ faults }, 422);
  const step = stepOf(view, read);
  if (step === null) return again({ faults: [], nothing: true }, 422);
  const parsed = stepInput.safeParse(step);
  if (!parsed.success) return again({ faults: [], missing: true }, 422);
  const against = Number(body.against ?? 0);
  const caseId = view.work.view.id;
  const commandId = commandOf({ command: String(body.command ?? "") });
  return orRefused(
    async () => {
      await takeWorkStep(c.var.services, signedIn(c), { caseId, step: parsed.data, commandId, against });
      return seeOther(c, `/cases/${caseId}/${agreedOn(view.work.view)}`, "correct_facts");
    },
    (refused) => again({ faults: [], refused }, 409),
  );
});

/** What is otherwise than it counts now, and what the experts found otherwise; null where there is neither. */
function stepOf({ row, work }: FactsView, read: ReturnType<typeof readFacts>): CaseStep | null {
  const { process, scheme } = work.loaded;
  const counts = (fact: string) => process.facts.get(fact)?.value ?? scheme.submitted(fact);
  const open = Object.entries(read.values).filter(([fact]) => process.openFacts.has(fact));
  const facts = { ...differing(read.values, counts), ...Object.fromEntries(open) };
  if (Object.keys(facts).length === 0) return null;
  return { step: "correct_facts", row: row.id, facts, because: read.because, seen: read.seen };
}

async function factsView(c: C): Promise<FactsView> {
  const { work, loaded } = await agreeing(c);
  const answers = presentAssessment(loaded, c.var);
  return { work, answers, row: rowOf(c, { rows: answers.rows.filter(({ id }) => work.loaded.scheme.asked.has(id)) }) };
}

/** For the experts of the case alone: the answers are theirs and the cluster's. */
async function agreeing(c: C) {
  const person = signedIn(c);
  const { services } = c.var;
  const seen = await services.db.asPerson(person.id, async (tx) => {
    const work = await loadCommonWork(services, tx, c.req.param("id") ?? "", person);
    asExpert(work.loaded);
    const handedIn = found(work.loaded.process.submission);
    const loaded = await loadAssessment(services, tx, handedIn.assessment, person);
    // read as the case is judged: it may have been moved since its answers were submitted
    return { work, loaded: { ...loaded, edition: work.loaded.edition } };
  });
  workBy(c, seen.work.loaded.edition);
  if (!REPORTING.includes(seen.work.view.state)) throw new Problem("not_found");
  return seen;
}
