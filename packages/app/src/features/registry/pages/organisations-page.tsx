import { type Language, naceTitle, ORGANISATION_KINDS, SIZE_CLASSES } from "@klynge/core";
import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import { writtenTown } from "../../vocabulary/index.ts";
import { addressOf, type LoadedList } from "../load-organisations.ts";
import { GAPS, STANDINGS } from "../organisation-list.ts";
import { mayWriteRegister } from "../policy.ts";
import type { Standing } from "../present.ts";
import { optionsOf } from "./org-form.tsx";
import { RegisterFrame } from "./register-frame.tsx";

interface ListProps {
  readonly c: Context<AppEnv>;
  readonly list: LoadedList;
  readonly done: string | null;
}

/** Who takes part in a cluster on a day, and what is not known of them. */
export function OrganisationsPage({ c, list, done }: ListProps) {
  const { say } = c.var;
  const { cluster, role, counts } = list;
  const base = `/clusters/${cluster.id}/organisations`;
  const writes = mayWriteRegister({ role });
  const add = (look: string) => (
    <a class={look} href={`${base}/new`}>
      {say("registry.org.new")}
    </a>
  );
  const bring = (look: string) => (
    <a class={look} href={`/clusters/${cluster.id}/imports`}>
      {say("registry.org.bring")}
    </a>
  );
  return (
    <RegisterFrame
      c={c}
      cluster={cluster}
      here="organisations"
      title={say("registry.org.title")}
      lead={say("registry.org.lead")}
      actions={
        writes &&
        counts.some && (
          <div class="k-actions">
            {bring("k-button k-button-second")}
            {add("k-button")}
          </div>
        )
      }
    >
      {done === "deleted" && <Note kind="done">{say("registry.org.done.deleted")}</Note>}
      {!counts.some ? (
        <section class="k-section">
          <EmptyBox
            title={say("registry.org.none_title")}
            actions={
              writes ? (
                <>
                  {bring("k-button")}
                  {add("k-button k-button-second")}
                </>
              ) : undefined
            }
          >
            {say("registry.org.none_text")}
          </EmptyBox>
        </section>
      ) : (
        <>
          <Counts c={c} list={list} />
          <Filters c={c} list={list} />
          <Found c={c} list={list} />
        </>
      )}
    </RegisterFrame>
  );
}

type PartProps = Pick<ListProps, "c" | "list">;

