import { Problem } from "../../platform/web/problem.ts";
import type { AskedRow, Conflict, LoadedAssessment } from "../assessment/index.ts";
import type { Of } from "./endpoint.ts";
import { etagsIn } from "./etag.ts";
import { rowEtag } from "./present.ts";
import type { rowAnswer } from "./shapes/assessment.ts";

/** Two programs, or a program and a person, at the same row: the second one is told who was first, and with what. */

type Answer = Of<typeof rowAnswer>;

/** What has another version than `If-Match` says; all of the row when it says nothing that can be read. */
export function conflictsSince(
  { facts, notes }: LoadedAssessment,
  row: AskedRow,
  answer: Answer,
  ifMatch: string,
): Conflict[] {
  const read = versionsIn(ifMatch, row);
  const ofFacts = row.facts.flatMap(({ id }, index): Conflict[] => {
    const known = facts.get(id);
    if (!known || read?.[index] === known.version) return [];
    return [
      { of: id, mine: answer.facts[id] ?? null, theirs: known.value, who: known.changedByName, when: known.changedAt },
    ];
  });
  const note = notes.get(row.id);
  if (!note || read?.[row.facts.length] === note.version) return ofFacts;
  const said = { of: row.id, who: note.changedByName, when: note.changedAt };
  const parts: [mine: string, theirs: string][] = [
    [answer.evidence, note.evidence],
    [answer.comment, note.comment],
    ...row.texts.map((id): [string, string] => [answer.texts[id] ?? "", note.texts[id] ?? ""]),
  ];
  const differing = parts.filter(([mine, theirs]) => mine !== theirs);
  return [...ofFacts, ...differing.map(([mine, theirs]) => ({ ...said, mine, theirs }))];
}

export function conflictProblem(loaded: LoadedAssessment, row: AskedRow, conflicts: readonly Conflict[]): Problem {
  const [last] = [...conflicts].sort((a, b) => b.when.getTime() - a.when.getTime());
  return new Problem(
    "precondition_failed",
    { who: last?.who || "?", when: last?.when.toISOString() ?? "?" },
    {
      etag: rowEtag(loaded, row),
      conflicts: conflicts.map(({ of, mine, theirs, who, when }) => ({
        of,
        mine,
        theirs,
        who: who || null,
        when: when.toISOString(),
      })),
    },
  );
}

function versionsIn(ifMatch: string, { id, facts }: AskedRow): number[] | null {
  const mark = `"${id}-`;
  const [ours] = etagsIn(ifMatch).filter((etag) => etag.startsWith(mark));
  const versions = ours?.slice(mark.length, -1).split(".").map(Number) ?? [];
  return versions.length === facts.length + 1 && versions.every(Number.isInteger) ? versions : null;
}
