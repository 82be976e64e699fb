import { expect, test } from "vitest";
import { askedBy, computeFacts, participantYears, type RegisterFacts } from "../../src/index.ts";
import { edition } from "../support.ts";
import { example, RADIUS_KM, REFERENCE_DATE } from "./example.ts";

const facts = computeFacts(example, { referenceDate: REFERENCE_DATE, radiusKm: RADIUS_KM });
const told = (of: RegisterFacts, prefix: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).flatMap(([id, { value }]) => (id.startsWith(prefix) ? [[id, value]] : [])));

test("an edition says how far away is near", () => {
  expect(askedBy(edition, REFERENCE_DATE)).toEqual({ referenceDate: REFERENCE_DATE, radiusKm: 150 });
});

test("nothing is missing in the example", () => {
  expect(Object.entries(facts).filter(([, { gaps }]) => gaps.length > 0)).toEqual([]);
});

test("the participants of years that are over: none before there were any, at most as many as asked for", () => {
  const of = (from: string, until: string | null, proof: "fee" | null = "fee") => ({
    organisation: "alfa",
    from,
    until,
    proof,
  });
  const beta = { ...of("2024-12-31", null), organisation: "beta" };
  // the last day of alfa is 31 December 2024: it belongs to the stock of that day, and left in 2025
  const register = { ...example, memberships: [of("2023-05-01", "2025-01-01"), of("2019-01-01", null, null), beta] };
  expect(participantYears(register, 2025, 5)).toEqual([
    { year: 2025, committed: 1, joined: 0, left: 1 },
    { year: 2024, committed: 2, joined: 1, left: 0 },
    { year: 2023, committed: 1, joined: 1, left: 0 },
  ]);
  expect(participantYears(register, 2025, 1).map(({ year }) => year)).toEqual([2025]);
  expect(participantYears({ ...example, memberships: null }, 2025, 5)).toEqual([]);
});

test("1.1.0 to 1.2, 2.3, B05 to B08: participants", () => {
  expect(told(facts, "participants.")).toEqual({
    // alfa, beta, gamma, delta, epsilon, zeta, eta, and theta without proof
    "participants.listed": 8,
    "participants.committed": 7,
    // 2025-06-30: alfa, beta, delta, epsilon, eta, iota; kappa was gone that day, gamma only listed
    "participants.committed_year_ago": 6,
    "participants.sme": 3,
    "participants.large": 1,
    "participants.research": 1,
    "participants.university": 1,
    "participants.training": 0,
    "participants.finance": 1,
    "participants.consultant": 0,
    "participants.public": 0,
    "participants.other": 0,
    "participants.sme_year_ago": 3,
    "participants.large_year_ago": 1,
    "participants.research_year_ago": 1,
    "participants.university_year_ago": 0,
    "participants.training_year_ago": 0,
    "participants.finance_year_ago": 1,
    "participants.consultant_year_ago": 0,
    "participants.public_year_ago": 0,
    "participants.other_year_ago": 0,
    // gamma and zeta; eta one day too early, delta only renewed
    "participants.joined_12m": 2,
    // iota; kappa one day too early
    "participants.left_12m": 1,
    "participants.joined_24m": 3,
    "participants.left_24m": 2,
    // all but delta in Bergen and eta in Aalborg
    "participants.within_radius": 5,
    "participants.foreign": 1,
    "participants.foreign_countries": 1,
  });
});

test("2.1, B01, B02: the cluster and its organisation", () => {
  expect(told(facts, "cluster.")).toEqual({ "cluster.start_date": "2019-03-01", "cluster.national": false });
  expect(told(facts, "organisation.")).toEqual({
    "organisation.start_date": "2020-01-15",
    "organisation.legal_form": "association",
  });
});

test("4.5, B16: a group whose one meeting stands there twice met once (it was an active group)", () => {
  const [group] = example.groups ?? [];
  if (!group) throw new Error("no group");
  const met = (...meetings: string[]) =>
    told(
      computeFacts(
        { ...example, groups: [{ ...group, meetings }] },
        { referenceDate: REFERENCE_DATE, radiusKm: RADIUS_KM },
      ),
      "groups.",
    );
  expect(met("2026-05-01", "2026-05-01")).toMatchObject({ "groups.active": 0, "groups.planned": 1 });
  expect(met("2026-05-01", "2026-05-02")).toMatchObject({ "groups.active": 1, "groups.planned": 0 });
});

