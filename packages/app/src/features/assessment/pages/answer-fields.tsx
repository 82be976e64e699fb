import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type FactInput, showAnswer } from "../parse-answer.ts";
import type { AssessmentView } from "../present.ts";
import { type AskedFact, reasonPart } from "../schema.ts";
import { capital, partId, partName } from "./parts.ts";
import { RegisterSays } from "./register-says.tsx";

interface FieldsProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly facts: readonly AskedFact[];
  /** What was typed and could not be saved; wins over what is stored. */
  readonly typed?: ReadonlyMap<string, string>;
  readonly faults?: ReadonlyMap<string, readonly string[]>;
  readonly locked: boolean;
}

/**
 * One field for each fact, by its unit, with what the register says of it; the name of the field is the fact, the version it was
 * filled from stands beside it.
 */
export function AnswerFields({ facts, ...shared }: FieldsProps) {
  return (
    <>
      {facts.map((asked) => {
        const part = reasonPart(asked.id);
        return (
          <>
            <AnswerField asked={asked} {...shared} />
            <RegisterSays
              c={shared.c}
              view={shared.view}
              fact={asked.id}
              typed={shared.typed?.get(part)}
              faults={shared.faults?.get(part)}
              locked={shared.locked}
            />
          </>
        );
      })}
    </>
  );
}

/** One fact by its unit. */
export function AnswerField({
  c,
  view,
  asked,
  typed,
  faults,
  locked,
}: Omit<FieldsProps, "facts"> & { asked: AskedFact }) {
  const { say, services, language } = c.var;
  const { id, definition } = asked;
  const known = view.loaded.facts.get(id);
  const text = services.edition.edition.files["texts/facts.yaml"][id];
  const value = typed?.get(id) ?? showAnswer(definition, known?.value ?? null, language);
  const shared = {
    id: partId(id),
    name: id,
    hint: `${view.wording.text(text?.definition ?? {})} ${windowOf(c, view, asked)}`.trim(),
    errors: [...(faults?.get(id) ?? [])],
  };
  // a code has no comma
  const chosen = typed?.get(id)?.split(", ") ?? [known?.value ?? []].flat();
  const label = partName(say, view, id);
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
            checked: chosen.includes(option.value),
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

/** When the fact is counted. */
function windowOf(
  { var: { services } }: Context<AppEnv>,
  { wording }: AssessmentView,
  { definition }: AskedFact,
): string {
  const window = services.edition.edition.files["texts/units.yaml"].windows[definition.window];
  return window ? `${capital(wording.text(window))}.` : "";
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
