import { codeOf } from "../../platform/database/error-code.ts";
import { Problem } from "../../platform/web/problem.ts";
import type { Faults } from "./schema.ts";

/** @throws Problem `bad_input` with the first fault, and all of them for the form */
export function refuseFaults(faults: Faults): void {
  const [first] = Object.entries(faults);
  if (first) throw new Problem("bad_input", { field: first[0], reason: first[1] }, { faults });
}

/** Of a form that was refused: its faults by field; null when something else went wrong. */
export function faultsIn(error: unknown): Faults | null {
  return error instanceof Problem && error.code === "bad_input"
    ? ((error.members.faults ?? null) as Faults | null)
    : null;
}

const UNIQUE_VIOLATION = "23505";

/** Two rows of one cluster with the same number of a national register: the database sees it even when both come at once. */
export async function refuseTakenNumber<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === UNIQUE_VIOLATION) refuseFaults({ register_number: "number_taken" });
    throw error;
  }
}
