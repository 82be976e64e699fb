import type { Context } from "hono";
import { localeOf } from "../../../platform/i18n/locale.ts";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { CaseView } from "../../cases/index.ts";
import type { DossierContent, Said, Standing } from "../load-dossier.ts";
import { quorumText, wordsIn } from "./parts.tsx";

interface PartProps {
  readonly c: Context<AppEnv>;
  readonly content: DossierContent;
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
            {by ?? say("cases.somebody")}: {say(`cases.expert_state.${state}` as TextKey)}
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

/** Points, whole and by dimension, and how far the experts agreed before they talked. */
export function Points({ c, content: { judged, inParts, agreement }, view }: PartProps & { view: CaseView }) {
  const { say, language } = c.var;
  const words = wordsIn(c);
  const final = view.process.decision?.final ?? judged.total;
  const preliminary = view.points?.preliminary ?? null;
  if (!final) return null;
  const number = (value: number, digits = 1) =>
    value.toLocaleString(localeOf(language), { maximumFractionDigits: digits });
  const of = ({ points, max }: { points: number; max: number }) =>
    say("board.points_of", { points: number(points), max: number(max) });
  return (
    <section class="k-section" aria-labelledby="points">
      <h2 id="points">{say("board.points")}</h2>
      <dl class="k-case-facts">
        <dt>{say("board.final")}</dt>
        <dd>
          <strong>{of(final)}</strong>
        </dd>
        {preliminary && (
          <>
            <dt>{say("board.preliminary")}</dt>
            <dd>{of(preliminary)}</dd>
          </>
        )}
        {agreement && (
          <>
            <dt>{say("board.agreement")}</dt>
            <dd>
              {say("board.same_points", { same: agreement.same, compared: agreement.compared })}{" "}
              {agreement.alpha === null
                ? say("board.no_alpha")
                : say("board.alpha", { alpha: number(agreement.alpha, 2) })}
            </dd>
          </>
        )}
      </dl>
      <DataTable
        caption={say("board.by_dimension")}
        head={[{ text: say("board.column.dimension") }, { text: say("board.points"), numeric: true }]}
        rows={inParts.dimensions.map((one) => ({ cells: [words.dimension(one.id), of(one)] }))}
      />
    </section>
  );
}

/** What the rules of the label say, and which minimum requirements do not hold. */
export function Open({ c, content: { judged, inParts } }: PartProps) {
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
      {failed.length > 0 && (
        <>
          <h3>{say("board.gates.failed")}</h3>
          <ul class="k-list">
            {failed.map((row) => (
              <li>{words.row(row)}</li>
            ))}
          </ul>
        </>
      )}
      {unknown.length > 0 && (
        <>
          <h3>{say("board.gates.unknown")}</h3>
          <ul class="k-list">
            {unknown.map((row) => (
              <li>{words.row(row)}</li>
            ))}
          </ul>
        </>
      )}
      {failed.length === 0 && unknown.length === 0 && <p>{say("board.gates.met")}</p>}
    </section>
  );
}

export function Votes({
  c,
  content: { votes },
  standing,
  decided,
}: PartProps & { standing: Standing; decided: boolean }) {
  const { say } = c.var;
  return (
    <section class="k-section" aria-labelledby="votes">
      <h2 id="votes">{say("board.column.votes")}</h2>
      {!decided && <p>{quorumText(c, standing)}</p>}
      <ul class="k-list" hidden={votes.length === 0}>
        {votes.map(({ by, vote }) => (
          <li>
            {by ?? say("cases.somebody")}: {say(`board.vote.${vote}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Findings({ c, content: { findings, replies } }: PartProps) {
  const { say } = c.var;
  const words = wordsIn(c);
  return (
    <section class="k-section" aria-labelledby="findings">
      <h2 id="findings">{say("board.findings")}</h2>
      <p>{say("board.replies", { count: replies })}</p>
      <ul class="k-list k-case-findings" hidden={findings.length === 0}>
        {findings.map(({ kind, row, text }) => (
          <li>
            <strong>
              {say(`cases.finding.${kind}` as TextKey)}
              {row && ` · ${words.row(row)}`}
            </strong>
            <p class="k-case-text">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
