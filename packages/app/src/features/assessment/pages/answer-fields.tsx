import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type FactInput, showAnswer } from "../parse-answer.ts";
import type { AssessmentView } from "../present.ts";
import type { AskedFact } from "../schema.ts";

interface FieldsProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly facts: readonly AskedFact[];
  /** What was typed and could not be saved; wins over what is stored. */
  readonly typed?: ReadonlyMap<string, string>;
  readonly faults?: ReadonlyMap<string, readonly string[]>;
  readonly locked: boolean;
}

/** One field for each fact, by its unit; the name of the field is the fact, the version it was filled from stands beside it. */
export function AnswerFields({ facts, ...shared }: FieldsProps) {
  return (
    <>
      {facts.map((asked) => (
        <AnswerField asked={asked} {...shared} />
      ))}
    </>
  );
}

export function fieldId(fact: string): string {
  return `f-${fact.replaceAll(".", "-")}`;
}

function AnswerField({ c, view, asked, typed, faults, locked }: Omit<FieldsProps, "facts"> & { asked: AskedFact }) {
  const { say, services } = c.var;
  const { id, definition } = asked;
  const known = view.loaded.facts.get(id);
  const text = services.edition.edition.files["texts/facts.yaml"][id];
  const value = typed?.get(id) ?? showAnswer(definition, known?.value ?? null);
  const shared = {
    id: fieldId(id),
    name: id,
    hint: <Hint c={c} view={view} asked={asked} definition={view.wording.text(text?.definition ?? {})} />,
    errors: [...(faults?.get(id) ?? [])],
  };
  const label = capital(view.wording.factName(id));
  const disabled = locked ? { disabled: true } : {};
  switch (definition.unit) {
    case "boolean":
      return (
        <Choices
          {...shared}
          legend={label}
          layout="row"
          choices={(["yes", "no", ""] as const).map((choice) => ({
            value: choice,
            title: choice === "" ? say("assessment.not_known") : say(`condition.${choice}`),
            checked: value === choice,
            ...disabled,
          }))}
        />
      );
    case "level":
    case "code":
      return (
        <Field
          {...shared}
          label={label}
          kind="select"
          value={value}
          options={[
            { value: "", text: say("assessment.not_known") },
            ...optionsOf(view, asked, services.edition, known?.value ?? null),
          ]}
          {...disabled}
        />
      );
    case "codes":
      return (
        <Choices
          {...shared}
          legend={label}
          type="checkbox"
          layout="row"
          choices={optionsOf(view, asked, services.edition, known?.value ?? null).map((option) => ({
            value: option.value,
            title: option.text,
            checked: Array.isArray(known?.value) && known.value.includes(option.value),
            ...disabled,
          }))}
        />
      );
    default:
      return (
        <Field
          {...shared}
          label={label}
          kind={definition.unit === "date" ? "text" : "number"}
          size="short"
          value={value}
          unit={unitOf(c, view, asked)}
          {...disabled}
        />
      );
  }
}

function Hint({
  c,
  view,
  asked,
  definition,
}: {
  c: Context<AppEnv>;
  view: AssessmentView;
  asked: AskedFact;
  definition: string;
}) {
  const window = c.var.services.edition.edition.files["texts/units.yaml"].windows[asked.definition.window];
  const known = view.loaded.facts.get(asked.id);
  return (
    <>
      {definition} {window && <span class="k-muted">{capital(view.wording.text(window))}.</span>}{" "}
      {known && <span class="k-muted">{changedBy(c, known)}</span>}
    </>
  );
}

/** Who wrote it last, and when. */
export function changedBy(
  { var: { say, language } }: Context<AppEnv>,
  { changedByName, changedAt }: { changedByName: string | null; changedAt: Date },
): string {
  const when = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(changedAt);
  return say("assessment.changed_by", { who: changedByName ?? say("assessment.somebody"), when });
}

function unitOf({ var: { say } }: Context<AppEnv>, view: AssessmentView, { definition }: AskedFact): string {
  if (definition.unit === "share") return "%";
  if (definition.unit === "date") return say("assessment.day_form");
  return view.wording.unitWords(2, definition.unit);
}

function optionsOf(
  view: AssessmentView,
  { definition }: AskedFact,
  edition: Context<AppEnv>["var"]["services"]["edition"],
  own: FactInput,
): { value: string; text: string }[] {
  if (definition.unit === "level")
    return [0, 1, 2, 3, 4].map((level) => ({ value: String(level), text: String(level) }));
  const codes = Object.keys(edition.edition.files["texts/vocabularies.yaml"][definition.vocabulary ?? ""] ?? {});
  const others = [own].flat().filter((code): code is string => typeof code === "string" && !codes.includes(code));
  return [...codes, ...others].map((code) => ({ value: code, text: view.wording.code(definition.vocabulary, code) }));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
