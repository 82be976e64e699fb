import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";

/** A check that cannot fail is worse than none: each tool must find its canary, a tiny bad input. */

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../..");
const BIN = join(ROOT, "node_modules/.bin");
const folders: string[] = [];

/** A copy outside the repository, so that settings that leave canaries out do not apply. */
function copyOf(canary: string): string {
  const folder = mkdtempSync(join(tmpdir(), "klynge-canary-"));
  folders.push(folder);
  cpSync(join(HERE, canary), folder, { recursive: true });
  return folder;
}

function run(tool: string, args: readonly string[], cwd: string): { status: number | null; output: string } {
  const env = { ...process.env, PATH: `${BIN}:${process.env.PATH}`, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(join(BIN, tool), args, { cwd, env, encoding: "utf8" });
  return { status, output: `${stdout}${stderr}` };
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("each tool finds its canary", () => {
  test("types: a text where a number belongs", () => {
    const folder = copyOf("types");
    const { status, output } = run("tsc", ["--noEmit", "--strict", "bad.ts"], folder);
    expect(status).not.toBe(0);
    expect(output).toContain("TS2322");
  });

  test("lint: any at a border", () => {
    const folder = copyOf("lint");
    cpSync(join(ROOT, "biome.json"), join(folder, "biome.json"));
    const { status, output } = run("biome", ["lint", "--vcs-enabled=false", "bad.ts"], folder);
    expect(status).not.toBe(0);
    expect(output).toContain("noExplicitAny");
  });

  test("import rules: the core imports the report, a file system, and in a circle", () => {
    const folder = copyOf("imports");
    cpSync(join(ROOT, "tsconfig.json"), join(folder, "tsconfig.json"));
    const { status, output } = run(
      "depcruise",
      ["packages", "--config", join(ROOT, ".dependency-cruiser.cjs")],
      folder,
    );
    expect(status).not.toBe(0);
    expect(["core-knows-nobody", "core-is-pure", "no-circles"].filter((rule) => !output.includes(rule))).toEqual([]);
  });

  test("dead code: an export that nobody uses", () => {
    const folder = copyOf("dead-code");
    const { status, output } = run("knip", ["--no-progress"], folder);
    expect(status).not.toBe(0);
    expect(output).toContain("unused");
  });
});
