import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { oneLine } from "../src/messages.ts";
import { caseText, writeCase } from "./cases.ts";
import { answerOf, ensureBuilt, klynge, linesOf, temporaryFolder } from "./run.ts";

/** Text that looks like something else is text, and is taken. */

beforeAll(ensureBuilt, 60_000);

const NAMES = [
  ["Typst markup", '#import "x.typ": * $ #panic("no")'],
  ["HTML", "<script>alert(1)</script>"],
  ["marks that turn the direction", "abc\u202e\u200f\u2067def"],
  ["terminal escapes", "\u001b[31mred\u001b[0m\u0007"],
  ["places of templates", "{{count}} $t(verb.score) {{- name}}"],
  ["10,000 characters", "Klynge ".repeat(1429).slice(0, 10_000)],
  ["several lines", "first\nsecond"],
  // soft hyphens, which the report breaks such a word with, stood in the answer
  ["one word of 10,000 letters", "A".repeat(10_000)],
] as const;

describe.each(NAMES)("a name with %s", (_, name) => {
  const file = writeCase(temporaryFolder(), { name });

  it("changes no answer", () => {
    const plain = writeCase(temporaryFolder());
    expect(answerOf(["score", file])).toEqual(answerOf(["score", plain]));
    expect(answerOf(["label", file])).toEqual(answerOf(["label", plain]));
  });

  it.each(["score", "label"])("is shown by %s without marks of control, on one line", (verb) => {
    const ran = klynge([verb, file]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toBe("");
    for (const line of linesOf(ran.stdout)) expect(oneLine(line)).toBe(line);
    const [first = ""] = linesOf(ran.stdout);
    expect(first.length).toBeLessThan(140);
  });
});

// what the typeface of the report lacks was shown as □ in the terminal as well
it.each(["<b>{{count}} $t(verb.score) & Co</b>", "日本語 العربية हिन्दी 🚀"])(
  "shows a name as it is written: %s",
  (name) => {
    const file = writeCase(temporaryFolder(), { name });
    expect(klynge(["label", file]).stdout).toContain(name);
  },
);

it("accepts a byte order mark and carriage returns", () => {
  const file = join(temporaryFolder(), "case.json");
  writeFileSync(file, `\ufeff${JSON.stringify(JSON.parse(caseText()), null, 1).replaceAll("\n", "\r\n")}`);
  expect(klynge(["score", file]).code).toBe(0);
});
