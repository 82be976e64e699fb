import { Note } from "../../../platform/web/components/note.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { dayIn } from "../time-zone.ts";
import type { CasePageProps } from "./case-props.ts";
import { DecisionHistory } from "./decision-history.tsx";
import { PointsByRow } from "./points-by-row.tsx";
import { pointsAgainst, Requirements } from "./requirements.tsx";

/** What the board decided, why, until when it holds or can be appealed against, and what was decided before. */
export function DecisionPart(props: CasePageProps) {
  const { c, view, rounds, words } = props;
  const { say } = c.var;
  const { decision } = view.process;
  if (!decision && rounds.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="decision">
      <h2 id="decision">{say("cases.decision.title")}</h2>
      {decision ? <Standing {...props} decision={decision} /> : <Note>{say("cases.decision.again")}</Note>}
      {rounds.some(({ appeal }) => appeal !== null) && (
        <>
          <h3>{say("cases.history.title")}</h3>
          <DecisionHistory c={c} rounds={rounds} words={words} />
        </>
      )}
    </section>
  );
}

type Decision = NonNullable<CasePageProps["view"]["process"]["decision"]>;
type StandingProps = CasePageProps & { decision: Decision };

/** The decision that stands. */
function Standing(props: StandingProps) {
  const { c, view, decision, rounds, explained, words } = props;
  const { say, language } = c.var;
  const { appeal } = view.process;
  const because = rounds.at(-1)?.because;
  return (
    <>
      <Note kind={decision.outcome === "awarded" ? "done" : "bad"}>{say(`cases.decision.${decision.outcome}`)}</Note>
      <dl class="k-case-facts">
        {decision.validFrom && decision.validUntil && (
          <>
            <dt>{say("cases.decision.valid")}</dt>
            <dd>
              {say("cases.decision.from_until", {
                from: sayDay(decision.validFrom, language),
                until: sayDay(decision.validUntil, language),
              })}
            </dd>
          </>
        )}
        {decision.final && (
          <>
            <dt>{say("cases.decision.final")}</dt>
            <dd>{pointsAgainst(c, decision.final, explained?.needed ?? null)}</dd>
          </>
        )}
        <dt>{say("cases.decision.reasons")}</dt>
        <dd>{decision.reasons.map((code) => words.reason(code)).join(" ")}</dd>
        {because && (
          <>
            <dt>{say("cases.field.because")}</dt>
            <dd class="k-case-text">{because}</dd>
          </>
        )}
        {explained && <Requirements c={c} explained={explained} words={words} />}
        <dt>{say("cases.decision.votes")}</dt>
        <dd>{say("cases.decision.counted", { ...decision.votes, entitled: decision.entitled })}</dd>
        <dt>{say("cases.decision.sent")}</dt>
        <dd>{decision.sentOn ? sayDay(decision.sentOn, language) : say("cases.decision.not_sent")}</dd>
        {appeal && appeal.state !== "returned" ? (
          <>
            <dt>{say("cases.decision.appeal")}</dt>
            <dd>{say(`cases.appeal.${appeal.state}`)}</dd>
          </>
        ) : (
          <AppealTerm {...props} />
        )}
      </dl>
      <PointsByRow c={c} rows={explained?.rows ?? []} words={words} />
    </>
  );
}

/** Until when the cluster can appeal, and how; or that the time is over. */
function AppealTerm({ c, view, rounds, inCluster }: StandingProps) {
  const { say, language, services } = c.var;
  const until = rounds.at(-1)?.appealUntil;
  if (!until) return null;
  const over = dayIn(view.cluster.country, services.now()) > until;
  const told = over ? "over" : inCluster ? "until" : "cluster_until";
  return (
    <>
      <dt>{say("cases.decision.appeal")}</dt>
      <dd>{say(`cases.appeal.${told}`, { day: sayDay(until, language) })}</dd>
    </>
  );
}
