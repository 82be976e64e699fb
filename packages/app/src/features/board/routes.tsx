import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { seeOther, wordsOf } from "../../platform/web/forms.ts";
import { orRefused, Problem, type ProblemDetails } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { workBy } from "../../platform/web/work-by.ts";
import { commandOf } from "../cases/index.ts";
import { loadAppeal } from "./load-appeal.ts";
import { loadDossier } from "./load-dossier.ts";
import { loadMeeting } from "./load-meeting.ts";
import { actAsBoard } from "./operations/act-as-board.ts";
import { actOnAppeal } from "./operations/act-on-appeal.ts";
import { planMeeting } from "./operations/plan-meeting.ts";
import { putBeforeBoard } from "./operations/put-before-board.ts";
import { AppealPage } from "./pages/appeal-page.tsx";
import { BoardPage } from "./pages/board-page.tsx";
import { DossierPage } from "./pages/dossier-page.tsx";
import type { TriedStep } from "./pages/dossier-props.ts";
import { MeetingPage } from "./pages/meeting-page.tsx";
import { mayAttend, mayPlanMeetings } from "./policy.ts";
import { listMeetings } from "./queries.ts";
import { APPEAL_ACTS, DOSSIER_ACTS, readStep } from "./schema.ts";

/** Meetings of the board, the dossier of a case, and appeals. */
export const boardRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;
const PAGE_SIZE = 24;

boardRoutes.get("/board", async (c) => c.html(await boardPage(c)));

boardRoutes.post("/board/meetings", async (c) => {
  const { held_on: heldOn = "" } = await wordsOf(c);
  try {
    return seeOther(c, `/board/meetings/${await planMeeting(c.var.services, signedIn(c), heldOn)}`, "planned");
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "bad_input") return c.html(await boardPage(c, { heldOn, fault: "day" }), 422);
    if (problem.code === "still_used") return c.html(await boardPage(c, { heldOn, fault: "taken" }), 409);
    throw problem;
  }
});

async function boardPage(c: C, tried: { heldOn?: string; fault?: "day" | "taken" } = {}) {
  const person = signedIn(c);
  if (!mayAttend(person)) throw new Problem("not_allowed", { may: "board" });
  const page = Math.min(Math.max(0, Number.parseInt(c.req.query("page") ?? "0", 10) || 0), 10_000);
  const meetings = await c.var.services.db.asPerson(person.id, (tx) => listMeetings(tx, page, PAGE_SIZE));
  return (
    <BoardPage
      c={c}
      meetings={meetings.slice(0, PAGE_SIZE)}
      page={page}
      more={meetings.length > PAGE_SIZE}
      mayPlan={mayPlanMeetings(person)}
      {...tried}
    />
  );
}

boardRoutes.get("/board/meetings/:id", async (c) => c.html(await meetingPage(c)));

boardRoutes.post("/board/meetings/:id/cases", async (c) => {
  const values = await wordsOf(c);
  const meeting = c.req.param("id");
  const command = { caseId: values.case ?? "", meeting, commandId: commandOf(values) };
  return orRefused(
    async () => {
      await putBeforeBoard(c.var.services, signedIn(c), command);
      return seeOther(c, `/board/meetings/${meeting}`, "put");
    },
    async (refused) => c.html(await meetingPage(c, refused), 409),
  );
});

async function meetingPage(c: C, refused?: ProblemDetails) {
  const person = signedIn(c);
  const { services } = c.var;
  const seen = await services.db.asPerson(person.id, (tx) =>
    loadMeeting(services, tx, c.req.param("id") ?? "", person),
  );
  return <MeetingPage c={c} {...seen} {...(refused && { refused })} />;
}

boardRoutes.get("/cases/:id/dossier", async (c) => c.html(await dossierPage(c)));

boardRoutes.post("/cases/:id/dossier/put", async (c) => {
  const values = await wordsOf(c);
  const command = { caseId: c.req.param("id"), meeting: values.meeting ?? "", commandId: commandOf(values) };
  return answer(c, { step: "put_before_board", values }, () => putBeforeBoard(c.var.services, signedIn(c), command));
});

boardRoutes.post("/cases/:id/dossier/:act{vote|conflict|decide|return}", async (c) => {
  const values = await wordsOf(c);
  const name = DOSSIER_ACTS[c.req.param("act") as keyof typeof DOSSIER_ACTS];
  const read = readStep(name, values);
  if ("missing" in read)
    return c.html(await dossierPage(c, { step: name, values, refused: { refusal: read.missing } }), 422);
  const caseId = c.req.param("id");
  return answer(c, { step: name, values }, () =>
    actAsBoard(c.var.services, signedIn(c), { caseId, step: read.step, commandId: commandOf(values) }),
  );
});

async function answer(c: C, tried: Omit<TriedStep, "refused">, act: () => Promise<unknown>): Promise<Response> {
  const id = c.req.param("id") ?? "";
  return orRefused(
    async () => {
      await act();
      // the case is out of the board's hands: its page says so, and the dossier is shown no more
      return seeOther(c, tried.step === "return_to_experts" ? "/board" : `/cases/${id}/dossier`, tried.step);
    },
    async (refused) => c.html(await dossierPage(c, { ...tried, refused }), 409),
  );
}

async function dossierPage(c: C, tried?: TriedStep) {
  const person = signedIn(c);
  const { services } = c.var;
  const dossier = await services.db.asPerson(person.id, (tx) =>
    loadDossier(services, tx, c.req.param("id") ?? "", person),
  );
  workBy(c, dossier.edition);
  return <DossierPage c={c} dossier={dossier} {...(tried && { tried })} />;
}

boardRoutes.get("/cases/:id/appeal", async (c) => c.html(await appealPage(c)));

boardRoutes.post("/cases/:id/appeal/:act{assign|decide}", async (c) => {
  const values = await wordsOf(c);
  const name = APPEAL_ACTS[c.req.param("act") as keyof typeof APPEAL_ACTS];
  const read = readStep(name, values);
  if ("missing" in read)
    return c.html(await appealPage(c, { step: name, values, refused: { refusal: read.missing } }), 422);
  const caseId = c.req.param("id");
  return orRefused(
    async () => {
      await actOnAppeal(c.var.services, signedIn(c), { caseId, step: read.step, commandId: commandOf(values) });
      return seeOther(c, `/cases/${caseId}/appeal`, name);
    },
    async (refused) => c.html(await appealPage(c, { step: name, values, refused }), 409),
  );
});

async function appealPage(c: C, tried?: TriedStep) {
  const person = signedIn(c);
  const { services } = c.var;
  const appeal = await services.db.asPerson(person.id, (tx) =>
    loadAppeal(services, tx, c.req.param("id") ?? "", person),
  );
  workBy(c, appeal.edition);
  return <AppealPage c={c} appeal={appeal} {...(tried && { tried })} />;
}
