import type { FactValues } from "@klynge/core";
import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sameValue, wordingIn } from "../../assessment/index.ts";
import type { CorrectedRow } from "../corrected-facts.ts";

/** "Members contacted: 60 (handed in: 88)". */
export function CorrectedValues({
  c,
  facts,
  submitted,
}: {
  c: Context<AppEnv>;
  facts: FactValues;
  submitted: (fact: string) => FactValues[string];
}) {
  const { say, services, language } = c.var;
  const wording = wordingIn(services.edition, language, say);
  return (
    <ul class="k-list">
      {Object.entries(facts).map(([fact, value]) => (
        <li>
          {say(sameValue(value, submitted(fact)) ? "cases.corrected.kept" : "cases.corrected.instead", {
            fact: wording.factName(fact),
            value: wording.value(fact, value),
            submitted: wording.value(fact, submitted(fact)),
          })}
        </li>
      ))}
    </ul>
  );
}

/** What the experts agreed on for one row, with why and what was seen. */
export function CorrectedAnswers({ c, corrected }: { c: Context<AppEnv>; corrected: CorrectedRow }) {
  const { facts, submitted, because, seen } = corrected;
  return (
    <>
      <CorrectedValues c={c} facts={facts} submitted={(fact) => submitted[fact] ?? null} />
      <p class="k-case-text">{because}</p>
      <p class="k-case-text">{c.var.say("cases.corrected.seen", { seen })}</p>
    </>
  );
}
