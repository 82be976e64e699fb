import { covers, type Day, INCOME_SOURCES, LANGUAGES, ORGANISATION_KINDS, type RegisterFacts } from "@klynge/core";
import type { Context } from "hono";
import { localeOf, sayNumber } from "../../../platform/i18n/locale.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { StoredEntry } from "../entry-queries.ts";
import type { LoadedProfile } from "../load-profile.ts";
import type { MemberFigures } from "../profile-queries.ts";
import type { ProfileGroup, VISIBILITIES } from "../profile-schema.ts";
import { definitionOf } from "../sections/index.ts";
import { entryName, fieldText } from "./entry-words.ts";
import type { Figure } from "./figure.ts";
import { memberFigures } from "./member-figures.ts";
import { sayMoney } from "./org-words.ts";
import { fieldLabel, personText } from "./section-words.ts";

type C = Context<AppEnv>;

/** What a profile tells of the register, by group: computed, never typed. */
export type ProfileFigures = Readonly<Partial<Record<ProfileGroup, readonly Figure[]>>>;
/** "Visible to everybody". */
export function seenByText({ var: { say } }: C, who: (typeof VISIBILITIES)[number]): string {
  return say("registry.profile.seen_by", { who: say(`registry.profile.visible.${who}`) });
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
  profile: Pick<LoadedProfile, "facts" | "register" | "fields" | "logo">,
  {
    sums,
    services,
    day,
  }: { readonly sums: MemberFigures; readonly services: readonly StoredEntry[]; readonly day: Day },
): ProfileFigures {
  const of = (group: keyof typeof FACTS) => FACTS[group].flatMap((fact) => factFigure(c, profile.facts, fact));
  return {
    identity: [...logoFigure(c, profile), ...languageVersions(c, profile)],
    members: [...of("members"), ...memberFigures(c, profile.register, { sums, day })],
    management: [...managers(c, profile, day), ...of("management"), ...boardMix(c, profile, day)],
    money: incomeMix(c, profile),
    services: services.map((entry) => ({ name: entryName(c, entry), text: offerText(c, entry) })),
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

/** The picture stands above. */
function logoFigure(c: C, { logo }: Pick<LoadedProfile, "logo">): Figure[] {
  return logo?.sha256 ? [{ name: c.var.say("registry.logo.title"), text: "", note: seenByText(c, logo.seenBy) }] : [];
}

/** In which languages the cluster is described. */
function languageVersions({ var: { say } }: C, { fields: { description } }: Pick<LoadedProfile, "fields">): Figure[] {
  const named = (all: readonly (typeof LANGUAGES)[number][]) =>
    all.map((one) => say(`layout.language_names.${one}`)).join(", ");
  const there = LANGUAGES.filter((one) => description[one] !== "");
  if (there.length === 0) return [];
  const missing = LANGUAGES.filter((one) => description[one] === "");
  const text =
    missing.length === 0 ? "" : `; ${say("registry.profile.versions_missing", { languages: named(missing) })}`;
  return [{ name: say("registry.profile.versions"), text: `${named(there)}${text}`, note: "" }];
}

function managers({ var: { say } }: C, { register }: Pick<LoadedProfile, "register">, day: Day): Figure[] {
  const leading = (register.team ?? []).filter((own) => own.manager && covers(own, day));
  const names = [...new Set(leading.map(({ person }) => personText(say, person)))];
  return names.length === 0 ? [] : [{ name: say("registry.profile.manager"), text: names.join(", ") }];
}

/** Who sits in the leading body, by the kind of the organisation that the seat stands for. */
function boardMix({ var: { say } }: C, { register }: Pick<LoadedProfile, "register">, day: Day): Figure[] {
  const body = (register.bodies ?? []).find((own) => own.leading && covers(own, day));
  const seats = (body?.seats ?? []).filter((seat) => covers(seat, day));
  if (seats.length === 0) return [];
  const kinds = new Map(register.organisations.map(({ id, kind }) => [id, kind]));
  const kindsOfSeats = seats.map(({ organisation }) => (organisation ? (kinds.get(organisation) ?? null) : null));
  const parts = [...ORGANISATION_KINDS, null].flatMap((kind) => {
    const count = kindsOfSeats.filter((own) => own === kind).length;
    const name = say(kind ? `registry.org.kind.${kind}` : "registry.profile.no_organisation");
    return count === 0 ? [] : [`${name}: ${count}`];
  });
  return [{ name: say("registry.profile.board"), text: parts.join(" · ") }];
}

/** For whom it is, and what it costs. */
function offerText(c: C, entry: StoredEntry): string {
  const said = (key: string): string => fieldText(c, definitionOf("service"), entry, key);
  return [said("target"), said("price"), said("priceNote")].filter(Boolean).join(" · ");
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
