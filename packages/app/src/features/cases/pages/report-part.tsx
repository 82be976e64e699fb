import { sayDay } from "../../../platform/web/moment.ts";
import { correctedRows } from "../corrected-facts.ts";
import { linesOf, standingFindings } from "../lines-of.ts";
import type { CasePageProps } from "./case-props.ts";
import { CorrectedAnswers } from "./corrected-values.tsx";
import { sayPoints } from "./parts.tsx";
import { PointsByDimension } from "./points-by-dimension.tsx";

/** Points, findings and the cluster's replies, as far as the person may read them. */
export function ReportPart({ c, view, inCluster, trail, dimensions, words }: CasePageProps) {
  const { say, language } = c.var;
  const findings = standingFindings(view.findings, trail);
  const replies = linesOf(trail, "reply_to_report");
  const { preliminary } = view.points ?? {};
  const corrected = correctedRows(view.facts, trail);
  if (findings.length + replies.length + corrected.length === 0 && !preliminary) return null;
  return (
    <section class="k-section k-flow k-narrow" aria-labelledby="report">
      <h2 id="report">{say(view.state === "fact_check" ? "cases.report.draft" : "cases.report.title")}</h2>
      {preliminary && <p>{say("cases.report.preliminary", sayPoints(preliminary, language))}</p>}
      {view.process.factCheck && !view.process.factCheck.confirmed && (
        <p>{say("cases.report.due", { day: sayDay(view.process.factCheck.dueOn, language) })}</p>
      )}
      <PointsByDimension c={c} id="report-dimensions" dimensions={dimensions} words={words} />
      {inCluster && view.process.factCheck && view.process.submission && (
        <p>
          <a href={`/assessments/${view.process.submission.assessment}/report`}>{say("cases.report.order")}</a>
        </p>
      )}
      {findings.length > 0 && <h3>{say("cases.report.findings")}</h3>}
      <ul class="k-list k-case-findings">
        {findings.map(({ data: { row, kind, text } }) => (
          <li>
            <strong>
              {say(`cases.finding.${kind}`)}
              {row && ` · ${row}`}
            </strong>
            <p class="k-case-text">{text}</p>
          </li>
        ))}
      </ul>
      {corrected.length > 0 && (
        <>
          <h3>{say("cases.corrected.title")}</h3>
          <ul class="k-list k-case-findings">
            {corrected.map((one) => (
              <li>
                <strong>{one.row}</strong>
                <CorrectedAnswers c={c} corrected={one} view={view} />
              </li>
            ))}
          </ul>
        </>
      )}
      {replies.length > 0 && (
        <>
          <h3>{say("cases.report.replies")}</h3>
          <ul class="k-list k-case-findings">
            {replies.map(({ data: { text } }) => (
              <li>
                <p class="k-case-text">{text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
