import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { mayImport } from "../policy.ts";
import type { AnswerLine } from "../present-answers.ts";
import type { FoundImport } from "../queries.ts";
import { ImportFrame } from "./frame.tsx";

interface AnswersProps {
  readonly c: Context<AppEnv>;
  readonly of: FoundImport;
  readonly lines: readonly AnswerLine[];
  /** Of answers: the day that the file names, if it does. */
  readonly referenceDate: string | null;
  /** Where what was taken stands now. */
  readonly there: string | null;
}

/** Answers or a profile out of a file: looked at before they are taken, and what became of them afterwards. */
export function AnswersPage({ c, of, lines, referenceDate, there }: AnswersProps) {
  const { say } = c.var;
  const { import: row } = of;
  const kind = row.kind === "bronze" ? "bronze" : "profile";
  const done = row.state === "done";
  return (
    <ImportFrame
      c={c}
      of={of}
      title={say(`imports.answers.${kind}_title`)}
      lead={done ? undefined : say(`imports.answers.${kind}_lead`)}
    >
      {done && <Note kind="done">{say("imports.answers.taken", { count: row.made })}</Note>}
      {lines.length === 0 ? (
        <EmptyBox title={say("imports.answers.nothing")} />
      ) : (
        <section class="k-section">
          <DataTable
            caption={say(`imports.answers.${kind}_title`)}
            captionHidden
            head={[
              { text: say(kind === "bronze" ? "imports.answers.fact" : "imports.answers.field") },
              { text: say("imports.answers.value") },
              { text: say("imports.answers.outcome") },
            ]}
            rows={lines.map(({ name, value, outcome }) => ({ cells: [name, value, outcome] }))}
          />
        </section>
      )}
      {!done && mayImport(of) && lines.length > 0 && (
        <form class="k-form k-section" method="post" action={`/imports/${row.id}/take`}>
          <FormToken c={c} />
          {kind === "bronze" && (
            <Field
              id="reference_date"
              name="reference_date"
              kind="date"
              size="medium"
              label={say("imports.answers.reference_date")}
              value={referenceDate}
              required
            />
          )}
          <div class="k-actions">
            <button class="k-button" type="submit">
              {say("imports.answers.take")}
            </button>
          </div>
        </form>
      )}
      {!done && mayImport(of) && (
        <form class="k-section" method="post" action={`/imports/${row.id}/cancel`}>
          <FormToken c={c} />
          <button class="k-quiet" type="submit">
            {say("imports.cancel")}
          </button>
        </form>
      )}
      {done && there && (
        <p class="k-section">
          <a class="k-button" href={there}>
            {say(kind === "bronze" ? "imports.answers.to_assessment" : "imports.answers.to_profile")}
          </a>
        </p>
      )}
    </ImportFrame>
  );
}
