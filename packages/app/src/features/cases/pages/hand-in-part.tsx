import { addMonths, type Day } from "@klynge/core";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { dayIn } from "../time-zone.ts";
import type { CasePageProps } from "./case-props.ts";
import { StepToken } from "./step-token.tsx";

/** The answers of the cluster come into the case: an assessment that was submitted. */
export function HandInPart({ c, view, assessments, inCluster }: CasePageProps) {
  const { say, language, services } = c.var;
  if (!inCluster || view.state !== "self_assessment") return null;
  const day = dayIn(view.cluster.country, services.now());
  const ready = assessments.filter(({ submitted }) => submitted);
  return (
    <section class="k-section k-flow k-narrow" aria-labelledby="hand-in">
      <h2 id="hand-in">{say("cases.hand_in.title")}</h2>
      <p>{say("cases.hand_in.lead")}</p>
      {ready.length === 0 ? (
        <p>
          <a class="k-button" href={`/clusters/${view.cluster.id}/assessments`}>
            {say("cases.hand_in.to_assessments")}
          </a>
        </p>
      ) : (
        <form method="post" action={`/cases/${view.id}/hand-in`} class="k-form">
          <StepToken c={c} />
          {ready.some(({ referenceDate }) => isOld(referenceDate, day)) && (
            <Note kind="warn">{say("cases.hand_in.old_note")}</Note>
          )}
          <Field
            id="assessment"
            name="assessment"
            kind="select"
            label={say("cases.hand_in.which")}
            options={ready.map(({ id, referenceDate }) => ({
              value: id,
              text: [
                say("cases.hand_in.of", { day: sayDay(referenceDate, language) }),
                ...(isOld(referenceDate, day) ? [`(${say("cases.hand_in.old")})`] : []),
              ].join(" "),
            }))}
          />
          <div class="k-actions">
            <button type="submit" class="k-button">
              {say("cases.hand_in.submit")}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

/** Counted from the reference date on: back from 29 February, the 28th of the year before would not be old yet. */
function isOld(referenceDate: Day, day: Day): boolean {
  return addMonths(referenceDate, 12) < day;
}
