import type { Context } from "hono";
import { ProvenanceChip } from "../../../platform/web/components/provenance-chip.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { isFromRegister, isOverridden, type RowEntry, Thresholds, wordsOf } from "../../assessment/index.ts";
import type { ScoringView } from "../load-scoring.ts";

interface HandedInProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly row: RowEntry;
}

/** The question, its rule, and what the cluster handed in for it. */
export function HandedIn({ c, view, row }: HandedInProps) {
  const { say, services } = c.var;
  const { answers } = view;
  const words = wordsOf(services.edition, answers, row.id);
  const group = view.groups.find(({ id }) => id === row.asked.group)?.name ?? "";
  const most = view.scored.get(row.id);
  return (
    <div class="k-scoring-given">
      <p class="k-over">
        {most === undefined ? `${group} · ${row.id}` : say("scoring.over", { group, id: row.id, most })}
      </p>
      <h1>{words.name}</h1>
      <p class="k-lead">{words.question}</p>
      <section class="k-section k-card" aria-labelledby="guide">
        <h2 id="guide">{say("scoring.guide")}</h2>
        {words.why && <p>{words.why}</p>}
        {words.evidence && (
          <p>
            <strong>{say("scoring.ask_for")}</strong> {words.evidence}
          </p>
        )}
      </section>
      <Rule c={c} view={view} row={row} />
      <Answer c={c} view={view} row={row} />
    </div>
  );
}

/** The rule with the value that it judges: what this expert found, where that is another one than was handed in. */
function Rule({ c, view: { answers, foundAnswers }, row }: HandedInProps) {
  const { say } = c.var;
  const now = foundAnswers?.rows.find(({ id }) => id === row.id);
  if (!foundAnswers || !now || isSame(now.scored, row.scored))
    return <Thresholds c={c} view={answers} row={row} own={(value) => say("scoring.their_value", { value })} />;
  return (
    <>
      <Thresholds c={c} view={foundAnswers} row={now} own={(value) => say("scoring.found_value", { value })} />
      <p class="k-muted k-small">{say("scoring.rule_as_found")}</p>
    </>
  );
}

function isSame(one: RowEntry["scored"], other: RowEntry["scored"]): boolean {
  return one?.points === other?.points && one?.value === other?.value;
}

function Answer({ c, view: { answers }, row }: HandedInProps) {
  const { say } = c.var;
  const { facts, notes } = answers.loaded;
  const note = notes.get(row.id);
  const asked = [...row.asked.facts.map(({ id }) => id), ...row.asked.elsewhere.map(({ fact }) => fact)];
  const texts = [
    ...row.asked.texts.map((id) => ({ name: say("scoring.in_words"), text: note?.texts[id] })),
    { name: say("scoring.shown_by"), text: note?.evidence },
    { name: say("scoring.comment"), text: note?.comment },
  ].filter(({ text }) => text);
  return (
    <section class="k-section" aria-labelledby="answer-given">
      <h2 id="answer-given">{say("scoring.answer")}</h2>
      <dl class="k-scoring-facts">
        {asked.map((fact) => (
          <div>
            <dt>{capital(answers.wording.factName(fact))}</dt>
            <dd>
              <strong>{answers.wording.value(fact, facts.get(fact)?.value ?? null)}</strong>
              <Origin c={c} view={answers} fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
      {texts.map(({ name, text }) => (
        <>
          <h3>{name}</h3>
          <p class="k-case-text">{text}</p>
        </>
      ))}
    </section>
  );
}

/** Where an answer comes from: the register of the cluster, or somebody who says why it is another one. */
function Origin({ c, view, fact }: { c: Context<AppEnv>; view: ScoringView["answers"]; fact: string }) {
  const { say } = c.var;
  const known = view.loaded.facts.get(fact);
  if (!known || known.value === null) return null;
  if (isFromRegister(known))
    return (
      <ProvenanceChip kind="from">
        {say("scoring.from_register", { day: view.wording.day(known.register?.on ?? "") })}
      </ProvenanceChip>
    );
  if (!isOverridden(known)) return <span class="k-muted k-small">{say("scoring.by_hand")}</span>;
  return (
    <>
      <ProvenanceChip kind="changed">
        {say("scoring.register_said", { value: view.wording.value(fact, known.register?.value ?? null) })}
      </ProvenanceChip>
      {known.reason && <span class="k-small">{say("scoring.because_said", { reason: known.reason })}</span>}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
