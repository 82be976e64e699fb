import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { labelAnswer, scoreAnswer } from "@klynge/core/answers";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { benchmarkAnswer } from "../src/shapes/benchmark.ts";
import { reportAnswer } from "../src/shapes/report.ts";
import { schemeCheckAnswer } from "../src/shapes/scheme-check.ts";
import { caseText, writeCase } from "./cases.ts";
import { answerOf, EXAMPLES, ensureBuilt, klynge, temporaryFolder } from "./run.ts";

/** Answers as data: every worked case has the promised shape and the values worked out by hand. */

beforeAll(ensureBuilt, 60_000);

function casesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name));
}

const CASES = [...casesIn(EXAMPLES), ...casesIn(join(EXAMPLES, "decisions"))];

interface Expected {
  readonly score?: Omit<z.infer<typeof scoreAnswer>, "improve">;
  readonly label?: z.infer<typeof labelAnswer>;
  readonly report?: { readonly improve?: readonly unknown[] };
}

describe.each(CASES)("%s", (file) => {
  const expected = JSON.parse(readFileSync(file.replace(/\.yaml$/, ".expected.json"), "utf8")) as Expected;

  it("is scored as worked out", () => {
    const answer = scoreAnswer.strict().parse(answerOf(["score", file]));
    for (const { id, ...row } of expected.score?.indicators ?? []) {
      const own = answer.indicators.find((indicator) => indicator.id === id);
      expect(own, id).toMatchObject({
        ...row,
        ...(typeof row.value === "number" && { value: expect.closeTo(row.value, 6) }),
      });
    }
    if (expected.score) {
      const { share, ...total } = expected.score.total;
      expect(answer.total).toMatchObject(total);
      if (share === null) expect(answer.total.share).toBeNull();
      else expect(answer.total.share).toBeCloseTo(share, 6);
      expect(answer.dimensions).toEqual(expected.score.dimensions);
    }
    // an interview is compared with other statistics here than in the worked case
    if (answer.scheme === "ecei-gold" && expected.report?.improve)
      expect(answer.improve).toEqual(expected.report.improve);
  });

  it("is decided as worked out", () => {
    const answer = labelAnswer.strict().parse(answerOf(["label", file]));
    const { reasons = [], ...rest } = expected.label ?? {};
    expect(answer).toMatchObject(rest);
    expect(new Set(answer.reasons.map((reason) => reason.code))).toEqual(new Set(reasons.map((reason) => reason.code)));
  });
});

describe("an interview", () => {
  const file = join(EXAMPLES, "bronze-weak-international.yaml");

  it("is compared with the shipped synthetic portfolio and says so", () => {
    const { against } = scoreAnswer.parse(answerOf(["score", file]));
    expect(against).toMatchObject({ synthetic: true });
    expect(klynge(["score", file]).stdout).toContain("synthetic: its clusters are invented");
  });

  it("is compared with a given portfolio, all clusters where its own group is small", () => {
    const answer = scoreAnswer.parse(answerOf(["score", file, "--portfolio", join(EXAMPLES, "portfolio-12.csv")]));
    expect(answer.against).toEqual({ edition: "portfolio-12", synthetic: false, group: "all", n: 12 });
    expect(answer.improve[0]).toMatchObject({ field: "internationalisation" });
  });
});

describe("benchmark", () => {
  const file = join(EXAMPLES, "portfolio-12.csv");

  it("releases statistics and no value of a cluster", () => {
    const answer = benchmarkAnswer.strict().parse(answerOf(["benchmark", file]));
    expect(answer).toMatchObject({ edition: "portfolio-12", synthetic: false });
    expect(answer.groups.map(({ id, name, n }) => ({ id, name, n }))).toEqual([
      { id: "all", name: "All clusters", n: 12 },
    ]);
    expect(JSON.stringify(answer)).not.toContain("invented-01");
  });

  it("says synthetic when it is told so, and names groups in the language", () => {
    const answer = benchmarkAnswer.parse(answerOf(["benchmark", file, "--synthetic", "--lang", "pl"]));
    expect(answer.synthetic).toBe(true);
    expect(answer.groups[0]?.name).toBe("Wszystkie klastry");
  });
});

describe("scheme check", () => {
  it("finds the shipped edition clean, by its folder, the folder above and without a path", () => {
    const answers = [[], ["schemes"], ["schemes/ecei"]].map((path) =>
      schemeCheckAnswer.strict().parse(answerOf(["scheme", "check", ...path])),
    );
    expect(answers.map(({ ok, faults }) => ({ ok, faults }))).toEqual(answers.map(() => ({ ok: true, faults: [] })));
    expect(new Set(answers.map(({ hash }) => hash)).size).toBe(1);
  });
});

describe("report", () => {
  it("writes the file it names, whole and nothing beside it", () => {
    const folder = temporaryFolder();
    const out = join(folder, "r.pdf");
    const answer = reportAnswer
      .strict()
      .parse(answerOf(["report", join(EXAMPLES, "gold-clear.yaml"), "--lang", "nb", "--out", out]));
    expect(answer).toMatchObject({ file: out, language: "nb", synthetic: true });
    expect(readdirSync(folder)).toEqual(["r.pdf"]);
    expect(readFileSync(out).subarray(0, 5).toString()).toBe("%PDF-");
  }, 60_000);
});

describe("a report without a place", () => {
  it("goes to reports/, under a name that is safe", () => {
    const folder = temporaryFolder();
    const text = caseText().replace("test-case", "../../Å lyng/../x:y");
    writeFileSync(join(folder, "case.json"), text);
    const ran = klynge(["report", "case.json", "--json"], { cwd: folder });
    expect((JSON.parse(ran.stdout) as { file: string }).file).toBe("reports/a-lyng-x-y-en.pdf");
    expect(readdirSync(folder).sort()).toEqual(["case.json", "reports"]);
  }, 60_000);
});

describe("schema", () => {
  it("describes input and output of every verb in draft 2020-12", () => {
    const answer = answerOf(["schema"]) as Record<string, { input: { $schema: string }; output: { $schema: string } }>;
    expect(Object.keys(answer)).toEqual([
      "init",
      "serve",
      "import",
      "doctor",
      "score",
      "label",
      "benchmark",
      "report",
      "scheme check",
      "scheme diff",
      "scheme preview",
      "schema",
    ]);
    for (const { input, output } of Object.values(answer)) {
      expect([input.$schema, output.$schema]).toEqual(Array(2).fill("https://json-schema.org/draft/2020-12/schema"));
    }
  });

  it("answers for one verb, also one of two words", () => {
    expect(answerOf(["schema", "score"])).toMatchObject({ verb: "score", input: { type: "object" } });
    expect(answerOf(["schema", "scheme", "check"])).toMatchObject({ verb: "scheme check" });
    // it was said that there is no such verb
    expect(answerOf(["schema", "schema"])).toMatchObject({ verb: "schema", input: { type: "string" } });
    expect(klynge(["schema", "nothing"]).code).toBe(2);
  });
});

it("gives warnings and goes on", () => {
  const file = writeCase(temporaryFolder(), { facts: { "organisation.legal_form": "moon_base" } });
  const ran = klynge(["score", file]);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toBe(
    `${file}: facts.organisation.legal_form: note: “moon_base” is not in the vocabulary; it is kept and compared with nothing\n`,
  );
  expect(scoreAnswer.parse(answerOf(["score", file])).warnings.map(({ code, path }) => ({ code, path }))).toEqual([
    { code: "unknown_code", path: "facts.organisation.legal_form" },
  ]);
});
