import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkFolder } from "../src/files/check-edition.ts";
import { readEditionTexts } from "../src/files/edition-folder.ts";
import { faultData } from "../src/messages.ts";
import { loadTexts } from "../src/texts.ts";
import { caseText, writeCase } from "./cases.ts";
import { answerOf, EXAMPLES, ensureBuilt, klynge, linesOf, ROOT, temporaryFolder } from "./run.ts";

/** Each fault has one line, in the language asked for, that says what to do; these once misled or were in English only. */

beforeAll(ensureBuilt, 60_000);

function told(verb: string, name: string, content: string, lang = "en"): string[] {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  const { code, stdout, stderr } = klynge([verb, file, "--lang", lang]);
  expect([code, stdout]).toEqual([2, ""]);
  return linesOf(stderr).map((line) => line.replace(`${file}: `, ""));
}

describe("a fault of syntax", () => {
  const TAB = "case: x\nfacts:\n\tteam.fte: 1\n\tteam.persons: 2\n";

  it.each([
    ["en", "line 3, column 1: not valid YAML or JSON: a tab stands where blanks should indent"],
    [
      "nb",
      "linje 3, kolonne 1: ikke gyldig YAML eller JSON: det står et tabulatortegn der innrykket skal være mellomrom",
    ],
    [
      "da",
      "linje 3, kolonne 1: ikke gyldig YAML eller JSON: der står et tabulatortegn, hvor indrykningen skal være mellemrum",
    ],
    ["pl", "wiersz 3, kolumna 1: niepoprawny YAML lub JSON: wcięcie zawiera tabulator zamiast spacji"],
  ])("is told once and in the language: %s", (lang, line) => {
    expect(told("score", "case.yaml", TAB, lang)).toEqual([line]);
  });

  it.each([
    ['a: "x\n', "a sign is missing here or before: a colon, a comma, a quote or a bracket"],
    ["a: b: c\n", "a second colon on one line; a text with a colon needs quotes"],
    ["a: @x\n", "a text that begins with this sign needs quotes"],
    ["a: *nowhere\n", "an alias (*name) leads nowhere"],
  ])("%j", (content, sentence) => {
    expect(told("score", "case.yaml", content)).toEqual([expect.stringMatching(/^line \d+, column \d+: .*: /)]);
    expect(told("score", "case.yaml", content)[0]).toMatch(new RegExp(`${sentence.replace(/[()*]/g, "\\$&")}$`));
  });

  it("of which the parser has a code that is new to us is told all the same", async () => {
    const texts = await loadTexts("da");
    const details = { line: 1, column: 2, detail: "SOMETHING_NEW" };
    expect(faultData(texts, { file: "f", path: "", code: "malformed_yaml", details }).message).toBe(
      "linje 1, kolonne 2: ikke gyldig YAML eller JSON: den kan ikke læses herfra",
    );
  });

  it.each([
    ["cluster,team.fte\na,1\nb,2,3\n", "line 3: not valid CSV: the row has more or fewer cells than the header"],
    ['cluster,team.fte\na,"1\n', "line 2: not valid CSV: a quote is opened and not closed"],
    [
      'cluster,team.fte\na"b,1\n',
      "line 2: not valid CSV: a quote stands inside a cell; the whole cell needs quotes, and the one inside is doubled",
    ],
    [
      'cluster,team.fte\n"a"b,1\n',
      "line 2: not valid CSV: after a closing quote stands something other than a comma; a quote inside a text is doubled",
    ],
    [
      "cluster;team.fte\na;1,5\n",
      "the cells are not separated by commas; separate them with commas and write decimals with a point",
    ],
    ["cluster,team.fte,team.fte\na,1,1\n", "row 1, column 3: “team.fte” stands here a second time"],
  ])("of a portfolio: %j", (content, line) => expect(told("benchmark", "p.csv", content)).toEqual([line]));
});

describe("a value that is written in another way", () => {
  it.each([
    ["organisation.start_date", "28.2.2026", "“28.2.2026” is not written as a day; write 2026-02-28"],
    ["participants.committed_share", "79%", "“79%” is text; write 0.79, without sign or unit"],
    ["budget.two_years", "120000 EUR", "“120000 EUR” is text; write 120000, without sign or unit"],
    ["team.fte", { note: "from the web page" }, "“value” is missing"],
  ])("%s: %j", (fact, value, sentence) => {
    const file = writeCase(temporaryFolder(), { facts: { [fact]: value } });
    expect(klynge(["score", file]).stderr.endsWith(`: ${sentence}\n`)).toBe(true);
  });

  it.each([
    ['"case":"test-case"', '"case":""', "case: “case” is empty"],
    ['"country":"NO"', '"country":"XX"', "cluster.country: there is no country with the code XX"],
    ['"2026-05-01"', "20260501", "reference_date: “20260501” is not written as a day; write 2026-05-01"],
    ['"team.fte":2.5', '"__proto__":3', "facts.__proto__: there is no fact “__proto__”"],
  ])("%s as %s", (from, to, line) => {
    expect(told("score", "case.json", caseText().replace(from, to))).toEqual([line]);
  });
});

