import type { CasePoints } from "@klynge/core";
import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Explained } from "../explained.ts";
import type { SchemeWords } from "../words.ts";
import { pointsOf } from "./parts.tsx";

/** "119.5 of 150 points (the label takes 120)" */
export function pointsAgainst(
  c: Context<AppEnv>,
  final: Pick<CasePoints, "points" | "max">,
  needed: number | null,
): string {
  const { say, language } = c.var;
  const points = pointsOf(c, final);
  if (needed === null) return points;
  return `${points} ${say("cases.decision.needed", { needed: sayNumber(needed, language) })}`;
}

/** Minimum requirements and improvement areas that did not hold, by their names, as terms of a list. */
export function Requirements({
  c,
  explained,
  words,
}: {
  c: Context<AppEnv>;
  explained: Explained;
  words: SchemeWords;
}) {
  const kinds = (["failed", "unknown", "unconfirmed"] as const).filter((kind) => explained[kind].length > 0);
  return (
    <>
      {kinds.map((kind) => (
        <>
          <dt>{c.var.say(`cases.decision.${kind}`)}</dt>
          <dd>
            <ul class="k-list">
              {explained[kind].map((row) => (
                <li>{words.row(row)}</li>
              ))}
            </ul>
          </dd>
        </>
      ))}
    </>
  );
}