/** What is missing is counted and can be looked at; nothing of it is guessed. */
function Counts({ c, list }: PartProps) {
  const { say, language } = c.var;
  const { counts, day, cluster, disagreeing } = list;
  const missing = GAPS.filter((gap) => counts.missing[gap] > 0);
  return (
    <section class="k-section" aria-labelledby="counted">
      <h2 id="counted">
        {say("registry.org.members_on", {
          count: counts.members,
          day: sayDay(day, language),
          committed: counts.committed,
        })}
      </h2>
      {counts.members > 0 && missing.length === 0 && <p class="k-muted">{say("registry.org.nothing_missing")}</p>}
      {missing.length > 0 && (
        <>
          <p class="k-muted">{say("registry.org.missing_lead")}</p>
          <ul class="k-org-gaps">
            {missing.map((gap) => (
              <li>
                <a class="k-chip k-chip-changed" href={addressOf(cluster.id, { day, missing: gap })}>
                  {say(`registry.org.missing.${gap}`, { count: counts.missing[gap] })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {disagreeing > 0 && <p class="k-org-hint">{say("registry.org.disagreeing", { count: disagreeing })}</p>}
    </section>
  );
}

function Filters({ c, list }: PartProps) {
  const { say, language } = c.var;
  const { query, day, cluster, sections } = list;
  const any = { value: "", text: say("registry.org.any") };
  return (
    <form class="k-org-filters" method="get" action={`/clusters/${cluster.id}/organisations`}>
      <Field
        id="q"
        name="q"
        kind="search"
        label={say("registry.org.filter.q")}
        value={query.q}
        attributes={{ placeholder: say("registry.org.filter.q_hint") }}
      />
      <Field
        id="standing"
        name="standing"
        kind="select"
        label={say("registry.org.filter.standing")}
        value={query.standing}
        options={STANDINGS.map((value) => ({ value, text: say(`registry.org.standing.${value}`) }))}
      />
      <Field id="day" name="day" kind="date" label={say("registry.org.filter.day")} value={day} />
      <Field
        id="kind"
        name="kind"
        kind="select"
        label={say("registry.org.filter.kind")}
        value={query.kind}
        options={[any, ...optionsOf(c, "kind", ORGANISATION_KINDS)]}
      />
      <Field
        id="size"
        name="size"
        kind="select"
        label={say("registry.org.filter.size")}
        value={query.size}
        options={[any, ...optionsOf(c, "size", SIZE_CLASSES)]}
      />
      {sections.length > 0 && (
        <Field
          id="nace"
          name="nace"
          kind="select"
          label={say("registry.org.filter.nace")}
          value={query.nace}
          options={[any, ...sections.map((value) => ({ value, text: sectionName(value, language) }))]}
        />
      )}
      <Field
        id="missing"
        name="missing"
        kind="select"
        label={say("registry.org.filter.missing")}
        value={query.missing}
        options={[any, ...GAPS.map((value) => ({ value, text: say(`registry.org.without.${value}`) }))]}
      />
      <div class="k-actions">
        <button type="submit" class="k-button k-button-second">
          {say("registry.org.filter.submit")}
        </button>
        <a href={`/clusters/${cluster.id}/organisations`}>{say("registry.org.filter.reset")}</a>
      </div>
    </form>
  );
}

/** The edition is said of the newer one only: a cluster has one of them as a rule. */
function sectionName(value: string, language: Language): string {
  const [scheme, section = ""] = value.split(":");
  const newer = scheme === "NACE2.1";
  const name = naceTitle(newer ? "NACE2.1" : "NACE2", section, language) ?? "";
  return `${section} ${name}${newer ? " (NACE 2.1)" : ""}`;
}

function Found({ c, list }: PartProps) {
  const { say } = c.var;
  const { rows, next, further, query, day, cluster } = list;
  const csv = addressOf(cluster.id, { ...query, day }, ".csv");
  return (
    <section class="k-section">
      {rows.length === 0 ? (
        <EmptyBox title={say("registry.org.nothing_found")}>{say("registry.org.nothing_found_text")}</EmptyBox>
      ) : (
        <Table c={c} list={list} />
      )}
      <nav class="k-actions k-more" aria-label={say("registry.org.pages")}>
        {further && <a href={addressOf(cluster.id, { ...query, day })}>{say("registry.org.first")}</a>}
        {next && <a href={addressOf(cluster.id, { ...query, day, after: next })}>{say("registry.org.more")}</a>}
        <a href={csv}>{say("registry.org.csv")}</a>
        <a href={`/clusters/${cluster.id}/memberships.csv`}>{say("registry.org.memberships_csv")}</a>
        <a href={`/clusters/${cluster.id}/organisations/duplicates`}>{say("registry.org.duplicates")}</a>
      </nav>
    </section>
  );
}

function Table({ c, list }: PartProps) {
  const { say, language } = c.var;
  const unknown = (text: string) => <Tag kind="warn">{text}</Tag>;
  return (
    <DataTable
      caption={say("registry.org.title")}
      captionHidden
      head={(["name", "town", "size", "nace", "since", "committed"] as const).map((column) => ({
        text: say(`registry.org.column.${column}`),
      }))}
      rows={list.rows.map(({ organisation: own, standing, disagrees }) => ({
        cells: [
          <>
            <a href={`/organisations/${own.id}`}>{own.name}</a>
            <span class="k-org-under">
              {[say(`registry.org.kind.${own.kind}`), own.registerNumber].filter(Boolean).join(" · ")}
            </span>
          </>,
          <>
            {[writtenTown(own.country, own.town), own.country && countryName(own.country, language)]
              .filter(Boolean)
              .join(", ")}
            {own.latitude === null && unknown(say("registry.org.gap.place"))}
          </>,
          own.size ? (
            <>
              {say(`registry.org.size.${own.size}`)} {disagrees && unknown(say("registry.org.gap.disagrees"))}
            </>
          ) : own.kind === "enterprise" ? (
            unknown(say("registry.org.gap.size"))
          ) : (
            ""
          ),
          own.nace.length > 0 ? (
            <span title={own.nace.join(", ")}>{own.nace.slice(0, 2).join(", ")}</span>
          ) : own.kind === "enterprise" ? (
            unknown(say("registry.org.gap.nace"))
          ) : (
            ""
          ),
          standing ? sayDay(standing.since, language) : <span class="k-muted">{say("registry.org.no_member")}</span>,
          standing ? <Committed c={c} standing={standing} /> : "",
        ],
      }))}
    />
  );
}

function Committed({ c, standing }: { c: Context<AppEnv>; standing: Standing }) {
  const { say, language } = c.var;
  if (!standing.committed) return <span class="k-muted">{say("registry.org.only_listed")}</span>;
  const { since, proof } = standing.committed;
  const words = say(`registry.org.proof.${proof}`);
  return (
    <>
      {since === standing.since
        ? words
        : say("registry.org.proof_since", { proof: words, day: sayDay(since, language) })}
    </>
  );
}
