import type { Day } from "@klynge/core";
import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { AbsenceRow } from "../queries.ts";
import { Faulty, faultsFor, type Tried } from "./form-parts.tsx";

interface AbsencesProps {
  readonly c: Context<AppEnv>;
  /** Where the forms are sent. */
  readonly action: string;
  readonly absences: readonly AbsenceRow[];
  /** Who could stand in. */
  readonly colleagues: readonly { readonly personId: string; readonly name: string }[];
  readonly mayChange: boolean;
  readonly day: Day;
  readonly hint: string;
  readonly delegateHint: string;
  readonly tried: Tried | undefined;
}

/** When somebody is away, and who stands in for him. */
export function Absences(props: AbsencesProps) {
  const { c, action, absences, colleagues, mayChange, day } = props;
  const { say, language } = c.var;
  const names = new Map(colleagues.map(({ personId, name }) => [personId, name]));
  const coming = absences.filter(({ ends }) => ends >= day);
  return (
    <section class="k-section k-flow k-narrow" aria-labelledby="absences">
      <h2 id="absences">{say("experts.absences.title")}</h2>
      <p class="k-hint">{props.hint}</p>
      {coming.length === 0 && <p>{say("experts.absences.none")}</p>}
      <ul class="k-list" hidden={coming.length === 0}>
        {coming.map(({ id, starts, ends, delegate }) => (
          <li>
            <div>
              {say("experts.conflict.from_until", { from: sayDay(starts, language), until: sayDay(ends, language) })}
              {delegate && (
                <span class="k-muted">
                  {" "}
                  {say("experts.absences.delegate", { name: names.get(delegate) ?? say("cases.somebody") })}
                </span>
              )}
            </div>
            {mayChange && (
              <form method="post" action={`${action}/${id}/remove`}>
                <FormToken c={c} />
                <button type="submit" class="k-button k-button-second">
                  {say("experts.remove")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayChange && <AbsenceForm {...props} />}
    </section>
  );
}

function AbsenceForm({ c, colleagues, tried, action, delegateHint }: AbsencesProps) {
  const { say } = c.var;
  const typed = tried?.form === "absence" ? tried.values : {};
  const field = (name: "starts" | "ends" | "delegate") => ({
    id: `absence-${name}`,
    name,
    label: say(`experts.field.${name}`),
    value: String(typed[name] ?? ""),
    errors: faultsFor(c, "absence", name, tried),
  });
  return (
    <details class="k-case-step" open={tried?.form === "absence"}>
      <summary>{say("experts.absences.add")}</summary>
      <form method="post" action={action} class="k-form" novalidate>
        <FormToken c={c} />
        <Faulty c={c} form="absence" tried={tried} />
        <Field {...field("starts")} kind="date" size="medium" />
        <Field {...field("ends")} kind="date" size="medium" />
        {colleagues.length > 0 && (
          <Field
            {...field("delegate")}
            kind="select"
            optional={say("cases.optional")}
            hint={delegateHint}
            options={[
              { value: "", text: say("experts.absences.nobody") },
              ...colleagues.map(({ personId, name }) => ({ value: personId, text: name })),
            ]}
          />
        )}
        <div class="k-actions">
          <button type="submit" class="k-button k-button-second">
            {say("experts.absences.submit")}
          </button>
        </div>
      </form>
    </details>
  );
}
