import type { CaseChange } from "@klynge/core";
import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay, sayLocal } from "../../../platform/web/moment.ts";
import { sayMoney } from "../../../platform/web/money.ts";
import type { SchemeWords } from "../words.ts";

export interface ChangeNames {
  readonly people: ReadonlyMap<string, string>;
  readonly words: SchemeWords;
  /** Of the visit, or of the cluster before there is one; in it all moments of the case are told. */
  readonly timeZone: string;
}

/** What a step changed: before and after, side by side. */
export function ChangesList({
  c,
  changes,
  names,
}: {
  c: Context<AppEnv>;
  changes: readonly CaseChange[];
  names: ChangeNames;
}) {
  const { say } = c.var;
  if (changes.length === 0) return null;
  const value = (what: CaseChange["what"], given: CaseChange["before"]) =>
    given === null ? say("cases.trail.nothing") : valueText(c, what, given, names);
  return (
    <ul class="k-trail-changes">
      {changes.map(({ what, of, before, after }) => (
        <li>
          {say(`cases.change.${what}`)}
          {of !== null && ` (${ofWhom(c, what, of, names)})`}: {before !== null && <>{value(what, before)} → </>}
          {value(what, after)}
        </li>
      ))}
    </ul>
  );
}

function ofWhom({ var: { say } }: Context<AppEnv>, what: CaseChange["what"], of: string, names: ChangeNames): string {
  return what === "agreed" || what === "area" ? names.words.row(of) : names.people.get(of) || say("cases.somebody");
}

/** Where the codes of a value have their words. */
const CODES: Partial<Record<CaseChange["what"], string>> = {
  state: "cases.state",
  mode: "cases.mode",
  invoice: "cases.invoice",
  expert: "cases.expert_state",
  area: "cases.area_state",
  recommendation: "cases.outcome",
  vote: "board.vote",
  decision: "cases.state",
  appeal: "cases.appeal",
  standing: "cases.standing",
};

function valueText(
  { var: { say, language } }: Context<AppEnv>,
  what: CaseChange["what"],
  value: string | number,
  { timeZone }: ChangeNames,
): string {
  const codes = CODES[what];
  if (codes) return say(`${codes}.${value}` as TextKey);
  if (what === "fee") return sayMoney(Number(value), "EUR", language);
  if (typeof value === "number") return sayNumber(value, language);
  if (what === "visit_starts" || what === "visit_ends") return sayLocal(new Date(value), language, timeZone);
  return what === "edition" ? value : sayDay(value, language);
}
