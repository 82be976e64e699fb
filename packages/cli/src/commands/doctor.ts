import { printable } from "@klynge/core";
import type { Answer, Call, Telling } from "../command.ts";
import { loadEdition } from "../files/edition.ts";
import { placeOf } from "../place.ts";
import { refuse } from "../problem.ts";
import type { DoctorAnswer } from "../shapes/doctor.ts";

/**
 * `klynge doctor`: recomputes the trail of every case and looks for every edition that something is pinned to; ends with 1 when an entry is not
 * as it was written, or an edition is nowhere.
 */
export async function examine({ options }: Call): Promise<Answer> {
  const { examineInstallation, StartProblem } = await import("@klynge/app");
  try {
    const edition = await loadEdition();
    const { cases, unknownEditions } = await examineInstallation({ ...placeOf(options), edition });
    const ok = cases.every(({ faults }) => faults.length === 0) && unknownEditions.length === 0;
    const json: DoctorAnswer = { ok, cases, unknown_editions: unknownEditions };
    return { exitCode: ok ? 0 : 1, json, lines: (telling) => linesOf(json, telling) };
  } catch (error) {
    throw error instanceof StartProblem ? refuse("klynge doctor", error.code, error.details) : error;
  }
}

/** A line for each case, below it one for each fault; then what has no edition. */
function linesOf({ cases, unknown_editions }: DoctorAnswer, { texts: { say } }: Telling): string[] {
  return [
    ...(cases.length === 0 ? [say("doctor.none")] : caseLines(cases, say)),
    ...unknown_editions.map(({ of, id, cluster, hash }) =>
      say(`doctor.unknown_edition.${of}`, { id, cluster: printable(cluster), hash }),
    ),
  ];
}

function caseLines(cases: DoctorAnswer["cases"], say: Telling["texts"]["say"]): string[] {
  return cases.flatMap(({ case: id, cluster, entries, faults }) => [
    say(faults.length === 0 ? "doctor.ok" : "doctor.faulty", { cluster: printable(cluster), id, count: entries }),
    ...faults.map(({ code, ...of }) => {
      const told = Object.entries(of).map(([name, value]) => [name, printable(String(value))]);
      return `  ${say(`doctor.${code}`, Object.fromEntries(told))}`;
    }),
  ]);
}
