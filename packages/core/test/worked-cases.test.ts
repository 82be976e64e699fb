import { describe, expect, test } from "vitest";
import { exactQuartiles } from "../src/benchmark/statistics.ts";
import {
  type Case,
  compareQuestions,
  decideLabel,
  fieldsToImprove,
  groupedQuartiles,
  readPortfolio,
  rowsToImprove,
  type Score,
  toNumber,
} from "../src/index.ts";
import { bronze, edition, example, readData, readExample, scoreCase } from "./support.ts";

/** The worked cases of the domain (worked-cases/README.md): "extra keys are allowed; numbers within 1e-6". */

const CASES = [
  "ikt-grenland-2009",
  "gold-clear",
  "gold-exactly-120",
  "gold-119-5",
  "gold-gate-failed",
  "bronze-weak-international",
];
const DECISIONS = [
  "decisions/silver-too-early",
  "decisions/silver-first",
  "decisions/gold-last-day-of-grace",
  "decisions/gold-renewal-too-late",
  "decisions/bronze-renewal-in-grace",
  "decisions/gold-gate-unknown",
];

interface Expected {
  readonly score: Record<string, unknown>;
  readonly label: {
    readonly outcome: string;
    readonly reasons: readonly { readonly code: string }[];
    readonly valid_from: string | null;
    readonly valid_until: string | null;
    readonly kind: string | null;
    readonly fee: unknown;
  };
  readonly report?: { readonly improve: unknown; readonly statistics?: string };
}

/** What every case has except these two, whose expected files speak of score and label only. */
const WITHOUT_REPORT = ["decisions/bronze-renewal-in-grace", "decisions/gold-gate-unknown"];

const expectedOf = (name: string): Expected => JSON.parse(readExample(`${name}.expected.json`)) as Expected;

/** Every number of the expected value lies within 1e-6, everything else is equal; keys that are not expected are ignored. */
function expectAsWritten(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected === "number") {
    expect(typeof actual, path).toBe("number");
    expect(Math.abs((actual as number) - expected), path).toBeLessThanOrEqual(1e-6);
  } else if (Array.isArray(expected)) {
    expect((actual as unknown[]).length, path).toBe(expected.length);
    expected.forEach((item, i) => expectAsWritten((actual as unknown[])[i], item, `${path}[${i}]`));
  } else if (typeof expected === "object" && expected !== null) {
    for (const [key, value] of Object.entries(expected))
      expectAsWritten((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
  } else {
    expect(actual, path).toBe(expected);
  }
}

/** The shell contract's names for the parts of a score. */
function asContract(input: Case, result: Score): unknown {
  return {
    scheme: result.scheme,
    edition: input.edition,
    total: result.total,
    dimensions: result.dimensions,
    indicators: result.rows,
  };
}

function improve(input: Case, result: Score, statistics: string | undefined): unknown {
  if (input.scheme === "ecei-gold") return rowsToImprove(result);
  const quartiles = JSON.parse(readExample(statistics as string)) as Record<
    string,
    { q1: number; median: number; q3: number }
  >;
  return fieldsToImprove(compareQuestions(bronze, input.facts, new Map(Object.entries(quartiles))));
}

describe.each([...CASES, ...DECISIONS])("worked case %s", (name) => {
  const expected = expectedOf(name);
  const input = readData(example(name));
  const result = scoreCase(input);

  test("score: totals, dimensions and every row", () => {
    expectAsWritten(asContract(input, result), expected.score, "score");
  });

  test("label: outcome, reasons, dates, kind and fee", () => {
    const decision = decideLabel(edition, input, result);
    expect({
      outcome: decision.outcome,
      reasons: new Set(decision.reasons.map((reason) => reason.code)),
      valid_from: decision.validFrom,
      valid_until: decision.validUntil,
      kind: decision.kind,
      fee: decision.fee,
    }).toEqual({ ...expected.label, reasons: new Set(expected.label.reasons.map((reason) => reason.code)) });
  });
});

test("every expected file names what is to improve, except two", () => {
  expect([...CASES, ...DECISIONS].filter((name) => expectedOf(name).report === undefined)).toEqual(WITHOUT_REPORT);
});

test.each([...CASES, ...DECISIONS].filter((name) => !WITHOUT_REPORT.includes(name)))(
  "report.improve of %s: ids of Gold, fields of Bronze, in order",
  (name) => {
    const { report } = expectedOf(name);
    const input = readData(example(name));
    expect(improve(input, scoreCase(input), report?.statistics)).toEqual(report?.improve);
  },
);

describe("IKT Grenland: what is assumed shows so", () => {
  const result = scoreCase(readData(example("ikt-grenland-2009")));

  test("the rows that rest on the assumed number of committed participants say it", () => {
    const assumed = result.rows.filter((row) =>
      row.explanation.some((entry) => entry.code === "assumed_fact" && entry.fact === "participants.committed"),
    );
    // facts of these rows in gold-rubric.csv, or their derivations in facts.csv, name participants.committed
    expect(assumed.map((row) => row.id)).toEqual(["1.1.0", "1.1.1", "1.1.2", "1.2", "2.2.1", "2.5", "2.6"]);
  });

  test("facts marked as not assumed are not named", () => {
    const named = new Set(
      result.rows.flatMap((row) =>
        row.explanation.flatMap((entry) => (entry.code === "assumed_fact" ? [entry.fact] : [])),
      ),
    );
    expect(named).toEqual(new Set(["participants.committed"]));
  });
});

describe("quartiles of portfolio-12 before any rounding", () => {
  const [header = [], ...rows] = readExample("portfolio-12.csv")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const expected = JSON.parse(readExample("portfolio-12.expected.json")) as Record<
    string,
    { n: number; q1: number; median: number; q3: number }
  >;
  const columns = Object.fromEntries(
    header.slice(1).map((fact, i) => [fact, rows.map((cells) => Number(cells[i + 1]))]),
  );

  test("the file has a column for every expected fact", () => {
    expect(header.slice(1)).toEqual(Object.keys(expected));
  });

  test.each(Object.keys(expected))("%s", (fact) => {
    const values = columns[fact] as number[];
    const { q1, median, q3 } = exactQuartiles([...values].sort((a, b) => a - b));
    expect({ n: values.length, q1: toNumber(q1), median: toNumber(median), q3: toNumber(q3) }).toEqual(expected[fact]);
    const [grouped] = groupedQuartiles(Float64Array.from(values), new Uint16Array(values.length), 1);
    expectAsWritten(grouped, { q1: expected[fact]?.q1, median: expected[fact]?.median, q3: expected[fact]?.q3 }, fact);
  });

  test("it is read as a portfolio of 12 clusters without a fault", () => {
    const result = readPortfolio(edition, [header, ...rows]);
    expect(result.ok && [result.value.clusters.length, result.value.facts]).toEqual([12, header.slice(1)]);
  });
});
