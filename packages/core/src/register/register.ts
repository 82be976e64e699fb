import type { Day } from "../calendar.ts";
import type { Point } from "../geo/distance.ts";

/**
 * What a cluster's register holds, as plain data: the source of pre-filled answers. Stretches of time are half open: `from` is
 * the first day that belongs, `until` the first one that does not any more, null while it lasts.
 */
export interface Stretch {
  readonly from: Day;
  readonly until: Day | null;
}

/** The nine categories of participants; an enterprise is `sme` or `large` by its size class (facts.csv, `participants.*`). */
export const ORGANISATION_KINDS = [
  "enterprise",
  "research",
  "university",
  "training",
  "finance",
  "consultant",
  "public",
  "other",
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** EU 2003/361. */
export const SIZE_CLASSES = ["micro", "small", "medium", "large"] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  /** Of enterprises; null when not known, which is never guessed. */
  readonly size: SizeClass | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly place: Point | null;
}

/** The proof that makes a participant a committed one (facts.csv, `participants.committed`). */
export const COMMITMENT_PROOFS = ["agreement", "fee", "contribution"] as const;
export type CommitmentProof = (typeof COMMITMENT_PROOFS)[number];

export interface Membership extends Stretch {
  readonly organisation: string;
  /** Null for a participant that is only listed. */
  readonly proof: CommitmentProof | null;
}

export const TEAM_FUNCTIONS = ["management", "projects", "communication", "administration"] as const;
export type TeamFunction = (typeof TEAM_FUNCTIONS)[number];

export interface TeamMember extends Stretch {
  readonly person: string;
  /** Full-time equivalents by function. */
  readonly fte: Readonly<Partial<Record<TeamFunction, number>>>;
  readonly manager: boolean;
  /** The manager, or somebody who leads a service, a project or a group. */
  readonly key: boolean;
  /** Named in writing as deputy of the manager. */
  readonly deputy: boolean;
  readonly degree: boolean | null;
  readonly clusterWorkSince: Day | null;
  readonly certified: boolean | null;
  /** ISO 639-1 codes of languages in which the person can lead a meeting. */
  readonly languages: readonly string[];
}

export interface Training {
  readonly on: Day;
  /** Days of all who took part together. */
  readonly days: number;
}

export interface TrainingPlan extends Stretch {
  /** The day it was last compared with what was done. */
  readonly reviewedOn: Day | null;
  readonly inBudget: boolean;
}

export interface GovernanceBody extends Stretch {
  readonly id: string;
  /** The one body that leads the cluster. */
  readonly leading: boolean;
  readonly rolesWritten: boolean | null;
  readonly decidesStrategy: boolean | null;
  readonly decidesBudget: boolean | null;
  readonly meetings: readonly { readonly on: Day; readonly minutes: boolean }[];
  /** Written reviews of its own work. */
  readonly reviews: readonly Day[];
  readonly seats: readonly (Stretch & { readonly organisation: string | null })[];
}

export const CONTACT_FORMS = ["visit", "meeting", "call"] as const;

export interface Contact {
  readonly on: Day;
  readonly organisation: string;
  readonly form: (typeof CONTACT_FORMS)[number];
  /** Whether it is written down what was said; a call counts only then. */
  readonly noted: boolean;
}

export const SERVICE_FIELDS = [
  "information",
  "networking",
  "innovation",
  "business",
  "training",
  "international",
  "startup",
  "marketing",
  "lobbying",
] as const;
export type ServiceField = (typeof SERVICE_FIELDS)[number];

export interface Activity {
  readonly on: Day;
  readonly field: ServiceField;
  /** Serves a named goal of the strategy. */
  readonly aligned: boolean;
  /** Of innovation services, as `idea_workshop`. */
  readonly innovationKind: string | null;
  /** Of internationalisation services: ISO 3166-1 alpha-2. */
  readonly targetCountries: readonly string[];
}

export interface WorkingGroup {
  readonly decidedOn: Day;
  readonly endedOn: Day | null;
  readonly meetings: readonly Day[];
  /** Days of written results. */
  readonly results: readonly Day[];
  readonly members: readonly (Stretch & { readonly organisation: string })[];
}

export interface Project extends Stretch {
  readonly participants: readonly string[];
}

