import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import type { AppealRound, DecisionRound } from "../decision-rounds.ts";
import type { SchemeWords } from "../words.ts";

interface HistoryProps {
  readonly c: Context<AppEnv>;
  readonly rounds: readonly DecisionRound[];
  readonly words: SchemeWords;
}

/** Decisions and appeals in the order in which they came, each with its day and its reasons. */
export function DecisionHistory({ c, rounds, words }: HistoryProps) {
  return (
    <ol class="k-decisions">
      {rounds.map((round) => (
        <>
          <Decision c={c} round={round} words={words} />
          {round.appeal && <Appeal c={c} appeal={round.appeal} />}
        </>
      ))}
    </ol>
  );
}

function Decision({ c, round, words }: Omit<HistoryProps, "rounds"> & { round: DecisionRound }) {
  const { say, language } = c.var;
  const { outcome, reasons, because, decidedOn, sentOn } = round;
  return (
    <li>
      <p>
        <strong>{say(`cases.history.${outcome}`, { day: sayDay(decidedOn, language) })}</strong>{" "}
        <span class="k-muted">
          {sentOn ? say("cases.history.sent", { day: sayDay(sentOn, language) }) : say("cases.decision.not_sent")}
        </span>
      </p>
      <p>{reasons.map((code) => words.reason(code)).join(" ")}</p>
      {because && <p class="k-case-text">{because}</p>}
    </li>
  );
}

function Appeal({ c, appeal: { filedOn, grounds, decided } }: { c: Context<AppEnv>; appeal: AppealRound }) {
  const { say, language } = c.var;
  return (
    <>
      <li>
        <p>
          <strong>{say("cases.history.appealed", { day: sayDay(filedOn, language) })}</strong>
        </p>
        <p class="k-case-text">{grounds}</p>
      </li>
      {decided && (
        <li>
          <p>
            <strong>{say(`cases.history.${decided.outcome}`, { day: sayDay(decided.on, language) })}</strong>
          </p>
          <p class="k-case-text">{decided.because}</p>
        </li>
      )}
    </>
  );
}
