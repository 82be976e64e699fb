import { freeExperts } from "@klynge/core";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { StepToken, titleOf } from "../../cases/index.ts";
import { faultTexts } from "./attempt.ts";
import { BecauseField, type CommonProps, expertName } from "./common.tsx";
import { WorkFrame } from "./frame.tsx";
import { fieldId, stepErrors } from "./step-errors.ts";

/** An expert leaves the case, or the secretariat takes one out of it. */
export function LeavePage({ c, work, tried }: CommonProps) {
  const { say, person } = c.var;
  const values = tried?.values ?? {};
  const experts = freeExperts(work.loaded.process).filter(({ expert }) => !work.writes || expert === person?.id);
  return (
    <WorkFrame
      c={c}
      view={work.view}
      title={say(work.writes ? "scoring.leave.title" : "scoring.leave.title_office")}
      lead={`${titleOf(c, work.view)}. ${say("scoring.leave.lead")}`}
      refused={tried?.refused}
      errors={stepErrors(c, tried)}
    >
      {experts.length === 0 ? (
        <EmptyBox title={say("scoring.leave.nobody")}>{say("scoring.leave.nobody_text")}</EmptyBox>
      ) : (
        <form method="post" action={`/cases/${work.view.id}/leave`} class="k-form" novalidate>
          <StepToken c={c} />
          {work.writes ? (
            <input type="hidden" name="expert" value={person?.id ?? ""} />
          ) : (
            <Choices
              id={fieldId("leave_case", "expert")}
              name="expert"
              legend={say("scoring.leave.who")}
              errors={faultTexts(c, tried?.faults?.expert)}
              choices={experts.map(({ expert }) => ({
                value: expert,
                title: expertName(c, work, expert),
                checked: values.expert === expert,
              }))}
            />
          )}
          <Choices
            id={fieldId("leave_case", "conflict")}
            name="conflict"
            legend={say("scoring.leave.why")}
            errors={faultTexts(c, tried?.faults?.conflict)}
            choices={(["yes", "no"] as const).map((value) => ({
              value,
              title: say(`scoring.leave.conflict.${value}`),
              checked: values.conflict === value,
            }))}
          />
          <BecauseField c={c} step="leave_case" rows={3} hint={say("scoring.leave.because_hint")} tried={tried} />
          <div class="k-actions">
            <button type="submit" class="k-button k-button-danger">
              {say(work.writes ? "scoring.leave.title" : "scoring.leave.title_office")}
            </button>
            <a href={`/cases/${work.view.id}`}>{say("scoring.leave.back")}</a>
          </div>
        </form>
      )}
    </WorkFrame>
  );
}
