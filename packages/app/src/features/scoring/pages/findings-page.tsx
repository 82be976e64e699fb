import { FINDINGS, REPORTING } from "@klynge/core";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { type LineOf, linesOf, ReturnedNote, standingFindings, titleOf } from "../../cases/index.ts";
import { rowChoices } from "../row-choices.ts";
import { Areas } from "./areas-part.tsx";
import { faultTexts } from "./attempt.ts";
import { BecauseField, type CommonProps, Done, OtherWork, StepBox } from "./common.tsx";
import { CorrectedPart } from "./corrected-part.tsx";
import { WorkFrame } from "./frame.tsx";
import { RecommendationPart } from "./recommendation-part.tsx";
import { fieldId, stepErrors } from "./step-errors.ts";

/** What the experts write for the cluster and the board: findings, improvement areas, the recommendation. */
export function FindingsPage(props: CommonProps) {
  const { c, work, tried } = props;
  const { say } = c.var;
  return (
    <WorkFrame
      c={c}
      view={work.view}
      title={say("scoring.findings.title")}
      lead={`${titleOf(c, work.view)}. ${say("scoring.findings.lead")}`}
      refused={tried?.refused}
      errors={stepErrors(c, tried)}
    >
      <Done c={c} />
      <ReturnedNote c={c} view={work.view} trail={work.trail} />
      <OtherWork c={c} view={work.view} here="findings" />
      <Areas {...props} />
      <CorrectedPart c={c} work={work} />
      <Findings {...props} />
      <Replies {...props} />
      <RecommendationPart {...props} />
    </WorkFrame>
  );
}

function Findings(props: CommonProps) {
  const { c, work, tried } = props;
  const { say } = c.var;
  const writes = work.writes && REPORTING.includes(work.view.state);
  const own = tried?.step === "write_finding" ? tried : undefined;
  const rows = rowChoices(c, work.view.label);
  const standing = standingFindings(work.loaded.process.findings, work.trail);
  return (
    <section class="k-section" aria-labelledby="findings">
      <h2 id="findings">{say("scoring.findings.list")}</h2>
      {standing.length === 0 && <p class="k-muted">{say("scoring.findings.none")}</p>}
      <ul class="k-list k-case-findings">
        {standing.map((line) => (
          <OneFinding {...props} line={line} writes={writes} />
        ))}
      </ul>
      {writes && (
        <section class="k-card" aria-labelledby="write">
          <h3 id="write">{say("cases.step.write_finding")}</h3>
          <StepBox c={c} work={work} about={{ step: "write_finding" }}>
            <Choices
              id={fieldId("write_finding", "kind")}
              name="kind"
              legend={say("scoring.findings.kind")}
              layout="row"
              errors={faultTexts(c, own?.faults?.kind)}
              choices={FINDINGS.map((kind) => ({
                value: kind,
                title: say(`scoring.findings.kinds.${kind}`),
                checked: own?.values.kind === kind,
              }))}
            />
            <Field
              id={fieldId("write_finding", "row")}
              name="row"
              kind="select"
              size="medium"
              label={say("scoring.findings.row")}
              value={own?.values.row ?? ""}
              options={[{ value: "", text: say("scoring.findings.general") }, ...rows]}
            />
            <Field
              id={fieldId("write_finding", "text")}
              name="text"
              kind="textarea"
              rows={4}
              label={say("scoring.findings.text")}
              value={own?.values.text ?? ""}
              errors={faultTexts(c, own?.faults?.text)}
            />
          </StepBox>
        </section>
      )}
    </section>
  );
}

function OneFinding({
  c,
  work,
  tried,
  line,
  writes,
}: CommonProps & { line: LineOf<"write_finding">; writes: boolean }) {
  const { say } = c.var;
  const { row, kind, text } = line.data;
  const own = tried?.step === "take_finding_back" && tried.values.finding === String(line.number) ? tried : undefined;
  return (
    <li id={`finding-${line.number}`}>
      <strong>
        {say(`scoring.findings.kinds.${kind}`)}
        {row && ` · ${row}`}
      </strong>
      {line.by && <span class="k-muted k-small"> {line.by}</span>}
      <p class="k-case-text">{text}</p>
      {writes && (
        <details open={own !== undefined}>
          <summary>{say("cases.step.take_finding_back")}</summary>
          <StepBox c={c} work={work} about={{ step: "take_finding_back" }}>
            <input type="hidden" name="finding" value={String(line.number)} />
            <BecauseField c={c} step="take_finding_back" of={String(line.number)} tried={own} />
          </StepBox>
        </details>
      )}
    </li>
  );
}

/** What the cluster replied to the draft. */
function Replies({ c, work }: CommonProps) {
  const replies = linesOf(work.trail, "reply_to_report");
  if (replies.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="replies">
      <h2 id="replies">{c.var.say("scoring.findings.replies")}</h2>
      <ul class="k-list">
        {replies.map(({ data: { text } }) => (
          <li>
            <p class="k-case-text">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
