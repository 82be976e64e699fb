import type { Result } from "./present.ts";

/** Addresses of a result; each names its group, so that it shows the same to everybody who may see it. */

export function resultPath({ view, chosen }: Pick<Result, "view" | "chosen">): string {
  return `/assessments/${view.loaded.assessment.id}/result${query(chosen)}`;
}

export function csvPath({ view, chosen }: Pick<Result, "view" | "chosen">): string {
  return `/assessments/${view.loaded.assessment.id}/result.csv${query(chosen)}`;
}

/** @param chart a name that `standaloneChart` knows */
export function chartPath({ view, chosen }: Pick<Result, "view" | "chosen">, chart: string): string {
  return `/assessments/${view.loaded.assessment.id}/charts/${chart}.svg${query(chosen)}`;
}

function query(chosen: Result["chosen"]): string {
  return chosen ? `?${new URLSearchParams({ group: chosen.id })}` : "";
}
