import { printable } from "@klynge/core";
import type { Answer, Call, Telling } from "../command.ts";
import { placeOf } from "../place.ts";
import { refuse } from "../problem.ts";
import type { DoctorAnswer } from "../shapes/doctor.ts";

/** `klynge doctor`: recomputes the trail of every case, and ends with 1 when an entry is not as it was written. */
export async function examine({ options }: Call): Promise<Answer> {
  const { examineInstallation, StartProblem } = await import("@klynge/app");
  try {
    const cases = await examineInstallation(placeOf(options));
    const ok = cases.every(({ faults }) => faults.length === 0);
    const json: DoctorAnswer = { ok, cases };
    return { exitCode: ok ? 0 : 1, json, lines: (telling) => linesOf(json, telling) };
  } catch (error) {
    throw error instanceof StartProblem ? refuse("klynge doctor", error.code, error.details) : error;
  }
}

/** A line for each case, below it one for each fault. */
function linesOf({ cases }: DoctorAnswer, { texts: { say } }: Telling): string[] {
  if (cases.length === 0) return [say("doctor.none")];
  return cases.flatMap(({ case: id, cluster, entries, faults }) => [
    say(faults.length === 0 ? "doctor.ok" : "doctor.faulty", { cluster: printable(cluster), id, count: entries }),
    ...faults.map(({ code, number, path = "" }) => `  ${say(`doctor.${code}`, { number, path: printable(path) })}`),
  ]);
}
