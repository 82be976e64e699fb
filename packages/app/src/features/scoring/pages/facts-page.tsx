import type { FactFault, FactValues } from "@klynge/core";
import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import { type AssessmentView, type RowEntry, sayFaults } from "../../assessment/index.ts";
import { type CaseView, StepToken, titleOf } from "../../cases/index.ts";
import type { CommonWork } from "../load-consensus.ts";
import { type ReadFacts, typedOf } from "../read-facts.ts";
import { standingLine, writtenAgainst } from "../written-against.ts";
import { CorrectedBy } from "./corrected-part.tsx";
import { factErrors, saidFacts } from "./fact-errors.ts";
import { FactFields } from "./fact-fields.tsx";
import { WorkFrame } from "./frame.tsx";
import { Overtaken } from "./overtaken.tsx";

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
  const faults = tried ? sayFaults(c, answers, row, { faults: tried.faults, form: tried.read.form }) : new Map();
  const about = { step: "correct_facts", row: row.id } as const;
  const last = lastAgreed(work, row.id);
  const place = agreedOn(work.view);
  return (
    <WorkFrame
      c={c}
      view={work.view}
      title={say("scoring.facts.agree_title")}
      lead={`${titleOf(c, work.view)}. ${row.id} ${row.name}. ${say("scoring.facts.agree_lead")}`}
      above={[{ text: say(`scoring.${place}.title`), href: `/cases/${id}/${place}` }]}
      refused={tried?.refused}
      errors={tried ? factErrors(c, answers, faults, tried.read, tried.missing) : []}
    >
      {tried?.nothing && <Note kind="bad">{say("scoring.facts.nothing_changed")}</Note>}
      <CorrectedBy c={c} work={work} row={row.id} />
      <Overtaken
        c={c}
        work={work}
        about={about}
        tried={tried}
        said={{
          theirs: saidFacts(c, answers, last?.facts ?? {}, last),
          mine: saidFacts(c, answers, tried?.read.values ?? {}, tried?.read),
        }}
      />
      <form class="k-form k-narrow k-section" method="post" action={`/cases/${id}/facts/${row.id}`} novalidate>
        <StepToken c={c} />
        <input type="hidden" name="against" value={String(writtenAgainst(work.loaded, about))} />
        <input type="hidden" name="language" value={language} />
        <FactFields
          c={c}
          answers={answers}
          row={row}
          typed={typed}
          faults={faults}
          texts={tried?.read ?? last ?? { because: "", seen: "" }}
          missing={tried?.missing ?? false}
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

/** The page from which answers are agreed on, and to which it goes back. */
export function agreedOn({ work }: Pick<CaseView, "work">): "consensus" | "findings" {
  return work === "consensus" ? "consensus" : "findings";
}

/** What was agreed on last for a row, with why; also where it is asked anew since. */
function lastAgreed(work: CommonWork, row: string) {
  const data = standingLine(work, { step: "correct_facts", row })?.data;
  return data?.step === "correct_facts" ? data : null;
}

/** What counts now; else what all found who found it otherwise; what differs is not filled in for anybody. */
function proposedOf({ work, row }: FactsView): FactValues {
  const { facts, corrections } = work.loaded.process;
  const before = lastAgreed(work, row.id)?.facts ?? {};
  return Object.fromEntries(
    row.asked.facts.flatMap(({ id }) => {
      const agreed = facts.get(id);
      if (agreed) return [[id, agreed.value]];
      // asked anew: what was agreed on then is looked at first
      if (Object.hasOwn(before, id)) return [[id, before[id] ?? null]];
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
