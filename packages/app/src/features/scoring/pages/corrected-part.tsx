import { REPORTING, rowsWithOpenFacts } from "@klynge/core";
import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { CorrectedAnswers, CorrectedPoints, CorrectedValues, correctedRows } from "../../cases/index.ts";
import type { CommonWork } from "../load-consensus.ts";
import { rowChoices } from "../row-choices.ts";
import { expertName } from "./common.tsx";

interface PartProps {
  readonly c: Context<AppEnv>;
  readonly work: CommonWork;
}

/** Answers that were found otherwise at the visit: what is still to be agreed on, and what counts. */
export function CorrectedPart({ c, work }: PartProps) {
  const { say } = c.var;
  const { facts, openFacts } = work.loaded.process;
  const writes = work.writes && REPORTING.includes(work.view.state);
  if (facts.size === 0 && openFacts.size === 0 && !writes) return null;
  const open = rowsWithOpenFacts(work.loaded.process);
  return (
    <section class="k-section" aria-labelledby="corrected">
      <h2 id="corrected">{say("scoring.facts.list")}</h2>
      {open.map((row) => (
        <article class="k-scoring-talk">
          <div class="k-section-head">
            <h3>{nameOf(c, work, row)}</h3>
            <Tag kind="warn">{say("scoring.facts.to_agree")}</Tag>
          </div>
          <CorrectedBy c={c} work={work} row={row} />
          {writes && (
            <p>
              <a class="k-button k-button-second" href={`/cases/${work.view.id}/facts/${row}`}>
                {say("cases.step.correct_facts")}
              </a>
            </p>
          )}
        </article>
      ))}
      {correctedRows(facts, work.trail).map((corrected) => (
        <article class="k-scoring-talk">
          <h3>{nameOf(c, work, corrected.row)}</h3>
          <CorrectedAnswers c={c} corrected={corrected} view={work.view} />
          {writes && (
            <p>
              <a href={`/cases/${work.view.id}/facts/${corrected.row}`}>{say("scoring.facts.change")}</a>
            </p>
          )}
        </article>
      ))}
      {facts.size === 0 && open.length === 0 && <p class="k-muted">{say("scoring.facts.none")}</p>}
      {writes && <AnotherRow c={c} work={work} />}
    </section>
  );
}

/** The way to a row that nobody found otherwise so far. */
function AnotherRow({ c, work }: PartProps) {
  const { say } = c.var;
  return (
    <details>
      <summary>{say("scoring.facts.another")}</summary>
      <form method="get" action={`/cases/${work.view.id}/facts`} class="k-form">
        <Field
          id="facts-row"
          name="row"
          kind="select"
          size="medium"
          label={say("scoring.consensus.row")}
          value=""
          options={rowChoices(c, work.view.label)}
        />
        <div class="k-actions">
          <button type="submit" class="k-button k-button-second">
            {say("scoring.facts.open_row")}
          </button>
        </div>
      </form>
    </details>
  );
}

/** What each expert found in a row, side by side, with why and what he saw. */
export function CorrectedBy({ c, work, row }: PartProps & { readonly row: string }) {
  const { say } = c.var;
  const found = work.corrections.filter((one) => one.rowId === row && Object.keys(one.facts).length > 0);
  if (found.length === 0) return null;
  return (
    <div class="k-scoring-sides">
      {found.map(({ personId, facts, because, seen }) => (
        <div>
          <p>
            <strong>{expertName(c, work, personId)}</strong>
          </p>
          <CorrectedValues c={c} facts={facts} submitted={work.loaded.scheme.submitted} />
          <FoundPoints c={c} work={work} row={row} expert={personId} />
          <p class="k-case-text">{because}</p>
          <p class="k-case-text">{say("cases.corrected.seen", { seen })}</p>
        </div>
      ))}
    </div>
  );
}

/** What the rules give for a row over everything that one expert found. */
function FoundPoints({ c, work: { loaded, points }, row, expert }: PartProps & { row: string; expert: string }) {
  const given = Object.values(loaded.process.corrections.get(expert) ?? {}).flatMap((facts) => Object.entries(facts));
  const found = points ? loaded.byRules(new Map(given)).get(row) : undefined;
  if (!points || found === undefined) return null;
  return <CorrectedPoints c={c} points={{ submitted: points.rules.submitted.get(row) ?? null, found }} />;
}

function nameOf(c: Context<AppEnv>, work: CommonWork, row: string): string {
  return rowChoices(c, work.view.label).find(({ value }) => value === row)?.text ?? row;
}
