import { type Context, Hono } from "hono";
import { assetAt, assetPath } from "../../platform/web/assets.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { seeOther, wordsOf } from "../../platform/web/forms.ts";
import { found, orRefused, Problem, type ProblemDetails } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { workBy } from "../../platform/web/work-by.ts";
import { presentCase } from "../cases/index.ts";
import { findVersion, sendVersion } from "../evidence/index.ts";
import { consensusRoutes } from "./consensus-routes.tsx";
import { correctionRoutes } from "./correction-routes.tsx";
import { loadScoring, presentScoring, type ScoringView } from "./load-scoring.ts";
import { saveScore } from "./operations/save-score.ts";
import { signScores } from "./operations/sign-scores.ts";
import type { Attempt } from "./pages/attempt.ts";
import { refusedText } from "./pages/frame.tsx";
import { RowRefused, RowSaved } from "./pages/row-attempt.tsx";
import { RowPage } from "./pages/row-page.tsx";
import { NothingToScore, ScoringPage } from "./pages/scoring-page.tsx";
import { readScore } from "./schema.ts";

type C = Context<AppEnv>;

/** What experts do in a case. */
export const scoringRoutes = new Hono<AppEnv>();
scoringRoutes.route("/", consensusRoutes);
scoringRoutes.route("/", correctionRoutes);

/** Its address stays, so that browsers find a newer one; a page says for which case it works. */
scoringRoutes.get("/scoring-worker.js", (c) => {
  const script = found(assetAt(assetPath("scoring-worker.js")));
  return c.body(new Uint8Array(script.body), 200, { "content-type": script.type, "cache-control": "no-cache" });
});

scoringRoutes.get("/cases/:id/scoring", async (c) => c.html(await scoringPage(c)));

scoringRoutes.post("/cases/:id/scoring/sign", async (c) => {
  const id = c.req.param("id");
  return orRefused(
    async () => {
      await signScores(c.var.services, signedIn(c), id);
      return seeOther(c, `/cases/${id}/scoring`);
    },
    async (refused) => c.html(await scoringPage(c, refused), 409),
  );
});

async function scoringPage(c: C, refused?: ProblemDetails) {
  const own = await load(c);
  if (own.assessment === null) return <NothingToScore c={c} view={presentCase(own.loaded)} />;
  return <ScoringPage c={c} view={presentScoring(c, own)} refused={refused} />;
}

/** The file that was submitted, below the address of the case, so that it can be taken along for a visit. */
scoringRoutes.get("/cases/:id/scoring/evidence/:evidence/:number", async (c) => {
  const { evidence: wanted, number } = c.req.param();
  const person = signedIn(c);
  const { services } = c.var;
  const version = await services.db.asPerson(person.id, async (tx) => {
    const { evidence } = await loadScoring(services, tx, c.req.param("id"), person);
    const piece = evidence.find((one) => one.evidence.id === wanted && String(one.version.number) === number);
    return piece ? findVersion(tx, wanted, piece.version.number) : null;
  });
  return sendVersion(c, services.files, found(version));
});

scoringRoutes.get("/cases/:id/scoring/:row", async (c) => {
  const view = await viewOf(c);
  return c.html(<RowPage c={c} view={view} row={rowOf(c, view)} />);
});

scoringRoutes.post("/cases/:id/scoring/:row", async (c) => {
  const values = await wordsOf(c);
  const attempt = await save(c, values);
  const view = await viewOf(c);
  const row = rowOf(c, view);
  const scripted = c.req.header("hx-request") === "true";
  if (attempt) {
    // what is not 2xx a browser puts on its console as an error of the page
    const told = { ...(attempt.clashes.length > 0 && { "klynge-asks": "conflict" }) };
    if (scripted) return c.html(<RowRefused c={c} view={view} attempt={attempt} />, 200, told);
    return c.html(<RowPage c={c} view={view} row={row} attempt={attempt} />, attempt.clashes.length > 0 ? 409 : 422);
  }
  // only the island knows what the browser keeps: it is told what may be forgotten
  if (scripted) return c.html(<RowSaved c={c} view={view} row={row} />, 200, { "HX-Trigger": "klynge:saved" });
  const base = `/cases/${view.case.id}/scoring`;
  if (values.choose !== undefined || values.next === undefined) return c.redirect(`${base}/${row.id}#saving`, 303);
  const next = view.rows.find(({ id }) => id === values.next);
  return c.redirect(next ? `${base}/${next.id}` : base, 303);
});

/** @returns why nothing was saved; null when all of it was */
async function save(c: C, values: Readonly<Record<string, string>>): Promise<Attempt | null> {
  const read = readScore(values);
  if (Object.keys(read.faults).length > 0) return { read, clashes: [], refused: null };
  const { score, verdicts } = read;
  const place = { caseId: c.req.param("id") ?? "", rowId: c.req.param("row") ?? "" };
  try {
    const saved = await saveScore(c.var.services, signedIn(c), { ...place, score, verdicts });
    return saved.saved ? null : { read, clashes: saved.clashes, refused: null };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "step_refused") return { read, clashes: [], refused: refusedText(c, problem.details) };
    if (problem.code === "bad_input")
      return { read: { ...read, faults: { points: "points" } }, clashes: [], refused: null };
    throw problem;
  }
}

async function load(c: C) {
  const person = signedIn(c);
  const { services } = c.var;
  const own = await services.db.asPerson(person.id, (tx) => loadScoring(services, tx, c.req.param("id") ?? "", person));
  workBy(c, own.loaded.edition);
  return own;
}

async function viewOf(c: C): Promise<ScoringView> {
  const own = await load(c);
  if (own.assessment === null) throw new Problem("not_found");
  return presentScoring(c, own);
}

function rowOf(c: C, view: ScoringView) {
  return found(view.rows.find(({ id }) => id === c.req.param("row")));
}
