import { MODES } from "@klynge/core";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field, type FieldProps } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { type FormField, type FormStep, MOST_AREAS, STEP_FORMS } from "../forms.ts";
import type { SchemeWords } from "../words.ts";
import { AgendaFields } from "./agenda-fields.tsx";

export interface StepFormProps {
  readonly c: Context<AppEnv>;
  readonly caseId: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly step: FormStep;
  /** Of this form: the same form sent twice is one step. */
  readonly commandId: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly faults?: Readonly<Record<string, string>>;
  readonly main?: boolean;
  readonly eligibility: readonly string[];
  readonly words: SchemeWords;
}

/** One step of the case as a form. */
export function StepForm(props: StepFormProps) {
  const { c, caseId, step, commandId, faults = {}, main } = props;
  const { say } = c.var;
  const errors = Object.entries(faults).map(([field, fault]) => ({
    text: `${say(`cases.field.${field}` as TextKey)}: ${faultText(c, fault)}`,
    href: `#${step}-${field}`,
  }));
  return (
    <form method="post" action={`/cases/${caseId}/steps/${step}`} class="k-form k-case-form" novalidate>
      <FormToken c={c} />
      <input type="hidden" name="command" value={commandId} />
      {errors.length > 0 && <ErrorSummary title={say("cases.fault_title")} errors={errors} />}
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
  const { c, step, field, values = {}, faults = {}, eligibility, words } = props;
  const { say } = c.var;
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
  if (field.kind === "agenda")
    return (
      <AgendaFields
        c={c}
        label={props.label}
        values={values}
        fault={faults.agenda ? faultText(c, faults.agenda) : null}
      />
    );
  if (field.kind === "yes_no" && field.name === "conflict")
    return (
      <Choices
        id={`${step}-conflict`}
        name="conflict"
        legend={say("cases.field.conflict")}
        hint={say("cases.hint.conflict")}
        errors={faults.conflict ? [faultText(c, faults.conflict)] : []}
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
        {say(`cases.field.${field.name}` as TextKey)}
      </label>
    );
  const fault = faults[field.name];
  return (
    <Field
      id={`${step}-${field.name}`}
      name={field.name}
      label={say(`cases.field.${field.name}` as TextKey)}
      {...(field.optional && { optional: say("cases.optional") })}
      value={values[field.name] ?? (field.kind === "zone" ? "Europe/Oslo" : "")}
      errors={fault ? [faultText(c, fault)] : []}
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

/** Those of Europe; the whole list has 400 names. */
const ZONES = Intl.supportedValuesOf("timeZone").filter((zone) => /^(Europe|Atlantic)\//.test(zone));

function Areas({ c, values = {}, words }: StepFormProps): Child {
  const { say } = c.var;
  return (
    <>
      <p class="k-hint">{say("cases.hint.areas")}</p>
      {Array.from({ length: MOST_AREAS }, (_, index) => (
        <fieldset class="k-case-area">
          <legend>{say("cases.area", { number: index + 1 })}</legend>
          <Field
            id={`areas-${index}-indicator`}
            name={`areas.${index}.indicator`}
            kind="select"
            label={say("cases.field.indicator")}
            value={values[`areas.${index}.indicator`] ?? ""}
            options={[{ value: "", text: say("cases.choose") }, ...words.rows]}
          />
          <Field
            id={`areas-${index}-effect`}
            name={`areas.${index}.effect`}
            kind="textarea"
            label={say("cases.field.effect")}
            value={values[`areas.${index}.effect`] ?? ""}
          />
        </fieldset>
      ))}
    </>
  );
}

export function faultText(c: Context<AppEnv>, fault: string): string {
  return c.var.say(`cases.fault.${fault}` as TextKey);
}
