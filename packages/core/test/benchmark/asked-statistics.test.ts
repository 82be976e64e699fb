import { expect, test } from "vitest";
import { type ReleasedGroup, readPortfolio, releasePortfolio } from "../../src/index.ts";
import { bronze, edition } from "../support.ts";

/** The column `comparison_statistic` of bronze-questions.csv: what is released of a fact is what its question is compared by. */

type Asked = Readonly<Partial<Record<"quartiles" | "mean" | "frequency" | "shares", string>>>;

const CATEGORIES = "sme large research university training finance consultant public other";
const SOURCES = "fees services sponsoring private_projects in_kind public_regional public_national public_eu";
const under = (area: string, names: string): string => names.replace(/\w+/g, `${area}.$&`);

/** Written out from the table: a test must not read them from the scheme it tests. */
const ASKED: Readonly<Record<string, Asked>> = {
  B01: { quartiles: "organisation.years_active" },
  B02: { frequency: "organisation.legal_form" },
  B03: { frequency: "cluster.driver" },
  B04: { quartiles: "participants.core_sector_share", mean: "cluster.specialisation" },
  B05: { quartiles: "participants.committed", shares: under("participants", CATEGORIES) },
  B06: { quartiles: "participants.growth_rate participants.leave_rate" },
  B07: { quartiles: "participants.within_radius_share" },
  B08: { quartiles: "participants.foreign" },
  B09: { quartiles: "region.potential_used" },
  B10: { mean: "governance.influence", frequency: "governance.roles_written" },
  B11: { quartiles: "team.fte team.fte_per_100" },
  B12: { quartiles: "team.qualified_share team.experience_years" },
  B13: { quartiles: "team.training_days_per_person", mean: "team.review_talks" },
  B14: { quartiles: "team.turnover_rate" },
  B15: { quartiles: "contacts.contacted_share", mean: "contacts.intensity" },
  B16: { quartiles: "cooperation.projects cooperation.active_share" },
  B17: { quartiles: "budget.last_year" },
  B18: { quartiles: "budget.private_share", shares: under("budget", SOURCES) },
  B19: { quartiles: "fees.average", frequency: "fees.model" },
  B20: { quartiles: "finance.months_secured", mean: "finance.sustainability" },
  B21: { quartiles: "review.strategy_age", frequency: "strategy.written" },
  B22: { mean: "plan.quality kpi.monitoring" },
  B23: { frequency: "strategy.themes strategy.places" },
  B24: { quartiles: "acquisition.projects acquisition.volume" },
  B25: { quartiles: "services.innovation" },
  B26: { quartiles: under("services", "information networking business lobbying") },
  B27: { quartiles: "services.training services.startup" },
  B28: { quartiles: "services.international services.target_countries" },
  B29: { quartiles: under("partners", "clusters_regional clusters_national clusters_foreign"), mean: "partners.depth" },
  B30: { quartiles: "relations.partners", mean: under("links", "research agencies investors") },
  B31: { quartiles: "requests.received" },
  B32: { mean: under("transformation", "digital green social") },
  B33: { mean: "impact.rd" },
  B34: { mean: "impact.business impact.international" },
  B35: { quartiles: "stories.count results.products results.firms results.jobs" },
  B36: { quartiles: "press.mentions", frequency: "web.languages" },
};

const split = (asked: Asked): Record<string, string[]> =>
  Object.fromEntries(Object.entries(asked).map(([kind, facts]) => [kind, facts.split(" ")]));

test("every question names the statistics of the table, and no others", () => {
  const named = bronze.rows.map(({ id, question }) => [id, question.statistics]);
  expect(Object.fromEntries(named)).toEqual(
    Object.fromEntries(Object.entries(ASKED).map(([id, asked]) => [id, split(asked)])),
  );
});

/** Twenty clusters that answer differently, so that nothing is withheld. */
function released(facts: readonly string[]): ReleasedGroup {
  const cell = (fact: string, i: number): string => {
    const { unit } = edition.edition.files["facts.yaml"].facts[fact] ?? {};
    if (unit === "boolean") return String(i % 2 === 0);
    if (unit === "code" || unit === "codes") return `answer_${i % 4}`;
    if (unit === "share") return String((i % 10) / 10);
    return String(i % 5);
  };
  const rows = Array.from({ length: 20 }, (_, i) => [`c${i}`, ...facts.map((fact) => cell(fact, i))]);
  const read = readPortfolio(edition, [["cluster", ...facts], ...rows]);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return releasePortfolio(edition, read.value, "x", true).groups[0] as ReleasedGroup;
}

const MEDIAN = ["median", "q1", "q3"];

// cause: web.languages is a count, so it had a median, whatever its question asked for
test.each(Object.entries(ASKED))("%s is released as it is compared: %j", (id, asked) => {
  const { quartiles = [], mean = [], frequency = [], shares = [] } = split(asked);
  const { statistics } = released([...quartiles, ...mean, ...frequency]);
  const isYesNo = (fact: string): boolean => edition.edition.files["facts.yaml"].facts[fact]?.unit === "boolean";
  expect(statistics.map(({ fact, n, ...figures }) => [fact, n, Object.keys(figures)])).toEqual([
    ...quartiles.map((fact) => [fact, 20, ["step", ...MEDIAN]]),
    ...mean.map((fact) => [fact, 20, ["step", ...MEDIAN, "mean"]]),
    ...frequency.map((fact) => [fact, 20, ["step", isYesNo(fact) ? "share" : "frequencies"]]),
  ]);
  if (shares.length === 0) return;
  const told = released(shares).shares?.map((one) => [one.question, Object.keys("shares" in one ? one.shares : {})]);
  expect(told).toEqual([[id, shares]]);
});
