import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { RowEntry } from "../../assessment/index.ts";
import { presentEvidence } from "../../evidence/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import { fillOf } from "../schema.ts";
import { type Attempt, faultTexts } from "./attempt.ts";
import { Pieces } from "./pieces.tsx";
import { SheetForm } from "./sheet-form.tsx";

export interface RowFormProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly row: RowEntry;
  readonly attempt?: Attempt | undefined;
}

/** What the expert gives for a row: saved while he types, and kept on the device where there is no network. */
export function RowForm({ c, view, row, attempt }: RowFormProps) {
  const { say } = c.var;
  const address = `/cases/${view.case.id}/scoring/${row.id}`;
  const stored = view.own.scores.get(row.id);
  const typed = attempt?.read.score ?? stored;
  const faults = attempt?.read.faults ?? {};
  const disabled = !view.writable;
  const most = view.scored.get(row.id);
  const text = (name: "because" | "note") => ({
    id: name,
    name,
    kind: "textarea" as const,
    value: typed?.[name] ?? "",
    errors: faultTexts(c, faults[name]),
    disabled,
  });
  return (
    <SheetForm c={c} view={view} address={address} name={`${row.id} ${row.name}`} disabled={disabled}>
      <FilledFrom view={view} row={row} attempt={attempt} />
      {most !== undefined && (
        <>
          <Choices
            id="points"
            name="points"
            legend={say("scoring.points")}
            layout="squares"
            hint={computed(c, view, row)}
            errors={faultTexts(c, faults.points)}
            choices={Array.from({ length: most + 1 }, (_, points) => ({
              value: String(points),
              title: String(points),
              checked: typed?.points === points,
              disabled,
            }))}
          />
          <Field {...text("because")} rows={4} label={say("scoring.because")} hint={say("scoring.because_hint")} />
        </>
      )}
      <Field {...text("note")} rows={5} label={say("scoring.note")} hint={say("scoring.note_hint")} />
      <Pieces
        c={c}
        view={view}
        items={view.own.evidence
          .filter(({ evidence }) => evidence.rowId === row.id)
          .map((item) => presentEvidence(item, view.answers.loaded.assessment.referenceDate, c.var))}
        attempt={attempt}
      />
      <Onward c={c} view={view} row={row} />
    </SheetForm>
  );
}

/** What the rules give for what was handed in, and for what this expert found: a help, and nothing that he has to follow. */
function computed({ var: { say } }: Context<AppEnv>, { found }: ScoringView, { id, scored }: RowEntry): string {
  const points = scored?.points ?? null;
  const handedIn = points === null ? say("scoring.rules_open") : say("scoring.rules_give", { count: points });
  const now = found?.get(id);
  if (now === undefined || now === points) return handedIn;
  return `${handedIn} ${now === null ? say("scoring.rules_found_open") : say("scoring.rules_found", { count: now })}`;
}

/** Versions and what stood there, by part: what this device did not touch overwrites nothing that another one saved. */
export function FilledFrom({
  view,
  row,
  attempt,
  swap = false,
}: Pick<RowFormProps, "view" | "row" | "attempt"> & { swap?: boolean }) {
  const { scores, verdicts, evidence } = view.own;
  const field = (part: string, version: number, was: string) => {
    const sent = part === "score" ? attempt?.read.score : attempt?.read.verdicts.find((one) => one.evidenceId === part);
    return (
      <>
        <input type="hidden" name={`version:${part}`} value={String(sent?.version ?? version)} />
        <input type="hidden" name={`was:${part}`} value={sent?.was ?? was} />
      </>
    );
  };
  const score = scores.get(row.id) ?? null;
  return (
    <div id="filled-from" hidden hx-swap-oob={swap ? "true" : undefined}>
      {field("score", score?.version ?? 0, fillOf(score))}
      {evidence
        .filter((one) => one.evidence.rowId === row.id)
        .map(({ evidence: { id } }) => field(id, verdicts.get(id)?.version ?? 0, fillOf(verdicts.get(id) ?? null)))}
    </div>
  );
}

/** Where it goes on: with what was typed by the button that saves it; a link where there is nothing to save, or no network. */
function Onward({ c, view, row }: RowFormProps) {
  const { say } = c.var;
  const base = `/cases/${view.case.id}/scoring`;
  const index = view.rows.indexOf(row);
  const [before, after] = [view.rows[index - 1], view.rows[index + 1]];
  const next = after ? `${base}/${after.id}` : base;
  return (
    <div class="k-actions-spread">
      {before ? (
        <a href={`${base}/${before.id}`} rel="prev">
          {say("scoring.back_to", { row: before.id })}
        </a>
      ) : (
        <a href={base}>{say("scoring.all_rows")}</a>
      )}
      {view.writable ? (
        <button class="k-button" type="submit" name="next" value={after?.id ?? ""} data-onward={next}>
          {after ? say("scoring.save_and_go", { row: after.id }) : say("scoring.save_and_list")} <Icon name="arrow" />
        </button>
      ) : (
        <a class="k-button" href={next} rel="next">
          {after ? say("scoring.go_to", { row: after.id }) : say("scoring.all_rows")}
        </a>
      )}
    </div>
  );
}
