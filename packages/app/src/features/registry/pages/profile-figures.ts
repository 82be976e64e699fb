import { INCOME_SOURCES, type RegisterFacts } from "@klynge/core";
import type { Context } from "hono";
import { localeOf, sayNumber } from "../../../platform/i18n/locale.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { StoredEntry } from "../entry-queries.ts";
import type { LoadedProfile } from "../load-profile.ts";
import type { MemberFigures } from "../profile-queries.ts";
import type { ProfileGroup } from "../profile-schema.ts";
import { entryName } from "./entry-words.ts";
import { sayMoney } from "./org-words.ts";
import { fieldLabel } from "./section-words.ts";

type C = Context<AppEnv>;

/** What a profile tells of the register, by group: computed, never typed. */
export type ProfileFigures = Readonly<Partial<Record<ProfileGroup, readonly Figure[]>>>;
export interface Figure {
  readonly name: string;
  readonly text: string;
}

const FACTS = {
  members: [
    "participants.listed",
    "participants.committed",
    "participants.sme",
    "participants.large",
    "participants.research",
    "participants.university",
    "participants.training",
    "participants.finance",
    "participants.consultant",
    "participants.public",
    "participants.other",
    "participants.joined_12m",
    "participants.left_12m",
  ],
  management: ["team.fte", "team.persons", "governance.bodies", "governance.participant_seats"],
  cooperation: ["relations.partners", "relations.international", "cooperation.projects"],
  proof_of_life: ["activities.total", "groups.active", "press.mentions", "stories.count"],
} as const satisfies Partial<Record<ProfileGroup, readonly string[]>>;

export function profileFigures(
  c: C,
  profile: Pick<LoadedProfile, "facts" | "register">,
  { sums, services }: { readonly sums: MemberFigures; readonly services: readonly StoredEntry[] },
): ProfileFigures {
  const of = (group: keyof typeof FACTS) => FACTS[group].flatMap((fact) => factFigure(c, profile.facts, fact));
  return {
    members: [...of("members"), ...sumFigures(c, sums)],
    management: of("management"),
    money: incomeMix(c, profile),
    services: services.map((entry) => ({ name: entryName(c, entry), text: String(entry.fields.target ?? "") })),
    cooperation: of("cooperation"),
    proof_of_life: of("proof_of_life"),
  };
}

function factFigure({ var: { services, language } }: C, facts: RegisterFacts, fact: string): Figure[] {
  const value = facts[fact]?.value;
  const name = services.edition.edition.files["texts/facts.yaml"][fact]?.name;
  if (typeof value !== "number" || !name) return [];
  const words = name[language] ?? name.en ?? fact;
  return [
    { name: `${words.charAt(0).toLocaleUpperCase(language)}${words.slice(1)}`, text: sayNumber(value, language) },
  ];
}

function sumFigures({ var: { say, language } }: C, sums: MemberFigures): Figure[] {
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

/** Of the last year that is closed. */
function incomeMix({ var: { say, language } }: C, { register }: Pick<LoadedProfile, "register">): Figure[] {
  const closed = (register.budgets ?? []).filter(({ actual }) => actual !== null).sort((a, b) => b.year - a.year);
  const [last] = closed;
  if (!last?.actual) return [];
  const { actual, year } = last;
  const total = INCOME_SOURCES.reduce((sum, source) => sum + actual[source], 0);
  const percent = new Intl.NumberFormat(localeOf(language), { style: "percent" });
  return [
    { name: say("registry.profile.income_of", { year }), text: sayMoney(total, language) },
    ...INCOME_SOURCES.filter((source) => actual[source] > 0).map((source) => ({
      name: fieldLabel(say, "budget", `actual.${source}`),
      text: percent.format(actual[source] / total),
    })),
  ];
}
