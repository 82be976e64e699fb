import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentMoment } from "../../../platform/web/moment.ts";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import { refusalText, type SchemeWords, schemeWords } from "../../cases/index.ts";
import type { Standing } from "../load-dossier.ts";
import { MISSING } from "../schema.ts";

type C = Context<AppEnv>;

export function wordsIn(c: C): SchemeWords {
  return schemeWords(c.var.services, c.var);
}

/** "3 of 5 have voted, 3 are needed." */
export function quorumText({ var: { say } }: C, { ballot }: Standing): string {
  const { present, members, quorum } = ballot;
  return say("board.quorum", { present, members, quorum });
}

const DONE = [
  ...["planned", "put", "put_before_board", "vote", "declare_board_conflict", "decide", "return_to_experts"],
  ...["assign_appeal", "decide_appeal"],
];
/** What was just done, by the name in the address. */
export function Done({ c }: { c: C }) {
  const done = c.req.query("done") ?? "";
  return DONE.includes(done) ? <Note kind="done">{c.var.say(`board.done.${done}` as TextKey)}</Note> : null;
}

/** Why a step was refused. To whoever comes second it is told who decided, and when. */
export function Refused({
  c,
  refused,
  decidedBy,
}: {
  c: C;
  refused: ProblemDetails;
  decidedBy?: { readonly by: string | null; readonly at: Date } | null;
}) {
  const { say, language } = c.var;
  if (refused.refusal === "step_not_now" && decidedBy)
    return (
      <Note kind="bad">
        {say("board.decided_already", {
          who: decidedBy.by ?? say("cases.somebody"),
          when: presentMoment(decidedBy.at, language),
        })}
      </Note>
    );
  return <Note kind="bad">{refusedText(c, refused)}</Note>;
}

/** Why a step was refused, as a sentence. */
export function refusedText(c: C, refused: ProblemDetails): string {
  const missing = MISSING.find((code) => code === refused.refusal);
  return missing ? c.var.say(`board.missing.${missing}`) : refusalText(c, wordsIn(c), refused);
}
