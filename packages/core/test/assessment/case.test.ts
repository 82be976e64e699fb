import { describe, expect, test } from "vitest";
import { readCase } from "../../src/index.ts";
import { type CaseParts, caseData, edition, example, onlyFault, readData, refusals } from "../support.ts";

/** The head, the agreed points and the application of a case: every refusal with its fault code and path. */

const refused = (parts: CaseParts): string[] => refusals(parts).map(({ path, code }) => `${path}: ${code}`);
const raw = (data: unknown): string[] => {
  const result = readCase(edition, data);
  return result.ok ? [] : result.faults.map(({ path, code }) => `${path}: ${code}`);
};
const without = (key: string): unknown => Object.fromEntries(Object.entries(caseData({})).filter(([k]) => k !== key));

describe("the head of a case", () => {
  test.each(["case", "invented", "scheme", "edition", "reference_date", "cluster", "facts"])("%s is asked for", (key) =>
    expect(raw(without(key))).toEqual([`${key}: missing_key`]),
  );
  test("agreed points and application may be left out, or be null", () => {
    expect([raw(caseData({})), raw(caseData({ agreed_points: null, application: null }))]).toEqual([[], []]);
  });
  test.each<[CaseParts, string]>([
    [{ case: 3 }, "case: wrong_type"],
    [{ case: " " }, "case: empty_text"],
    [{ case: "x".repeat(20_001) }, "case: too_long"],
    [{ invented: "yes" }, "invented: wrong_type"],
    [{ scheme: "ecei-silver" }, "scheme: unknown_scheme"],
    [{ edition: "2025-1" }, "edition: unknown_edition"],
    [{ edition: 2026 }, "edition: wrong_type"],
    [{ reference_date: "2026-02-30" }, "reference_date: not_a_date"],
    [{ reference_date: "1.6.2026" }, "reference_date: not_a_date"],
    [{ cluster: "Test" }, "cluster: wrong_type"],
    [{ cluster: { name: "", country: "NO" } }, "cluster.name: empty_text"],
    [{ cluster: { name: "x".repeat(20_001), country: "NO" } }, "cluster.name: too_long"],
    [{ cluster: { name: "x", country: "XX" } }, "cluster.country: unknown_country"],
    [{ cluster: { name: "x", country: "no" } }, "cluster.country: unknown_country"],
    [{ cluster: { name: "x", country: "NOR" } }, "cluster.country: unknown_country"],
    [{ cluster: { name: "x" } }, "cluster.country: missing_key"],
    [{ cluster: { name: "x", country: "NO", city: "Skien" } }, "cluster.city: unknown_key"],
  ])("%j is refused: %s", (parts, fault) => expect(refused(parts)).toEqual([fault]));
  test.each([null, 3, "text", []])("%j is no case", (data) => expect(raw(data)).toEqual([": wrong_type"]));
  test("an unknown key is named", () => expect(raw({ ...caseData({}), fact: {} })).toEqual(["fact: unknown_key"]));
  test("an unknown scheme or edition is told with the known ones", () => {
    expect(onlyFault({ scheme: "x" }).details).toEqual({ given: "x", known: "ecei-gold, ecei-bronze" });
    expect(onlyFault({ edition: "x" }).details).toEqual({ given: "x", known: "2026-1" });
  });
  test("a wrong type is told with what was given", () => {
    expect(onlyFault({ invented: "yes" }).details).toEqual({ expected: "boolean", given: "string" });
    expect(onlyFault({ scheme: null }).details).toEqual({ expected: "string", given: "null" });
    expect(onlyFault({ cluster: [] }).details).toEqual({ expected: "object", given: "list" });
  });
  test.each([
    ["28.2.2026", "2026-02-28"],
    ["2026-5-1", "2026-05-01"],
    ["2026/05/01", "2026-05-01"],
    [20260501, "2026-05-01"],
  ])("a day that is written as %s is refused with the way to write it", (reference_date, suggestion) => {
    expect(onlyFault({ reference_date })).toEqual({
      path: "reference_date",
      code: "not_a_date",
      details: { given: String(reference_date), suggestion },
    });
  });
  test.each(["2/3/2026", "30.2.2026", "soon"])(
    "for %s no day is suggested, because it could be another or is none",
    (given) => expect(onlyFault({ reference_date: given }).details).toEqual({ given }),
  );
  test("a fact or row named __proto__ is refused like any other unknown one (it was dropped without a word)", () => {
    const hidden = JSON.parse('{ "__proto__": 3 }') as Record<string, unknown>;
    expect([refused({ facts: hidden }), refused({ agreed_points: hidden }), refused({ cluster: hidden })]).toEqual([
      ["facts.__proto__: unknown_fact"],
      ["agreed_points.__proto__: unknown_indicator"],
      ["cluster.__proto__: unknown_key"],
    ]);
  });
  test("a fact with an unknown key beside its value is refused", () => {
    expect(refused({ facts: { "team.fte": { value: 1, guess: true } } })).toEqual([
      "facts.team.fte.guess: unknown_key",
    ]);
  });
  test("a fact with origin but without value is refused", () => {
    expect(refused({ facts: { "team.fte": { assumed: true } } })).toEqual(["facts.team.fte.value: missing_key"]);
    expect(refused({ facts: { "team.fte": { note: "from the web page" } } })).toEqual([
      "facts.team.fte.value: missing_key",
    ]);
  });
});

