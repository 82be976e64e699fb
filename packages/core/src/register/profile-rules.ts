import { addMonths, type Day } from "../calendar.ts";
import type { RegisterFact, RegisterFacts } from "./facts.ts";
import { ORGANISATION_KINDS } from "./register.ts";

/**
 * What a cluster profile has to show before it is published (collaboration.md 10.3). Each rule is met, not met, or unknown as long as
 * the register does not tell; numbers of the rules are those of the European Cluster Collaboration Platform.
 */
export const PROFILE_RULES = [
  "management",
  "english_website",
  "activity",
  "members",
  "member_types",
  "public_tie",
] as const;
export type ProfileRule = (typeof PROFILE_RULES)[number];

export const LEAST_FTE = 0.5;
export const LEAST_MEMBERS = 15;
export const LEAST_TYPES = 2;
/** How long a comparison of the English pages with the profile holds. */
const MONTHS_COMPARED = 12;

export interface RuleOutcome {
  readonly rule: ProfileRule;
  readonly state: "met" | "not_met" | "unknown";
  readonly reason: RuleReason;
  /** What was counted and what is asked, where the reason speaks of numbers. */
  readonly value: number | null;
  readonly least: number | null;
}

export type RuleReason =
  | "counted"
  | "not_in_register"
  | "figures_missing"
  | "no_english_website"
  | "never_compared"
  | "compared_long_ago"
  | "compared"
  | "public_member"
  | "tie_stated"
  | "no_tie";

/** What the profile says beside the register. */
export interface StatedProfile {
  readonly websiteEnglish: string;
  /** The day on which somebody last compared the English pages with the profile. */
  readonly websiteComparedOn: Day | null;
  /** How public bodies are tied to the cluster. */
  readonly publicTie: string;
  /** The programme whose official recognition stands for all rules. */
  readonly recognisedBy: string;
}

export interface ProfileCheck {
  readonly outcomes: readonly RuleOutcome[];
  /** A recognised programme cluster is not asked. */
  readonly waived: boolean;
  /** Whether the profile may be shown to others. */
  readonly publishable: boolean;
}

/**
 * @param facts what the register tells on the day (`computeFacts`)
 * @param day of the check
 */
export function checkProfile(facts: RegisterFacts, stated: StatedProfile, day: Day): ProfileCheck {
  const outcomes = [
    atLeast("management", facts["team.fte"], LEAST_FTE),
    englishWebsite(stated, day),
    atLeast("activity", facts["activities.total"], 1),
    atLeast("members", facts["participants.committed"], LEAST_MEMBERS),
    memberTypes(facts),
    publicTie(facts, stated),
  ];
  const waived = stated.recognisedBy !== "";
  return { outcomes, waived, publishable: waived || outcomes.every(({ state }) => state === "met") };
}

function outcome(
  rule: ProfileRule,
  state: RuleOutcome["state"],
  reason: RuleReason,
  [value, least]: readonly [number | null, number | null] = [null, null],
): RuleOutcome {
  return { rule, state, reason, value, least };
}

function atLeast(rule: ProfileRule, fact: RegisterFact | undefined, least: number): RuleOutcome {
  if (!fact) return outcome(rule, "unknown", "not_in_register", [null, least]);
  if (typeof fact.value !== "number") return outcome(rule, "unknown", "figures_missing", [null, least]);
  return outcome(rule, fact.value >= least ? "met" : "not_met", "counted", [fact.value, least]);
}

function englishWebsite({ websiteEnglish, websiteComparedOn }: StatedProfile, day: Day): RuleOutcome {
  if (websiteEnglish === "") return outcome("english_website", "not_met", "no_english_website");
  if (websiteComparedOn === null) return outcome("english_website", "unknown", "never_compared");
  const fresh = websiteComparedOn > addMonths(day, -MONTHS_COMPARED);
  return outcome("english_website", fresh ? "met" : "unknown", fresh ? "compared" : "compared_long_ago");
}

/** Small and large enterprises are one type; the sum of both is known though a size class is missing. */
function memberTypes(facts: RegisterFacts): RuleOutcome {
  const committed = facts["participants.committed"];
  if (typeof committed?.value !== "number") return atLeast("member_types", committed, LEAST_TYPES);
  const others = ORGANISATION_KINDS.filter((kind) => kind !== "enterprise").map((kind) =>
    Number(facts[`participants.${kind}`]?.value ?? 0),
  );
  const enterprises = committed.value - others.reduce((sum, count) => sum + count, 0);
  const types = [enterprises, ...others].filter((count) => count > 0).length;
  return outcome("member_types", types >= LEAST_TYPES ? "met" : "not_met", "counted", [types, LEAST_TYPES]);
}

function publicTie(facts: RegisterFacts, stated: StatedProfile): RuleOutcome {
  const members = facts["participants.public"]?.value;
  if (typeof members === "number" && members > 0) return outcome("public_tie", "met", "public_member");
  if (stated.publicTie !== "") return outcome("public_tie", "met", "tie_stated");
  return typeof members === "number"
    ? outcome("public_tie", "not_met", "no_tie")
    : outcome("public_tie", "unknown", "not_in_register");
}
