import type { FactValues } from "@klynge/core";
import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sameValue, wordingIn } from "../../assessment/index.ts";
import type { CorrectedRow } from "../corrected-facts.ts";
import type { CaseView } from "../present.ts";

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
    <ul class="k-case-corrected">
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

/** Points of a row as the rules give them for what was handed in and for what was found; null where something is not known. */
export interface RowPoints {
  readonly submitted: number | null;
  readonly found: number | null;
  /** What the experts give. */
  readonly given?: number | undefined;
}

/** What a corrected answer does to the points of its row: the rules decide nothing there, and a difference is to be seen. */
export function CorrectedPoints({ c, points }: { c: Context<AppEnv>; points: RowPoints }) {
  const { say, language } = c.var;
  const { submitted, found, given } = points;
  const number = (value: number | null) =>
    value === null ? say("cases.corrected.not_known") : sayNumber(value, language);
  return (
    <p>
      {say("cases.corrected.by_rules", { found: number(found), submitted: number(submitted) })}
      {given !== undefined && ` ${say("cases.corrected.by_experts", { points: number(given) })}`}{" "}
      {given !== undefined && given !== found && <Tag kind="warn">{say("cases.corrected.differs")}</Tag>}
    </p>
  );
}

/** What the experts agreed on for one row, with what it does to its points, why, and what was seen. */
export function CorrectedAnswers({
  c,
  corrected,
  view,
}: {
  c: Context<AppEnv>;
  corrected: CorrectedRow;
  view: Pick<CaseView, "points">;
}) {
  const { facts, submitted, because, seen } = corrected;
  const points = pointsOf(view, corrected.row);
  return (
    <>
      <CorrectedValues c={c} facts={facts} submitted={(fact) => submitted[fact] ?? null} />
      {points && <CorrectedPoints c={c} points={points} />}
      <p class="k-case-text">{because}</p>
      <p class="k-case-text">{c.var.say("cases.corrected.seen", { seen })}</p>
    </>
  );
}

/** Null for a row without points, and for whoever may not see them. */
function pointsOf({ points }: Pick<CaseView, "points">, row: string): RowPoints | null {
  const found = points?.rules?.found.get(row);
  if (!points?.rules || found === undefined) return null;
  return { submitted: points.rules.submitted.get(row) ?? null, found, given: points.agreed.get(row) };
}
