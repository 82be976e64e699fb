import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { Overview } from "../load-overview.ts";
import type { FactInput } from "../parse-answer.ts";
import { wordingIn } from "../present.ts";

type Entry = Overview["recent"][number];

const MOST = 8;

/** Who changed what last in a cluster; the latest first. */
export function RecentChanges({ c, recent }: { c: Context<AppEnv>; recent: readonly Entry[] }) {
  const { say, language } = c.var;
  return (
    <section class="k-section">
      <h2>{say("assessment.recent_title")}</h2>
      {recent.length === 0 && <p class="k-muted">{say("assessment.recent_none")}</p>}
      <ol class="k-log">
        {asOne(recent)
          .slice(0, MOST)
          .map(({ entry, name }) => (
            <li>
              <time datetime={entry.at.toISOString()}>{presentMoment(entry.at, language)}</time>
              <div>
                <strong>
                  {shownName(name, say) ??
                    say(entry.personId === null ? "assessment.the_program" : "assessment.somebody")}
                </strong>{" "}
                <What c={c} entry={entry} />
              </div>
            </li>
          ))}
      </ol>
    </section>
  );
}

/** What was changed, as its reader knows it: the fact by its name, with a link to its question and both values. */
function What({ c, entry }: { c: Context<AppEnv>; entry: Entry["entry"] }) {
  const { say, services, language } = c.var;
  const wording = wordingIn(services.edition, language, say);
  const [assessment, row = "", fact = ""] = entry.target.split("/");
  const [before = "", after = ""] = say(`audit.${entry.action}` as TextKey, { target: PLACE }).split(PLACE);
  if (!isWritten(entry)) return <>{`${before}${after}`}</>;
  const question = <a href={`/assessments/${assessment}/rows/${row}`}>{row}</a>;
  if (fact === "")
    return (
      <>
        {before}
        {question}
        {after}
      </>
    );
  if (entry.action === "fact.explained")
    return (
      <>
        {`${before}${wording.factName(fact)}${after} `}
        <span class="k-muted">{question}</span>
      </>
    );
  const words = (value: unknown): string => wording.value(fact, (value ?? null) as FactInput);
  return (
    <>
      {`${before}${wording.factName(fact)}${after} `}
      <span class="k-muted">
        {`${words(entry.before)} → ${words(entry.after)} · `}
        {question}
      </span>
    </>
  );
}

/** Stands for what the sentence is about, which may be a link. */
const PLACE = "\n";

/** A person who goes on with one answer saves it many times: that is one change, from what stood there first to what stands now. */
function asOne(recent: readonly Entry[]): readonly Entry[] {
  const changes: Entry[] = [];
  for (const { entry, name } of recent) {
    const last = changes.at(-1);
    const goesOn =
      last?.entry.personId === entry.personId &&
      last.entry.action === entry.action &&
      last.entry.target === entry.target &&
      isWritten(entry);
    if (goesOn) changes[changes.length - 1] = { ...last, entry: { ...last.entry, before: entry.before } };
    else changes.push({ entry, name });
  }
  return changes;
}

/** An answer to a row, rather than something done with the whole. */
function isWritten({ action }: Entry["entry"]): boolean {
  return action === "fact.changed" || action === "fact.explained" || action === "note.changed";
}
