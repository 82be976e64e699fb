import { LANGUAGES } from "@klynge/core";
import { describe, expect, it } from "vitest";
import type { Telling } from "../src/command.ts";
import { loadEdition } from "../src/files/edition.ts";
import { benchmarkLines } from "../src/human/benchmark.ts";
import { paintFor } from "../src/human/paint.ts";
import type { BenchmarkAnswer } from "../src/shapes/benchmark.ts";
import { loadTexts } from "../src/texts.ts";

/** What the shell tells people with --verbose, line by line. */

const edition = await loadEdition(undefined);

async function telling(language: (typeof LANGUAGES)[number]): Promise<Telling> {
  return { texts: await loadTexts(language), paint: paintFor({ isTTY: false, columns: 110 }, {}), verbose: true };
}

describe("the mean of a scale", () => {
  const fact = "plan.quality";
  const statistics: BenchmarkAnswer["groups"][number]["statistics"] = [
    { fact, n: 20, step: 0.2, median: 3, q1: 2, q3: 4, mean: 2.8 },
    { fact, n: 20, step: 0.2, median: 4, q1: 4, q3: 4, mean_withheld: "dominated" },
    { fact, n: 6, step: 0.8, median: 2.4, mean_withheld: "too_few" },
  ];
  const answer = { edition: "x", synthetic: false, groups: [{ id: "all", name: "All", n: 20, statistics }] };

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
    const lines = benchmarkLines({ edition, answer, telling: await telling(language) });
    const told = lines.slice(-3).map((line) =>
      line
        .split(/\s{2,}/)
        .at(-1)
        ?.replaceAll("\u00A0", " "),
    );
    expect(told).toEqual(wanted[language]);
  });
});
