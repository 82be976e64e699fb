import { randomUUID } from "node:crypto";
import { localTime, OPEN_STATES, STEP_RULES } from "@klynge/core";
import { today } from "../../../platform/services.ts";
import { Note } from "../../../platform/web/components/note.tsx";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { agendaRows, fieldsOf } from "../agenda.ts";
import { type FormStep, isFormStep } from "../forms.ts";
import type { CasePageProps } from "./case-props.ts";
import { DecisionPart } from "./decision-part.tsx";
import { ExpertsPart } from "./experts-part.tsx";
import { FeePart } from "./fee-part.tsx";
import { HandInPart } from "./hand-in-part.tsx";
import { caseCrumbs, refusalText, StateTag, titleOf, Way } from "./parts.tsx";
import { ReportPart } from "./report-part.tsx";
import { StepForm } from "./step-form.tsx";
import { VisitPart } from "./visit-part.tsx";
import { WaitsPart } from "./waits-part.tsx";

/** A case: where it is, what one can do now, and what is known of it. */
export function CasePage(props: CasePageProps) {
  const { c, view, inCluster, tried } = props;
  const { say, language } = c.var;
  const done = c.req.query("done") ?? "";
  return (
    <Layout
      c={c}
      title={titleOf(c, view)}
      place={inCluster ? "cases" : "tasks"}
      {...(inCluster && { clusterId: view.cluster.id })}
      crumbs={caseCrumbs(c, view, inCluster)}
    >
      <header class="k-page-head">
        <div>
          <div class="k-title">
            <h1>{titleOf(c, view)}</h1>
            {!view.closed && <StateTag c={c} state={view.state} />}
          </div>
          {!view.closed && (
            <p class="k-lead">
              {say(`cases.lead.${view.state}`)}
              {view.since && ` ${say("cases.since", { day: sayDay(view.since, language) })}`}
            </p>
          )}
        </div>
      </header>
      {(isFormStep(done) || done === "move_edition") && <Note kind="done">{say(`cases.done.${done}`)}</Note>}
      {tried?.refused && <Note kind="bad">{refusalText(c, props.words, tried.refused)}</Note>}
      {!view.closed && <Way c={c} view={view} />}
      {!inCluster && view.work && (
        <p class="k-section">
          <a class="k-button" href={`/cases/${view.id}/${view.work}`}>
            {say(`scoring.to.${view.work}`)}
          </a>
        </p>
      )}
      <WaitsPart {...props} />
      <HandInPart {...props} />
      <Todo {...props} />
      <div class="k-case-parts">
        <ExpertsPart {...props} />
        {view.open && <VisitPart {...props} />}
        {view.open && <FeePart {...props} />}
        {view.mayReadReport && <ReportPart {...props} />}
        <DecisionPart {...props} />
      </div>
      <Elsewhere {...props} />
      <JudgedBy {...props} />
      <Leaving {...props} />
      {!view.closed && (
        <p class="k-section">
          <a href={`/cases/${view.id}/trail`}>{say("cases.to_trail", { count: props.trail.length })}</a>
        </p>
      )}
    </Layout>
  );
}

const BEFORE_THE_BOARD: ReadonlySet<string> = new Set([
  "recommended",
  "before_board",
  "awarded",
  "refused",
  "published",
]);

/** What the board and whoever decides an appeal have on pages of their own. */
function Elsewhere({ c, view, inCluster }: CasePageProps) {
  const { say, person } = c.var;
  const holds = (office: "board" | "secretariat" | "appeals") => person?.offices.includes(office) ?? false;
  const { appeal } = view.process;
  const dossier = BEFORE_THE_BOARD.has(view.state) && (holds("board") || holds("secretariat"));
  const decides = appeal && (holds("secretariat") || appeal.officer === person?.id);
  if (inCluster || (!dossier && !decides)) return null;
  return (
    <p class="k-section k-actions">
      {dossier && (
        <a class="k-button k-button-second" href={`/cases/${view.id}/dossier`}>
          {say("board.to_dossier")}
        </a>
      )}
      {decides && (
        <a class="k-button k-button-second" href={`/cases/${view.id}/appeal`}>
          {say("board.to_appeal")}
        </a>
      )}
    </p>
  );
}

/** By which edition the case is judged; where another one is in force, the secretariat can move it. */
function JudgedBy({ c, view }: CasePageProps) {
  const { say, services, person } = c.var;
  const { edition, visitedOn } = view.process;
  if (view.closed) return null;
  const movable =
    person?.offices.includes("secretariat") &&
    STEP_RULES.move_edition.from.includes(view.state) &&
    visitedOn === null &&
    services.editions.inForce(today(services)).hash !== edition.hash;
  return (
    <p class="k-section k-small k-muted">
      {say("scheme.judged_by", { edition: edition.id })}{" "}
      {movable && <a href={`/cases/${view.id}/edition`}>{say("scheme.move.link")}</a>}
    </p>
  );
}

