import type { RunningProgram } from "@klynge/app";
import type { Answer, Call } from "../command.ts";
import { loadEdition } from "../files/edition.ts";
import { loadReleased } from "../files/released.ts";
import { faultData } from "../messages.ts";
import { placeOf } from "../place.ts";
import { refuse } from "../problem.ts";
import { loadTexts, type Texts } from "../texts.ts";

/** `klynge serve`: the program, until it is told to stop. With `--demo` the demonstration, made the first time. */
export async function serve({ options, language }: Call): Promise<Answer> {
  const demonstration = options.demo === true;
  const texts = await loadTexts(language);
  // standard output belongs to the answer of --json
  const tell = options.json === true ? console.error : console.log;
  // read side by side: the program is the largest part of the start
  const [{ startProgram, StartProblem }, edition] = await Promise.all([import("@klynge/app"), loadEdition()]);
  const { released } = await loadReleased(edition, undefined);
  try {
    const program = await startProgram({
      ...placeOf(options),
      demonstration,
      edition,
      released,
      faultsInWords: async (faults, own) => {
        const words = await loadTexts(own);
        return faults.map((fault) => faultData(words, { file: "", ...fault }).message);
      },
      progress: (done, of) => tellProgress(texts, done, of, tell),
    });
    tell(texts.say("serve.ready", { address: program.address }));
    await untilStopped(program);
    return {
      exitCode: 0,
      json: { address: program.address },
      lines: (telling) => [telling.texts.say("serve.stopped")],
    };
  } catch (error) {
    throw error instanceof StartProblem ? refuse("klynge serve", error.code, error.details) : error;
  }
}

/** One line that grows on a terminal, one line each elsewhere. */
function tellProgress({ say }: Texts, done: number, of: number, tell: (line: string) => void): void {
  const line = say("serve.seeding", { done, of });
  if (process.stdout.isTTY && tell === console.log) process.stdout.write(`\r${line}${done === of ? "\n" : ""}`);
  else tell(line);
}

/** Ends cleanly on Ctrl+C, on a polite kill, and when the terminal goes away; a second time at once. */
function untilStopped(program: RunningProgram): Promise<void> {
  return new Promise((done, failed) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(1);
      asked = true;
      program.stop().then(done, failed);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  });
}
