import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { formOf } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { findCluster, loadProfile } from "../registry/index.ts";
import type { FoundAnswers } from "./answers.ts";
import { AT_WORK } from "./at-work.ts";
import type { MappingFault } from "./mapping.ts";
import { bringFile } from "./operations/bring-file.ts";
import { cancelImport } from "./operations/cancel-import.ts";
import { decideDuplicates } from "./operations/decide-duplicates.ts";
import { readAgain } from "./operations/read-again.ts";
import { saveMapping } from "./operations/save-mapping.ts";
import { startCheck } from "./operations/start-check.ts";
import { startImport } from "./operations/start-import.ts";
import { takeAnswers } from "./operations/take-answers.ts";
import { takeProfile } from "./operations/take-profile.ts";
import { undoImport } from "./operations/undo-import.ts";
import { AnswersPage } from "./pages/answers-page.tsx";
import { DecidePage } from "./pages/decide-page.tsx";
import { ImportsPage } from "./pages/imports-page.tsx";
import { MappingPage } from "./pages/mapping-page.tsx";
import { ProgressCard, ProgressPage, seenOf } from "./pages/progress-page.tsx";
import { ResultPage } from "./pages/result-page.tsx";
import { mayImport } from "./policy.ts";
import { answerLines } from "./present-answers.ts";
import {
  countQuestions,
  type FoundImport,
  findImport,
  listImports,
  listQuestions,
  rememberedMapping,
} from "./queries.ts";
import { readMappingForm, readReadingForm } from "./read-mapping-form.ts";
import { readImportForm } from "./read-upload.ts";
import { refusedByReason } from "./refused-by-reason.ts";
import { sayingsCsv } from "./sayings-csv.ts";
import { type FoundTable, headerHash, type Mapping } from "./schema.ts";

/** Pages, forms and files of imports; thin: read, call the operation, show. */
export const importRoutes = new Hono<AppEnv>();

const PER_PAGE = 20;
const QUESTIONS_PER_PAGE = 50;
const LAST_PAGE = 10_000;

importRoutes.get("/clusters/:id/imports", async (c) => {
  const person = signedIn(c);
  const page = pageOf(c);
  const { cluster, role, imports } = await c.var.services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, c.req.param("id"), person.id));
    return {
      ...seen,
      imports: await listImports(tx, seen.cluster.id, { offset: (page - 1) * PER_PAGE, limit: PER_PAGE + 1 }),
    };
  });
  const shown = imports.slice(0, PER_PAGE);
  return c.html(
    <ImportsPage
      c={c}
      cluster={cluster}
      imports={shown}
      mayImport={mayImport({ role })}
      page={page}
      more={imports.length > PER_PAGE}
    />,
  );
});

importRoutes.post("/clusters/:id/imports", async (c) => {
  const person = signedIn(c);
  const clusterId = c.req.param("id");
  // who may not bring a file is told before it is taken
  const { role } = await c.var.services.db.asPerson(person.id, async (tx) =>
    found(await findCluster(tx, clusterId, person.id)),
  );
  if (!mayImport({ role })) throw new Problem("not_allowed", { may: "cluster" });
  const { fields, file } = await readImportForm(c);
  const { id } = await bringFile(c.var.services, person, { clusterId, kind: fields.kind ?? "", file });
  return c.redirect(`/imports/${id}`, 303);
});

/** The page that fits how far the import is; while it is at work, for the page that shows it, how far it is. */
importRoutes.get("/imports/:id", async (c) => {
  const of = await load(c);
  const { state } = of.import;
  if (c.req.header("hx-request") === "true") return progressOf(c, of);
  if (AT_WORK.includes(state)) return c.html(<ProgressPage c={c} of={of} />);
  if (of.import.kind === "bronze" || of.import.kind === "profile") {
    if (state === "mapping" || state === "done") return c.html(await answersPage(c, of));
    return c.html(await resultPage(c, of));
  }
  if (state === "mapping" || (state === "deciding" && c.req.query("columns") !== undefined))
    return c.html(await mappingPage(c, of, []));
  return state === "deciding" ? c.html(await decidePage(c, of)) : c.html(await resultPage(c, of));
});

function progressOf(c: Context<AppEnv>, of: FoundImport): Response | Promise<Response> {
  if (!AT_WORK.includes(of.import.state)) {
    // the page that looked on is another one by now
    c.header("hx-redirect", `/imports/${of.import.id}`);
    return c.body(null, 200);
  }
  if (c.req.query("seen") === seenOf(of)) return c.body(null, 204);
  return c.html(<ProgressCard c={c} of={of} />);
}

importRoutes.post("/imports/:id/mapping", async (c) => {
  const of = await load(c);
  const form = await formOf(c);
  const { id, mapping: before } = of.import;
  if (!before) throw new Problem("import_moved_on");
  const mapping = readMappingForm(form, of.import.found as FoundTable, before);
  await saveMapping(c.var.services, signedIn(c), { id, mapping });
  if (form.go !== "check") return c.redirect(`/imports/${id}#preview`, 303);
  const faults = await startCheck(c.var.services, signedIn(c), { id, mapping });
  if (faults.length === 0) return c.redirect(`/imports/${id}`, 303);
  return c.html(await mappingPage(c, { ...of, import: { ...of.import, mapping } }, faults), 400);
});

