import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type AgendaRow, MOST_POINTS, markOf, proposedAgenda, rowsIn } from "../agenda.ts";

const SPARE = 3;
const LABELS = { day: "day", time: "time", topic: "topic_head", who: "who_head" } as const;

/** The points of a visit, one line each; the first time with the proposal of the label. */
export function AgendaFields({
  c,
  label,
  values,
  fault,
}: {
  c: Context<AppEnv>;
  label: "bronze" | "silver" | "gold";
  values: Readonly<Record<string, string>>;
  fault: string | null;
}) {
  const { say } = c.var;
  const proposed = proposedAgenda(label, say);
  const typed = rowsIn(values);
  const rows = typed.length > 0 || values.starts !== undefined ? typed : proposed;
  const empty: AgendaRow = { day: "1", time: "", topic: "", who: "" };
  const shown = [...rows, ...Array.from({ length: SPARE }, () => empty)].slice(0, MOST_POINTS);
  return (
    <fieldset class="k-case-agenda" id="plan_visit-agenda">
      <legend>{say("cases.field.agenda")}</legend>
      <p class="k-hint">{say("cases.hint.agenda")}</p>
      {fault && <p class="k-error">{fault}</p>}
      <input type="hidden" name="agenda_proposed" value={values.agenda_proposed ?? markOf(proposed)} />
      {shown.map((row, index) => (
        <div class="k-case-point">
          {(["day", "time", "topic", "who"] as const).map((name) => (
            <Field
              id={`agenda-${index}-${name}`}
              name={`agenda.${index}.${name}`}
              label={say(`cases.agenda.${LABELS[name]}`)}
              value={row[name]}
              kind="text"
              size={name === "day" || name === "time" ? "short" : "medium"}
              {...(name === "time" && { attributes: { type: "time" } })}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}