test("2.2.1, 2.2.2: somebody with two tasks is one person, with what either entry knows (two key people stood beside one person)", () => {
  const [marit] = example.team ?? [];
  if (!marit) throw new Error("no team");
  const lead = { ...marit, fte: { management: 0.6 }, degree: null, clusterWorkSince: "2016-06-30", certified: false };
  const other = {
    ...marit,
    fte: { projects: 0.4 },
    manager: false,
    degree: false,
    clusterWorkSince: null,
    certified: true,
  };
  const both = computeFacts(
    { ...example, team: [lead, other] },
    { referenceDate: REFERENCE_DATE, radiusKm: RADIUS_KM },
  );
  expect(told(both, "team.")).toMatchObject({
    "team.persons": 1,
    "team.fte": 1,
    "team.key_staff": 1,
    "team.qualified_key_staff": 1,
    "team.certified_key_staff": 1,
    "team.experience_years": 10,
  });
});

test("2.2.1 to 2.2.4, B11 to B14: the team", () => {
  expect(told(facts, "team.")).toEqual({
    "team.dedicated": true,
    "team.persons": 3,
    "team.fte": 2.5,
    "team.fte_management": 0.6,
    "team.fte_projects": 1.1,
    "team.fte_communication": 0.2,
    "team.fte_administration": 0.6,
    "team.key_staff": 2,
    // Marit by her degree; Jonas has one day less than three years of cluster work
    "team.qualified_key_staff": 1,
    "team.manager_qualified": true,
    "team.certified_key_staff": 1,
    // 10 years and 2 years 11 months: 155 months / 2 / 12
    "team.experience_years": 6.46,
    "team.languages": 3,
    "team.deputy_named": true,
    // Per left on 2025-07-01
    "team.leavers": 1,
    // two people all the time, Per for the first year and Ida for the second
    "team.headcount_average": 3,
    "team.training_days": 6.5,
    "team.training_plan": true,
    "team.training_budget": true,
    "team.training_reviewed": true,
  });
});

test("2.4, B10: governance", () => {
  expect(told(facts, "governance.")).toEqual({
    // the assembly last met one day too early
    "governance.bodies": 1,
    "governance.roles_written": true,
    "governance.minutes": true,
    // alfa and gamma; iota left, theta is not committed, one seat is of nobody
    "governance.participant_seats": 2,
    "governance.participants_decide": true,
    "governance.self_review": false,
  });
});

test("2.5, 2.6, 4.5, B15, B16: contacts, projects, groups", () => {
  expect(told(facts, "contacts.")).toEqual({
    // alfa and beta; theta is not committed, gamma was visited too early, of the call with delta there is no note
    "contacts.participants_contacted": 2,
    "contacts.visits": 2,
    "contacts.meetings": 2,
  });
  expect(told(facts, "cooperation.")).toEqual({
    "cooperation.projects": 1,
    // alfa, delta, epsilon by the project, zeta and beta by groups that met within two years
    "cooperation.participants_active": 5,
  });
  expect(told(facts, "groups.")).toEqual({
    "groups.planned": 1,
    "groups.active": 1,
    "groups.with_results": 1,
    "groups.participants": 2,
  });
});

test("2.7, B29: partners", () => {
  expect({ ...told(facts, "relations."), ...told(facts, "partners.") }).toEqual({
    "relations.partners": 5,
    // ntnu and node; the agreement with brainsbusiness ended on the reference date
    "relations.with_agreement": 2,
    "relations.international": 1,
    "partners.clusters_regional": 1,
    "partners.clusters_national": 1,
    "partners.clusters_foreign": 1,
  });
});

