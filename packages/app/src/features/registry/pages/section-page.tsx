import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { StoredEntry } from "../entry-queries.ts";
import type { LoadedSection } from "../load-section.ts";
import { shapeOf } from "../sections/definition.ts";
import { lookOf } from "../sections/fields.ts";
import { entryName, fieldText, timeText } from "./entry-words.ts";
import { registerCrumbs } from "./register-crumbs.ts";
import { fieldLabel } from "./section-words.ts";

type C = Context<AppEnv>;

interface SectionProps {
  readonly c: C;
  readonly section: LoadedSection;
  readonly entries: readonly StoredEntry[];
  /** Where the next page of a long list is; null when all of it stands here. */
  readonly next: string | null;
  readonly first: boolean;
  /** What was just done. */
  readonly done: Done | null;
}

export const DONE = ["added", "saved", "deleted", "confirmed", "unconfirmed"] as const;
export type Done = (typeof DONE)[number];

/** What a section holds, the latest first. */
export function SectionPage(props: SectionProps) {
  const { c, section, entries, first, done } = props;
  const { say } = c.var;
  const { cluster, definition, mayWrite } = section;
  const base = `/clusters/${cluster.id}/register/${definition.id}`;
  const title = say(`registry.section.name.${definition.id}`);
  const isEmpty = entries.length === 0 && first;
  return (
    <Layout c={c} title={title} place="register" clusterId={cluster.id} crumbs={registerCrumbs(c.var, cluster)}>
      <PageHead
        title={title}
        actions={
          mayWrite &&
          !isEmpty && (
            <a class="k-button" href={`${base}/new`}>
              <Icon name="plus" /> {say("registry.section.add")}
            </a>
          )
        }
      >
        {say(`registry.section.about.${definition.id}`)}
      </PageHead>
      {done && <Note kind="done">{say(`registry.section.done.${done}`)}</Note>}
      <section class="k-section k-entries">
        {isEmpty ? <Nothing {...props} base={base} /> : <List {...props} base={base} />}
        {definition.id === "survey" && (
          <p class="k-more">
            <a href={`/clusters/${cluster.id}/surveys`}>{say("registry.section.surveys_here")}</a>
          </p>
        )}
      </section>
      <Confirmed {...props} isEmpty={isEmpty} base={base} />
      <p class="k-more k-small">
        <a href={`/clusters/${cluster.id}/register/${definition.id}.csv`}>{say("registry.section.csv")}</a>
      </p>
    </Layout>
  );
}

type Based = SectionProps & { readonly base: string };

function Nothing({ c, section: { definition, mayWrite, confirmed }, base }: Based) {
  const { say } = c.var;
  return (
    <EmptyBox
      title={say(confirmed ? "registry.section.empty_confirmed" : "registry.section.empty")}
      actions={
        mayWrite && (
          <a class="k-button" href={`${base}/new`}>
            <Icon name="plus" /> {say("registry.section.add")}
          </a>
        )
      }
    >
      {say(`registry.section.first.${definition.id}`)}
    </EmptyBox>
  );
}

function List({ c, section: { definition }, entries, next, first, base }: Based) {
  const { say } = c.var;
  const shape = shapeOf(definition);
  const isNumeric = (key: string): boolean => {
    const field = shape[key];
    return field !== undefined && ["number", "money", "group", "lines"].includes(lookOf(field).kind);
  };
  const withOrganisation = definition.organisation === "required" && definition.name !== null;
  return (
    <>
      <DataTable
        caption={say(`registry.section.name.${definition.id}`)}
        captionHidden
        head={[
          {
            text: fieldLabel(
              say,
              definition.id,
              definition.name ?? (definition.organisation === "required" ? "organisation" : "from"),
            ),
          },
          ...(withOrganisation ? [{ text: fieldLabel(say, definition.id, "organisation") }] : []),
          ...(definition.time === "year" ? [] : [{ text: say("registry.section.when") }]),
          ...definition.columns.map((key) => ({ text: fieldLabel(say, definition.id, key), numeric: isNumeric(key) })),
        ]}
        rows={entries.map((entry) => ({
          cells: [
            <a href={`${base}/${entry.id}`}>{entryName(c, entry)}</a>,
            ...(withOrganisation ? [entry.organisationName ?? ""] : []),
            ...(definition.time === "year" ? [] : [timeText(c, definition, entry)]),
            ...definition.columns.map((key) => fieldText(c, definition, entry, key)),
          ],
        }))}
      />
      {(next || !first) && (
        <nav class="k-more k-actions" aria-label={say("registry.section.pages")}>
          {!first && <a href={base}>{say("registry.section.first_page")}</a>}
          {next && <a href={`${base}?after=${next}`}>{say("registry.section.next_page")}</a>}
        </nav>
      )}
    </>
  );
}

/** Since when it is known to be complete, or empty on purpose. */
function Confirmed({ c, section: { confirmed, mayWrite }, isEmpty, base }: Based & { readonly isEmpty: boolean }) {
  const { say, language } = c.var;
  const kind = isEmpty ? "empty" : "filled";
  return (
    <section class="k-section k-narrow">
      <h2>{say("registry.section.complete_title")}</h2>
      <p>
        {confirmed
          ? say(`registry.section.confirmed_${kind}`, {
              day: sayDay(confirmed.on, language),
              who: shownName(confirmed.byName, say) ?? say("registry.section.somebody"),
            })
          : say(`registry.section.unconfirmed_${kind}`)}
      </p>
      {mayWrite && (
        <form method="post" action={`${base}/confirm`} class="k-actions k-more">
          <FormToken c={c} />
          <button type="submit" class="k-button k-button-second" name="holds" value="yes">
            {say(`registry.section.confirm_${kind}`)}
          </button>
          {confirmed && (
            <button type="submit" class="k-quiet" name="holds" value="no">
              {say("registry.section.unconfirm")}
            </button>
          )}
        </form>
      )}
    </section>
  );
}
