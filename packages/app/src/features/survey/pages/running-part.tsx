import { today } from "../../../platform/services.ts";
import { NextStep } from "../../../platform/web/components/next-step.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { Act } from "./parts.tsx";
import type { SurveyPageProps } from "./survey-props.ts";

/** While answers come in: how many have come, the one reminder, the end. No result is shown before the end. */
export function Running({ c, seen: { survey, answered }, mayRun }: SurveyPageProps) {
  const { say, services } = c.var;
  const over = survey.closesOn < today(services);
  const reminder = !over && survey.remindedOn === null;
  const close = (weight: "main" | "second") => (
    <Act c={c} survey={survey} act="close" weight={weight}>
      {say("survey.close")}
    </Act>
  );
  return (
    <>
      <progress
        class="k-progress"
        value={answered}
        max={Math.max(1, survey.invited)}
        aria-label={say("survey.answered_of")}
      />
      {mayRun && (
        <NextStep
          over={say("survey.next")}
          title={say(over ? "survey.over_title" : reminder ? "survey.remind_title" : "survey.wait_title")}
          action={
            reminder ? (
              <Act c={c} survey={survey} act="remind">
                {say("survey.remind")}
              </Act>
            ) : (
              close("main")
            )
          }
          second={reminder && close("second")}
        >
          {over
            ? say("survey.over_text")
            : reminder
              ? say("survey.remind_text")
              : say("survey.wait_text", { day: sayDay(survey.remindedOn ?? survey.closesOn, c.var.language) })}
        </NextStep>
      )}
      <p class="k-muted k-section">{say("survey.anonymous")}</p>
    </>
  );
}
