import { randomUUID } from "node:crypto";
import type { Answer, Telling } from "./command.ts";
import { type CommandLine, peek, readCommandLine } from "./command-line.ts";
import { reasonOf } from "./files/system-error.ts";
import { helpLines } from "./help.ts";
import { paintFor } from "./human/paint.ts";
import { faultData, faultLine, warningLine } from "./messages.ts";
import { BadInput, type ShellFault } from "./problem.ts";
import { loadTexts } from "./texts.ts";

/**
 * The shell. Answers go to standard output, everything else to standard error.
 * Exit codes: 0 done, 1 a check found a fault, 2 bad input, 70 our own fault or an answer that cannot be written.
 */
const BAD_INPUT = 2;
const OWN_FAULT = 70;

async function run(argv: readonly string[]): Promise<number> {
  try {
    const line = readCommandLine(argv);
    if (line.version) return showVersion();
    if (!line.verb || line.help) return await showHelp(line);
    const command = await line.verb.load();
    return await tell(line, await command(line));
  } catch (error) {
    if (error instanceof BadInput) return await tellFaults(argv, error.faults);
    return tellOwnFault(error);
  }
}

async function showVersion(): Promise<number> {
  const { default: about } = await import("../package.json", { with: { type: "json" } });
  print(`klynge ${about.version}`);
  return 0;
}

async function showHelp(line: CommandLine): Promise<number> {
  const { width } = paintFor(process.stdout, process.env);
  print(helpLines(line.verb, await loadTexts(line.language), width).join("\n"));
  return 0;
}

async function tell(line: CommandLine, answer: Answer): Promise<number> {
  if (line.json) {
    print(JSON.stringify(answer.json, null, 2));
    return answer.exitCode;
  }
  const texts = await loadTexts(line.language);
  const telling: Telling = { texts, paint: paintFor(process.stdout, process.env), verbose: line.verbose };
  print(answer.lines(telling).join("\n"));
  for (const { file, warnings } of answer.warned ?? [])
    for (const warning of warnings) complain(warningLine(texts, file, warning));
  return answer.exitCode;
}

/** One line each on standard error; with --json the same as data on standard output. */
async function tellFaults(argv: readonly string[], faults: readonly ShellFault[]): Promise<number> {
  const { language, json } = peek(argv);
  const texts = await loadTexts(language);
  for (const fault of faults) complain(faultLine(texts, fault));
  if (json) print(JSON.stringify({ faults: faults.map((fault) => faultData(texts, fault)) }, null, 2));
  return BAD_INPUT;
}

/** Nothing of the inside is shown: an id to name it by, and the place of the fault only for those who ask. */
function tellOwnFault(error: unknown): number {
  const id = randomUUID().slice(0, 8);
  complain(`klynge: internal error ${id}; run again with KLYNGE_DEBUG=1 to see where`);
  if (process.env.KLYNGE_DEBUG === "1") console.error(error);
  return OWN_FAULT;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

// a reader that has seen enough (`klynge score ... | head`) is no fault
process.stdout.on("error", async (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  const texts = await loadTexts(peek(process.argv.slice(2)).language);
  complain(faultLine(texts, { file: "", path: "", code: "output_lost", details: { reason: reasonOf(error) } }));
  process.exit(OWN_FAULT);
});
// there is no other place to tell that this one is gone
process.stderr.on("error", () => undefined);
process.exitCode = await run(process.argv.slice(2));
