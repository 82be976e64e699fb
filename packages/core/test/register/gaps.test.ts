import { describe, expect, test } from "vitest";
import { computeFacts, type Register, type RegisterFacts } from "../../src/index.ts";
import { example, RADIUS_KM, REFERENCE_DATE } from "./example.ts";

const compute = (of: Partial<Register>): RegisterFacts =>
  computeFacts({ ...example, ...of }, { referenceDate: REFERENCE_DATE, radiusKm: RADIUS_KM });

/** The example with one organisation changed. */
function withOrganisation(id: string, change: Partial<Register["organisations"][number]>): Partial<Register> {
  return { organisations: example.organisations.map((own) => (own.id === id ? { ...own, ...change } : own)) };
}

describe("what is not known is not guessed", () => {
  test("one enterprise without size: neither SMEs nor large firms are counted, all else is", () => {
    const facts = compute(withOrganisation("beta", { size: null }));
    const gap = { value: null, gaps: [{ code: "size_unknown", of: ["beta"] }] };
    expect([facts["participants.sme"], facts["participants.large"]]).toEqual([gap, gap]);
    expect(facts["participants.research"]).toEqual({ value: 1, gaps: [] });
    expect(facts["participants.committed"]).toEqual({ value: 7, gaps: [] });
  });

  test("one participant without a place: no count within the radius", () => {
    expect(compute(withOrganisation("zeta", { place: null }))["participants.within_radius"]).toEqual({
      value: null,
      gaps: [{ code: "place_unknown", of: ["zeta"] }],
    });
  });

  test("a listed participant without a place does not matter", () => {
    expect(compute(withOrganisation("theta", { place: null }))["participants.within_radius"]?.value).toBe(5);
  });

  test("no head office, no region, no country", () => {
    const facts = compute({ profile: { ...example.profile, place: null, region: null } });
    expect(facts["participants.within_radius"]?.gaps).toEqual([{ code: "head_office_unknown", of: [] }]);
    expect(facts["partners.clusters_regional"]?.gaps).toEqual([{ code: "region_unknown", of: [] }]);
    expect(compute(withOrganisation("alfa", { country: null }))["participants.foreign"]?.gaps).toEqual([
      { code: "country_unknown", of: ["alfa"] },
    ]);
  });

  test("a year that is not closed, and one that nobody entered", () => {
    const facts = compute({ budgets: (example.budgets ?? []).filter(({ year }) => year !== 2024) });
    expect(facts["budget.year_before"]).toEqual({ value: null, gaps: [{ code: "year_open", of: ["2024"] }] });
    expect(facts["budget.fees"]?.gaps).toEqual([{ code: "year_open", of: ["2024"] }]);
    expect(facts["budget.last_year"]?.value).toBe(650_000);
  });

  test("a granted application without its volume; a story without credits", () => {
    expect(
      compute({ applications: [{ id: "a5", on: "2026-01-01", granted: true, volume: null }] })["acquisition.volume"]
        ?.gaps,
    ).toEqual([{ code: "volume_unknown", of: ["a5"] }]);
    const [first, ...others] = example.stories ?? [];
    const unjudged = { ...first, credits: { ...first?.credits, proof: null } } as NonNullable<typeof first>;
    const facts = compute({ stories: [unjudged, ...others] });
    expect(facts["stories.second.role"]).toEqual({ value: null, gaps: [{ code: "credits_missing", of: ["s1"] }] });
    expect(facts["stories.count"]?.value).toBe(2);
  });

  test("whether a manager is qualified, as long as neither degree nor years are known", () => {
    const [marit, ...others] = example.team ?? [];
    const unclear = { ...marit, degree: null, clusterWorkSince: null } as NonNullable<typeof marit>;
    expect(compute({ team: [unclear, ...others] })["team.manager_qualified"]).toEqual({
      value: null,
      gaps: [{ code: "experience_unknown", of: ["marit"] }],
    });
  });
});

describe("a section", () => {
  const sections = [
    ["memberships", "participants.committed"],
    ["team", "team.persons"],
    ["trainings", "team.training_days"],
    ["bodies", "governance.bodies"],
    ["contacts", "contacts.visits"],
    ["activities", "services.networking"],
    ["groups", "groups.active"],
    ["projects", "cooperation.projects"],
    ["applications", "acquisition.applications"],
    ["partners", "relations.partners"],
    ["mentions", "press.mentions"],
    ["stories", "stories.count"],
    ["outcomes", "results.jobs"],
    ["surveys", "survey.count_36m"],
  ] as const;

  test.each(sections)("%s that nobody wrote in tells nothing", (section, fact) => {
    expect(compute({ [section]: null })[fact]).toBeUndefined();
  });
  test.each(sections)("%s that is empty tells zero", (section, fact) => {
    expect(compute({ [section]: [] })[fact]).toEqual({ value: 0, gaps: [] });
  });

  test("contacts without memberships tell no participants: who is one is not known", () => {
    const facts = compute({ memberships: null });
    expect(facts["contacts.participants_contacted"]).toBeUndefined();
    expect(facts["contacts.visits"]?.value).toBe(2);
  });
});
