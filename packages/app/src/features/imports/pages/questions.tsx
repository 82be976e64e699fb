import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { writtenTown } from "../../vocabulary/index.ts";
import { mayImport } from "../policy.ts";
import type { ListedQuestion } from "../queries.ts";
import { DECISIONS, type DuplicateDecision, type QuestionReason } from "../tables.ts";
import type { DecideProps } from "./decide-props.ts";

/** Rows that are perhaps the same as something: by kind, with one press for all of a kind, and one by one. */
export function Questions({ c, of, questions, kinds, page, more }: DecideProps) {
  const { say } = c.var;
  const { id } = of.import;
  const writes = mayImport(of);
  return (
    <section class="k-section" id="questions">
      <h2>{say("imports.decide.questions")}</h2>
      {kinds.map(({ reason, all, open }) => (
        <div class="k-import-kind">
          <h3>{say(`imports.decide.reason.${reason}`)}</h3>
          <p class="k-small k-muted">
            {say("imports.decide.of_kind", { count: all })}
            {open > 0 && `, ${say("imports.decide.open_of_kind", { count: open })}`}
            {". "}
            {say(`imports.decide.reason_text.${reason}`)}
          </p>
          {writes && open > 1 && (
            <form class="k-actions" method="post" action={`/imports/${id}/decide`}>
              <FormToken c={c} />
              <input type="hidden" name="which" value={reason} />
              <span class="k-small">{say("imports.decide.all")}</span>
              <Buttons c={c} reason={reason} decided={null} of={say(`imports.decide.reason.${reason}`)} />
            </form>
          )}
        </div>
      ))}
      <DataTable
        caption={say("imports.decide.questions")}
        captionHidden
        head={[
          { text: say("imports.decide.in_file") },
          { text: say("imports.decide.in_register") },
          { text: say("imports.decide.decision") },
        ]}
        rows={questions.map((one) => ({
          id: `row-${one.question.row}`,
          cells: [
            <Given c={c} one={one} />,
            <Other c={c} one={one} />,
            <Decision c={c} one={one} id={id} page={page} writes={writes} />,
          ],
        }))}
      />
      {(page > 1 || more) && (
        <p class="k-actions-spread">
          {page > 1 ? <a href={`/imports/${id}#questions`}>{say("imports.decide.first")}</a> : <span />}
          {more && <a href={`/imports/${id}?page=${page + 1}#questions`}>{say("imports.decide.more")}</a>}
        </p>
      )}
    </section>
  );
}

function Given({ c, one: { question } }: { c: Context<AppEnv>; one: ListedQuestion }) {
  const { name, register_number: number, postal_code: code, town } = question.given.organisation;
  return (
    <>
      {name}
      <span class="k-import-under">
        {[c.var.say("imports.decide.row", { row: question.row }), number, [code, town].filter(Boolean).join(" ")]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </>
  );
}

function Other({ c, one: { question, organisation } }: { c: Context<AppEnv>; one: ListedQuestion }) {
  const { say } = c.var;
  if (organisation)
    return (
      <div>
        <a href={`/organisations/${organisation.id}`}>{organisation.name}</a>
        <span class="k-import-under">
          {[
            organisation.registerNumber,
            [organisation.postalCode, writtenTown(organisation.country, organisation.town)].filter(Boolean).join(" "),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
    );
  if (question.otherRow === null) return say("imports.decide.gone");
  return (
    <div>
      {question.given.other}
      <span class="k-import-under">{say("imports.decide.other_row", { row: question.otherRow })}</span>
    </div>
  );
}

interface DecisionProps {
  readonly c: Context<AppEnv>;
  readonly one: ListedQuestion;
  readonly id: string;
  readonly page: number;
  readonly writes: boolean;
}

function Decision({ c, one: { question }, id, page, writes }: DecisionProps) {
  const { say } = c.var;
  const { row, reason, decision, remembered, given } = question;
  return (
    <div class="k-import-decision">
      {decision && (
        <Tag kind="neutral">
          {say(`imports.decide.decided.${decision}`)}
          {remembered && `, ${say("imports.decide.remembered")}`}
        </Tag>
      )}
      {writes && (
        <form class="k-actions" method="post" action={`/imports/${id}/decide?page=${page}`}>
          <FormToken c={c} />
          <input type="hidden" name="which" value={row} />
          <Buttons c={c} reason={reason} decided={decision} of={given.organisation.name} />
        </form>
      )}
    </div>
  );
}

/** Two organisations never have one number: then there is no new one to choose. */
function Buttons({
  c,
  reason,
  decided,
  of,
}: {
  c: Context<AppEnv>;
  reason: QuestionReason;
  decided: DuplicateDecision | null;
  of: string;
}) {
  const { say } = c.var;
  return (
    <>
      {DECISIONS.filter((one) => one !== decided && !(one === "new" && reason.includes("number"))).map((one) => (
        <button class="k-button k-button-second k-button-small" type="submit" name="decision" value={one}>
          {say(`imports.decide.${one}`)}
          <span class="k-sr">: {of}</span>
        </button>
      ))}
    </>
  );
}
