import type { ScoreAnswer } from "@klynge/core";
import { type CompiledScheme, LANGUAGES, type Language, readCase, score } from "@klynge/core";
import { describe, expect, it } from "vitest";
import type { Telling } from "../src/command.ts";
import { loadEdition } from "../src/files/edition.ts";
import { benchmarkLines } from "../src/human/benchmark.ts";
import { paintFor } from "../src/human/paint.ts";
import { rowLines } from "../src/human/score-rows.ts";
import { wordingIn } from "../src/human/wording.ts";
import type { BenchmarkAnswer } from "../src/shapes/benchmark.ts";
import { loadTexts } from "../src/texts.ts";

/** What the shell tells people with --verbose, line by line. */

const edition = await loadEdition(undefined);

/** Rows of statistics are told so wide that each stays one line: how they are wrapped is tested in width.test.ts. */
async function telling(language: Language, width = 110): Promise<Telling> {
  const paint = { ...paintFor({ isTTY: false, columns: 110 }, {}), width };
  return { texts: await loadTexts(language), paint, verbose: true };
}

describe("the mean of a scale", () => {
  const fact = "plan.quality";
  const statistics: BenchmarkAnswer["groups"][number]["statistics"] = [
    { fact, n: 20, step: 0.2, median: 3, q1: 2, q3: 4, mean: 2.8 },
    { fact, n: 20, step: 0.2, median: 4, q1: 4, q3: 4, mean_withheld: "dominated" },
    { fact, n: 6, step: 0.8, median: 2.4, mean_withheld: "too_few" },
  ];
  const answer = {
    edition: "x",
    synthetic: false,
    warnings: [],
    groups: [{ id: "all", name: "All", n: 20, statistics }],
  };

  const wanted = {
    en: [
      "median 3 of 4, middle half 2 of 4 to 4 of 4, mean 2.8 of 4",
      "median 4 of 4, middle half 4 of 4 to 4 of 4, mean withheld: one answer could be told from it",
      "median 2.4 of 4, mean withheld: too few clusters",
    ],
    nb: [
      "median 3 av 4, midtre halvdel 2 av 4 til 4 av 4, gjennomsnitt 2,8 av 4",
      "median 4 av 4, midtre halvdel 4 av 4 til 4 av 4, gjennomsnittet holdt tilbake: ett enkelt svar kunne utledes",
      "median 2,4 av 4, gjennomsnittet holdt tilbake: for få klynger",
    ],
    da: [
      "median 3 af 4, midterste halvdel 2 af 4 til 4 af 4, gennemsnit 2,8 af 4",
      "median 4 af 4, midterste halvdel 4 af 4 til 4 af 4, gennemsnittet tilbageholdt: et enkelt svar kunne udledes",
      "median 2,4 af 4, gennemsnittet tilbageholdt: for få klynger",
    ],
    pl: [
      "mediana 3 z 4, środkowa połowa od 2 z 4 do 4 z 4, średnia 2,8 z 4",
      "mediana 4 z 4, środkowa połowa od 4 z 4 do 4 z 4, średnia nieujawniona: można by odgadnąć pojedynczą odpowiedź",
      "mediana 2,4 z 4, średnia nieujawniona: zbyt mało klastrów",
    ],
  };

  // the mean was released and never told, and a scale without one looked like a number that has none
  it.each(LANGUAGES)("is told, or why it is withheld: %s", async (language) => {
    const lines = benchmarkLines({ edition, answer, telling: await telling(language, 1000) });
    const told = lines.slice(-3).map((line) =>
      line
        .split(/\s{2,}/)
        .at(-1)
        ?.replaceAll("\u00A0", " "),
    );
    expect(told).toEqual(wanted[language]);
  });
});

// of a legal form it was told that few say yes
it.each([
  ["organisation.legal_form", "few", "withheld: no answer is given by three clusters"],
  ["strategy.themes", "nearly_all", "withheld: nearly all give the same answer"],
  ["web.languages", "few", "withheld: no answer is given by three clusters"],
  ["strategy.written", "few", "withheld: few say yes"],
  ["strategy.written", "nearly_all", "withheld: nearly all say yes"],
  ["web.languages", "too_few", "withheld: too few clusters"],
] as const)("%s is withheld in its own words: %s", async (fact, withheld, sentence) => {
  const groups = [{ id: "all", name: "All", n: 8, statistics: [{ fact, n: 8, withheld }] }];
  const answer = { edition: "x", synthetic: false, groups, warnings: [] };
  const lines = benchmarkLines({ edition, answer, telling: await telling("en", 1000) });
  expect(
    lines
      .at(-1)
      ?.trim()
      .split(/\s{2,}/)
      .at(-1),
  ).toBe(sentence);
});

