import type { Touches } from "@klynge/core";
import type { Telling } from "../command.ts";
import { oneLine } from "../messages.ts";
import type { SchemeDiffAnswer } from "../shapes/scheme-diff.ts";
import { wrap } from "./layout.ts";

type Change = SchemeDiffAnswer["changes"][number];

/** What can change a result first. Of words only how many in which file; with --verbose each of them. */
export function schemeDiffLines({ before, after, changes }: SchemeDiffAnswer, telling: Telling): string[] {
  const { texts, paint, verbose } = telling;
  const head = texts.say("diff.head", { before: oneLine(before.edition), after: oneLine(after.edition) });
  if (changes.length === 0) return [head, texts.say(before.hash === after.hash ? "diff.same" : "diff.same_rules")];
  const part = (touches: Touches, lines: (found: readonly Change[]) => string[]): string[] => {
    const found = changes.filter((change) => change.touches === touches);
    if (found.length === 0) return [];
    return ["", paint.strong(texts.say(`diff.${touches}`, { count: found.length })), ...lines(found)];
  };
  const each = (found: readonly Change[]) => found.flatMap((change) => changeLines(change, telling));
  return [head, ...part("result", each), ...part("advice", each), ...part("words", verbose ? each : perFile(telling))];
}

function perFile({ texts }: Telling) {
  return (found: readonly Change[]): string[] => {
    const files = [...new Set(found.map(({ file }) => file))];
    return files.map((file) =>
      texts.say("diff.in_file", { file, count: found.filter((change) => change.file === file).length }),
    );
  };
}

function changeLines({ kind, file, path, before, after }: Change, { texts, paint }: Telling): string[] {
  const place = `${file}: ${path}`;
  if (kind === "added" || kind === "removed") {
    const value = kind === "added" ? after : before;
    return wrap("- ", texts.say(`diff.${kind}`, { place, value: shown(value) }), paint.width);
  }
  return wrap("- ", texts.say("diff.changed", { place, before: shown(before), after: shown(after) }), paint.width);
}

/** Rows that came or went whole are told by their path: what stands in them is in the file. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return oneLine(value.map(shown).join(", "));
  return typeof value === "object" && value !== null ? "{…}" : oneLine(String(value));
}
