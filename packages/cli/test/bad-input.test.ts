import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { caseText, writeCase } from "./cases.ts";
import { ensureBuilt, klynge, linesOf, temporaryFolder } from "./run.ts";

/** Input that has to be refused: where the fault is, and that nothing else happens. */
interface Bad {
  readonly name: string;
  /** Makes the file; the path of it comes back. */
  readonly make: (folder: string) => string;
  readonly path: string;
  readonly code: string;
}

function text(content: string | Uint8Array): (folder: string) => string {
  return (folder) => {
    const file = join(folder, "bad.yaml");
    writeFileSync(file, content);
    return file;
  };
}

const fact =
  (id: string, value: unknown): ((folder: string) => string) =>
  (folder) =>
    writeCase(folder, { facts: { [id]: value } }, "bad.yaml");

const aliasBomb = [
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ...["b", "c", "d", "e", "f", "g", "h"].map(
    (key, i) => `${key}: &${key} [${`*${"abcdefg"[i]}, `.repeat(9)}*${"abcdefg"[i]}]`,
  ),
].join("\n");

const BAD: readonly Bad[] = [
  { name: "malformed YAML", make: text("case: [1, 2\nfacts: {"), path: "", code: "malformed_yaml" },
  { name: "an unknown fact", make: fact("team.ftee", 2), path: "facts.team.ftee", code: "unknown_fact" },
  {
    name: "an unknown edition",
    make: (folder) => writeCase(folder, { edition: "2019-7" }, "bad.yaml"),
    path: "edition",
    code: "unknown_edition",
  },
  {
    name: "an unknown scheme",
    make: (folder) => writeCase(folder, { scheme: "ecei-platinum" }, "bad.yaml"),
    path: "scheme",
    code: "unknown_scheme",
  },
  {
    name: "a share of 1.4",
    make: fact("participants.committed_share", 1.4),
    path: "facts.participants.committed_share",
    code: "above_highest",
  },
  {
    name: "a day that does not exist",
    make: fact("organisation.start_date", "2025-02-30"),
    path: "facts.organisation.start_date",
    code: "not_a_date",
  },
  { name: "a negative head count", make: fact("team.persons", -3), path: "facts.team.persons", code: "negative" },
  { name: "a decimal comma", make: fact("team.fte", "2,5"), path: "facts.team.fte", code: "decimal_comma" },
  { name: "a repeated key", make: text("case: a\ncase: b\n"), path: "", code: "duplicate_key" },
  { name: "a file of 50 MB", make: (folder) => hugeFile(folder), path: "", code: "file_too_large" },
  { name: "deep nesting", make: text("[".repeat(50_000)), path: "", code: "too_deep" },
  {
    name: "deep nesting of blocks",
    make: text(Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")),
    path: "",
    code: "too_deep",
  },
  { name: "an alias bomb", make: text(aliasBomb), path: "", code: "too_many_aliases" },
  {
    name: "bytes that are no UTF-8",
    make: text(Uint8Array.of(0x63, 0x61, 0xff, 0xfe, 0xe9)),
    path: "",
    code: "not_utf8",
  },
  { name: "UTF-16", make: text(Buffer.from(`\ufeff${caseText()}`, "utf16le")), path: "", code: "not_utf8" },
  { name: "a missing file", make: (folder) => join(folder, "nothing.yaml"), path: "", code: "file_not_found" },
  {
    name: "a file below a file",
    make: (folder) => join(writeCase(folder, {}, "bad.yaml"), "x.yaml"),
    path: "",
    code: "file_not_found",
  },
  { name: "a folder", make: (folder) => folder, path: "", code: "file_unreadable" },
  { name: "a device", make: () => "/dev/null", path: "", code: "file_unreadable" },
  { name: "an empty file", make: text(""), path: "", code: "malformed_yaml" },
  { name: "a file of comments", make: text("# nothing here\n"), path: "", code: "malformed_yaml" },
  { name: "two documents", make: text(`${caseText()}\n---\n${caseText()}\n`), path: "", code: "malformed_yaml" },
  { name: "a list instead of a case", make: text("- 1\n- 2\n"), path: "", code: "wrong_type" },
];

function hugeFile(folder: string): string {
  const file = join(folder, "bad.yaml");
  writeFileSync(file, "case: x\n");
  truncateSync(file, 50 * 1024 * 1024);
  return file;
}

beforeAll(ensureBuilt, 60_000);

describe.each(BAD)("$name", ({ make, path, code }) => {
  const folder = temporaryFolder();
  const file = make(folder);

  it.each(["score", "label"])("is refused by %s with file, path and reason", (verb) => {
    const ran = klynge([verb, file]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe("");
    const lines = linesOf(ran.stderr);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.startsWith(`${file}: `)).toBe(true);
    expect(lines.some((line) => line.startsWith(path === "" ? `${file}: ` : `${file}: ${path}: `))).toBe(true);
    expect(ran.stderr).not.toMatch(/\bat .*:\d+:\d+|node:internal|Error:/);
  });

  it("is refused as data with --json", () => {
    const ran = klynge(["score", file, "--json"]);
    const { faults } = JSON.parse(ran.stdout) as {
      faults: { file: string; path: string; code: string; message: string }[];
    };
    expect(ran.code).toBe(2);
    expect(faults.map((fault) => fault.file)).toEqual(faults.map(() => file));
    expect(faults.some((fault) => fault.code === code && fault.path === path)).toBe(true);
  });

  it("leaves no report behind", () => {
    const out = join(temporaryFolder(), "out");
    mkdirSync(out);
    const ran = klynge(["report", file, "--out", join(out, "report.pdf")]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe("");
    expect(readdirSync(out)).toEqual([]);
  });
});

it("tells every fault of a file, one line each", () => {
  const file = writeCase(temporaryFolder(), { facts: { "team.fte": "2,5", "team.persons": -1, "no.such": 1 } });
  const { stderr } = klynge(["score", file]);
  expect(linesOf(stderr).map((line) => line.slice(file.length + 2).split(":")[0])).toEqual([
    "facts.team.fte",
    "facts.team.persons",
    "facts.no.such",
  ]);
});

it("shows marks in the names of files and keys as escapes, and stays on one line", () => {
  const folder = temporaryFolder();
  const file = writeCase(folder, { facts: { "a\u202eb\nc": 1 } }, "odd\u202e\nname.yaml");
  const { stderr } = klynge(["score", file]);
  expect(linesOf(stderr)).toHaveLength(1);
  expect(stderr).toContain("odd\\u202e\\u000aname.yaml: facts.a\\u202eb\\u000ac: ");
});

it("keeps the same faults in another language", () => {
  const file = writeCase(temporaryFolder(), { facts: { "team.fte": "2,5" } });
  expect(klynge(["score", file, "--lang", "da"]).stderr).toBe(
    `${file}: facts.team.fte: »2,5« har decimalkomma; skriv 2.5\n`,
  );
  expect(klynge(["score", file, "--lang", "pl"]).stderr).toContain("przecinek dziesiętny");
});

describe("a portfolio", () => {
  it.each([
    ["a ragged row", "cluster,team.fte\na,1\nb,2,3\n", /line 3/],
    ["a quote out of place", 'cluster,team.fte\na,1\nb"c,2\n', /line 3/],
    ["an unknown column", "cluster,team.fte,team.ftee\na,1,1\n", /row 1, column 3/],
    ["a negative cell", "cluster,team.fte\na,-1\n", /row 2, team\.fte/],
    ["no rows", "cluster,team.fte\n", /no rows/],
    ["nothing", "", /no rows/],
  ])("with %s is refused with its place", (_, content, place) => {
    const file = join(temporaryFolder(), "portfolio.csv");
    writeFileSync(file, content);
    const ran = klynge(["benchmark", file]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe("");
    expect(linesOf(ran.stderr)).toHaveLength(1);
    expect(ran.stderr.startsWith(`${file}: `)).toBe(true);
    expect(ran.stderr).toMatch(place);
  });
});

describe("a report", () => {
  it("is refused where there is no folder for it", () => {
    const folder = temporaryFolder();
    const out = join(folder, "no", "such", "r.pdf");
    const ran = klynge(["report", writeCase(folder), "--out", out]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toBe(`${out}: the folder ${join(folder, "no", "such")} does not exist\n`);
    expect(existsSync(join(folder, "no"))).toBe(false);
  });

  it("is refused in place of a folder", () => {
    const folder = temporaryFolder();
    expect(klynge(["report", writeCase(folder), "--out", folder]).stderr).toBe(
      `${folder}: cannot be written: it is a folder\n`,
    );
  });
});
