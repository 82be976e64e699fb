import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { seesEverything } from "../load-directory.ts";
import { addressOf, type DirectoryQuery, KINDS_OF_ENTRIES, type Place, writePlace } from "../schema.ts";
import { Filters } from "./filters.tsx";

export interface DirectoryPageProps {
  readonly c: Context<AppEnv>;
  readonly query: DirectoryQuery;
  /** "35 clusters, 34 with a valid label". */
  readonly heading: string;
  readonly rows: readonly Child[];
  readonly next: Place | null;
  readonly map: Child;
}

/** Whom one finds: rows on the left, where they are on the right. */
export function DirectoryPage({ c, query, heading, rows, next, map }: DirectoryPageProps) {
  const { say, person } = c.var;
  return (
    <Layout c={c} title={say("directory.title")} place="directory">
      <PageHead title={say("directory.title")}>{say("directory.lead")}</PageHead>
      {seesEverything(person) && <Note>{say("directory.everything")}</Note>}
      <Tabs c={c} query={query} />
      <Filters c={c} query={query} />
      <div class="k-split k-directory">
        <section aria-labelledby="found">
          <div class="k-found-head">
            <h2 id="found">{heading}</h2>
            <span>{say("directory.sorted")}</span>
          </div>
          {rows.length === 0 ? (
            <EmptyBox
              title={say("directory.nothing")}
              actions={<a href={addressOf({ of: query.of })}>{say("directory.start_again")}</a>}
            >
              {say("directory.nothing_text")}
            </EmptyBox>
          ) : (
            <ul class="k-found">{rows}</ul>
          )}
          <nav class="k-found-foot" aria-label={say("directory.pages")}>
            {query.after && <a href={addressOf({ ...query, after: null, shown: null })}>{say("directory.first")}</a>}
            {next && (
              <a href={addressOf({ ...query, after: writePlace(next), shown: null })}>{say("directory.more")}</a>
            )}
            {rows.length > 0 && (
              <a href={addressOf({ ...query, after: null, shown: null }, "/directory.csv")}>
                <Icon name="download" /> {say("directory.csv")}
              </a>
            )}
          </nav>
        </section>
        {map}
      </div>
    </Layout>
  );
}

function Tabs({ c, query }: Pick<DirectoryPageProps, "c" | "query">) {
  const { say } = c.var;
  return (
    <nav class="k-tabs" aria-label={say("directory.of_what")}>
      <ul>
        {KINDS_OF_ENTRIES.map((of) => (
          <li>
            <a
              href={addressOf({ of, q: query.q, country: query.country })}
              aria-current={query.of === of ? "page" : undefined}
            >
              {say(`directory.of.${of}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
