import { countryCodes } from "@klynge/core";
import type { Context } from "hono";
import type { z } from "zod";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field, type FieldProps } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { nameOfCode } from "../code-names.ts";
import { lineCount, type Typed, textIn } from "../read-fields.ts";
import { isRequired, type Look, lookOf, type Shape } from "../sections/fields.ts";
import { choiceText, faultText, fieldHint, fieldLabel, type Scope, schemeChoices } from "./section-words.ts";

type C = Context<AppEnv>;

/** A form of a section or of the profile as it is filled in. */
export interface FilledForm {
  readonly c: C;
  readonly scope: Scope;
  readonly typed: Typed;
  /** By the name of the field. */
  readonly faults: Readonly<Record<string, string>>;
}

/** Every field of a shape, in its order; `prefix` is where its values stand. */
export function FieldControls({ form, shape, prefix }: { form: FilledForm; shape: Shape; prefix: string }) {
  return (
    <>
      {Object.entries(shape).map(([key, field]) => (
        <FieldControl form={form} field={field} name={`${prefix}.${key}`} />
      ))}
    </>
  );
}

export function FieldControl({ form, field, name }: { form: FilledForm; field: z.ZodType; name: string }) {
  const look = lookOf(field);
  if (look.kind === "group") return <GroupControl form={form} look={look} name={name} />;
  if (look.kind === "lines") return <LinesControl form={form} look={look} name={name} />;
  if (look.kind === "tick") return <Tick form={form} name={name} />;
  if (look.kind === "hidden") return <input type="hidden" name={name} value={textIn(form.typed, name)} />;
  if (look.kind === "choices") return <ManyControl form={form} look={look} name={name} />;
  return <Plain form={form} look={look} name={name} required={isRequired(field)} />;
}

/** Where the words of a field are found: the path without `fields`. */
function pathOf(name: string): string {
  return name.replace(/^fields\./, "");
}

export function labelIn({ c, scope }: FilledForm, name: string): string {
  return fieldLabel(c.var.say, scope, pathOf(name));
}

/** Of single values in lines it stands above all of them. */
function hintIn({ c, scope }: FilledForm, name: string): string | undefined {
  if (/\.\d+$/.test(name)) return undefined;
  return fieldHint(c.var.say, scope, pathOf(name));
}

export function errorsIn({ c, faults }: FilledForm, name: string): string[] {
  const fault = faults[name];
  return fault ? [faultText(c.var, fault)] : [];
}

type OneProps<Kind extends Look["kind"]> = {
  form: FilledForm;
  look: Extract<Look, { kind: Kind }>;
  name: string;
};

function Plain({
  form,
  look,
  name,
  required,
}: {
  form: FilledForm;
  look: Exclude<Look, { kind: "group" | "lines" }>;
  name: string;
  required: boolean;
}) {
  return (
    <Field
      id={name}
      name={name}
      label={labelIn(form, name)}
      hint={hintIn(form, name)}
      errors={errorsIn(form, name)}
      value={form.typed[name]?.[0] ?? ""}
      attributes={{ autocomplete: "off", ...(required && { "aria-required": "true" }) }}
      {...controlOf(form.c, look, required)}
    />
  );
}

/** How a value is typed. */
function controlOf(c: C, look: Look, required: boolean): Partial<FieldProps> {
  const { say } = c.var;
  switch (look.kind) {
    case "text":
      return { kind: "textarea" };
    case "words":
      return { kind: "textarea", rows: 3 };
    case "day":
    case "last_day":
      return { kind: "date", size: "short" };
    case "money":
      return { kind: "number", size: "short", unit: "€" };
    case "number":
      return {
        kind: "number",
        size: "short",
        ...(look.unit !== "none" && { unit: say(`registry.section.unit.${look.unit}`) }),
      };
    case "email":
    case "tel":
      return { kind: look.kind };
    case "yes_no":
    case "choice":
    case "scheme_choice":
    case "country":
      return { kind: "select", size: "medium", options: optionsOf(c, look, required) };
    case "code":
      return { size: "short" };
    default:
      return {};
  }
}

