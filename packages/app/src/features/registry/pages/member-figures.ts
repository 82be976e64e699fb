import { committedOn, type Day, participantYears, type Register, SIZE_CLASSES } from "@klynge/core";
import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { MemberFigures } from "../profile-queries.ts";
import type { Figure } from "./figure.ts";
import { sayMoney } from "./org-words.ts";

type C = Context<AppEnv>;

const YEARS = 3;

/** What a profile tells of the committed participants beside the facts: sizes, years, consent and sums. */
export function memberFigures(
  c: C,
  register: Register,
  { sums, day }: { readonly sums: MemberFigures; readonly day: Day },
): Figure[] {
  return [...sizes(c, register, day), ...years(c, register, day), ...listed(c, sums), ...totals(c, sums)];
}

/** Of companies, by EU 2003/361; those whose class is not known are told too. */
function sizes({ var: { say } }: C, register: Register, day: Day): Figure[] {
  const companies = committedOn(register, day).filter(({ kind }) => kind === "enterprise");
  const parts = [...SIZE_CLASSES, null].flatMap((size) => {
    const count = companies.filter((own) => own.size === size).length;
    const name = say(size ? `registry.org.size.${size}` : "registry.profile.size_unknown");
    return count === 0 ? [] : [`${name}: ${count}`];
  });
  return parts.length === 0 ? [] : [{ name: say("registry.profile.sizes"), text: parts.join(" · ") }];
}

/** The change of the years that are over. */
function years({ var: { say, language } }: C, register: Register, day: Day): Figure[] {
  return participantYears(register, Number(day.slice(0, 4)) - 1, YEARS).map(({ year, committed, joined, left }) => ({
    name: say("registry.profile.end_of_year", { year }),
    text: say("registry.profile.change", {
      committed: sayNumber(committed, language),
      joined: sayNumber(joined, language),
      left: sayNumber(left, language),
    }),
  }));
}

function listed({ var: { say, language } }: C, { members, listed: agreed }: MemberFigures): Figure[] {
  if (members === 0) return [];
  const text = say("registry.profile.part_of", {
    part: sayNumber(agreed, language),
    all: sayNumber(members, language),
  });
  return [{ name: say("registry.profile.agreed"), text }];
}

function totals({ var: { say, language } }: C, sums: MemberFigures): Figure[] {
  const { employees, employeesKnown, turnover, turnoverKnown } = sums;
  return [
    ...(employeesKnown > 0
      ? [{ name: say("registry.profile.employees", { count: employeesKnown }), text: sayNumber(employees, language) }]
      : []),
    ...(turnoverKnown > 0
      ? [{ name: say("registry.profile.turnover", { count: turnoverKnown }), text: sayMoney(turnover, language) }]
      : []),
  ];
}
