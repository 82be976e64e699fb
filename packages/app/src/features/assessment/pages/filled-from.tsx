import { fingerprint } from "../fingerprint.ts";
import { saidIn, standsIn } from "../merge-row.ts";
import type { AssessmentView, RowEntry } from "../present.ts";
import { isOverridden } from "../provenance.ts";
import { type ReadForm, textsOf } from "../read-form.ts";
import { reasonPart } from "../schema.ts";

/** Parts of the form that keep what was sent: those that are not filled anew by what this page or answer brings. */
export interface Kept {
  readonly form: ReadForm;
  readonly keeps: (part: string) => boolean;
}

/**
 * What the form was filled from, part by part: versions, and fingerprints of what stood there. They have to fit what the fields show,
 * so an answer that leaves a field as it is also leaves what it was filled from.
 */
export function FilledFrom({
  view,
  row,
  kept,
  swap = false,
}: {
  view: AssessmentView;
  row: RowEntry;
  kept?: Kept;
  swap?: boolean;
}) {
  const { facts, notes } = view.loaded;
  const note = notes.get(row.id);
  const field = (part: string, name: string, present: string) => {
    const value = kept?.keeps(part) ? (kept.form.filledFrom.get(name) ?? present) : present;
    return { name, value, older: value !== present };
  };
  const texts = textsOf(row.asked).map((part) => field(part, `was:${part}`, fingerprint(saidIn(note, part))));
  const fields = [
    ...row.asked.facts.flatMap(({ id }) => [
      field(id, `version:${id}`, String(facts.get(id)?.version ?? 0)),
      field(id, `was:${id}`, fingerprint(facts.get(id)?.value ?? null)),
      ...(isOverridden(facts.get(id))
        ? [field(reasonPart(id), `was:${reasonPart(id)}`, fingerprint(facts.get(id)?.reason ?? ""))]
        : []),
    ]),
    ...texts,
  ];
  // all texts share one version: it is the present one only when every field shows what stands there
  const sentVersion = texts.some(({ older }) => older) ? kept?.form.filledFrom.get("version") : undefined;
  return (
    <div id="filled-from" hidden hx-swap-oob={swap ? "true" : undefined}>
      {fields.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="version" value={sentVersion ?? String(note?.version ?? 0)} />
    </div>
  );
}

/** Parts that somebody else wrote since, and that still stand on the page as they were. */
export function changedElsewhere(view: AssessmentView, row: RowEntry, form: ReadForm): string[] {
  return [...form.untouched].filter((part) => {
    const was = form.filledFrom.get(`was:${part}`);
    return was !== undefined && was !== fingerprint(standsIn(view.loaded, row.asked, part));
  });
}
