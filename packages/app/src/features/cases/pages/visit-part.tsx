import { sayDay, sayLocal } from "../../../platform/web/moment.ts";
import { Agenda } from "./agenda-page.tsx";
import type { CasePageProps } from "./case-props.ts";

/** When somebody comes to see the cluster, in the time of the place. */
export function VisitPart({ c, view, trail }: CasePageProps) {
  const { say, language } = c.var;
  const { visit, visitedOn } = view.process;
  if (!visit) return null;
  const planned = trail.find(({ data }) => data.step === "plan_visit")?.data;
  const local = (moment: string) => sayLocal(new Date(moment), language, visit.timeZone);
  return (
    <section class="k-section" aria-labelledby="visit">
      <h2 id="visit">{say("cases.visit.title")}</h2>
      <dl class="k-case-facts">
        <dt>{say("cases.field.starts")}</dt>
        <dd>{local(visit.starts)}</dd>
        <dt>{say("cases.field.ends")}</dt>
        <dd>{local(visit.ends)}</dd>
        <dt>{say("cases.field.timeZone")}</dt>
        <dd>{visit.timeZone.replaceAll("_", " ")}</dd>
        {planned?.step === "plan_visit" && (
          <>
            <dt>{say("cases.field.place")}</dt>
            <dd class="k-case-text">
              <bdi>{planned.place}</bdi>
            </dd>
          </>
        )}
        {visitedOn && (
          <>
            <dt>{say("cases.field.lastDay")}</dt>
            <dd>{sayDay(visitedOn, language)}</dd>
          </>
        )}
      </dl>
      {planned?.step === "plan_visit" && planned.agenda && planned.agenda.length > 0 && (
        <>
          <h3>{say("cases.agenda.title")}</h3>
          <Agenda c={c} visit={planned} />
        </>
      )}
      <p class="k-actions">
        <a href={`/cases/${view.id}/visit.ics`}>{say("cases.visit.calendar")}</a>
        <a href={`/cases/${view.id}/agenda`}>{say("cases.agenda.print")}</a>
      </p>
    </section>
  );
}
