import { type Register, SERVICE_FIELDS } from "@klynge/core";
import { Random } from "./random.ts";

/** Five years of a register, the same in every run: the days before and up to the reference date. */
export const REFERENCE_DATE = "2026-06-30";
const YEARS = 5;

export interface Amounts {
  readonly members: number;
  readonly activitiesPerYear: number;
  readonly contactsPerYear: number;
}

export function largeRegister({ members, activitiesPerYear, contactsPerYear }: Amounts): Register {
  const random = new Random(4);
  const ids = Array.from({ length: members }, (_, n) => `o${n}`);
  const pick = (): string => ids[random.whole(0, members - 1)] as string;
  const dayOf = (): string =>
    new Date(Date.UTC(2026, 5, 30 - random.whole(0, 365 * YEARS - 1))).toISOString().slice(0, 10);
  const many = <Item>(count: number, make: (n: number) => Item): Item[] =>
    Array.from({ length: count }, (_, n) => make(n));
  const members20 = () => many(20, () => ({ organisation: pick(), from: "2021-01-01", until: null }));
  const amount = () => random.whole(0, 20_000_000);
  return {
    profile: {
      startedOn: "2015-01-01",
      national: false,
      country: "NO",
      region: "NO09",
      place: { lat: 59.14, lon: 9.656 },
      organisationStartedOn: "2016-01-01",
      legalForm: "association",
      feeModel: "by_size",
    },
    organisations: ids.map((id, n) => ({
      id,
      kind: (["enterprise", "enterprise", "enterprise", "research", "public"] as const)[n % 5] ?? "other",
      size: n % 5 < 3 ? "small" : null,
      country: n % 40 === 0 ? "DK" : "NO",
      place: { lat: 58.5 + random.next() * 3, lon: 8 + random.next() * 4 },
    })),
    memberships: ids.map((organisation, n) => ({
      organisation,
      from: dayOf(),
      until: n % 12 === 0 ? "2026-07-01" : null,
      proof: n % 15 === 0 ? null : "agreement",
    })),
    team: many(20, (n) => ({
      person: `p${n}`,
      from: "2020-01-01",
      until: null,
      fte: { management: 0.2, projects: 0.5 },
      manager: n === 0,
      key: n < 8,
      deputy: n === 1,
      degree: true,
      clusterWorkSince: "2018-01-01",
      certified: n % 2 === 0,
      languages: ["nb", "en"],
    })),
    trainings: many(20 * YEARS, () => ({ on: dayOf(), days: random.whole(1, 9) })),
    trainingPlans: many(YEARS, (n) => ({
      from: `${2022 + n}-01-01`,
      until: `${2023 + n}-01-01`,
      reviewedOn: null,
      inBudget: true,
    })),
    bodies: many(4, (n) => ({
      id: `b${n}`,
      from: "2020-01-01",
      until: null,
      leading: n === 0,
      rolesWritten: true,
      decidesStrategy: true,
      decidesBudget: true,
      meetings: many(6 * YEARS, () => ({ on: dayOf(), minutes: true })),
      reviews: [dayOf()],
      seats: members20().slice(0, 9),
    })),
    contacts: many(contactsPerYear * YEARS, (n) => ({
      on: dayOf(),
      organisation: pick(),
      form: n % 2 === 0 ? ("visit" as const) : ("call" as const),
      noted: true,
    })),
    activities: many(activitiesPerYear * YEARS, (n) => ({
      on: dayOf(),
      field: SERVICE_FIELDS[n % SERVICE_FIELDS.length] ?? "networking",
      aligned: n % 3 > 0,
      innovationKind: n % SERVICE_FIELDS.length === 2 ? "idea_workshop" : null,
      targetCountries: n % 7 === 0 ? ["DK", "DE"] : [],
    })),
    groups: many(12, () => ({
      decidedOn: "2021-01-01",
      endedOn: null,
      meetings: many(4 * YEARS, dayOf),
      results: [dayOf(), dayOf()],
      members: members20(),
    })),
    projects: many(30, () => ({ from: dayOf(), until: null, participants: many(6, pick) })),
    applications: many(20 * YEARS, (n) => ({ id: `a${n}`, on: dayOf(), granted: n % 2 === 0, volume: amount() })),
    partners: many(40, (n) => ({
      id: `c${n}`,
      kind: "cluster" as const,
      country: n % 3 === 0 ? "DK" : "NO",
      region: "NO09",
      agreements: [{ from: "2022-01-01", until: null }],
      together: many(YEARS, dayOf),
    })),
    budgets: many(YEARS + 1, (n) => ({
      year: 2021 + n,
      planned: amount(),
      actual: {
        ...{ fees: amount(), services: amount(), sponsoring: amount(), private_projects: amount(), in_kind: amount() },
        ...{ public_regional: amount(), public_national: amount(), public_eu: amount() },
      },
      feePayers: members,
    })),
    outlooks: many(YEARS, (n) => ({
      on: `${2022 + n}-01-01`,
      monthlyCost: 5_000_000,
      plannedNext24: 150_000_000,
      secured: [{ amount: 90_000_000, over: null }],
    })),
    mentions: many(50 * YEARS, () => ({ on: dayOf(), reach: "regional" as const, paid: false })),
    stories: many(4 * YEARS, (n) => ({
      id: `s${n}`,
      on: dayOf(),
      credits: { role: 3, benefit: 2, proof: 1, durability: 2 },
    })),
    outcomes: many(6 * YEARS, () => ({ on: dayOf(), kind: "job" as const, count: random.whole(1, 9) })),
    surveys: [],
  };
}
