import type { CompiledEdition, CompiledScheme } from "../scheme/compile.ts";
import type { Case } from "./case.ts";
import { type Score, score } from "./score.ts";

/** The score of a case under its own scheme, with the agreed points and the assumed facts that it names. */
export function scoreCase(
  edition: CompiledEdition,
  input: Case,
): { readonly scheme: CompiledScheme; readonly score: Score } {
  const scheme = edition.schemes.get(input.scheme) as CompiledScheme;
  const { facts, agreedPoints } = input;
  return { scheme, score: score(scheme, { facts, agreedPoints, assumed: assumedFacts(input) }) };
}

/** The facts that the case marks as assumed. */
export function assumedFacts({ origins }: Case): Set<string> {
  return new Set([...origins].filter(([, origin]) => origin.assumed).map(([fact]) => fact));
}