describe("agreed points", () => {
  const agreed = (points: unknown): string[] => refused({ agreed_points: points });
  test.each([0, 0.5, 3.5, 5])("%s is lawful", (points) => expect(agreed({ "2.5": points })).toEqual([]));
  test.each<[unknown, string]>([
    [{ "2.5": 5.5 }, "agreed_points.2.5: agreed_above_maximum"],
    [{ "2.5": 3.25 }, "agreed_points.2.5: agreed_off_grid"],
    [{ "2.5": 0.1 }, "agreed_points.2.5: agreed_off_grid"],
    [{ "2.5": -0.5 }, "agreed_points.2.5: negative"],
    [{ "1.1.0": 2 }, "agreed_points.1.1.0: agreed_without_points"],
    [{ "9.9": 2 }, "agreed_points.9.9: unknown_indicator"],
    [{ "2.5": "3" }, "agreed_points.2.5: wrong_type"],
    [[3], "agreed_points: wrong_type"],
  ])("%j is refused: %s", (points, fault) => expect(agreed(points)).toEqual([fault]));
  test("on a row that is not applicable there are no points", () => {
    expect(refused({ facts: { "cluster.national": true }, agreed_points: { "1.2": 2 } })).toEqual([
      "agreed_points.1.2: agreed_without_points",
    ]);
    expect(refused({ facts: { "cluster.national": false }, agreed_points: { "1.2": 2 } })).toEqual([]);
  });
  test("questions have no points", () => {
    expect(refused({ scheme: "ecei-bronze", agreed_points: { B05: 2 } })).toEqual([
      "agreed_points.B05: agreed_without_points",
    ]);
  });
  test("the details tell maximum and step", () => {
    expect(onlyFault({ agreed_points: { "2.5": 5.5 } }).details).toEqual({ given: 5.5, maximum: 5 });
    expect(onlyFault({ agreed_points: { "2.5": 3.25 } }).details).toEqual({ given: 3.25, step: 0.5 });
  });
});

