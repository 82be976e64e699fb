import type { Language } from "@klynge/core";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import type { LoadedAssessment } from "./load-assessment.ts";
import { type Clash, mergeRow } from "./merge-row.ts";
import { type AnswerProblem, type ReadsAnswer, type Saved, saveRow } from "./operations/save-row.ts";
import { type FormBody, type ReadForm, readRowForm } from "./read-form.ts";
import type { AskedRow } from "./schema.ts";

/** What became of a form, and what it said. Faults and clashes are empty when it was saved. */
export interface SavedForm {
  readonly saved: boolean;
  readonly loaded: LoadedAssessment;
  readonly form: ReadForm;
  readonly faults: readonly AnswerProblem[];
  readonly clashes: readonly Clash[];
}

/**
 * Saves the form of a row. What somebody else wrote meanwhile in other fields stays as they wrote it; only where both wrote
 * something else in one field is nothing saved, until the person has chosen.
 * @throws Problem as `saveRow`
 */
export async function saveForm(
  services: Services,
  person: Person,
  { body, language, ...place }: { assessmentId: string; rowId: string; body: FormBody; language: Language },
): Promise<SavedForm> {
  const { reads, read } = readerOf(body, language);
  let saved: Saved = await saveRow(services, person, { ...place, answer: reads });
  const { row, form } = read();
  // ends, as each further turn takes another change by somebody else
  while ("conflicts" in saved) {
    const { answer, clashes } = mergeRow(row, form, saved.loaded, saved.conflicts);
    if (clashes.length > 0) return { saved: false, loaded: saved.loaded, form, faults: [], clashes };
    saved = await saveRow(services, person, { ...place, answer });
  }
  const faults = "faults" in saved ? saved.faults : [];
  return { saved: saved.saved, loaded: saved.loaded, form, faults, clashes: [] };
}

/** The form can be read only where the row is known: within the saving. */
function readerOf(body: FormBody, language: Language) {
  let known: { readonly row: AskedRow; readonly form: ReadForm } | undefined;
  const reads: ReadsAnswer = (row, { register }) => {
    const form = readRowForm(row, body, { language, register });
    known = { row, form };
    return form.faults.length > 0 ? { unreadable: form.faults } : form.answer;
  };
  const read = () => {
    if (!known) throw new Error("saving a row did not read its form");
    return known;
  };
  return { reads, read };
}
