import type { CasePoints } from "@klynge/core";
import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Explained } from "../explained.ts";
import type { SchemeWords } from "../words.ts";
import { sayPoints } from "./parts.tsx";

/** "119.5 of 150 points (the label takes 120)" */
export function pointsAgainst(
  { var: { say, language } }: Context<AppEnv>,
  final: Pick<CasePoints, "points" | "max">,
  needed: number | null,
): string {
  const points = say("cases.decision.points", sayPoints(final, language));
  if (needed === null) return points;
  return `${points} ${say("cases.decision.needed", { needed: sayPoints({ points: needed, max: needed }, language).points })}`;
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
