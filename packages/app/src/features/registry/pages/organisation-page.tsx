import type { Context } from "hono";
import { localeOf } from "../../../platform/i18n/locale.ts";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment, sayDay } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { LoadedOrganisation } from "../load-organisation.ts";
import { inputOf, type OrganisationField, type OrganisationRow } from "../organisation-columns.ts";
import { sizeOf } from "../present.ts";
import { MembershipPart } from "./membership-part.tsx";
import type { Filled } from "./org-form.tsx";
import { fieldName, fieldWords } from "./org-words.ts";
import { HistoryPart, MergesPart, ReferencesPart, RemovePart } from "./organisation-parts.tsx";
import { crumbsOf } from "./register-crumbs.ts";

type C = Context<AppEnv>;

export interface OrganisationProps {
  readonly c: C;
  readonly loaded: LoadedOrganisation;
  readonly done?: string | null;
  /** A membership that could not be started. */
  readonly attempt?: Filled;
}

/** All that a cluster knows of an organisation, and what hangs on it. */
export function OrganisationPage({ c, loaded, done = null, attempt }: OrganisationProps) {
  const { say, language } = c.var;
  const { organisation, cluster, standing, writes, changedByName } = loaded;
  return (
    <Layout c={c} title={organisation.name} place="register" clusterId={cluster.id} crumbs={crumbsOf(c, cluster)}>
      <PageHead
        title={organisation.name}
        under={
          <p class="k-fine">
            {say("registry.org.last_changed", {
              who: shownName(changedByName, say) ?? say("registry.org.somebody"),
              when: presentMoment(organisation.changedAt, language),
            })}
          </p>
        }
        actions={
          writes && (
            <div class="k-actions">
              <a class="k-button" href={`/organisations/${organisation.id}/edit`}>
                {say("registry.org.edit")}
              </a>
              <a href={`/organisations/${organisation.id}/merge`}>{say("registry.org.merge")}</a>
            </div>
          )
        }
      >
        {say(`registry.org.kind.${organisation.kind}`)}
        {" · "}
        {standing
          ? say(standing.committed ? "registry.org.committed_since" : "registry.org.listed_since", {
              day: sayDay(standing.committed?.since ?? standing.since, language),
            })
          : say("registry.org.takes_no_part")}
      </PageHead>
      {done && <Note kind="done">{done}</Note>}
      <MembershipPart c={c} loaded={loaded} attempt={attempt} />
      <Facts c={c} loaded={loaded} />
      <ReferencesPart c={c} loaded={loaded} />
      <MergesPart c={c} loaded={loaded} />
      <HistoryPart c={c} loaded={loaded} />
      <RemovePart c={c} loaded={loaded} />
    </Layout>
  );
}

const FACTS: readonly OrganisationField[] = [
  ...(["register_number", "parent_number", "legal_form", "nace", "size", "headcount", "group_headcount"] as const),
  ...([
    "turnover_cents",
    "balance_cents",
    "group_turnover_cents",
    "group_balance_cents",
    "country",
    "region",
    "address",
    "postal_code",
    "town",
  ] as const),
  ...(["website", "description", "listed"] as const),
];

function Facts({ c, loaded }: { c: C; loaded: LoadedOrganisation }) {
  const { organisation, names } = loaded;
  const { say, language } = c.var;
  const own = inputOf(organisation);
  const known = FACTS.flatMap((field) => {
    const words = factOf(field);
    return words === null ? [] : [{ field, words }];
  });
  const unknown = FACTS.filter((field) => !known.some((one) => one.field === field));
  return (
    <section class="k-section" aria-labelledby="facts">
      <h2 id="facts">{say("registry.org.part.facts")}</h2>
      <p class="k-muted">
        {own.source === ""
          ? say("registry.org.no_source")
          : own.source_date
            ? say("registry.org.source_of", { source: own.source, day: sayDay(own.source_date, language) })
            : say("registry.org.source_undated", { source: own.source })}
      </p>
      <dl class="k-pairs k-section">
        {known.map(({ field, words }) => (
          <div>
            <dt>{fieldName(field, say)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {organisation.placeSource && (
          <div>
            <dt>{say("registry.org.field.place")}</dt>
            <dd>{placeWords(c, organisation)}</dd>
          </div>
        )}
        {unknown.length > 0 && (
          <div>
            <dt>{say("registry.org.not_known")}</dt>
            <dd class="k-muted">{unknown.map((field) => fieldName(field, say)).join(", ")}</dd>
          </div>
        )}
      </dl>
    </section>
  );

  function factOf(field: OrganisationField) {
    const words = fieldWords(field, own, c.var);
    if (words === null) return null;
    if (field === "size") return <SizeFact c={c} organisation={organisation} words={words} />;
    if (field === "website")
      return (
        <a href={words} rel="noreferrer nofollow">
          {words}
        </a>
      );
    if (field === "register_number") return `${words} (${own.register_scheme})`;
    if (field === "nace")
      return (
        <>
          {`${words} (${fieldWords("nace_scheme", own, c.var)})`}
          {[...names.activities].map(([code, title]) => (
            <span class="k-org-under">{`${code} ${title}`}</span>
          ))}
        </>
      );
    if (field === "region" && names.region !== null) return `${words} ${names.region}`;
    return words;
  }
}

function SizeFact({ c, organisation, words }: { c: C; organisation: OrganisationRow; words: string }) {
  const { say } = c.var;
  const { disagrees, range } = sizeOf(organisation);
  if (!disagrees) return <>{words}</>;
  const key = range.smallest === range.largest ? "registry.org.figures_say" : "registry.org.figures_say_range";
  return (
    <>
      {words} <Tag kind="warn">{say("registry.org.gap.disagrees")}</Tag>
      <span class="k-org-under">
        {say(key, {
          smallest: say(`registry.org.size.${range.smallest}`),
          largest: say(`registry.org.size.${range.largest}`),
        })}
      </span>
    </>
  );
}

function placeWords(c: C, { latitude, longitude, placeSource }: OrganisationRow): string {
  const { say, language } = c.var;
  const degrees = (value: number | null): string =>
    (value ?? 0).toLocaleString(localeOf(language), { maximumFractionDigits: 4 });
  return say(`registry.org.place_from.${placeSource ?? "given"}`, {
    latitude: degrees(latitude),
    longitude: degrees(longitude),
  });
}