describe("the application", () => {
  const applied = (application: unknown, scheme = "ecei-gold"): string[] => refused({ scheme, application });
  test.each([
    ["ecei-gold", "bronze"],
    ["ecei-bronze", "silver"],
    ["ecei-bronze", "gold"],
    ["ecei-gold", "platinum"],
  ])("%s does not go with %s", (scheme, label) =>
    expect(applied({ label }, scheme)).toEqual(["application.label: label_does_not_fit"]),
  );
  test.each([
    ["ecei-gold", "silver"],
    ["ecei-gold", "gold"],
    ["ecei-bronze", "bronze"],
  ])("%s goes with %s", (scheme, label) => expect(applied({ label }, scheme)).toEqual([]));
  test("without a label the one of the scheme is meant", () => {
    expect([
      readData(caseData({})).label,
      readData(caseData({ application: {} })).label,
      readData(caseData({ scheme: "ecei-bronze" })).label,
      readData(caseData({ application: { label: null } })).label,
    ]).toEqual(["gold", "gold", "bronze", "gold"]);
  });
  test.each<[unknown, string]>([
    [{ assessment_date: "2026-02-30" }, "application.assessment_date: not_a_date"],
    [{ previous: { label: "gold", valid_until: "soon" } }, "application.previous.valid_until: not_a_date"],
    [{ previous: { label: "gold" } }, "application.previous.valid_until: missing_key"],
    [{ previous: { label: "platinum", valid_until: "2026-01-01" } }, "application.previous.label: not_allowed"],
    [{ benchmarking: { first: "March 2022" } }, "application.benchmarking.first: not_a_date"],
    [{ benchmarking: { second: "x" } }, "application.benchmarking.second: not_a_date"],
    // a label was awarded for 2016 with facts of 2026
    [{ assessment_date: "2026-06-14" }, "application.assessment_date: date_too_early"],
    [
      { benchmarking: { first: "2026-03-01", second: "2026-02-28" } },
      "application.benchmarking.second: date_too_early",
    ],
    // one person counted for two experts
    [
      {
        experts: [
          { name: "Kari  Lie", country: "NO" },
          { name: "Ann", country: "NO" },
          { name: " kari lie", country: "NO" },
        ],
      },
      "application.experts[2]: repeated_expert",
    ],
    [{ mode: "telephone" }, "application.mode: not_allowed"],
    [{ travel_km: -1 }, "application.travel_km: negative"],
    [{ travel_km: "12" }, "application.travel_km: wrong_type"],
    [{ expert_office: "yes" }, "application.expert_office: wrong_type"],
    [{ experts: [{ country: "NO" }, { country: "XX" }] }, "application.experts[1].country: unknown_country"],
    [{ experts: [{ country: "NO", conflict: "no" }] }, "application.experts[0].conflict: wrong_type"],
    [{ experts: {} }, "application.experts: wrong_type"],
    [
      { improvement_areas: [{ indicator: "2.5" }, { indicator: "9.9" }] },
      "application.improvement_areas[1].indicator: unknown_indicator",
    ],
    [{ improvement_areas: [{ confirmed: true }] }, "application.improvement_areas[0].indicator: missing_key"],
    [
      { improvement_areas: [{ indicator: "2.5", confirmed: "yes" }] },
      "application.improvement_areas[0].confirmed: wrong_type",
    ],
    [{ labels: "gold" }, "application.labels: unknown_key"],
  ])("%j is refused: %s", (application, fault) => expect(applied(application)).toEqual([fault]));
  test("a value that is not allowed is told with those that are", () => {
    expect(onlyFault({ application: { mode: "telephone" } }).details).toEqual({
      given: "telephone",
      allowed: "video, face_to_face",
    });
    expect(onlyFault({ application: { label: "bronze" } }).details).toEqual({
      given: "bronze",
      allowed: "silver, gold",
    });
  });
  test("assessed on the reference date, compared twice on one day, experts without names or from two countries", () => {
    expect([
      applied({ assessment_date: "2026-06-15" }),
      applied({ benchmarking: { first: "2026-03-01", second: "2026-03-01" } }),
      applied({ experts: [{ country: "NO" }, { country: "NO" }] }),
      applied({
        experts: [
          { name: "Kari Lie", country: "NO" },
          { name: "Kari Lie", country: "FI" },
        ],
      }),
    ]).toEqual([[], [], [], []]);
  });
  test("everything of it may be null", () => {
    const keys = [
      "label",
      "assessment_date",
      "experts",
      "previous",
      "interview_done",
      "mode",
      "travel_km",
      "expert_office",
      "benchmarking",
      "improvement_areas",
    ];
    expect(applied(Object.fromEntries(keys.map((key) => [key, null])))).toEqual([]);
  });
  test("an indicator written as a number is read as its id", () => {
    const input = readData(caseData({ application: { improvement_areas: [{ indicator: 2.5 }] } }));
    expect(input.application.improvement_areas).toEqual([{ indicator: "2.5" }]);
  });
});

describe("a lawful case", () => {
  const input = readData(example("ikt-grenland-2009"));
  test("keeps its head", () => {
    expect([
      input.id,
      input.invented,
      input.scheme,
      input.edition,
      input.referenceDate,
      input.cluster,
      input.label,
    ]).toEqual([
      "ikt-grenland-2009",
      false,
      "ecei-gold",
      "2026-1",
      "2009-12-01",
      { name: "IKT Grenland", country: "NO" },
      "gold",
    ]);
  });
  test("keeps the origin of every fact in the order of the file", () => {
    expect([...input.origins.keys()].slice(0, 2)).toEqual(["participants.listed", "participants.committed"]);
    expect(input.origins.get("participants.committed")).toEqual({
      assumed: true,
      note: "the source says members; taken as committed because members pay a fee",
      source: "https://slideplayer.com/slide/1954285",
    });
  });
  test("what the register said stands beside the value and changes nothing", () => {
    const register = { value: 2.5, on: "2026-11-21" };
    const written = { value: 3, note: "a new post", register };
    const input = readData(caseData({ facts: { "team.fte": written } }));
    expect(input.origins.get("team.fte")).toEqual({ assumed: false, note: "a new post", source: null, register });
    expect(input.facts).toEqual(readData(caseData({ facts: { "team.fte": 3 } })).facts);
  });
  test("a plain value has no origin to tell", () => {
    expect(readData(caseData({ facts: { "team.fte": 1 } })).origins.get("team.fte")).toEqual({
      assumed: false,
      note: null,
      source: null,
    });
  });
});