test("3.1, 3.2, B17 to B20, B24: money", () => {
  expect(told(facts, "budget.")).toEqual({
    "budget.this_year": 720_000,
    "budget.last_year": 650_000,
    // 100,000.49 and 400,000 and 50,000.50, each in whole euros
    "budget.year_before": 550_001,
    "budget.fees": 220_000,
    "budget.services": 30_000,
    "budget.sponsoring": 0,
    "budget.private_projects": 0,
    "budget.in_kind": 50_001,
    "budget.public_regional": 0,
    "budget.public_national": 400_000,
    "budget.public_eu": 500_000,
  });
  expect({ ...told(facts, "fees."), ...told(facts, "finance.") }).toEqual({
    "fees.model": "by_size",
    // 120,000 / 24
    "fees.average": 5000,
    // 120,000 at once and 25,000 a month against 50,000: 120 / 25 = 4.8
    "finance.months_secured": 4,
    // 120,000 and 300,000 of 1,440,000, cut after four decimals
    "finance.secured_share_24m": 0.2916,
  });
  expect(told(facts, "acquisition.")).toEqual({
    "acquisition.applications": 3,
    "acquisition.projects": 2,
    "acquisition.volume": 570_001,
  });
});

test("4.3, 5.1, B25 to B28: services and press", () => {
  expect({ ...told(facts, "activities."), ...told(facts, "services.") }).toEqual({
    "activities.total": 7,
    "activities.aligned": 5,
    "services.information": 0,
    "services.networking": 2,
    "services.innovation": 3,
    "services.business": 0,
    "services.training": 0,
    "services.international": 2,
    "services.startup": 0,
    "services.marketing": 0,
    "services.lobbying": 0,
    "services.innovation_kinds": 2,
    "services.target_countries": 2,
  });
  expect(told(facts, "press.")).toEqual({ "press.mentions": 3, "press.wide_reach": 2 });
});

test("5.2, B35: stories and results", () => {
  expect({ ...told(facts, "stories."), ...told(facts, "results.") }).toEqual({
    "stories.count": 2,
    "stories.first.role": 3,
    "stories.first.benefit": 3,
    "stories.first.proof": 2,
    "stories.first.durability": 3,
    "stories.second.role": 2,
    "stories.second.benefit": 2,
    "stories.second.proof": 1,
    "stories.second.durability": 1,
    "stories.third.role": 0,
    "stories.third.benefit": 0,
    "stories.third.proof": 0,
    "stories.third.durability": 0,
    "results.products": 2,
    "results.firms": 0,
    "results.jobs": 11,
  });
});

test("5.3: satisfaction", () => {
  expect(told(facts, "survey.")).toEqual({
    "survey.feedback": true,
    "survey.count_36m": 2,
    // 2024-06-30 is one day too early
    "survey.count_24m": 1,
    "survey.invited": 6,
    "survey.answered": 4,
    // the result of 2024; that of 2025 went out after the reference date
    "survey.results_published": true,
  });
});

test("meetings count only while the body or group was there", () => {
  const { bodies, groups } = example;
  const [body] = bodies ?? [];
  const [group] = groups ?? [];
  if (!body || !group) throw new Error("the example has both");
  const of = { referenceDate: REFERENCE_DATE, radiusKm: RADIUS_KM };
  const met = [
    { on: "2026-01-31", minutes: false },
    { on: "2026-05-01", minutes: false },
  ];
  const early = { ...body, from: "2026-02-01", until: null, meetings: met };
  const late = { ...body, from: "2020-01-01", until: "2026-05-01", meetings: met };
  const counted = (one: typeof body) => {
    const facts = computeFacts({ ...example, bodies: [one] }, of);
    return [facts["governance.bodies"]?.value, facts["governance.minutes"]?.value];
  };
  // minutes are missing of those that count alone
  const withMinutes = (own: typeof body, on: string) => ({
    ...own,
    meetings: own.meetings.map((one) => ({ ...one, minutes: one.on === on })),
  });
  expect([counted(early), counted(withMinutes(early, "2026-05-01")), counted(withMinutes(late, "2026-01-31"))]).toEqual(
    [
      [1, false],
      [1, true],
      [0, true],
    ],
  );
  const circle = { ...group, decidedOn: "2026-02-01", endedOn: null, meetings: ["2026-01-31", "2026-05-01"] };
  const active = (one: typeof group) => computeFacts({ ...example, groups: [one] }, of)["groups.active"]?.value;
  expect([
    active(circle),
    active({ ...circle, decidedOn: "2026-01-31" }),
    active({ ...circle, decidedOn: "2026-01-31", endedOn: "2026-05-01" }),
  ]).toEqual([0, 1, 0]);
});
