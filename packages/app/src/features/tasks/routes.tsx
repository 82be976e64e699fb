import { LANGUAGES } from "@klynge/core";
import { type Context, Hono } from "hono";
import { isId } from "../../platform/ids.ts";
import { schemeOwner } from "../../platform/installation.ts";
import { today } from "../../platform/services.ts";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { seeOther, versionOf, wordsOf } from "../../platform/web/forms.ts";
import { Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { check } from "../account/index.ts";
import { programText } from "../cases/index.ts";
import { absenceForm, findExpert, listAbsences, type Tried } from "../experts/index.ts";
import { calendarRoutes } from "./calendar-routes.tsx";
import { loadPipeline } from "./load-pipeline.ts";
import { addOwnAbsence, removeOwnAbsence } from "./operations/save-absence.ts";
import { letterFaults, letterKey, saveLetter, takeLetterBack } from "./operations/save-letter.ts";
import { AbsencePage } from "./pages/absence-page.tsx";
import { LetterPage, type LetterPageProps } from "./pages/letter-page.tsx";
import { LettersPage } from "./pages/letters-page.tsx";
import { PipelinePage } from "./pages/pipeline-page.tsx";
import { TasksPage } from "./pages/tasks-page.tsx";
import { PLACES } from "./pipeline-queries.ts";
import { isOfficer, mayOversee } from "./policy.ts";
import { countTasks, findTemplate, listTasks, listTemplates, officeColleagues, tasksOfTheAway } from "./queries.ts";

/** What waits for whom, and what the secretariat oversees. */
export const taskRoutes = new Hono<AppEnv>();
taskRoutes.route("/", calendarRoutes);

type C = Context<AppEnv>;
const PAGE_SIZE = 50;

function pageOf(c: C): number {
  return Math.min(Math.max(0, Number.parseInt(c.req.query("page") ?? "0", 10) || 0), 10_000);
}

/** @throws Problem not_allowed */
function overseer(c: C): Person {
  const person = signedIn(c);
  if (!mayOversee(person)) throw new Problem("not_allowed", { may: "secretariat" });
  return person;
}

taskRoutes.get("/tasks", async (c) => {
  const person = signedIn(c);
  const day = today(c.var.services);
  const page = pageOf(c);
  const seen = await c.var.services.db.asPerson(person.id, async (tx) => ({
    tasks: await listTasks(tx, person, { page, size: PAGE_SIZE }),
    counts: await countTasks(tx, person, day),
    inPool: (await findExpert(tx, person.id)) !== null,
    away: await tasksOfTheAway(tx, day),
  }));
  const { tasks } = seen;
  const more = tasks.length > PAGE_SIZE;
  return c.html(<TasksPage c={c} {...seen} tasks={tasks.slice(0, PAGE_SIZE)} page={page} more={more} day={day} />);
});

taskRoutes.get("/tasks/absence", async (c) => c.html(await absencePage(c)));

taskRoutes.post("/tasks/absence", async (c) => {
  const values = await wordsOf(c);
  const input = check(absenceForm, values);
  if (!input.ok) return c.html(await absencePage(c, { form: "absence", values, faults: input.faults }), 422);
  await addOwnAbsence(c.var.services, signedIn(c), input.value);
  return seeOther(c, "/tasks/absence", "absence_added");
});

taskRoutes.post("/tasks/absence/:absence/remove", async (c) => {
  const id = c.req.param("absence");
  if (!isId(id)) throw new Problem("not_found");
  await removeOwnAbsence(c.var.services, signedIn(c), id);
  return seeOther(c, "/tasks/absence", "absence_removed");
});

async function absencePage(c: C, tried?: Tried) {
  const person = signedIn(c);
  if (!isOfficer(person)) throw new Problem("not_allowed", { may: "officer" });
  const seen = await c.var.services.db.asPerson(person.id, async (tx) => ({
    absences: await listAbsences(tx, person.id),
    colleagues: await officeColleagues(tx),
  }));
  return <AbsencePage c={c} {...seen} day={today(c.var.services)} tried={tried} />;
}

taskRoutes.get("/tasks/pipeline", async (c) => {
  const person = overseer(c);
  const state = PLACES.find((one) => one === c.req.query("state")) ?? null;
  const page = pageOf(c);
  const { services } = c.var;
  const pipeline = await services.db.asPerson(person.id, (tx) =>
    loadPipeline(services, tx, state, { page, size: PAGE_SIZE }),
  );
  return c.html(<PipelinePage c={c} pipeline={pipeline} state={state} page={page} />);
});

taskRoutes.get("/tasks/letters", async (c) => {
  const person = overseer(c);
  const own = await c.var.services.db.asPerson(person.id, listTemplates);
  return c.html(<LettersPage c={c} own={own} />);
});

taskRoutes.get("/tasks/letters/:letter/:language", async (c) => c.html(await letterPage(c)));

taskRoutes.post("/tasks/letters/:letter/:language", async (c) => {
  const person = overseer(c);
  const key = letterKey(c.req.param("letter"), c.req.param("language"));
  const values = await wordsOf(c);
  const input = {
    ...key,
    subject: values.subject ?? "",
    body: textOf(values.body),
    version: versionOf(values),
  };
  const faults = letterFaults(input);
  if (values.act === "preview" || Object.keys(faults).length > 0)
    return c.html(await letterPage(c, { ...input, faults }), values.act === "preview" ? 200 : 422);
  await saveLetter(c.var.services, person, input);
  return seeOther(c, c.req.path, "saved");
});

taskRoutes.post("/tasks/letters/:letter/:language/program", async (c) => {
  const person = overseer(c);
  const key = letterKey(c.req.param("letter"), c.req.param("language"));
  await takeLetterBack(c.var.services, person, { ...key, version: versionOf(await wordsOf(c)) });
  return seeOther(c, `/tasks/letters/${key.letter}/${key.language}`, "taken_back");
});

/** Browsers send line ends of two characters. */
function textOf(typed = ""): string {
  return typed.replace(/\r\n?/g, "\n");
}

async function letterPage(c: C, tried?: LetterPageProps["text"] & { faults: LetterPageProps["faults"] }) {
  const person = overseer(c);
  const key = letterKey(c.req.param("letter") ?? "", c.req.param("language") ?? "");
  const { own, owner } = await c.var.services.db.asPerson(person.id, async (tx) => ({
    own: await findTemplate(tx, key),
    owner: await schemeOwner(tx),
  }));
  const text = tried ?? own ?? { ...programText(key.letter, key.language), version: 0 };
  const { faults = {} } = tried ?? {};
  return (
    <LetterPage c={c} letter={key} text={text} own={own !== null} owner={owner} faults={faults} languages={LANGUAGES} />
  );
}
