import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { paintFor } from "../src/human/paint.ts";
import { writeCase } from "./cases.ts";
import { EXAMPLES, ensureBuilt, klynge, linesOf, ROOT, temporaryFolder } from "./run.ts";

/** The command line itself: what is understood, what is refused, how it ends. */

beforeAll(ensureBuilt, 60_000);

const CASE = join(EXAMPLES, "gold-exactly-120.yaml");

describe("a command line that is not understood", () => {
  it.each([
    [["nonsense"], "there is no verb “nonsense”"],
    [["scheme", "merge"], "there is no verb “scheme merge”"],
    [["score", CASE, "--colour"], "there is no option --colour"],
    [["score", CASE, "--out", "x"], "there is no option --out"],
    [["score", CASE, "--__proto__"], "there is no option --__proto__"],
    [["score"], "CASE is missing"],
    [["score", ""], "CASE is missing"],
    [["score", CASE, CASE], "is one argument too many"],
    [["scheme", "diff", "schemes"], "AFTER is missing"],
    [["scheme", "diff", "schemes", "schemes", "schemes"], "is one argument too many"],
    [["scheme", "preview", "schemes", "schemes"], "CASE is missing"],
    [["scheme", "preview", "schemes", "schemes", ""], "CASE is missing"],
    [["import"], "KIND is missing"],
    [["import", "nace"], "FILE is missing"],
    [["score", CASE, "--lang", "xx"], "“xx” is not allowed; allowed are: en, nb, da, pl"],
    [["score", CASE, "--lang", "--json"], "the option --lang needs a value"],
    [["score", CASE, "--json=yes"], "the option --json takes no value"],
    [["score", CASE, "--scheme="], "the option --scheme needs a value"],
  ])("%j is refused in one line", (args, sentence) => {
    const ran = klynge(args);
    expect(ran.code).toBe(2);
    expect(linesOf(ran.stderr)).toHaveLength(1);
    expect(ran.stderr).toContain(sentence);
    expect(ran.stderr.startsWith("klynge: ")).toBe(true);
  });
});

