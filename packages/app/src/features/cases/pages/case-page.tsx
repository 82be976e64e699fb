import { ON_DESK, STEP_RULES } from "@klynge/core";
import { today } from "../../../platform/services.ts";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { CasePageProps } from "./case-props.ts";
import { ChangesPart } from "./changes-part.tsx";
import { DecisionPart } from "./decision-part.tsx";
import { DoneNote } from "./done-note.tsx";
import { ExpertsPart } from "./experts-part.tsx";
import { FeePart } from "./fee-part.tsx";
import { HandInPart } from "./hand-in-part.tsx";
import { LabelPart, labelOf, sayStanding } from "./label-part.tsx";
import { NotTaken } from "./not-taken.tsx";
import { caseCrumbs, StateTag, titleOf, Way } from "./parts.tsx";
import { ReportPart } from "./report-part.tsx";
import { ReturnedNote } from "./returned-note.tsx";
import { TodoPart } from "./todo-part.tsx";
import { VisitPart } from "./visit-part.tsx";
import { WaitsPart } from "./waits-part.tsx";

/** A case: where it is, what one can do now, and what is known of it. */
export function CasePage(props: CasePageProps) {
  const { c, view, inCluster, tried } = props;
  const { say, language } = c.var;
  const label = labelOf(view, today(c.var.services));
  // the cluster replies to what it has read, so the draft stands before the replies
  const checks = inCluster && view.state === "fact_check" && view.mayReadReport;
  return (
    <Layout
      c={c}
      title={titleOf(c, view)}
      place={inCluster ? "cases" : "tasks"}
      {...(inCluster && { clusterId: view.cluster.id })}
      crumbs={caseCrumbs(c, view, inCluster)}
    >
      <PageHead title={titleOf(c, view)} tags={!view.closed && <StateTag c={c} state={view.state} label={label} />}>
        {!view.closed && (
          <>
            {label !== "valid"
              ? sayStanding(c, props, label)
              : say(isDecidedAnew(view) ? "cases.decision.again" : `cases.lead.${view.state}`)}
            {label === "valid" && view.since && ` ${say("cases.since", { day: sayDay(view.since, language) })}`}
          </>
        )}
      </PageHead>
      <DoneNote c={c} view={view} />
      <LabelPart {...props} label={label} />
      {tried && <NotTaken c={c} words={props.words} tried={tried} />}
      <ReturnedNote {...props} />
      {!view.closed && <Way c={c} view={view} />}
      <GoOn {...props} checks={checks} />
      <WaitsPart {...props} />
      {checks && <ReportPart {...props} />}
      <HandInPart {...props} />
      <TodoPart {...props} />
      <div class="k-case-parts">
        <ExpertsPart {...props} />
        {view.open && <VisitPart {...props} />}
        {view.open && <FeePart {...props} />}
        {view.mayReadReport && !checks && <ReportPart {...props} />}
        <DecisionPart {...props} />
        <ChangesPart {...props} />
      </div>
      <Elsewhere {...props} />
      <footer class="k-section k-flow">
        <Leaving {...props} />
        {!view.closed && (
          <p>
            <a href={`/cases/${view.id}/trail`}>{say("cases.to_trail", { count: props.trail.length })}</a>
          </p>
        )}
        <JudgedBy {...props} />
      </footer>
    </Layout>
  );
}

/** Where what waits is done, if that is a page or a part of its own. */
function GoOn({ c, view, inCluster, checks }: CasePageProps & { checks: boolean }) {
  const { say } = c.var;
  const ways: readonly (readonly [href: string, text: string])[] = [
    ...(!inCluster && view.waits.some(({ task, own }) => own && task === "propose_experts")
      ? [[`/cases/${view.id}/experts`, say("cases.experts.propose")] as const]
      : []),
    ...(!inCluster && view.work ? [[`/cases/${view.id}/${view.work}`, say(`scoring.to.${view.work}`)] as const] : []),
    ...(checks ? [["#report", say("cases.report.to_draft")] as const] : []),
  ];
  return (
    <>
      {ways.map(([href, text]) => (
        <p class="k-section">
          <a class="k-button" href={href}>
            {text}
          </a>
        </p>
      ))}
    </>
  );
}

/** It comes before the board once more, and nobody has signed anything since. */
function isDecidedAnew({ state, process: { appeal } }: CasePageProps["view"]): boolean {
  return state === "recommended" && appeal?.state === "returned";
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
    <p class="k-small k-muted">
      {say("scheme.judged_by", { edition: edition.id })}{" "}
      {movable && <a href={`/cases/${view.id}/edition`}>{say("scheme.move.link")}</a>}
    </p>
  );
}

/** The secretariat takes an expert out of a case who cannot go on. */
function Leaving({ c, view, inCluster }: CasePageProps) {
  const { say, person } = c.var;
  const mayTakeOut = !inCluster && (person?.offices.includes("secretariat") ?? false);
  if (!mayTakeOut || !ON_DESK.includes(view.state) || !view.experts.some(({ state }) => state === "free")) return null;
  return (
    <p>
      <a href={`/cases/${view.id}/leave`}>{say("cases.experts.leaves")}</a>
    </p>
  );
}