importRoutes.post("/imports/:id/reading", async (c) => {
  const id = c.req.param("id");
  await readAgain(c.var.services, signedIn(c), { id, reading: readReadingForm(await formOf(c)) });
  return c.redirect(`/imports/${id}`, 303);
});

importRoutes.post("/imports/:id/decide", async (c) => {
  const id = c.req.param("id");
  const { which = "", decision = "" } = await formOf(c);
  await decideDuplicates(c.var.services, signedIn(c), { id, which, decision });
  const page = pageOf(c);
  return c.redirect(
    `/imports/${id}${page > 1 ? `?page=${page}` : ""}#${/^\d+$/.test(which) ? `row-${which}` : "questions"}`,
    303,
  );
});

/** Takes answers or a profile over, once a person has looked at them. */
importRoutes.post("/imports/:id/take", async (c) => {
  const of = await load(c);
  const { id, kind } = of.import;
  const { reference_date: referenceDate = "" } = await formOf(c);
  if (kind === "bronze") await takeAnswers(c.var.services, signedIn(c), { id, referenceDate });
  else if (kind === "profile") await takeProfile(c.var.services, signedIn(c), id);
  else throw new Problem("import_moved_on");
  return c.redirect(`/imports/${id}`, 303);
});

for (const [verb, operation] of [
  ["start", startImport],
  ["cancel", cancelImport],
  ["undo", undoImport],
] as const)
  importRoutes.post(`/imports/:id/${verb}`, async (c) => {
    const id = c.req.param("id") ?? "";
    await operation(c.var.services, signedIn(c), id);
    return c.redirect(`/imports/${id}`, 303);
  });

importRoutes.get("/imports/:id/refused.csv", async (c) => {
  const of = await load(c);
  return sayingsCsv(c, of, "refused");
});

importRoutes.get("/imports/:id/remarks.csv", async (c) => {
  const of = await load(c);
  return sayingsCsv(c, of, "remarks");
});

async function load(c: Context<AppEnv>): Promise<FoundImport> {
  const person = signedIn(c);
  return found(await c.var.services.db.asPerson(person.id, (tx) => findImport(tx, c.req.param("id") ?? "", person.id)));
}

async function mappingPage(c: Context<AppEnv>, of: FoundImport, faults: readonly MappingFault[]) {
  const table = of.import.found as FoundTable;
  const { clusterId } = of.import;
  const before = await c.var.services.db.asPerson(signedIn(c).id, (tx) =>
    rememberedMapping(tx, { clusterId, kind: "members", headerHash: headerHash(table.columns) }),
  );
  return (
    <MappingPage
      c={c}
      of={of}
      found={table}
      mapping={of.import.mapping as Mapping}
      faults={faults}
      remembered={before !== null}
    />
  );
}

async function decidePage(c: Context<AppEnv>, of: FoundImport) {
  const page = pageOf(c);
  const window = { offset: (page - 1) * QUESTIONS_PER_PAGE, limit: QUESTIONS_PER_PAGE + 1 };
  const { questions, kinds } = await c.var.services.db.asPerson(signedIn(c).id, async (tx) => ({
    questions: await listQuestions(tx, of.import.id, window),
    kinds: await countQuestions(tx, of.import.id),
  }));
  const more = questions.length > QUESTIONS_PER_PAGE;
  return (
    <DecidePage
      c={c}
      of={of}
      refused={await refusedByReason(c.var.services, of.import, c.var)}
      questions={questions.slice(0, QUESTIONS_PER_PAGE)}
      kinds={kinds}
      page={page}
      more={more}
    />
  );
}

async function resultPage(c: Context<AppEnv>, of: FoundImport) {
  return <ResultPage c={c} of={of} refused={await refusedByReason(c.var.services, of.import, c.var)} />;
}

async function answersPage(c: Context<AppEnv>, of: FoundImport) {
  const { services, say, language } = c.var;
  const answers = of.import.found as FoundAnswers;
  const profile =
    answers.kind === "profile"
      ? (await services.db.asPerson(signedIn(c).id, (tx) => loadProfile(tx, services, signedIn(c), of.cluster.id)))
          .fields
      : null;
  const lines = answerLines(answers, { edition: services.edition, say, language, profile });
  const there =
    answers.kind === "profile"
      ? `/clusters/${of.cluster.id}/profile`
      : answers.assessment
        ? `/assessments/${answers.assessment}`
        : null;
  return (
    <AnswersPage
      c={c}
      of={of}
      lines={lines}
      referenceDate={answers.kind === "bronze" ? answers.referenceDate : null}
      there={there}
    />
  );
}

function pageOf(c: Context<AppEnv>): number {
  return Math.min(Math.max(1, Math.trunc(Number(c.req.query("page"))) || 1), LAST_PAGE);
}
