import { type Proposal, STAFFING, type StepOf } from "@klynge/core";
import { type Context, Hono } from "hono";
import { isId, isPlainId } from "../../platform/ids.ts";
import { today } from "../../platform/services.ts";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { formOf, seeOther, versionOf, wordsOf } from "../../platform/web/forms.ts";
import { found, orRefused, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { check } from "../account/index.ts";
import {
  afterwards,
  commandOf,
  loadCase,
  type NotTakenProps,
  namesOf,
  readStep,
  schemeWords,
  takeStep,
} from "../cases/index.ts";
import { loadDeclaration } from "./load-declaration.ts";
import { loadStaffing } from "./load-staffing.ts";
import { addToPool } from "./operations/add-to-pool.ts";
import { declareInterests } from "./operations/declare-interests.ts";
import { proposeExpert } from "./operations/propose-expert.ts";
import { addAbsence, takeAbsenceBack } from "./operations/save-absence.ts";
import { saveExpert } from "./operations/save-expert.ts";
import { addTie, changeTie, takeTieAway } from "./operations/save-tie.ts";
import { CaseExpertsPage } from "./pages/case-experts-page.tsx";
import { DeclarePage } from "./pages/declare-page.tsx";
import { ExpertPage } from "./pages/expert-page.tsx";
import type { Tried } from "./pages/form-parts.tsx";
import { PoolPage } from "./pages/pool-page.tsx";
import { withTies } from "./pages/words.ts";
import { mayCorrect, mayReadPool, mayRunPool } from "./policy.ts";
import { presentStaffing } from "./present.ts";
import { findExpert, listAbsences, listClusterNames, listPool, listTies, listWork } from "./queries.ts";
import { absenceForm, accreditationForm, knowledgeForm, newExpertForm, tieForm } from "./schema.ts";

/** The pool of experts, who is proposed for a case, and what an expert reads before he declares his interests. */
export const expertRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;

expertRoutes.get("/cases/:id/experts", async (c) => c.html(await caseExpertsPage(c)));

expertRoutes.post("/cases/:id/experts/propose", async (c) => {
  const { expert = "", ...values } = await wordsOf(c);
  const caseId = c.req.param("id");
  return orTold(c, async () => {
    await proposeExpert(c.var.services, officer(c), { caseId, expert, commandId: commandOf(values) });
    return seeOther(c, `/cases/${caseId}/experts`, "proposed");
  });
});

expertRoutes.post("/cases/:id/experts/withdraw", async (c) => {
  const { expert = "", because = "", ...values } = await wordsOf(c);
  const caseId = c.req.param("id");
  return orTold(c, async () => {
    if (because.trim() === "") throw new Problem("step_refused", { refusal: "because_missing" });
    const step = { step: "withdraw_proposal", expert, because: because.trim() } as const;
    await takeStep(c.var.services, officer(c), { caseId, step, commandId: commandOf(values) });
    return seeOther(c, `/cases/${caseId}/experts`, "withdrawn");
  });
});

/** What a rule refused is told on the page. */
async function orTold(c: C, act: () => Promise<Response>): Promise<Response> {
  return orRefused(act, async (refused) => c.html(await caseExpertsPage(c, refused), 409));
}

/** A proposal that takes longer is given up; the pool can be chosen from without it. */
const LONGEST_MS = 15_000;

async function caseExpertsPage(c: C, refused?: Problem["details"]) {
  const { services } = c.var;
  const person = officer(c);
  const id = c.req.param("id") ?? "";
  const seen = await services.db.asPerson(person.id, async (tx) => {
    const loaded = await loadCase(services, tx, id, person);
    const staffing = await loadStaffing(services, tx);
    return {
      loaded,
      staffing,
      names: await namesOf(
        tx,
        loaded.process.experts.map(({ expert }) => expert),
      ),
    };
  });
  const staffed = STAFFING.includes(seen.loaded.process.state);
  const proposal: Proposal | null = staffed
    ? await services.proposer
        .run({ input: seen.staffing.question, signal: AbortSignal.timeout(LONGEST_MS) })
        .catch(() => null)
    : null;
  const view = presentStaffing(seen.loaded, seen.staffing, proposal);
  const words = schemeWords(seen.loaded, c.var);
  return (
    <CaseExpertsPage
      c={c}
      view={view}
      names={seen.names}
      words={words}
      mayPropose={mayRunPool(person)}
      refused={refused}
    />
  );
}

expertRoutes.get("/cases/:id/declare", async (c) => c.html(await declarePage(c)));

expertRoutes.post("/cases/:id/declare", async (c) => {
  const values = await wordsOf(c);
  const caseId = c.req.param("id");
  const tried = { step: "declare_interests", values, faults: {}, refused: null };
  const read = readStep("declare_interests", values, []);
  if ("faults" in read) return c.html(await declarePage(c, { ...tried, faults: read.faults }), 422);
  const step = read.step as StepOf<"declare_interests">;
  return orRefused(
    async () => {
      await declareInterests(c.var.services, signedIn(c), { caseId, step, commandId: commandOf(values) });
      return seeOther(c, await afterwards(c, caseId), "declare_interests");
    },
    async (refused) => c.html(await declarePage(c, { ...tried, refused: withTies(c, refused) }), 409),
  );
});

async function declarePage(c: C, tried?: NotTakenProps["tried"]) {
  const { services } = c.var;
  const person = signedIn(c);
  const { view, edition } = await services.db.asPerson(person.id, async (tx) => {
    const loaded = await loadCase(services, tx, c.req.param("id") ?? "", person);
    return { view: await loadDeclaration(tx, loaded, today(services)), edition: loaded.edition };
  });
  return <DeclarePage c={c} view={view} words={schemeWords({ edition }, c.var)} {...(tried && { tried })} />;
}

expertRoutes.get("/experts", async (c) => c.html(await poolPage(c)));

expertRoutes.post("/experts", async (c) => {
  const person = officer(c);
  const values = await formOf(c);
  const input = check(newExpertForm, values);
  if (!input.ok) return c.html(await poolPage(c, { form: "add", values, faults: input.faults }), 422);
  const { language = c.var.language, ...somebody } = input.value;
  const added = await addToPool(c.var.services, person, { ...somebody, language });
  if (added.kind === "added") return seeOther(c, `/experts/${added.expert}`, "added");
  if (added.kind === "invited") return c.html(await poolPage(c, undefined, { ...added, email: somebody.email }));
  return c.html(await poolPage(c, { form: "add", values, faults: { email: added.kind } }), 422);
});

async function poolPage(c: C, tried?: Tried, invited?: { readonly email: string; readonly link: string }) {
  const { services } = c.var;
  const person = officer(c);
  const seen = await services.db.asPerson(person.id, async (tx) => ({
    pool: await listPool(tx),
    load: new Map([...Map.groupBy(await listWork(tx), ({ expert }) => expert)].map(([id, all]) => [id, all.length])),
  }));
  const query = (c.req.query("q") ?? "").trim().slice(0, 200);
  return <PoolPage c={c} {...seen} query={query} mayAdd={mayRunPool(person)} tried={tried} invited={invited} />;
}

expertRoutes.get("/experts/:id", async (c) => c.html(await expertPage(c)));

expertRoutes.post("/experts/:id", async (c) => {
  const { person, expert } = about(c);
  const body = await c.req.parseBody({ all: true });
  const values = { ...(await wordsOf(c)), sectors: [body.sectors ?? []].flat().map(String) };
  const knowledge = check(knowledgeForm(c.var.language), values);
  const accreditation = mayRunPool(person) ? check(accreditationForm, values) : ({ ok: true, value: null } as const);
  const faults = { ...(knowledge.ok ? {} : knowledge.faults), ...(accreditation.ok ? {} : accreditation.faults) };
  const tried = { form: "expert", values, faults };
  if (!knowledge.ok || !accreditation.ok) return c.html(await expertPage(c, tried), 422);
  const version = versionOf(values);
  const change = { expert, version, knowledge: knowledge.value, accreditation: accreditation.value };
  if (await saveExpert(c.var.services, person, change)) return done(c, "saved");
  return c.html(await expertPage(c, { ...tried, faults: { version: "stale" } }), 409);
});

expertRoutes.post("/experts/:id/ties", async (c) => {
  const { person, expert } = about(c);
  const values = await wordsOf(c);
  const input = check(tieForm, values);
  if (!input.ok) return c.html(await expertPage(c, { form: "tie", values, faults: input.faults }), 422);
  if (await addTie(c.var.services, person, { expert, tie: input.value })) return done(c, "tie_added");
  return c.html(await expertPage(c, { form: "tie", values, faults: { organisation: "entered" } }), 422);
});

expertRoutes.post("/experts/:id/ties/:tie", async (c) => {
  const { person, expert } = about(c);
  const values = await wordsOf(c);
  const id = c.req.param("tie");
  if (!isId(id)) throw new Problem("not_found");
  const version = versionOf(values);
  if (values.act === "remove") {
    await takeTieAway(c.var.services, person, { expert, id, version });
    return done(c, "tie_removed");
  }
  const input = check(tieForm, values);
  if (!input.ok) return c.html(await expertPage(c, { form: `tie-${id}`, values, faults: input.faults }), 422);
  const changed = await changeTie(c.var.services, person, { expert, id, version, tie: input.value });
  if (changed) return done(c, "tie_changed");
  return c.html(await expertPage(c, { form: `tie-${id}`, values, faults: { organisation: "entered" } }), 422);
});

expertRoutes.post("/experts/:id/absences", async (c) => {
  const { person, expert } = about(c);
  const values = await wordsOf(c);
  const input = check(absenceForm, values);
  if (!input.ok) return c.html(await expertPage(c, { form: "absence", values, faults: input.faults }), 422);
  await addAbsence(c.var.services, person, { expert, absence: input.value });
  return done(c, "absence_added");
});

expertRoutes.post("/experts/:id/absences/:absence/remove", async (c) => {
  const { person, expert } = about(c);
  const id = c.req.param("absence");
  if (!isId(id)) throw new Problem("not_found");
  await takeAbsenceBack(c.var.services, person, { expert, id });
  return done(c, "absence_removed");
});

async function expertPage(c: C, tried?: Tried) {
  const { services } = c.var;
  const { person, expert } = about(c);
  const seen = await services.db.asPerson(person.id, async (tx) => ({
    expert: found(await findExpert(tx, expert)),
    ties: await listTies(tx, expert),
    absences: await listAbsences(tx, expert),
    // an expert names other clusters by their names
    clusters: mayRunPool(person) ? await listClusterNames(tx) : [],
    colleagues: (await listPool(tx)).filter(({ personId }) => personId !== expert),
  }));
  const mayChange = mayCorrect(person, expert);
  return (
    <ExpertPage
      c={c}
      {...seen}
      day={today(services)}
      mayChange={mayChange}
      mayAccredit={mayRunPool(person)}
      tried={tried}
    />
  );
}

/** `/experts/me` is whoever asks. Somebody of the pool is met by the secretariat, and by himself. */
function about(c: C): { readonly person: Person; readonly expert: string } {
  const person = signedIn(c);
  const id = c.req.param("id") ?? "";
  const expert = id === "me" ? person.id : id;
  if (expert !== person.id && !(mayReadPool(person) && isPlainId(expert))) throw new Problem("not_found");
  return { person, expert };
}

function done(c: C, name: string): Response {
  return seeOther(c, `/experts/${encodeURIComponent(c.req.param("id") ?? "")}`, name);
}

/** For somebody without the office there is no such page. */
function officer(c: C): Person {
  const person = signedIn(c);
  return found(mayReadPool(person) ? person : null);
}
