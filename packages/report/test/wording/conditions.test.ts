import { describe, expect, test } from "vitest";
import { parseExpression } from "../../../core/src/expression/parse.ts";
import { contextOf, edition, LANGUAGES } from "../support/cases.ts";

/** Conditions in words: the whole of what a scheme can write, because what has no words would be shown as it is written. */

const { rules, fees, validity } = edition.edition.files["label-rules.yaml"];

const told = (text: string, language: (typeof LANGUAGES)[number] = "en", label: string | null = null): string =>
  contextOf("gold-clear", language).wording.condition(parseExpression(text), label).replaceAll("\u00A0", " ");

const RULES: Readonly<Record<string, string>> = {
  E1: "legal entity or host with a written mandate: yes",
  E2: "named staff with reserved working time: yes; full-time equivalents in cluster management, all functions: at least 0.5 FTE",
  E3: "committed participants: at least 15",
  E4: "participant categories present: at least 2; share of enterprises among committed participants: at least 50%",
  E5: "named sector or theme: yes",
  E6: "stated regional base: yes / national coverage under the statutes: yes",
  E7: "months of active cluster management: at least 12 months",
  E8: "activities and services carried out: at least 1",
  E9: "valid written strategy: yes",
  E10: "public English version showing real activity: yes",
  E11: "complete public profile on the European cluster platform: yes / exemption from the platform check: yes",
  E12: "organisation that runs a genuine cluster: yes",
  "bronze.interview": "interview held: yes",
  "any.date": "day of the assessment known: yes",
  "bronze.experts": "experts without conflict of interest: at least 1",
  "silver.experts": "experts without conflict of interest: at least 1",
  "gold.experts": "experts without conflict of interest: at least 2",
  "gold.foreign_expert": "experts from another country: at least 1",
  "silver.interval_min":
    "kind of application: renewal / calendar months between the two benchmarkings: at least 18 months",
  "silver.interval_max":
    "kind of application: renewal / calendar months between the two benchmarkings: at most 24 months",
  "silver.areas_declared": "improvement areas declared: at least 3",
  "silver.areas_described": "improvement areas described with their effect: at least 3",
  "silver.areas_confirmed": "improvement areas confirmed on site: at least 3",
  "silver.gates": "minimum requirements not met: 0",
  "gold.gates": "minimum requirements not met: 0",
  "gold.points": "points: at least 80% × possible points",
};

describe("the label rules", () => {
  // cause: "silver.interval_months >= silver.interval_min_months" stood in the answer of every language
  test("every condition, in English", () => {
    expect(Object.fromEntries(rules.map(({ id, label, condition }) => [id, told(condition, "en", label)]))).toEqual(
      RULES,
    );
  });
  test.each(LANGUAGES)("no condition, fee or validity as it is written: %s", (language) => {
    const written = [...rules, ...fees].map(({ condition, label }) => told(condition, language, label));
    const until = validity.map(({ expression }) => told(expression, language, "gold"));
    expect(
      [...written, ...until].filter((text) => text === "" || /[<>=]=|&&|\|\||[a-z]\.[a-z]+_|_/.test(text)),
    ).toEqual([]);
  });
  test.each([
    ["nb", "type søknad: fornyelse / kalendermåneder mellom de to benchmarkingene: minst 18 måneder"],
    ["da", "ansøgningens art: fornyelse / kalendermåneder mellem de to benchmarkinger: mindst 18 måneder"],
    ["pl", "rodzaj wniosku: odnowienie / miesiące kalendarzowe między oboma benchmarkingami: co najmniej 18 miesięcy"],
  ] as const)("in %s", (language, words) => {
    expect(told(rules.find(({ id }) => id === "silver.interval_min")?.condition ?? "", language, "silver")).toBe(words);
  });
  test("the parameter of the label that is asked for, else that for all", () => {
    expect([
      told("silver.interval_months <= validity.renewal_years", "en", "silver"),
      told("silver.interval_months <= validity.renewal_years", "en", "gold"),
      told("silver.interval_months <= validity.grace_years", "en", "gold"),
    ]).toEqual([
      "calendar months between the two benchmarkings: at most 3 years",
      "calendar months between the two benchmarkings: at most 2 years",
      "calendar months between the two benchmarkings: at most 1 year",
    ]);
  });
});

describe("what an owner may write besides", () => {
  test.each<[string, string]>([
    // cause: "other than" was told as "equal to"
    ["participants.sme != 3", "committed small and medium-sized enterprises: other than 3"],
    ["strategy.written != true", "valid written strategy: no"],
    ["strategy.written", "valid written strategy: yes"],
    ["15 <= participants.committed", "committed participants: at least 15"],
    ['organisation.legal_form == "association"', "legal form of the management organisation: Association"],
    ['organisation.start_date <= "2020-01-31"', "start date of the management organisation: at most 31 January 2020"],
    ['application.mode != "video"', "form of the interview: other than Video interview"],
    ['previous.label == "gold"', "previous label: Gold"],
    // cause: a condition with arithmetic had no words
    [
      "results.firms + results.jobs >= 4",
      "new firms from cluster work + new jobs at participants from cluster work: at least 4",
    ],
    [
      "results.jobs >= 2 * (results.firms - 1)",
      "new jobs at participants from cluster work: at least 2 × (new firms from cluster work − 1)",
    ],
    [
      "participants.committed > participants.listed",
      "committed participants: more than listed participants, committed or not",
    ],
    [
      "strategy.written == true && (eccp.profile == true || eccp.exempt == true)",
      "valid written strategy: yes; (complete public profile on the European cluster platform: yes / exemption from the platform check: yes)",
    ],
    [
      "count_at_least(3, services.training, services.startup) >= 2",
      "how many are at least 3 of: training and talent activities, start-up support activities: at least 2",
    ],
  ])("%s", (text, words) => {
    expect(told(text)).toBe(words);
  });
});
