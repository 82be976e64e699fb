import type { Context } from "hono";
import { sayDecimal } from "../../../platform/i18n/locale.ts";
import { Note } from "../../../platform/web/components/note.tsx";
import { ScoreBar } from "../../../platform/web/components/score-bar.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type CaseView, DecisionHistory, PointsByDimension, pointsOf } from "../../cases/index.ts";
import type { DossierContent, Said, Standing, VerdictContent } from "../load-dossier.ts";
import { quorumText, wordsIn } from "./parts.tsx";

interface PartProps {
  readonly c: Context<AppEnv>;
  readonly content: DossierContent;
}

interface VerdictProps {
  readonly c: Context<AppEnv>;
  readonly content: VerdictContent;
}

/** Where an appeal was made: what was decided before, and what speaks against it. */
export function Before({ c, content: { rounds } }: PartProps) {
  if (rounds.every(({ appeal }) => appeal === null)) return null;
  return (
    <section class="k-section k-narrow" aria-labelledby="before">
      <h2 id="before">{c.var.say("cases.history.title")}</h2>
      <DecisionHistory c={c} rounds={rounds} words={wordsIn(c)} />
    </section>
  );
}

/** What the experts recommend, and why. */
export function Experts({
  c,
  content: { recommended, expertsOut, boardConflicts },
  view,
}: PartProps & { view: CaseView }) {
  const { say } = c.var;
  const outcome = view.recommendation?.outcome;
  return (
    <section class="k-section" aria-labelledby="recommended">
      <h2 id="recommended">{say("board.recommended")}</h2>
      {outcome && (
        <p>
          <strong>{say(`board.recommend.${outcome}`)}</strong>
        </p>
      )}
      <SaidList c={c} said={recommended} />
      <h3>{say("board.conflicts")}</h3>
      {boardConflicts.length === 0 && expertsOut.length === 0 && <p>{say("board.no_conflicts")}</p>}
      <SaidList c={c} said={boardConflicts} />
      <ul class="k-list" hidden={expertsOut.length === 0}>
        {expertsOut.map(({ by, state }) => (
          <li>
            {by ?? say("cases.somebody")}: {say(`cases.expert_state.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaidList({ c, said }: { c: Context<AppEnv>; said: readonly Said[] }) {
  if (said.length === 0) return null;
  return (
    <ul class="k-list">
      {said.map(({ by, text }) => (
        <li>
          <strong>{by ?? c.var.say("cases.somebody")}</strong>
          <p class="k-case-text">{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** What there is to know before a vote, at one glance: points, requirements, agreement, recommendation. */
export function Verdict({
  c,
  content: { judged, needed, inParts, agreement },
  view,
}: VerdictProps & { view: CaseView }) {
  const { say } = c.var;
  const final = view.process.decision?.final ?? judged.total;
  const outcome = view.recommendation?.outcome;
  const { failed, unknown } = inParts.gates;
  return (
    <section class="k-section k-narrow" aria-labelledby="verdict">
      <h2 id="verdict">{final ? pointsOf(c, final) : say(`board.outcome.${judged.outcome}`)}</h2>
      {final && (
        <ScoreBar
          id="verdict-bar"
          title={pointsOf(c, final)}
          description={needed === null ? "" : say("assessment.bar_needed", { needed })}
          points={final.lowest}
          unknown={final.highest - final.lowest}
          of={final.max}
          threshold={needed === null ? undefined : { value: needed, text: say("assessment.needed_mark", { needed }) }}
        />
      )}
      <dl class="k-case-facts">
        {outcome && (
          <>
            <dt>{say("board.recommended")}</dt>
            <dd>
              <strong>{say(`board.recommend.${outcome}`)}</strong>
            </dd>
          </>
        )}
        {view.label !== "bronze" && (
          <>
            <dt>{say("board.gates.title")}</dt>
            <dd>
              {failed.length + unknown.length === 0
                ? say("board.gates.met")
                : say("board.gates.open", { failed: failed.length, unknown: unknown.length })}
            </dd>
          </>
        )}
        {agreement && (
          <>
            <dt>{say("board.agreement")}</dt>
            <dd>{agreementText(c, agreement)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function agreementText(
  c: Context<AppEnv>,
  { same, compared, alpha }: NonNullable<DossierContent["agreement"]>,
): string {
  const { say, language } = c.var;
  const measured =
    alpha === null
      ? say("board.no_alpha")
      : `${say("board.alpha", { alpha: sayDecimal(alpha, language, 2) })} ${alphaMeans(c, { same, compared, alpha })}`;
  return `${say("board.same_points", { same, compared })} ${measured}`;
}

/** How to read the number: where nearly all points are the same it says little, as one difference brings it down. */
export function alphaMeans(
  { var: { say } }: Context<AppEnv>,
  { same, compared, alpha }: { same: number; compared: number; alpha: number },
): string {
  const sentences = [say("scoring.consensus.alpha_means")];
  if (alpha < 0) sentences.push(say("scoring.consensus.alpha_below"));
  if (alpha < LITTLE && same >= NEARLY_ALL * compared) sentences.push(say("scoring.consensus.alpha_little"));
  return sentences.join(" ");
}
const NEARLY_ALL = 0.9;
const LITTLE = 0.5;

/** Points by dimension, and what was told on site. */
export function Points({ c, content: { needed, inParts }, view }: PartProps & { view: CaseView }) {
  const { say } = c.var;
  const preliminary = view.points?.preliminary ?? null;
  if (inParts.dimensions.every(({ max }) => max === 0)) return null;
  return (
    <section class="k-section" aria-labelledby="dossier-dimensions-heading">
      <PointsByDimension
        c={c}
        id="dossier-dimensions"
        dimensions={inParts.dimensions}
        needed={needed}
        words={wordsIn(c)}
      />
      {preliminary && (
        <p>
          {say("board.preliminary")}: {pointsOf(c, preliminary)}
        </p>
      )}
    </section>
  );
}

/** What the rules of the label say, and which minimum requirements do not hold. */
export function Rules({ c, content: { judged, inParts }, view }: VerdictProps & { view: CaseView }) {
  const { say } = c.var;
  const words = wordsIn(c);
  const { failed, unknown } = inParts.gates;
  return (
    <section class="k-section" aria-labelledby="rules">
      <h2 id="rules">{say("board.rules")}</h2>
      <p>
        <strong>{say(`board.outcome.${judged.outcome}`)}</strong>
      </p>
      <ul class="k-list">
        {judged.reasons.map((code) => (
          <li>{words.reason(code)}</li>
        ))}
      </ul>
      <Rows title={say("board.gates.failed")} names={failed.map(words.row)} />
      <Rows title={say("board.gates.unknown")} names={unknown.map(words.row)} />
      {view.label !== "bronze" && failed.length + unknown.length === 0 && <p>{say("board.gates.met")}</p>}
    </section>
  );
}

function Rows({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="k-list">
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    </>
  );
}

/** Who voted how, and before the decision how many have to, and who does not. */
export function Votes({
  c,
  content: { votes, withoutVote },
  standing,
  decision,
}: PartProps & { standing: Standing; decision: CaseView["process"]["decision"] }) {
  const { say } = c.var;
  const decided = decision !== null;
  const entitled = decision?.entitled ?? standing.ballot.members;
  return (
    <section class="k-section" aria-labelledby="votes">
      <h2 id="votes">{say("board.votes_on")}</h2>
      {!decided && <p>{quorumText(c, standing)}</p>}
      {entitled === 1 && <Note>{say("board.alone")}</Note>}
      <ul class="k-list" hidden={votes.length === 0}>
        {votes.map(({ by, vote }) => (
          <li>
            {by ?? say("cases.somebody")}: {say(`board.vote.${vote}`)}
          </li>
        ))}
      </ul>
      {!decided && withoutVote.length > 0 && (
        <>
          <h3>{say("board.without_vote.title")}</h3>
          <ul class="k-list">
            {withoutVote.map(({ by, why }) => (
              <li>
                {by ?? say("cases.somebody")}: {say(`board.without_vote.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
