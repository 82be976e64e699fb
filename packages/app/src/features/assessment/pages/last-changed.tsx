import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { Changed } from "../load-assessment.ts";
import type { AssessmentView, RowEntry } from "../present.ts";
import { partName } from "./parts.ts";

/** Who wrote this row last, and when; where several did, who wrote what. Replaced after each saving. */
export function LastChanged({
  c,
  view,
  row,
  swap = false,
}: {
  c: Context<AppEnv>;
  view: AssessmentView;
  row: RowEntry;
  swap?: boolean;
}) {
  const { say, language } = c.var;
  const changes = changesOf(c, view, row);
  return (
    <div class="k-fine" id="last-changed" hx-swap-oob={swap ? "true" : undefined}>
      {changes.map(({ by, at, names }) => (
        <p>
          {say("assessment.changed_by", {
            who: shownName(by, say) ?? say("assessment.somebody"),
            when: presentMoment(at, language),
          })}
          {changes.length > 1 && `: ${names.join("; ")}`}
        </p>
      ))}
    </div>
  );
}

interface Change {
  readonly by: string | null;
  readonly at: Date;
  /** Of the parts. */
  readonly names: string[];
}

/** The latest first; what one person wrote within a minute is one change. */
function changesOf({ var: { say } }: Context<AppEnv>, view: AssessmentView, row: RowEntry): Change[] {
  const { facts, notes } = view.loaded;
  const note = notes.get(row.id);
  const written = [
    ...row.asked.facts.flatMap(({ id }) => asWritten(facts.get(id), partName(say, view, id))),
    ...asWritten(note, `${say("assessment.evidence")}, ${say("assessment.comment").toLocaleLowerCase()}`),
  ].sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
  const changes: Change[] = [];
  for (const { changedByName: by, changedAt: at, name } of written) {
    const last = changes.at(-1);
    if (last && last.by === by && minute(last.at) === minute(at)) last.names.push(name);
    else changes.push({ by, at, names: [name] });
  }
  return changes;
}

function asWritten(changed: Changed | undefined, name: string): (Changed & { name: string })[] {
  return changed ? [{ ...changed, name }] : [];
}

function minute(at: Date): number {
  return Math.floor(at.getTime() / 60_000);
}
