import { type Context, Hono } from "hono";
import { today } from "../../platform/services.ts";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { formOf, seeOther, versionOf } from "../../platform/web/forms.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { addressOf, check } from "../account/index.ts";
import { findCluster } from "../registry/index.ts";
import { answerSurvey, readLink } from "./operations/answer-survey.ts";
import { chooseParticipants, leaveOut } from "./operations/choose-participants.ts";
import { closeSurvey } from "./operations/close-survey.ts";
import { discardSurvey } from "./operations/discard-survey.ts";
import { draftSurvey } from "./operations/draft-survey.ts";
import type { SurveyChange } from "./operations/load-for-change.ts";
import { openSurvey } from "./operations/open-survey.ts";
import { publishSurvey } from "./operations/publish-survey.ts";
import { remindParticipants } from "./operations/remind-participants.ts";
import { AnswerPage, SurveyWords } from "./pages/answer-page.tsx";
import type { Faults, Values } from "./pages/parts.tsx";
import { SurveyPage } from "./pages/survey-page.tsx";
import { SurveysPage } from "./pages/surveys-page.tsx";
import { mayRunSurveys } from "./policy.ts";
import { countMarks, findSurvey, listContacts, listInvited, listRemarks, listSurveys } from "./queries.ts";
import { FEWEST, resultsOf } from "./results.ts";
import { answerForm, answerOf, contactIds, LINKS, MOST_INVITED, readAddresses, surveyForm } from "./schema.ts";

/** Surveys for those who run them, and the page behind a link for those who are asked. */
export const surveyRoutes = new Hono<AppEnv>();

surveyRoutes.get("/clusters/:id/surveys", async (c) => c.html(await surveysPage(c)));

surveyRoutes.post("/clusters/:id/surveys", async (c) => {
  const values = await formOf(c);
  const input = check(surveyForm(today(c.var.services)), values);
  if (!input.ok) return c.html(await surveysPage(c, values, input.faults), 422);
  const id = await draftSurvey(c.var.services, signedIn(c), c.req.param("id"), input.value);
  return seeOther(c, `/surveys/${id}`);
});

async function surveysPage(c: Context<AppEnv>, values: Values = {}, faults: Faults = {}) {
  const person = signedIn(c);
  const seen = await c.var.services.db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, c.req.param("id") ?? "", person.id));
    return { cluster, mayRun: mayRunSurveys({ role }), surveys: await listSurveys(tx, cluster.id) };
  });
  return <SurveysPage c={c} {...seen} values={values} faults={faults} />;
}

surveyRoutes.get("/surveys/:id", async (c) => c.html(await surveyPage(c)));

async function surveyPage(c: Context<AppEnv>, values: Values = {}, faults: Faults = {}) {
  const { services } = c.var;
  const person = signedIn(c);
  const props = await services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findSurvey(tx, c.req.param("id") ?? "", person.id));
    const { survey, cluster, answered } = seen;
    const mayRun = mayRunSurveys(seen);
    const draft = mayRun && survey.state === "draft";
    const told = survey.closedOn !== null && answered >= FEWEST;
    return {
      seen,
      mayRun,
      invited: draft ? await listInvited(tx, survey.id) : [],
      contacts: draft ? await listContacts(tx, cluster.id, today(services)) : [],
      results: told ? resultsOf(await countMarks(tx, survey.id)) : null,
      // remarks name people and things: for those who run the survey
      remarks: told && mayRun ? await listRemarks(tx, survey.id) : [],
    };
  });
  return <SurveyPage c={c} {...props} values={values} faults={faults} />;
}

surveyRoutes.post("/surveys/:id/participants", async (c) => {
  const body = await c.req.parseBody({ all: true });
  const text = String(body.addresses ?? "");
  const { addresses, wrong } = readAddresses(text);
  const contacts = contactIds.safeParse([body.contacts ?? []].flat().map(String));
  if (!contacts.success) throw new Problem("bad_input", { field: "contacts" });
  if (wrong.length > 0)
    return c.html(
      await surveyPage(c, { addresses: text, wrong: wrong.slice(0, 5).join(", ") }, { addresses: "addresses" }),
      422,
    );
  if (addresses.length > MOST_INVITED) return c.html(await surveyPage(c, { addresses: text }, { many: "many" }), 422);
  const change = { surveyId: c.req.param("id"), version: versionOf(body) };
  await chooseParticipants(c.var.services, signedIn(c), change, { contacts: contacts.data, addresses });
  return seeOther(c, `/surveys/${change.surveyId}`, "added");
});

surveyRoutes.post("/surveys/:id/leave-out", async (c) => {
  const { invitation = "" } = await formOf(c);
  const change = await changeOf(c);
  await leaveOut(c.var.services, signedIn(c), change, invitation);
  return seeOther(c, `/surveys/${change.surveyId}`, "left_out");
});

/** Steps of one button each. */
const STEPS = {
  open: { run: openSurvey, done: "opened" },
  remind: { run: remindParticipants, done: "reminded" },
  close: { run: closeSurvey, done: "closed" },
  publish: { run: publishSurvey, done: "published" },
} as const satisfies Record<
  string,
  {
    run: (services: AppEnv["Variables"]["services"], person: Person, change: SurveyChange) => Promise<void>;
    done: string;
  }
>;

for (const [step, { run, done }] of Object.entries(STEPS))
  surveyRoutes.post(`/surveys/:id/${step}`, async (c) => {
    const change = await changeOf(c);
    await run(c.var.services, signedIn(c), change);
    return seeOther(c, `/surveys/${change.surveyId}`, done);
  });

surveyRoutes.post("/surveys/:id/discard", async (c) => {
  const clusterId = await discardSurvey(c.var.services, signedIn(c), await changeOf(c));
  return seeOther(c, `/clusters/${clusterId}/surveys`, "discarded");
});

async function changeOf(c: Context<AppEnv>): Promise<SurveyChange> {
  return { surveyId: c.req.param("id") ?? "", version: versionOf(await formOf(c)) };
}

surveyRoutes.get("/survey/thanks", (c) => c.html(<SurveyWords c={c} about="thanks" />));

surveyRoutes.get("/survey/:token", async (c) => {
  countLink(c);
  const link = await readLink(c.var.services, c.req.param("token"));
  if (link.kind === "open") return c.html(<AnswerPage c={c} survey={link.survey} />);
  return refuse(c, link);
});

surveyRoutes.post("/survey/:token", async (c) => {
  countLink(c);
  const token = c.req.param("token");
  const link = await readLink(c.var.services, token);
  if (link.kind !== "open") return refuse(c, link);
  const values = await formOf(c);
  const input = check(answerForm, values);
  if (!input.ok) return c.html(<AnswerPage c={c} survey={link.survey} values={values} faults={input.faults} />, 422);
  const taken = await answerSurvey(c.var.services, token, answerOf(input.value));
  return taken ? seeOther(c, "/survey/thanks") : refuse(c, await readLink(c.var.services, token));
});

function refuse(c: Context<AppEnv>, link: Awaited<ReturnType<typeof readLink>>) {
  if (link.kind === "closed") return c.html(<SurveyWords c={c} about="closed" day={link.survey.closes_on} />, 410);
  return c.html(<SurveyWords c={c} about="nothing" />, 404);
}

/** Links hold secrets; whoever tries many of them reads no letters. */
function countLink(c: Context<AppEnv>): void {
  c.var.services.limits.count(LINKS, addressOf(c));
}
