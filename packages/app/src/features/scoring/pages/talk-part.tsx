import type { AgendaItem } from "@klynge/core";
import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import { Field } from "../../../platform/web/components/field.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { CorrectedPoints, schemeWords } from "../../cases/index.ts";
import type { CommonWork, OpenPoints } from "../load-consensus.ts";
import { standingLine } from "../written-against.ts";
import { faultTexts } from "./attempt.ts";
import { BecauseField, type CommonProps, expertName, StepBox } from "./common.tsx";
import { Overtaken } from "./overtaken.tsx";
import { fieldId } from "./step-errors.ts";
import type { SaidField } from "./two-values.tsx";

export type OpenProps = CommonProps & { readonly points: OpenPoints };
type TalkProps = OpenProps & { readonly item: AgendaItem };

/** One row to talk about: what each gave and why, what the rules give, and the value they agree on. */
export function Talk(props: TalkProps) {
  const { c, work, points, item } = props;
  const { say } = c.var;
  const { indicator } = item;
  const agreed = points.agreed.get(indicator) ?? null;
  return (
    <article class="k-scoring-talk" id={`row-${indicator}`}>
      <div class="k-section-head">
        <h3>{rowName(c, indicator)}</h3>
        <span>
          {agreed === null ? (
            <Tag kind={item.why === "large_difference" ? "bad" : "warn"}>
              {say(`scoring.consensus.why.${item.why}`)}
            </Tag>
          ) : (
            <Tag kind="neutral">{say("scoring.consensus.agreed_on", { points: pointsText(c, agreed) })}</Tag>
          )}
        </span>
      </div>
      <div class="k-scoring-sides">
        {points.experts.map((expert) => (
          <div>
            <p>
              <strong>{expertName(c, work, expert)}</strong>
            </p>
            <p class="k-score">
              <strong>{pointsText(c, points.scores.get(expert)?.[indicator] ?? null)}</strong>{" "}
              <span class="k-muted">/ {work.loaded.scheme.scored.get(indicator)}</span>
            </p>
            <p class="k-case-text">
              {points.reasons.find((one) => one.personId === expert && one.rowId === indicator)?.because}
            </p>
          </div>
        ))}
      </div>
      <ByRules {...props} />
      <p class="k-case-text" hidden={agreed === null}>
        {standing(work, points, indicator)?.because}
      </p>
      {work.writes && (work.view.state === "consensus" || work.view.state === "fact_check") && (
        <AgreeForm {...props} open={agreed === null} />
      )}
    </article>
  );
}

/** A corrected answer can give other points than the one that was handed in. */
function ByRules({ c, points: { rules, agreed }, item: { indicator } }: TalkProps) {
  const { say } = c.var;
  const [submitted = null, found = null] = [rules.submitted.get(indicator), rules.found.get(indicator)];
  if (submitted === found)
    return (
      <p>
        {say("scoring.consensus.rules_give", {
          points: found === null ? say("cases.corrected.not_known") : pointsText(c, found),
        })}
      </p>
    );
  return <CorrectedPoints c={c} points={{ submitted, found, given: agreed.get(indicator) }} />;
}

/** What was agreed on, and why, as the trail has it. An expert who left took his points along: what was agreed before is over. */
function standing(work: CommonWork, { agreed }: OpenPoints, row: string) {
  const data = agreed.has(row) ? standingLine(work, { step: "agree_value", row })?.data : null;
  return data?.step === "agree_value" ? data : null;
}

function AgreeForm({ c, work, points, item, tried, open }: TalkProps & { open: boolean }) {
  const { say } = c.var;
  const { indicator } = item;
  const own = tried?.step === "agree_value" && tried.values.row === indicator ? tried : undefined;
  const most = work.loaded.scheme.scored.get(indicator) ?? 0;
  const halves = Array.from({ length: most * 2 + 1 }, (_, index) => index / 2);
  const stands = standing(work, points, indicator);
  const about = { step: "agree_value", row: indicator } as const;
  const said = (value: string, because: string): SaidField[] => [
    [say("scoring.consensus.value"), value],
    [say("scoring.because"), because],
  ];
  return (
    <details open={open || own !== undefined}>
      <summary>{say("scoring.consensus.agree")}</summary>
      <Overtaken
        c={c}
        work={work}
        about={about}
        tried={own}
        said={{
          theirs: said(pointsText(c, stands?.points ?? null), stands?.because ?? ""),
          mine: said(own?.values.points ?? "", own?.values.because ?? ""),
        }}
      />
      <StepBox c={c} work={work} page="consensus" about={about} at={`row-${indicator}`}>
        <input type="hidden" name="row" value={indicator} />
        <Field
          id={fieldId("agree_value", "points", indicator)}
          name="points"
          kind="select"
          size="short"
          label={say("scoring.consensus.value")}
          value={own?.values.points ?? String(stands?.points ?? "")}
          options={[
            { value: "", text: say("scoring.consensus.choose") },
            ...halves.map((half) => ({ value: String(half), text: pointsText(c, half) })),
          ]}
          errors={faultTexts(c, own?.faults?.points)}
        />
        <BecauseField c={c} step="agree_value" of={indicator} stands={stands?.because ?? ""} tried={own} />
      </StepBox>
    </details>
  );
}

export function rowName(c: Context<AppEnv>, row: string): string {
  return schemeWords(c.var.services, c.var).row(row);
}

export function pointsText({ var: { language } }: Context<AppEnv>, points: number | null): string {
  return points === null ? "–" : sayNumber(points, language);
}
