import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { AnswerField, type AssessmentView, type RowEntry } from "../../assessment/index.ts";
import { textFaults } from "./fact-errors.ts";

export interface FactFieldsProps {
  readonly c: Context<AppEnv>;
  readonly answers: AssessmentView;
  readonly row: RowEntry;
  /** What stands in the fields, by fact; others have what was submitted. */
  readonly typed: ReadonlyMap<string, string>;
  readonly faults: ReadonlyMap<string, readonly string[]>;
  readonly texts: Parameters<typeof textFaults>[1];
  /** A reason and what was seen are needed. */
  readonly missing?: boolean;
  readonly disabled?: boolean;
  /** Facts with a word instead of a field. */
  readonly elsewhere?: ReadonlyMap<string, string>;
}

/** The facts of a row as the self-assessment asks them, each with what was submitted; then why, and what was seen. */
export function FactFields({ c, answers, row, typed, faults, texts, elsewhere = new Map(), ...rest }: FactFieldsProps) {
  const { say } = c.var;
  const { missing = false, disabled = false } = rest;
  const { wording, loaded } = answers;
  const text = (name: "because" | "seen") => ({
    id: name,
    name,
    kind: "textarea" as const,
    rows: 3,
    value: texts[name],
    errors: textFaults(c, texts, name, missing),
    disabled,
  });
  return (
    <>
      {row.asked.facts.map((asked) => {
        const { id } = asked;
        const submitted = say("scoring.facts.submitted", {
          value: wording.value(id, loaded.facts.get(id)?.value ?? null),
        });
        const other = elsewhere.get(id);
        if (other !== undefined)
          return (
            <p>
              {wording.factName(id)}: {submitted} {other}
            </p>
          );
        return (
          <div class="k-scoring-fact">
            <AnswerField c={c} view={answers} asked={asked} typed={typed} faults={faults} locked={disabled} />
            {/* checkboxes that are all off send nothing */}
            <input type="hidden" name={`version:${id}`} value="0" />
            <p class="k-muted k-small">{submitted}</p>
          </div>
        );
      })}
      <Field {...text("because")} label={say("scoring.facts.because")} hint={say("scoring.facts.because_hint")} />
      <Field {...text("seen")} label={say("scoring.facts.seen")} hint={say("scoring.facts.seen_hint")} />
    </>
  );
}