/** The secretariat takes an expert out of a case who cannot go on. */
function Leaving({ c, view, inCluster }: CasePageProps) {
  const { say, person } = c.var;
  const mayTakeOut = !inCluster && (person?.offices.includes("secretariat") ?? false);
  const until = OPEN_STATES.slice(OPEN_STATES.indexOf("self_assessment"));
  if (!mayTakeOut || !until.includes(view.state) || !view.experts.some(({ state }) => state === "free")) return null;
  return (
    <p class="k-section">
      <a href={`/cases/${view.id}/leave`}>{say("cases.experts.leaves")}</a>
    </p>
  );
}

/** Steps that end something: never the first thing that is offered. */
const QUIET: ReadonlySet<string> = new Set([
  "withdraw_application",
  "waive_fee",
  "return_to_cluster",
  "return_to_experts",
  "decline_case",
  "approve_same_firm",
  "withdraw_label",
  "suspend_label",
]);

/** Steps that go on beside the way of the case. */
const BESIDE: ReadonlySet<string> = new Set(["issue_invoice", "record_payment"]);

function Todo(props: CasePageProps) {
  const { c, view, tried } = props;
  const { say } = c.var;
  if (view.steps.length === 0) return null;
  const active = view.steps.filter((step) => !QUIET.has(step));
  // what is planned already can be planned anew, and is not what waits
  const isBeside = (step: FormStep) => BESIDE.has(step) || (step === "plan_visit" && view.process.visit !== null);
  const loud = [...active.filter((step) => !isBeside(step)), ...active.filter(isBeside)];
  const quiet = view.steps.filter((step) => QUIET.has(step));
  return (
    <section class="k-section" aria-labelledby="todo">
      <h2 id="todo">{say(loud.length > 0 ? "cases.todo" : "cases.todo_else")}</h2>
      {loud.map((step, index) => (
        <OneStep {...props} step={step} open={index === 0 || tried?.step === step} main={index === 0} />
      ))}
      {quiet.map((step) => (
        <OneStep {...props} step={step} open={tried?.step === step} main={false} />
      ))}
    </section>
  );
}

/** A visit that is planned anew starts from how it stands, the first one from the contract and the clocks of the country. */
function standing(step: FormStep, { trail, view }: CasePageProps): Readonly<Record<string, string>> {
  if (step !== "plan_visit") return {};
  const planned = trail.find(({ data }) => data.step === "plan_visit")?.data;
  if (planned?.step !== "plan_visit") return contracted(view);
  const { starts, ends, timeZone, place, mode, travelKm, expertOffice, agenda = [] } = planned;
  return {
    starts: localTime(Date.parse(starts), timeZone),
    ends: localTime(Date.parse(ends), timeZone),
    timeZone,
    place,
    mode,
    travelKm: travelKm === null ? "" : String(travelKm),
    ...(expertOffice && { expertOffice: "yes" }),
    ...fieldsOf(agendaRows(agenda, starts, timeZone)),
  };
}

function contracted({ process: { contract }, cluster }: CasePageProps["view"]): Readonly<Record<string, string>> {
  const [timeZone] = new Intl.Locale("und", { region: cluster.country }).getTimeZones() ?? [];
  return {
    ...(timeZone && { timeZone }),
    ...(contract && { mode: contract.mode, starts: `${contract.plannedOn}T09:00` }),
    ...(contract?.travelKm && { travelKm: String(contract.travelKm) }),
    ...(contract?.expertOffice && { expertOffice: "yes" }),
  };
}

function OneStep(props: CasePageProps & { step: FormStep; open: boolean; main: boolean }) {
  const { c, view, step, open, main, tried, eligibility, words } = props;
  const { say } = c.var;
  const own = tried?.step === step ? { values: tried.values, faults: tried.faults } : { values: standing(step, props) };
  return (
    <details class="k-case-step" open={open}>
      <summary>{say(`cases.step.${step}`)}</summary>
      <p class="k-hint">{say(`cases.step_hint.${step}`)}</p>
      <StepForm
        c={c}
        caseId={view.id}
        label={view.label}
        step={step}
        commandId={randomUUID()}
        main={main}
        eligibility={eligibility}
        words={words}
        {...own}
      />
    </details>
  );
}
