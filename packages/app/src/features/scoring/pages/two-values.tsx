import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";

/** What is said of one field: its name and its text. */
export type SaidField = readonly [name: string, text: string];

/** What stands beside what was typed here and not saved, field by field. */
export function TwoValues({
  c,
  there,
  theirs,
  mine,
}: {
  c: Context<AppEnv>;
  /** Where the other value stands, and since when. */
  there: string;
  theirs: readonly SaidField[];
  mine: readonly SaidField[];
}) {
  return (
    <dl class="k-scoring-facts">
      {[
        { title: there, said: theirs },
        { title: c.var.say("scoring.conflict.here"), said: mine },
      ].map(({ title, said }) => (
        <div>
          <dt>{title}</dt>
          <dd>
            {said.map(([name, text]) => (
              <p class="k-clash-text">
                <strong>{name}:</strong> {text || c.var.say("scoring.conflict.nothing")}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
