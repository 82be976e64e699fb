import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field as SharedField } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { type Faults, SHORTEST_PASSWORD } from "../schema.ts";

/** A form of the account pages: the token against forgery, faults at their fields and in a list above. */
export interface FormProps {
  readonly c: Context<AppEnv>;
  readonly action: string;
  readonly submit: string;
  readonly faults?: Faults | undefined;
  /** `quiet` for what is not the main thing of the page. */
  readonly weight?: "main" | "second" | "quiet";
  /** A longer name of the button, where several look alike. */
  readonly label?: string | undefined;
  readonly children?: Child;
}

export function Form({ c, action, submit, faults = {}, weight = "main", label, children }: FormProps) {
  const button = { main: "k-button", second: "k-button k-button-second", quiet: "k-quiet" }[weight];
  const errors = Object.entries(faults).map(([field, fault]) => ({ text: faultText(c, fault), href: `#${field}` }));
  return (
    <form method="post" action={action} class={weight === "quiet" ? undefined : "k-form"} novalidate>
      <FormToken c={c} />
      <ErrorSummary
        id={`errors-${action.replace(/\W+/g, "-")}`}
        title={c.var.say("account.fault.title")}
        errors={errors}
      />
      {children}
      <div class="k-actions">
        <button type="submit" class={button} aria-label={label}>
          {submit}
        </button>
      </div>
    </form>
  );
}

export interface FieldProps {
  readonly c: Context<AppEnv>;
  /** Also the id: each page has a field of a name once. */
  readonly name: string;
  readonly label: string;
  readonly kind?: "text" | "email" | "password" | "textarea";
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly autocomplete?: string;
  readonly numeric?: boolean;
  readonly faults?: Faults | undefined;
  readonly readonly?: boolean;
}

/** A field of the house, with the faults of our schemas; passwords never come back into a page. */
export function Field({
  c,
  name,
  label,
  kind = "text",
  value,
  hint,
  autocomplete,
  numeric,
  faults = {},
  readonly,
}: FieldProps) {
  const fault = faults[name];
  return (
    <SharedField
      id={name}
      name={name}
      label={label}
      kind={kind}
      value={kind === "password" ? null : value}
      hint={hint}
      errors={fault ? [faultText(c, fault)] : []}
      readonly={readonly}
      attributes={{ autocomplete, inputmode: numeric ? "numeric" : undefined }}
    />
  );
}

/** Fields that several forms ask, each with its own name. */
type KnownField = Pick<FieldProps, "c" | "value" | "faults">;

export function NameField({ c, value, faults }: KnownField) {
  const label = c.var.say("account.field.name");
  return <Field c={c} name="name" label={label} value={value} autocomplete="name" faults={faults} />;
}

export interface EmailFieldProps extends KnownField {
  /** `username` for one's own address, `off` for somebody else's. */
  readonly autocomplete: "username" | "username webauthn" | "off";
  readonly readonly?: boolean;
}

export function EmailField({ c, ...rest }: EmailFieldProps) {
  return <Field c={c} name="email" label={c.var.say("account.field.email")} kind="email" {...rest} />;
}

export function NewPasswordField({ c, faults }: Omit<KnownField, "value">) {
  const { say } = c.var;
  return (
    <Field
      c={c}
      name="password"
      label={say("account.password.new")}
      kind="password"
      hint={say("account.password.hint", { count: SHORTEST_PASSWORD })}
      autocomplete="new-password"
      faults={faults}
    />
  );
}

export interface ChoiceProps extends Pick<FieldProps, "c" | "name" | "label" | "faults"> {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

export function Choice({ c, name, label, value, options, faults = {} }: ChoiceProps) {
  const fault = faults[name];
  return (
    <SharedField
      id={name}
      name={name}
      label={label}
      kind="select"
      value={value}
      options={options}
      errors={fault ? [faultText(c, fault)] : []}
    />
  );
}

/** Of the languages of the installation; that of the page unless said otherwise. */
export function LanguageChoice({
  c,
  value = c.var.language,
  ...rest
}: Omit<ChoiceProps, "value" | "options"> & { value?: string | undefined }) {
  const { say, languages } = c.var;
  const options = languages.map((code) => ({ value: code, text: say(`layout.language_names.${code}`) }));
  return <Choice c={c} value={value} options={options} {...rest} />;
}

/** A fault is a key of `account.fault`, or the whole key of another text. */
function faultText(c: Context<AppEnv>, fault: string): string {
  return c.var.say((fault.includes(".") ? fault : `account.fault.${fault}`) as TextKey);
}

/** What happened; read out by screen readers. */
export function Notice({ text, bad = false }: { text: string | null; bad?: boolean }) {
  return text ? <Note kind={bad ? "bad" : "done"}>{text}</Note> : null;
}