/** An application for third-party funds that the management wrote or led for participants. */
export interface Application {
  readonly id: string;
  readonly on: Day;
  readonly granted: boolean;
  /** Granted funds of all partners, in cents. */
  readonly volume: number | null;
}

export const PARTNER_KINDS = ["research", "transfer", "agency", "cluster"] as const;

export interface Partner {
  readonly id: string;
  readonly kind: (typeof PARTNER_KINDS)[number];
  readonly country: string;
  /** NUTS 2 code or the like; compared with the cluster's own. */
  readonly region: string | null;
  readonly agreements: readonly Stretch[];
  /** Days on which something was done together. */
  readonly together: readonly Day[];
}

export const INCOME_SOURCES = [
  "fees",
  "services",
  "sponsoring",
  "private_projects",
  "in_kind",
  "public_regional",
  "public_national",
  "public_eu",
] as const;
export type IncomeSource = (typeof INCOME_SOURCES)[number];

/** The budget of a calendar year, in cents by source. */
export interface YearBudget {
  readonly year: number;
  readonly planned: number | null;
  /** Null until the year is closed. */
  readonly actual: Readonly<Record<IncomeSource, number>> | null;
  /** Participants that paid a fee in the year. */
  readonly feePayers: number | null;
}

/** Cash, and money that is promised in writing: it becomes available evenly over its stretch; cash has none and is there at once. */
export interface SecuredMoney {
  readonly amount: number;
  readonly over: { readonly from: Day; readonly until: Day } | null;
}

export interface Outlook {
  /** The day on which it was drawn up; what counts is the latest one that the reference date knows. */
  readonly on: Day;
  /** What the running of the management costs in a month, in cents. */
  readonly monthlyCost: number;
  /** Planned budget of the 24 months after the day of the outlook, in cents. */
  readonly plannedNext24: number;
  readonly secured: readonly SecuredMoney[];
}

export interface Mention {
  readonly on: Day;
  readonly reach: "local" | "regional" | "national" | "international";
  readonly paid: boolean;
}

export const STORY_ASPECTS = ["role", "benefit", "proof", "durability"] as const;
export type StoryAspect = (typeof STORY_ASPECTS)[number];

export interface Story {
  readonly id: string;
  readonly on: Day;
  /** 0 to 3 each; null while nobody judged it. */
  readonly credits: Readonly<Record<StoryAspect, number | null>>;
}

export interface Outcome {
  readonly on: Day;
  readonly kind: "product" | "firm" | "job";
  readonly count: number;
}

/** A survey of all committed participants on satisfaction. */
export interface Survey {
  readonly on: Day;
  readonly invited: number;
  readonly answered: number;
  /** The day on which the result was sent to the participants. */
  readonly resultsPublishedOn: Day | null;
}

export interface Profile {
  readonly startedOn: Day | null;
  readonly national: boolean | null;
  /** Where the head office is. */
  readonly country: string;
  readonly region: string | null;
  readonly place: Point | null;
  readonly organisationStartedOn: Day | null;
  readonly legalForm: string | null;
  readonly feeModel: string | null;
}

/**
 * A section that nobody ever wrote in is null: its facts are unknown. An empty one was confirmed as empty: its counts are 0
 * (README-tables.md, "a fact that was not given is unknown, never 0 or no").
 */
export interface Register {
  readonly profile: Profile;
  readonly organisations: readonly Organisation[];
  readonly memberships: readonly Membership[] | null;
  readonly team: readonly TeamMember[] | null;
  readonly trainings: readonly Training[] | null;
  readonly trainingPlans: readonly TrainingPlan[] | null;
  readonly bodies: readonly GovernanceBody[] | null;
  readonly contacts: readonly Contact[] | null;
  readonly activities: readonly Activity[] | null;
  readonly groups: readonly WorkingGroup[] | null;
  readonly projects: readonly Project[] | null;
  readonly applications: readonly Application[] | null;
  readonly partners: readonly Partner[] | null;
  readonly budgets: readonly YearBudget[] | null;
  readonly outlooks: readonly Outlook[] | null;
  readonly mentions: readonly Mention[] | null;
  readonly stories: readonly Story[] | null;
  readonly outcomes: readonly Outcome[] | null;
  readonly surveys: readonly Survey[] | null;
}