// a number of languages had a median, whatever its question asked for
it("tells how often each number is given", async () => {
  const frequencies = [
    { code: "2", share: 0.5 },
    { code: "1", share: 0.3 },
  ];
  const groups = [
    { id: "all", name: "All", n: 20, statistics: [{ fact: "web.languages", n: 20, step: 0.05, frequencies }] },
  ];
  const answer = { edition: "x", synthetic: false, groups, warnings: [] };
  const lines = benchmarkLines({ edition, answer, telling: await telling("nb", 1000) });
  expect(
    lines
      .at(-1)
      ?.trim()
      .replaceAll("\u00A0", " ")
      .split(/\s{2,}/)
      .at(-1),
  ).toBe("1: 30 %, 2: 50 %");
});

// shares of categories and sources were asked for by the scheme and released nowhere
it("tells how a whole divides, or why that is withheld", async () => {
  const shares: NonNullable<BenchmarkAnswer["groups"][number]["shares"]> = [
    { question: "B18", n: 20, step: 0.05, shares: { "budget.fees": 0.6, "budget.public_eu": 0.4 } },
    { question: "B05", n: 9, withheld: "too_few" },
  ];
  const groups = [{ id: "all", name: "All", n: 20, statistics: [], shares }];
  const answer = { edition: "x", synthetic: false, groups, warnings: [] };
  const lines = benchmarkLines({ edition, answer, telling: await telling("en", 1000) });
  expect(lines.slice(-2).map((line) => line.trim().split(/\s{2,}/))).toEqual([
    ["B18 Sources of income", "20", "mean income from membership fees 60%, income from European public money 40%"],
    ["B05 Committed participants", "9", "withheld: too few clusters"],
  ]);
});

describe("a row of a score", () => {
  const facts = { "cluster.national": true, "strategy.written": true, "review.strategy_date": "2026-01-01" };

  async function linesOf(scheme: string, language: Language): Promise<string[]> {
    const head = { case: "x", invented: true, scheme, edition: edition.id, reference_date: "2026-06-30" };
    const read = readCase(edition, { ...head, cluster: { name: "X", country: "NO" }, facts });
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const [compiled, told] = [edition.schemes.get(scheme) as CompiledScheme, await telling(language)];
    const { rows } = score(compiled, read.value);
    const answer = { indicators: rows.map((row) => ({ ...row, next: null })) } as unknown as ScoreAnswer;
    const wording = wordingIn(edition, told.texts);
    return rowLines({ edition, scheme: compiled, answer, telling: told, wording }).map((line) =>
      line.trim().replaceAll("\u00A0", " "),
    );
  }

  // "nie dotyczy: cluster.national == true" stood in the answer of every language
  it.each([
    ["en", "does not apply: national coverage under the statutes: yes", "mark of origin: R; 150 km radius K"],
    ["nb", "gjelder ikke: landsdekkende virkeområde etter vedtektene: ja", "opphavsmerke: R; radius på 150 km K"],
    ["da", "gælder ikke: landsdækkende virke ifølge vedtægterne: ja", "oprindelsesmærke: R; en radius på 150 km K"],
    [
      "pl",
      "nie dotyczy: ogólnokrajowy zasięg klastra według statutu: tak",
      "oznaczenie pochodzenia: R; promień 150 km K",
    ],
  ] as const)("says its condition in words, and where its thresholds come from: %s", async (language, ...wanted) => {
    const lines = await linesOf("ecei-gold", language);
    const from = lines.findIndex((line) => line.startsWith("1.2 "));
    expect(lines.slice(from + 2, from + 4)).toEqual(wanted);
  });

  it.each(LANGUAGES)("shows no condition as it is written: %s", async (language) => {
    const lines = [...(await linesOf("ecei-gold", language)), ...(await linesOf("ecei-bronze", language))];
    expect(lines.filter((line) => /[<>=]=|&&|\|\||[a-z]\.[a-z]+_/.test(line))).toEqual([]);
  });

  it("joins the parts of a condition", async () => {
    const lines = await linesOf("ecei-bronze", "en");
    const from = lines.findIndex((line) => line.startsWith("B21 "));
    expect(lines.slice(from + 2, from + 4).join(" ")).toBe(
      "no recommendation is due; this would call for one: valid written strategy: no / months since the last strategy review: more than 36 months",
    );
  });
});
