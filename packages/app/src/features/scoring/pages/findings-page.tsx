import { FINDINGS, REPORTING, type StepOf } from "@klynge/core";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { type TrailLine, titleOf } from "../../cases/index.ts";
import type { CommonWork } from "../load-consensus.ts";
import { rowChoices } from "../row-choices.ts";
import { BecauseField, type CommonProps, Done, OtherWork, StepBox, textErrors } from "./common.tsx";
import { CorrectedPart } from "./corrected-part.tsx";
import { WorkFrame } from "./frame.tsx";
import { RecommendationPart } from "./recommendation-part.tsx";

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
    >
      <Done c={c} />
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
  const standing = standingFindings(work);
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
          <StepBox c={c} work={work} step="write_finding">
            <Choices
              id="kind"
              name="kind"
              legend={say("scoring.findings.kind")}
              layout="row"
              errors={own?.fault === "not_right" ? [say("scoring.fault.choose")] : []}
              choices={FINDINGS.map((kind) => ({
                value: kind,
                title: say(`scoring.findings.kinds.${kind}`),
                checked: own?.values.kind === kind,
              }))}
            />
            <Field
              id="row"
              name="row"
              kind="select"
              size="medium"
              label={say("scoring.findings.row")}
              value={own?.values.row ?? ""}
              options={[{ value: "", text: say("scoring.findings.general") }, ...rows]}
            />
            <Field
              id="text"
              name="text"
              kind="textarea"
              rows={4}
              label={say("scoring.findings.text")}
              value={own?.values.text ?? ""}
              errors={textErrors(c, own)}
            />
          </StepBox>
        </section>
      )}
    </section>
  );
}

type FindingLine = TrailLine & { readonly data: StepOf<"write_finding"> };

/** The oldest first; those taken back stand in the trail alone. */
function standingFindings({ trail, loaded }: CommonWork): FindingLine[] {
  const standing = new Set(loaded.process.findings);
  return trail
    .filter((line): line is FindingLine => line.data.step === "write_finding" && standing.has(line.number))
    .reverse();
}

function OneFinding({ c, work, tried, line, writes }: CommonProps & { line: FindingLine; writes: boolean }) {
  const { say } = c.var;
  const { row, kind, text } = line.data;
  const own = tried?.step === "take_finding_back" && tried.values.finding === String(line.number) ? tried : undefined;
  return (
    <li>
      <strong>
        {say(`scoring.findings.kinds.${kind}`)}
        {row && ` · ${row}`}
      </strong>
      {line.by && <span class="k-muted k-small"> {line.by}</span>}
      <p class="k-case-text">{text}</p>
      {writes && (
        <details open={own !== undefined}>
          <summary>{say("cases.step.take_finding_back")}</summary>
          <StepBox c={c} work={work} step="take_finding_back">
            <input type="hidden" name="finding" value={String(line.number)} />
            <BecauseField c={c} id={`back-${line.number}`} tried={own} />
          </StepBox>
        </details>
      )}
    </li>
  );
}

/** What the cluster replied to the draft. */
function Replies({ c, work }: CommonProps) {
  const replies = work.trail.flatMap(({ data }) => (data.step === "reply_to_report" ? [data.text] : [])).reverse();
  if (replies.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="replies">
      <h2 id="replies">{c.var.say("scoring.findings.replies")}</h2>
      <ul class="k-list">
        {replies.map((text) => (
          <li>
            <p class="k-case-text">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Silver: each declared improvement area is checked on site against the Gold criteria of its row (excellence.md 3.3). */
function Areas(props: CommonProps) {
  const { c, work } = props;
  const { say } = c.var;
  const { areas } = work.loaded.process;
  if (areas.length === 0) return null;
  const writes = work.writes && (work.view.state === "report_draft" || work.view.state === "fact_check");
  const effects = new Map(
    work.trail.flatMap(({ data }) =>
      data.step === "declare_areas" ? data.areas.map(({ indicator, effect }) => [indicator, effect] as const) : [],
    ),
  );
  const rows = new Map(rowChoices(c, work.view.label).map(({ value, text }) => [value, text]));
  return (
    <section class="k-section" aria-labelledby="areas">
      <h2 id="areas">{say("scoring.areas.title")}</h2>
      {areas.map((area) => (
        <OneArea
          {...props}
          {...area}
          name={rows.get(area.indicator) ?? area.indicator}
          effect={effects.get(area.indicator) ?? ""}
          writes={writes}
        />
      ))}
    </section>
  );
}

interface AreaProps extends CommonProps {
  readonly indicator: string;
  readonly confirmed: boolean | null;
  readonly name: string;
  readonly effect: string;
  readonly writes: boolean;
}

function OneArea({ c, work, tried, indicator, confirmed, name, effect, writes }: AreaProps) {
  const { say } = c.var;
  const own = tried?.step === "confirm_area" && tried.values.indicator === indicator ? tried : undefined;
  const stands = confirmed === null ? "open" : confirmed ? "yes" : "no";
  const answer = own?.values.confirmed ?? stands;
  return (
    <article class="k-scoring-talk">
      <h3>{name}</h3>
      <p class="k-case-text">{effect}</p>
      <p>
        <strong>{say(`scoring.areas.state.${stands}`)}</strong>
      </p>
      {writes && (
        <StepBox c={c} work={work} step="confirm_area">
          <input type="hidden" name="indicator" value={indicator} />
          <Choices
            id={`confirmed-${indicator}`}
            name="confirmed"
            legend={say("scoring.areas.question")}
            layout="row"
            errors={own?.fault === "not_right" ? [say("scoring.fault.choose")] : []}
            choices={(["yes", "no"] as const).map((value) => ({
              value,
              title: say(`scoring.areas.answer.${value}`),
              checked: answer === value,
            }))}
          />
          <BecauseField c={c} id={`area-because-${indicator}`} tried={own} />
        </StepBox>
      )}
    </article>
  );
}
