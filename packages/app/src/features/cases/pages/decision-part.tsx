import { Note } from "../../../platform/web/components/note.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { CasePageProps } from "./case-props.ts";
import { sayPoints } from "./parts.tsx";

/** What the board decided, why, until when it holds, and what became of an appeal. */
export function DecisionPart({ c, view, trail, words }: CasePageProps) {
  const { say, language } = c.var;
  const { decision, appeal, standing } = view.process;
  if (!decision) return null;
  const because = trail.find(({ data }) => data.step === "decide")?.data;
  return (
    <section class="k-section" aria-labelledby="decision">
      <h2 id="decision">{say("cases.decision.title")}</h2>
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
            <dd>{say("cases.decision.points", sayPoints(decision.final, language))}</dd>
          </>
        )}
        <dt>{say("cases.decision.reasons")}</dt>
        <dd>{decision.reasons.map((code) => words.reason(code)).join(" ")}</dd>
        {because?.step === "decide" && because.because && (
          <>
            <dt>{say("cases.field.because")}</dt>
            <dd class="k-case-text">{because.because}</dd>
          </>
        )}
        <dt>{say("cases.decision.votes")}</dt>
        <dd>{say("cases.decision.counted", { ...decision.votes, entitled: decision.entitled })}</dd>
        <dt>{say("cases.decision.sent")}</dt>
        <dd>{decision.sentOn ? sayDay(decision.sentOn, language) : say("cases.decision.not_sent")}</dd>
        {appeal && (
          <>
            <dt>{say("cases.decision.appeal")}</dt>
            <dd>{say(`cases.appeal.${appeal.state}`)}</dd>
          </>
        )}
        {(standing === "suspended" || standing === "withdrawn") && (
          <>
            <dt>{say("cases.decision.standing")}</dt>
            <dd>{say(`cases.standing.${standing}`)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