describe("help", () => {
  it.each([[[]], [["--help"]]])("of all verbs for %j", (args) => {
    const ran = klynge(args);
    expect(ran.code).toBe(0);
    for (const verb of [
      "init",
      "serve",
      "import KIND FILE",
      "score",
      "label",
      "benchmark",
      "report",
      "scheme check",
      "scheme diff BEFORE AFTER",
      "scheme preview BEFORE AFTER CASE...",
      "schema",
    ])
      expect(ran.stdout).toContain(`klynge ${verb}`);
  });

  it.each([[["-h"]], [["help"]], [["scheme"]], [["scheme", "--help"]], [["-h", "--lang", "nb"]]])(
    "of all verbs for %j, which was refused as a verb or option that is not there",
    (args) => {
      const ran = klynge(args);
      expect([ran.code, ran.stderr]).toEqual([0, ""]);
      expect(ran.stdout).toContain("klynge scheme check [PATH]");
    },
  );

  it("of one verb for help and its name, and for -h", () => {
    const asked = klynge(["score", "--help"]);
    expect(asked.stdout).toContain("klynge score CASE");
    expect([klynge(["help", "score"]), klynge(["score", "-h"])]).toEqual([asked, asked]);
  });

  it("has the version for --version", () => {
    expect(klynge(["--version"])).toEqual({ code: 0, stdout: "klynge 0.1.0\n", stderr: "" });
  });

  it("of one verb, in the language asked for", () => {
    const ran = klynge(["report", "--help", "--lang", "pl"]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain("--portfolio CSV");
    expect(ran.stdout).toContain("raport benchmarkingowy");
  });
});

describe("exit codes", () => {
  it("0 for all three outcomes of a label", () => {
    const outcomes = ["gold-clear", "gold-gate-failed", "ikt-grenland-2009"].map((name) =>
      klynge(["label", join(EXAMPLES, `${name}.yaml`), "--json"]),
    );
    expect(outcomes.map(({ code, stdout }) => [code, (JSON.parse(stdout) as { outcome: string }).outcome])).toEqual([
      [0, "awarded"],
      [0, "refused"],
      [0, "undecided"],
    ]);
  });

  it("1 for a scheme with a fault, 2 for what is no scheme", () => {
    const folder = join(temporaryFolder(), "ecei");
    cpSync(join(ROOT, "schemes/ecei"), folder, { recursive: true });
    const file = join(folder, "edition.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^published_on: .*$/m, "published_on: 2025-02-30"));
    const ran = klynge(["scheme", "check", folder]);
    expect(ran.code).toBe(1);
    expect(linesOf(ran.stdout)).toEqual([
      `${file}: published_on: “2025-02-30” is not a day that exists, written as 2026-05-31`,
      `${folder}: 1 fault`,
    ]);
    expect(klynge(["score", CASE, "--scheme", folder]).code).toBe(2);
    expect(klynge(["scheme", "check", temporaryFolder()]).code).toBe(2);
    expect(klynge(["scheme", "check", CASE]).code).toBe(2);
    expect(klynge(["scheme", "check", join(folder, "none")]).code).toBe(2);
  });

  it("1 for an edition that lacks a file, which is named", () => {
    const folder = join(temporaryFolder(), "ecei");
    cpSync(join(ROOT, "schemes/ecei"), folder, { recursive: true });
    rmSync(join(folder, "edition.yaml"));
    const ran = klynge(["scheme", "check", folder, "--json"]);
    expect(ran.code).toBe(1);
    expect((JSON.parse(ran.stdout) as { faults: unknown[] }).faults).toMatchObject([
      { file: join(folder, "edition.yaml"), code: "file_not_found" },
    ]);
  });

  it("every canary is found by the check of the shipped edition", () => {
    const ran = klynge(["scheme", "check", "--canaries"]);
    expect(ran.stdout).not.toContain("canary not found");
    expect(ran.code).toBe(0);
  }, 60_000);
});

describe("a fault of our own", () => {
  /** An installation whose frozen edition was damaged. */
  function damaged(): string {
    const root = temporaryFolder();
    for (const part of ["dist", "schemes", "packages/cli/bin"])
      cpSync(join(ROOT, part), join(root, part), { recursive: true });
    const editions = join(root, "dist/editions");
    for (const name of readdirSync(editions)) writeFileSync(join(editions, name), "{");
    symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
    return join(root, "packages/cli/bin/klynge");
  }

  it("ends with 70 and an id, and shows where only to those who ask", () => {
    const command = damaged();
    const ran = klynge(["score", CASE], { command });
    expect([ran.code, ran.stdout]).toEqual([70, ""]);
    expect(ran.stderr).toMatch(/^klynge: internal error [0-9a-f]{8}; run again with KLYNGE_DEBUG=1 to see where\n$/);
    expect(klynge(["score", CASE], { command, env: { KLYNGE_DEBUG: "1" } }).stderr).toContain("SyntaxError");
  });
});

describe("an edition of one's own", () => {
  it("is used when it is clean, and known by its hash", () => {
    const folder = join(temporaryFolder(), "ecei");
    cpSync(join(ROOT, "schemes/ecei"), folder, { recursive: true });
    const gold = join(folder, "gold.yaml");
    writeFileSync(gold, `${readFileSync(gold, "utf8")}# changed\n`);
    const answers = [[], ["--scheme", folder]].map(
      (args) => JSON.parse(klynge(["score", CASE, "--json", ...args]).stdout) as { hash: string; total: unknown },
    );
    expect(answers[0]?.total).toEqual(answers[1]?.total);
    expect(answers[0]?.hash).not.toBe(answers[1]?.hash);
  });
});

describe("lines for a person", () => {
  it("have no colour when they are piped", () => {
    for (const args of [
      ["score", CASE],
      ["score", CASE, "--verbose"],
      ["label", CASE],
      ["scheme", "check"],
    ])
      expect(klynge(args).stdout).not.toContain("\u001b");
  });

  it("have colour for a terminal, unless NO_COLOR is set", () => {
    expect(paintFor({ isTTY: true, columns: 80 }, {}).good("x")).toBe("\u001b[32mx\u001b[39m");
    expect(paintFor({ isTTY: true, columns: 80 }, { NO_COLOR: "1" }).good("x")).toBe("x");
    expect(paintFor({ isTTY: false, columns: 80 }, {}).good("x")).toBe("x");
  });

  it.each(["gold-clear", "gold-gate-failed", "ikt-grenland-2009", "bronze-weak-international"])(
    "fit on one screen: %s",
    (name) => {
      const lines = klynge(["score", join(EXAMPLES, `${name}.yaml`)]).stdout.split("\n");
      expect(lines.length).toBeLessThanOrEqual(26);
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(110);
    },
  );

  it("tell points, threshold, baselines and what is assumed", () => {
    const { stdout } = klynge(["score", join(EXAMPLES, "ikt-grenland-2009.yaml")]);
    expect(stdout).toContain("8 of 150");
    expect(stdout).toContain("certain 8, possible up to 148; 28 indicators unknown");
    expect(stdout).toContain("from 120 points (80%): 112 points missing");
    expect(stdout).toContain("2 met, 0 failed, 17 unknown");
    expect(stdout).toContain("Assumed: committed participants");
    expect(stdout.match(/reconstructed/g)).toHaveLength(1);
  });

  it.each(["en", "nb", "da", "pl"])("have every row with --verbose and nothing left open in %s", (lang) => {
    for (const name of ["gold-gate-failed", "bronze-weak-international", "gold-119-5"]) {
      const ran = klynge(["score", join(EXAMPLES, `${name}.yaml`), "--verbose", "--lang", lang]);
      expect(ran.code).toBe(0);
      expect(ran.stdout).not.toMatch(/\{\{|undefined|NaN|\[object/);
    }
  });
});

describe("the launcher", () => {
  it("ends quietly when its reader has seen enough", () => {
    const piped = klynge(
      ["-c", `"${join(ROOT, "packages/cli/bin/klynge")}" score "${CASE}" --json --verbose | head -n 1`],
      { command: "sh" },
    );
    expect(piped).toEqual({ code: 0, stdout: "{\n", stderr: "" });
  });

  it("is found through links, also relative ones", () => {
    const folder = temporaryFolder();
    symlinkSync(join(ROOT, "packages/cli/bin/klynge"), join(folder, "first"));
    symlinkSync("first", join(folder, "klynge"));
    expect(klynge(["--help"], { command: join(folder, "klynge"), cwd: folder }).code).toBe(0);
  });

  it("works from any folder and with blanks in names", () => {
    const folder = temporaryFolder();
    writeCase(folder, {}, "a case.yaml");
    expect(klynge(["score", "a case.yaml", "--json"], { cwd: folder }).code).toBe(0);
  });
});
