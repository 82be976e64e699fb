import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field, type FieldProps } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import type { FormFields } from "../read-organisation-form.ts";
import type { Faults } from "../schema.ts";
import { fieldName } from "./org-words.ts";

type C = Context<AppEnv>;

/** What stands in a form: what is kept, or what was typed and is wrong. */
export interface Filled {
  readonly fields: FormFields;
  readonly faults: Faults;
}

export function faultText(c: C, fault: string): string {
  return c.var.say(`registry.org.fault.${fault}` as TextKey);
}

export function OrgForm({
  c,
  action,
  submit,
  faults,
  weight = "main",
  id = "form",
  children,
}: {
  c: C;
  action: string;
  submit: string;
  faults: Faults;
  weight?: "main" | "second" | "danger";
  id?: string;
  children?: Child;
}) {
  const look = { main: "k-button", second: "k-button k-button-second", danger: "k-button k-button-danger" }[weight];
  const errors = Object.entries(faults).map(([field, fault]) => ({
    field: fieldName(field, c.var.say),
    text: faultText(c, fault),
    href: `#${field === "ends" ? "last" : field}`,
  }));
  return (
    <form method="post" action={action} class="k-form" id={id} novalidate>
      <FormToken c={c} />
      <ErrorSummary
        id={`${id}-errors`}
        title={c.var.say("registry.org.fault.title", { count: errors.length })}
        errors={errors}
      />
      {children}
      <div class="k-actions">
        <button type="submit" class={look}>
          {submit}
        </button>
      </div>
    </form>
  );
}

type OrgFieldProps = { c: C; name: string; filled: Filled } & Pick<
  FieldProps,
  "kind" | "size" | "options" | "unit" | "rows" | "attributes" | "required"
> & { hint?: boolean; fault?: string };

/** A field of ours: its name, what it needs and its fault come from the texts by its name. */
export function OrgField({ c, name, filled, hint = false, fault = name, required = false, ...rest }: OrgFieldProps) {
  const { say } = c.var;
  const own = filled.faults[fault];
  return (
    <Field
      id={name}
      name={name}
      label={fieldName(fault, say)}
      value={filled.fields[name] ?? ""}
      hint={hint ? say(`registry.org.hint.${name}` as TextKey) : undefined}
      errors={own ? [faultText(c, own)] : []}
      attributes={{ autocomplete: "off", ...(required && { "aria-required": "true" }) }}
      {...rest}
    />
  );
}

/** The options of a choice that may stay open. */
export function optionsOf(c: C, group: "kind" | "size" | "proof", codes: readonly string[], open?: string) {
  const named = codes.map((value) => ({ value, text: c.var.say(`registry.org.${group}.${value}` as TextKey) }));
  return open === undefined ? named : [{ value: "", text: open }, ...named];
}
