import { addMonths, countryCodes, type Day, plainLetters } from "@klynge/core";
import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { ShownLink } from "../../account/index.ts";
import type { PoolRow } from "../queries.ts";
import { Faulty, faultsFor, type Tried } from "./form-parts.tsx";
import { languageNames } from "./words.ts";

/** An accreditation that ends within this time is pointed out. */
const SOON_MONTHS = 3;

export interface PoolPageProps {
  readonly c: Context<AppEnv>;
  readonly pool: readonly PoolRow[];
  readonly load: ReadonlyMap<string, number>;
  readonly query: string;
  readonly mayAdd: boolean;
  readonly tried: Tried | undefined;
  /** Somebody without an account, just now. */
  readonly invited?: { readonly email: string; readonly link: string } | undefined;
}

/** The pool of experts: who is accredited until when, what they know, how much they have on the desk. */
export function PoolPage(props: PoolPageProps) {
  const { c, pool, query, mayAdd } = props;
  const { say } = c.var;
  const shown = pool.filter((row) => matches(c, row, query));
  return (
    <Layout
      c={c}
      title={say("experts.pool.title")}
      place="tasks"
      crumbs={[{ text: say("layout.work"), href: "/tasks" }]}
    >
      <PageHead title={say("experts.pool.title")}>{say("experts.pool.lead")}</PageHead>
      <search class="k-narrow">
        <form action="/experts" class="k-expert-search">
          <Field
            id="q"
            name="q"
            kind="search"
            label={say("experts.pool.search")}
            hint={say("experts.pool.search_hint")}
            value={query}
          />
          <button type="submit" class="k-button k-button-second">
            {say("experts.pool.find")}
          </button>
        </form>
      </search>
      {shown.length === 0 ? (
        <EmptyBox title={say("experts.pool.none")}>
          {say(query ? "experts.pool.none_found" : "experts.pool.none_text")}
        </EmptyBox>
      ) : (
        <PoolTable {...props} pool={shown} />
      )}
      {mayAdd && <AddExpert {...props} />}
    </Layout>
  );
}

/** By name, firm, country, language or section, each word somewhere. */
function matches(c: Context<AppEnv>, row: PoolRow, query: string): boolean {
  const said = [
    row.name,
    row.firm,
    countryName(row.country, c.var.language),
    row.country,
    languageNames(c, row.languages),
  ];
  const text = plainLetters(`${said.join(" ")} ${row.sectors.join(" ")}`).toLowerCase();
  return plainLetters(query)
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function PoolTable({ c, pool, load }: PoolPageProps) {
  const { say, language, services } = c.var;
  const day = today(services);
  return (
    <DataTable
      caption={say("experts.pool.title")}
      captionHidden
      head={[
        { text: say("experts.field.name") },
        { text: say("experts.field.country") },
        { text: say("experts.field.firm") },
        { text: say("experts.field.languages") },
        { text: say("experts.field.sectors") },
        { text: say("experts.field.benchmarkingUntil") },
        { text: say("experts.field.auditorUntil") },
        { text: say("experts.field.load"), numeric: true },
      ]}
      rows={pool.map((row) => ({
        id: row.personId,
        cells: [
          <a href={`/experts/${row.personId}`}>{row.name}</a>,
          countryName(row.country, language),
          row.firm,
          languageNames(c, row.languages),
          row.sectors.join(", "),
          <Until c={c} until={row.benchmarkingUntil} day={day} />,
          <Until c={c} until={row.auditorUntil} day={day} />,
          say("experts.load", { load: load.get(row.personId) ?? 0, capacity: row.capacity }),
        ],
      }))}
    />
  );
}

export function Until({ c, until, day }: { c: Context<AppEnv>; until: Day | null; day: Day }) {
  const { say, language } = c.var;
  if (until === null) return <span class="k-muted">{say("experts.not_accredited")}</span>;
  return (
    <>
      {sayDay(until, language)}{" "}
      {until < day ? (
        <Tag kind="expired">{say("experts.ended")}</Tag>
      ) : (
        until <= addMonths(day, SOON_MONTHS) && <Tag kind="warn">{say("experts.ends_soon")}</Tag>
      )}
    </>
  );
}

function AddExpert({ c, tried, invited }: PoolPageProps) {
  const { say, language } = c.var;
  const values = tried?.values ?? {};
  return (
    <section class="k-section k-narrow" aria-labelledby="add">
      <h2 id="add">{say("experts.pool.add")}</h2>
      <p class="k-hint">{say("experts.pool.add_hint")}</p>
      {invited && <Note kind="done">{say("experts.pool.invited", { email: invited.email })}</Note>}
      {invited && !c.var.services.settings.sendsMail && <ShownLink c={c} {...invited} />}
      <form method="post" action="/experts" class="k-form k-expert-form" novalidate>
        <FormToken c={c} />
        <Faulty c={c} form="add" tried={tried} />
        <Field
          id="add-email"
          name="email"
          kind="email"
          label={say("experts.field.email")}
          value={String(values.email ?? "")}
          errors={faultsFor(c, "add", "email", tried)}
        />
        <Field
          id="add-country"
          name="country"
          kind="select"
          size="medium"
          label={say("experts.field.country")}
          value={String(values.country ?? "")}
          options={countryOptions(c)}
          errors={faultsFor(c, "add", "country", tried)}
        />
        <Field
          id="add-language"
          name="language"
          kind="select"
          size="medium"
          label={say("experts.field.letter_language")}
          value={String(values.language ?? language)}
          options={c.var.languages.map((value) => ({ value, text: say(`layout.language_names.${value}`) }))}
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("experts.pool.add_submit")}
          </button>
        </div>
      </form>
    </section>
  );

  function countryOptions({ var: { say: sayIt } }: Context<AppEnv>) {
    return [{ value: "", text: sayIt("cases.choose") }, ...countries(language)];
  }
}

/** All countries by name, in the order of the reader's alphabet. */
export function countries(language: Context<AppEnv>["var"]["language"]) {
  return countryCodes()
    .map((value) => ({ value, text: countryName(value, language) }))
    .sort((a, b) => a.text.localeCompare(b.text, language));
}
