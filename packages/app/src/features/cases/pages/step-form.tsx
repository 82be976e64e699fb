import { MODES } from "@klynge/core";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field, type FieldProps } from "../../../platform/web/components/field.tsx";
import { Errors } from "../../../platform/web/components/field-parts.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type FormField, type FormStep, MOST_AREAS, STEP_FORMS } from "../forms.ts";
import { ZONES } from "../time-zone.ts";
import type { SchemeWords } from "../words.ts";
import { AgendaFields } from "./agenda-fields.tsx";
import { type FieldErrors, idOf, labelKey } from "./field-names.ts";
import { StepToken } from "./step-token.tsx";

export interface StepFormProps {
  readonly c: Context<AppEnv>;
  readonly caseId: string;
  readonly step: FormStep;
  /** Where it is sent; else to the steps of the case. */
  readonly action?: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Told at their fields; the page says all of them at its top. */
  readonly errors?: FieldErrors;
  /** `boundTo` of what stands on the page. */
  readonly against?: number | null;
  readonly main?: boolean;
  readonly eligibility: readonly string[];
  readonly words: SchemeWords;
}

/** One step of the case as a form. */
export function StepForm(props: StepFormProps) {
  const { c, caseId, step, main, against = null, action = `/cases/${caseId}/steps/${step}` } = props;
  const { say } = c.var;
  return (
    <form method="post" action={action} class="k-form k-case-form" novalidate>
      <StepToken c={c} />
      {against !== null && <input type="hidden" name="against" value={against} />}
      {(STEP_FORMS[step] as readonly FormField[]).map((field) => (
        <OneField {...props} field={field} />
      ))}
      <div class="k-actions">
        <button type="submit" class={main ? "k-button" : "k-button k-button-second"}>
          {say(`cases.step.${step}`)}
        </button>
      </div>
    </form>
  );
}

function OneField(props: StepFormProps & { field: FormField }) {
  const { c, step, field, values = {}, errors = {}, eligibility, words } = props;
  const { say } = c.var;
  const errorsAt = (name: string) => (errors[name] ? [errors[name]] : []);
  if (field.kind === "items")
    return (
      <fieldset class="k-case-items">
        <legend>{say("cases.field.items")}</legend>
        <p class="k-hint">{say("cases.hint.items")}</p>
        {eligibility.map((item) => (
          <label>
            <input type="checkbox" name={`items.${item}`} value="yes" checked={values[`items.${item}`] === "yes"} />{" "}
            <strong>{item}</strong> {words.item(item)}
          </label>
        ))}
      </fieldset>
    );
  if (field.kind === "areas") return <Areas {...props} />;
  if (field.kind === "agenda") return <AgendaFields c={c} values={values} errors={errors} />;
  if (field.kind === "yes_no" && field.name === "conflict")
    return (
      <Choices
        id={`${step}-conflict`}
        name="conflict"
        legend={say("cases.field.conflict")}
        hint={say("cases.hint.conflict")}
        errors={errorsAt("conflict")}
        choices={(["no", "yes"] as const).map((value) => ({
          value,
          title: say(`cases.conflict.${value}`),
          checked: values.conflict === value,
        }))}
      />
    );
  if (field.kind === "yes_no")
    return (
      <label class="k-check">
        <input type="checkbox" name={field.name} value="yes" checked={values[field.name] === "yes"} />{" "}
        {say(labelKey(step, field.name))}
      </label>
    );
  return (
    <Field
      id={idOf(step, field.name)}
      name={field.name}
      label={say(labelKey(step, field.name))}
      {...(field.optional && { optional: say("cases.optional") })}
      value={values[field.name] ?? (field.kind === "zone" ? "Europe/Oslo" : "")}
      errors={errorsAt(field.name)}
      {...controlOf(c, field)}
    />
  );
}

const CONTROLS = {
  day: { kind: "date", size: "medium" },
  words: { kind: "textarea", rows: 3 },
  line: { kind: "text", size: "medium" },
  number: { kind: "number", size: "short" },
  local_time: { kind: "text", size: "medium", attributes: { type: "datetime-local" } },
} as const;

function controlOf(c: Context<AppEnv>, { kind }: FormField): Partial<FieldProps> {
  const { say } = c.var;
  if (kind === "mode")
    return {
      kind: "select",
      size: "medium",
      options: MODES.map((mode) => ({ value: mode, text: say(`cases.mode.${mode}`) })),
    };
  if (kind === "zone")
    return {
      kind: "select",
      size: "medium",
      options: ZONES.map((zone) => ({ value: zone, text: zone.replaceAll("_", " ") })),
    };
  if (kind === "number") return { ...CONTROLS.number, unit: "km" };
  return kind in CONTROLS ? CONTROLS[kind as keyof typeof CONTROLS] : {};
}

function Areas({ c, step, values = {}, errors = {}, words }: StepFormProps): Child {
  const { say } = c.var;
  const told = (name: string) => {
    return { id: idOf(step, name), name, value: values[name] ?? "", errors: errors[name] ? [errors[name]] : [] };
  };
  return (
    <>
      <p class="k-hint" id={idOf(step, "areas")}>
        {say("cases.hint.areas")}
      </p>
      <Errors id={idOf(step, "areas")} errors={errors.areas ? [errors.areas] : []} />
      {Array.from({ length: MOST_AREAS }, (_, index) => (
        <fieldset class="k-case-area">
          <legend>{say("cases.area", { number: index + 1 })}</legend>
          <Field
            {...told(`areas.${index}.indicator`)}
            kind="select"
            label={say("cases.field.indicator")}
            options={[{ value: "", text: say("cases.choose") }, ...words.rows]}
          />
          <Field {...told(`areas.${index}.effect`)} kind="textarea" label={say("cases.field.effect")} />
        </fieldset>
      ))}
    </>
  );
}
