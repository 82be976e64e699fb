import { randomUUID } from "node:crypto";
import type { FactFault, FactValues } from "@klynge/core";
import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import { type AssessmentView, type RowEntry, sayFaults } from "../../assessment/index.ts";
import { titleOf } from "../../cases/index.ts";
import type { CommonWork } from "../load-consensus.ts";
import { type ReadFacts, typedOf } from "../read-facts.ts";
import { CorrectedBy } from "./corrected-part.tsx";
import { FactFields } from "./fact-fields.tsx";
import { WorkFrame } from "./frame.tsx";

export interface FactsView {
  readonly work: CommonWork;
  readonly answers: AssessmentView;
  readonly row: RowEntry;
}

/** What was sent and not taken. */
export interface FactsTried {
  readonly read: ReadFacts;
  readonly faults: readonly FactFault[];
  /** All of it counts so already. */
  readonly nothing?: boolean;
  /** Why, or what was seen. */
  readonly missing?: boolean;
  readonly refused?: ProblemDetails;
}

/** What the experts agree on of a row's facts: beside what was submitted stands what each of them found. */
export function FactsPage({ c, view, tried }: { c: Context<AppEnv>; view: FactsView; tried?: FactsTried | undefined }) {
  const { say, language } = c.var;
  const { work, answers, row } = view;
  const { id } = work.view;
  const typed = tried?.read.form.typed ?? typedOf(row.asked, proposedOf(view), language);
  return (
    <WorkFrame
      c={c}
      view={work.view}
      title={say("scoring.facts.agree_title")}
      lead={`${titleOf(c, work.view)}. ${row.id} ${row.name}. ${say("scoring.facts.agree_lead")}`}
      above={[{ text: say("scoring.findings.title"), href: `/cases/${id}/findings` }]}
      refused={tried?.refused}
    >
      {tried?.nothing && <Note kind="bad">{say("scoring.facts.nothing_changed")}</Note>}
      <CorrectedBy c={c} work={work} row={row.id} />
      <form class="k-form k-narrow k-section" method="post" action={`/cases/${id}/facts/${row.id}`} novalidate>
        <FormToken c={c} />
        <input type="hidden" name="command" value={randomUUID()} />
        <input type="hidden" name="language" value={language} />
        <FactFields
          c={c}
          answers={answers}
          row={row}
          typed={typed}
          faults={tried ? sayFaults(c, answers, row, { faults: tried.faults, form: tried.read.form }) : new Map()}
          texts={tried?.read ?? { because: "", seen: "" }}
          textFaults={tried?.read.faults ?? {}}
          missing={tried?.missing ? [say("scoring.fault.text_missing")] : []}
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("cases.step.correct_facts")}
          </button>
        </div>
      </form>
    </WorkFrame>
  );
}

/** What counts now; else what all found who found it otherwise; what differs is not filled in for anybody. */
function proposedOf({ work, row }: FactsView): FactValues {
  const { facts, corrections } = work.loaded.process;
  return Object.fromEntries(
    row.asked.facts.flatMap(({ id }) => {
      const agreed = facts.get(id);
      if (agreed) return [[id, agreed.value]];
      const given = [...corrections.values()].flatMap((rows) =>
        Object.values(rows).flatMap((one) => (Object.hasOwn(one, id) ? [one[id] ?? null] : [])),
      );
      const [first = null] = given;
      // what only one found is proposed too: whoever agrees reads it, and not what was handed in
      return given.length > 0 && given.every((one) => JSON.stringify(one) === JSON.stringify(first))
        ? [[id, first]]
        : [];
    }),
  );
}