describe("an edition", () => {
  function changed(file: string, from: RegExp, to: string): string {
    const edition = join(temporaryFolder(), "edition");
    cpSync(join(ROOT, "schemes/ecei"), edition, { recursive: true });
    const path = join(edition, file);
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    return edition;
  }

  it("whose total disagrees with its rows is told which is which", () => {
    const edition = changed("gold.yaml", /total_points: 150/, "total_points: 155");
    expect(klynge(["scheme", "check", edition]).stdout).toContain(
      `${join(edition, "gold.yaml")}: total_points: says 155, the rows give 150\n`,
    );
  });

  // the reasons stood there in English, or as the parser of another language has them
  it.each([
    ["en", "impact.rd", "cannot be computed: expected is true or false, it comes out as a number"],
    ["nb", "impact.rd", "kan ikke beregnes: forventet er true eller false, men resultatet er et tall"],
    ["da", 'impact.rd <= "low"', "kan ikke beregnes: et tal sammenlignes med tekst"],
    ["pl", "impact.rd <= 1 && 2", "nie da się obliczyć: && przyjmuje: true lub false, podano: liczba"],
    ["nb", "strategy.themes >= strategy.places", "kan ikke beregnes: >= sammenligner bare tall og dager"],
    ["pl", "count_at_least(impact.rd) >= 1", "nie da się obliczyć: count_at_least przyjmuje 2 wartości"],
    [
      "da",
      "impact.rd <=",
      "kan ikke beregnes: den er ikke skrevet som en betingelse; se efter en parentes, et anførselstegn eller en operator, der mangler",
    ],
    ["nb", "impact.rd % 2 == 1", "kan ikke beregnes: operatoren % finnes ikke her"],
    ["en", "impact.rd == null", "cannot be computed: nothing is neither a number nor a text nor true or false"],
    ["pl", "impact.rd <= 1234567890.1234567", "nie da się obliczyć: 1234567890.1234567 ma więcej niż 15 cyfr"],
    ["da", "impact.rd.of().x <= 1", "kan ikke beregnes: et navn er ord forbundet med punktum"],
    [
      "en",
      "max(impact.rd, 1) <= 1",
      "cannot be computed: there is no function max; there are: months_down, months_up, count_at_least, add_years, add_days, end",
    ],
  ] as const)("with a condition that cannot be computed says why: %s, %s", async (lang, condition, sentence) => {
    const edition = readEditionTexts(join(ROOT, "schemes/ecei"));
    const bronze = edition.get("bronze.yaml") ?? "";
    const { faults } = checkFolder(
      "e",
      new Map([...edition, ["bronze.yaml", bronze.replace("'impact.rd <= 1'", `'${condition}'`)]]),
    );
    const texts = await loadTexts(lang);
    expect(faults.map((fault) => faultData(texts, fault).message)).toEqual([sentence]);
  });

  it("with a fault leaves the canary of that fault out, and misses none", () => {
    const edition = changed("disclosure.yaml", /median_from: 6/, "median_from: 1");
    const { stdout } = klynge(["scheme", "check", edition, "--canaries"]);
    expect(stdout).toContain(
      `${join(edition, "disclosure.yaml")}: rules.median_from: 1 would give single clusters away`,
    );
    expect(stdout).not.toContain("canary not found");
    expect(stdout).toMatch(/(\d+) of \1 canaries found/);
  }, 60_000);
});

describe("what is odd is told by every verb that reads it", () => {
  function oddPortfolio(): string {
    const file = join(temporaryFolder(), "p.csv");
    writeFileSync(file, "cluster,fees.model,team.fte\na,wood,1\n");
    return file;
  }

  it("benchmark, in words and as data", () => {
    const file = oddPortfolio();
    expect(klynge(["benchmark", file]).stderr).toBe(
      `${file}: row 2, fees.model: note: “wood” is not in the vocabulary; it is kept and compared with nothing\n`,
    );
    expect(answerOf(["benchmark", file])).toMatchObject({
      warnings: [{ code: "unknown_code", path: "row 2, fees.model" }],
    });
  });

  it("score of an interview, of the portfolio it is compared with", () => {
    const file = oddPortfolio();
    const answer = answerOf(["score", join(EXAMPLES, "bronze-weak-international.yaml"), "--portfolio", file]);
    expect(answer).toMatchObject({ warnings: [{ code: "unknown_code", path: "row 2, fees.model" }] });
  });

  it("report", () => {
    const folder = temporaryFolder();
    const file = writeCase(folder, { facts: { "fees.model": "wood" } });
    expect(answerOf(["report", file, "--out", join(folder, "r.pdf")])).toMatchObject({
      warnings: [{ code: "unknown_code", path: "facts.fees.model" }],
    });
  }, 60_000);

  it("label, where no label is applied for", () => {
    const file = writeCase(temporaryFolder(), { application: {} });
    const ran = klynge(["label", file]);
    expect([ran.code, ran.stderr]).toEqual([
      0,
      `${file}: application.label: note: the case does not say which label is applied for; it is judged for gold\n`,
    ]);
  });
});

it("label names the fact that is missing (with the working time given it said that this was not stated)", () => {
  const file = writeCase(temporaryFolder(), { facts: { "team.fte": 2.25, "team.dedicated": null } });
  const { stdout } = klynge(["label", file]);
  const after = linesOf(stdout).findIndex((line) => line.includes("dedicated team works for the cluster"));
  expect(after).toBeGreaterThan(-1);
  const [, ...rest] = linesOf(stdout).slice(after);
  expect(rest.find((line) => line.includes("not known: "))).toMatch(/^ {2}not known: (?!.*full-time)/);
});