function optionsOf(c: C, look: Look, required: boolean): { value: string; text: string }[] {
  const { say } = c.var;
  const open = { value: "", text: say(required ? "registry.section.choose" : "condition.unknown") };
  return [open, ...namedOptions(c, look)];
}

function namedOptions(c: C, look: Look): { value: string; text: string }[] {
  const { say, language } = c.var;
  if (look.kind === "yes_no")
    return [
      { value: "yes", text: say("condition.yes") },
      { value: "no", text: say("condition.no") },
    ];
  if (look.kind === "choice")
    return look.options.map((value) => ({ value, text: choiceText(say, look.vocabulary, value) }));
  if (look.kind === "scheme_choice")
    return schemeChoices(c.var, look.vocabulary).map(([value, text]) => ({ value, text }));
  return countryCodes()
    .map((value) => ({ value, text: nameOfCode(value, "country", language) }))
    .sort((a, b) => a.text.localeCompare(b.text, language));
}

/** One thing that is so or not. */
function Tick({ form, name }: { form: FilledForm; name: string }) {
  const hint = hintIn(form, name);
  return (
    <div class="k-tick">
      <label for={name}>
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={textIn(form.typed, name) !== ""}
          aria-describedby={hint ? `${name}-hint` : undefined}
        />
        <span>{labelIn(form, name)}</span>
      </label>
      {hint && (
        <p class="k-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function ManyControl({ form, look, name }: OneProps<"choices">) {
  const chosen = new Set(form.typed[name] ?? []);
  return (
    <Choices
      id={name}
      name={name}
      legend={labelIn(form, name)}
      hint={hintIn(form, name)}
      errors={errorsIn(form, name)}
      type="checkbox"
      layout="row"
      choices={look.options.map((value) => ({
        value,
        title: choiceText(form.c.var.say, look.vocabulary, value),
        checked: chosen.has(value),
      }))}
    />
  );
}

function GroupControl({ form, look, name }: OneProps<"group">) {
  const hint = hintIn(form, name);
  return (
    <fieldset class="k-part" id={name}>
      <legend>{labelIn(form, name)}</legend>
      {hint && <p class="k-hint">{hint}</p>}
      <div class={Object.values(look.shape).some((field) => lookOf(field).kind === "text") ? "k-form" : "k-form-row"}>
        <FieldControls form={form} shape={look.shape} prefix={name} />
      </div>
    </fieldset>
  );
}

/** Lines that are there, and some that can be filled in; more come with a button that keeps what was typed. */
function LinesControl({ form, look, name }: OneProps<"lines">) {
  const { shape, item } = look;
  return (
    <Lines form={form} name={name} narrow={shape === null}>
      {(at) =>
        shape ? (
          <FieldControls form={form} shape={shape} prefix={at} />
        ) : (
          <FieldControl form={form} field={item} name={at} />
        )
      }
    </Lines>
  );
}

export function Lines({
  form,
  name,
  narrow,
  children,
}: {
  form: FilledForm;
  name: string;
  /** Lines of one short field stand side by side. */
  narrow: boolean;
  children: (at: string) => unknown;
}) {
  const { say } = form.c.var;
  const [label, hint] = [labelIn(form, name), hintIn(form, name)];
  const count = lineCount(form.typed, name);
  return (
    <fieldset class="k-part" id={name}>
      <legend>{label}</legend>
      {hint && <p class="k-hint">{hint}</p>}
      {errorsIn(form, name).map((error) => (
        <p class="k-error">{error}</p>
      ))}
      <input type="hidden" name={`${name}.#`} value={String(count)} />
      <div class={narrow ? "k-lines k-lines-narrow" : "k-lines"}>
        {Array.from({ length: count }, (_, index) => (
          <fieldset class="k-line">
            <legend class="k-sr">{say("registry.section.line", { name: label, number: index + 1 })}</legend>
            {children(`${name}.${index}`) as never}
          </fieldset>
        ))}
      </div>
      <button type="submit" class="k-button k-button-second k-button-small" name="more" value={name}>
        {say("registry.section.more_lines")}
        <span class="k-sr">: {label}</span>
      </button>
    </fieldset>
  );
}
