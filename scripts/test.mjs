/**
 * Everything that must hold before a change is taken: types, lint, import rules, dead code, tests. Each check runs even
 * when one before it failed; the last line counts checks and tests together.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const BIN = join(ROOT, "node_modules/.bin");
const env = { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}`, NO_COLOR: "1" };

/** Checks before the tests: what is said and the npm script that does it. */
const CHECKS = [
  ["types", "types"],
  ["lint", "lint"],
  ["import rules", "imports"],
  ["dead code", "dead-code"],
];

function run(command, args) {
  return spawnSync(command, args, { cwd: ROOT, env, stdio: "inherit" }).status === 0;
}

/** The same without waiting; tells afterwards what it said. */
function listen(command, args) {
  const child = spawn(command, args, { cwd: ROOT, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => (said += part));
  return new Promise((resolve) => child.on("close", (code) => resolve({ ok: code === 0, said })));
}

/** Programs the tests look through: PDF files with poppler, pages with a browser. Each with its package of Debian. */
const PROGRAMS = [
  { program: "pdftotext", asked: "-v", from: "poppler-utils" },
  { program: "chromium", asked: "--version", from: "chromium" },
];

/** A machine that lacks a program gets it from Debian when we may install. */
function need({ program, asked, from }) {
  const present = () => spawnSync(program, [asked], { env }).status === 0;
  if (present()) return true;
  console.log(`${program} is missing; installing ${from}`);
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", from]);
  if (present()) return true;
  console.error(`The tests need ${program}: install the package ${from} and try again.`);
  return false;
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "klynge-test-"));
  const file = join(folder, "results.json");
  try {
    run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
    if (!existsSync(file)) return { passed: 0, failed: 1 };
    const { numPassedTests, numTotalTests, numFailedTestSuites, numFailedTests } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    const suites = numFailedTests === 0 && numFailedTestSuites > 0 ? numFailedTestSuites : 0;
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests + suites };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let passed = 0;
let failed = 0;
const note = (name, ok) => {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${name}: ${ok ? "passed" : "failed"}`);
};

// each is on one core for most of its time; what they say comes in their order all the same
const checks = CHECKS.map(([name, script]) => ({ name, ran: listen("npm", ["run", "--silent", script]) }));
for (const { name, ran } of checks) {
  const { ok, said } = await ran;
  process.stdout.write(said);
  note(name, ok);
}
for (const one of PROGRAMS) note(one.program, need(one));
const tests = runTests();
passed += tests.passed;
failed += tests.failed;
if (tests.passed === 0) failed += 1;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
