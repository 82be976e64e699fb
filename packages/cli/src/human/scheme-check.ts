import type { Telling } from "../command.ts";
import { faultLine, oneLine } from "../messages.ts";
import type { ShellFault } from "../problem.ts";
import type { SchemeCheckAnswer } from "../shapes/scheme-check.ts";

interface Input {
  readonly folder: string;
  readonly faults: readonly ShellFault[];
  readonly answer: SchemeCheckAnswer;
  readonly telling: Telling;
}

/** One line for each fault, then what came of it; canaries that were missed are told one by one. */
export function schemeCheckLines({ folder, faults, answer, telling }: Input): string[] {
  const { texts, paint } = telling;
  const count = faults.length;
  const about = { folder: oneLine(folder), hash: answer.hash, count };
  return [
    ...faults.map((fault) => faultLine(texts, fault)),
    count > 0 ? paint.bad(texts.say("check.faults", about)) : paint.good(texts.say("check.clean", about)),
    ...canaryLines(answer, telling),
  ];
}

function canaryLines({ canaries }: SchemeCheckAnswer, { texts, paint }: Telling): string[] {
  if (!canaries) return [];
  const missed = canaries.filter((canary) => !canary.found);
  return [
    ...missed.map(({ file, code }) => paint.bad(texts.say("check.canary_missed", { file, code }))),
    texts.say("check.canaries", { found: canaries.length - missed.length, count: canaries.length }),
  ];
}
