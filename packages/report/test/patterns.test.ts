import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { LANGUAGES, ROOT } from "./support/cases.ts";

/** The sentences of the report: enough of each kind, alike in all languages. */

const SOURCES = join(ROOT, "packages", "report", "src");
const LEAST = 3;

type Patterns = Readonly<Record<string, readonly string[]>>;
const patterns = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(join(SOURCES, "texts", `patterns.${language}.json`), "utf8")),
  ]),
) as Record<Language, Patterns>;

/** Keys that the sources say: `say("lead.alone"` as they stand, `` say(`lead.${band}` `` as all keys that fit. */
function keysSaid(): { plain: string[]; open: RegExp[] } {
  const files = (readdirSync(SOURCES, { recursive: true }) as string[]).filter((name) => name.endsWith(".ts"));
  const text = files.map((name) => readFileSync(join(SOURCES, name), "utf8")).join("\n");
  const calls = [...text.matchAll(/\bsay\(([^)]*)/g)].map((call) => call[1] as string);
  const strings = calls.flatMap((call) => call.match(/"[a-z_]+\.[a-z_]+"|`[a-z_]+\.\$\{[^}]*\}`/g) ?? []);
  return {
    plain: strings.filter((s) => s.startsWith('"')).map((s) => s.slice(1, -1)),
    open: strings
      .filter((s) => s.startsWith("`"))
      .map((s) => new RegExp(`^${s.slice(1, s.indexOf("$")).replace(".", "\\.")}\\w+$`)),
  };
}

const said = keysSaid();
/** What stands in the open part of a key, by the types of the sources. */
const BANDS = ["upper", "middle", "lower"];
const OPEN_KEYS = [
  ...BANDS.flatMap((band) => [`lead.${band}`, `strip.${band}`]),
  ...["full", "excellent", "between", "below", "none", "unknown", "agreed"].map((state) => `ladder.${state}`),
  ...["met", "failed", "unknown"].map((state) => `gate.${state}`),
  ...["baseline", "points", "lower", "absolute", "further"].map((due) => `due.${due}`),
];

function slotsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(/\{\{\w+\}\}/g) ?? []))].sort();
}

describe("the sources", () => {
  test("are read: plain keys, and keys with an open part", () => {
    expect(said.plain.length).toBeGreaterThan(25);
    expect(said.open.map(String)).toEqual(
      expect.arrayContaining([
        "/^lead\\.\\w+$/",
        "/^strip\\.\\w+$/",
        "/^ladder\\.\\w+$/",
        "/^due\\.\\w+$/",
        "/^gate\\.\\w+$/",
      ]),
    );
  });
  test("say no key that is not there", () => {
    const known = new Set(Object.keys(patterns.en));
    expect([...said.plain, ...OPEN_KEYS].filter((key) => !known.has(key))).toEqual([]);
  });
  test("say every key that is there: a sentence nobody can read is no sentence", () => {
    const used = new Set([...said.plain, ...OPEN_KEYS]);
    expect(Object.keys(patterns.en).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe.each(LANGUAGES)("%s", (language) => {
  const own = patterns[language];
  test("has the same keys with the same number of patterns as English", () => {
    const counts = (of: Patterns) => Object.fromEntries(Object.entries(of).map(([key, texts]) => [key, texts.length]));
    expect(counts(own)).toEqual(counts(patterns.en));
  });
  test(`has at least ${LEAST} patterns of each`, () => {
    expect(
      Object.entries(own)
        .filter(([, texts]) => texts.length < LEAST)
        .map(([key]) => key),
    ).toEqual([]);
  });
  test("has no pattern twice, not even with the same words in another order of slots", () => {
    const bare = (text: string): string =>
      text
        .toLowerCase()
        .replace(/\{\{\w+\}\}/g, "_")
        .replace(/[\s,.;:]+/g, " ")
        .trim();
    const twice = Object.entries(own).filter(([, texts]) => new Set(texts.map(bare)).size < texts.length);
    expect(twice.map(([key]) => key)).toEqual([]);
  });
  test("asks for the same details as English", () => {
    const slots = (of: Patterns) => Object.fromEntries(Object.entries(of).map(([key, texts]) => [key, slotsOf(texts)]));
    expect(slots(own)).toEqual(slots(patterns.en));
  });
  test("has no pattern that equals the English one", () => {
    if (language === "en") return;
    expect(
      Object.entries(own)
        .filter(([key, texts]) => texts.some((text) => patterns.en[key]?.includes(text)))
        .map(([key]) => key),
    ).toEqual([]);
  });
  test("ends sentences with a full stop, and titles of charts without", () => {
    const wrong = Object.entries(own).flatMap(([key, texts]) =>
      texts.filter((text) => text.endsWith(".") === key.startsWith("strip.")).map((text) => `${key}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});
