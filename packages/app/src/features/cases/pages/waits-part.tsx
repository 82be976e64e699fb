import { today } from "../../../platform/services.ts";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { CasePageProps } from "./case-props.ts";

/** Who has to do what before the case goes on, so that nobody has to ask. */
export function WaitsPart({ c, view: { waits } }: CasePageProps) {
  const { say, language, services } = c.var;
  if (waits.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="waits">
      <h2 id="waits">{say("cases.waits.title")}</h2>
      <ul class="k-case-waits">
        {waits.map(({ task, party, dueOn, own }) => (
          <li>
            <strong>{say(`tasks.task.${task}`)}</strong>
            <span class="k-muted">
              {say(own ? "cases.waits.you" : `cases.party.${party}`)}
              {dueOn && ` · ${say("cases.waits.until", { day: sayDay(dueOn, language) })}`}
            </span>
            {dueOn && dueOn < today(services) && <Tag kind="bad">{say("tasks.overdue")}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}
