import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import { Errors } from "../../../platform/web/components/field-parts.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type AgendaRow, MOST_POINTS } from "../agenda.ts";
import { rowsIn } from "../read-agenda.ts";
import { AGENDA_HEADS, type FieldErrors, idOf } from "./field-names.ts";

const SPARE = 3;
const EMPTY: AgendaRow = { day: "1", time: "", topic: "", who: "" };

/** The points of a visit, one line each, with some to be added. */
export function AgendaFields({
  c,
  values,
  errors,
}: {
  c: Context<AppEnv>;
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { say } = c.var;
  const shown = [...rowsIn(values), ...Array.from({ length: SPARE }, () => EMPTY)].slice(0, MOST_POINTS);
  return (
    <fieldset class="k-case-agenda" id="plan_visit-agenda">
      <legend>{say("cases.field.agenda")}</legend>
      <p class="k-hint">{say("cases.hint.agenda")}</p>
      <Errors id="plan_visit-agenda" errors={errors.agenda ? [errors.agenda] : []} />
      <input type="hidden" name="agenda_mark" value={values.agenda_mark ?? ""} />
      {shown.map((row, index) => (
        <fieldset class="k-case-point">
          <legend>{say("cases.agenda.point", { number: index + 1 })}</legend>
          {(["day", "time", "topic", "who"] as const).map((name) => {
            const field = `agenda.${index}.${name}`;
            return (
              <Field
                id={idOf("plan_visit", field)}
                name={field}
                label={say(`cases.agenda.${AGENDA_HEADS[name]}`)}
                value={row[name]}
                kind="text"
                size={name === "day" || name === "time" ? "short" : "full"}
                errors={errors[field] ? [errors[field]] : []}
                {...(name === "time" && { attributes: { type: "time" } })}
                {...(name === "day" && { attributes: { inputmode: "numeric" } })}
              />
            );
          })}
        </fieldset>
      ))}
    </fieldset>
  );
}
