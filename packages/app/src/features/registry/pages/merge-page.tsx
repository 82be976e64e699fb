import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { writtenTown } from "../../vocabulary/index.ts";
import { inputOf, ORGANISATION_FIELDS, type OrganisationRow } from "../organisation-columns.ts";
import type { FoundOrganisation, MembershipRow } from "../organisation-queries.ts";
import { fieldName, fieldWords, lastDay } from "./org-words.ts";
import { crumbsOf } from "./register-crumbs.ts";

type C = Context<AppEnv>;

interface MergeProps {
  readonly c: C;
  readonly seen: FoundOrganisation;
  /** Others of the cluster that were searched for. */
  readonly search: string;
  readonly candidates: readonly OrganisationRow[];
  /** The two side by side, each with its memberships, once the other one is chosen. */
  readonly pair: readonly { readonly organisation: OrganisationRow; readonly memberships: readonly MembershipRow[] }[];
}

/** Choosing the other one, then seeing both side by side before one of them goes into the other. */
export function MergePage({ c, seen, search, candidates, pair }: MergeProps) {
  const { say } = c.var;
  const { organisation, cluster } = seen;
  return (
    <Layout
      c={c}
      title={say("registry.org.merge")}
      place="register"
      clusterId={cluster.id}
      crumbs={crumbsOf(c, cluster, organisation)}
    >
      <PageHead title={say("registry.org.merge_title", { name: organisation.name })}>
        {say("registry.org.merge_lead")}
      </PageHead>
      {pair.length === 2 ? (
        <Compare c={c} pair={pair} />
      ) : (
        <Choose c={c} id={organisation.id} search={search} candidates={candidates} />
      )}
    </Layout>
  );
}

function Choose({ c, id, search, candidates }: { c: C; id: string } & Pick<MergeProps, "search" | "candidates">) {
  const { say } = c.var;
  return (
    <section class="k-section">
      <form class="k-org-filters" method="get" action={`/organisations/${id}/merge`}>
        <Field id="q" name="q" kind="search" label={say("registry.org.merge_search")} value={search} />
        <div class="k-actions">
          <button type="submit" class="k-button k-button-second">
            {say("registry.org.filter.submit")}
          </button>
        </div>
      </form>
      {candidates.length === 0 ? (
        <EmptyBox title={say("registry.org.nothing_found")}>{say("registry.org.merge_none")}</EmptyBox>
      ) : (
        <ul class="k-list">
          {candidates.map((other) => (
            <li>
              <a href={`/organisations/${id}/merge?with=${other.id}`}>{other.name}</a>{" "}
              <span class="k-muted">
                {[writtenTown(other.country, other.town), other.registerNumber].filter(Boolean).join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Compare({ c, pair }: Pick<MergeProps, "c" | "pair">) {
  const { say, language } = c.var;
  const [one, other] = pair;
  const inputs = pair.map(({ organisation }) => inputOf(organisation));
  const stretches = (list: readonly MembershipRow[]): string =>
    list
      .map(({ starts, ends }) =>
        ends
          ? say("registry.org.from_to", { from: sayDay(starts, language), to: sayDay(lastDay(ends), language) })
          : say("registry.org.from_on", { from: sayDay(starts, language) }),
      )
      .join("; ");
  const differ = ORGANISATION_FIELDS.filter((field) => inputs.some((own) => fieldWords(field, own, c.var) !== null));
  return (
    <section class="k-section">
      <Note>{say("registry.org.merge_note")}</Note>
      <DataTable
        caption={say("registry.org.merge_side")}
        head={[
          { text: say("registry.org.merge_fact") },
          ...pair.map(({ organisation }) => ({ text: organisation.name })),
        ]}
        rows={[
          ...differ.map((field) => ({
            cells: [
              fieldName(field, say),
              ...inputs.map((own) => fieldWords(field, own, c.var) ?? say("condition.unknown")),
            ],
          })),
          {
            cells: [
              say("registry.org.part.memberships"),
              ...pair.map(({ memberships }) => stretches(memberships) || say("registry.org.no_membership")),
            ],
          },
        ]}
      />
      <div class="k-org-keep">
        {pair.map(({ organisation: keep }, index) => (
          <Keep c={c} keep={keep} drop={pair[1 - index]?.organisation ?? keep} index={index} />
        ))}
        {one && other && <Apart c={c} one={one.organisation} other={other.organisation} />}
      </div>
    </section>
  );
}

/** Says of two that they are two. */
export function Apart({ c, one, other }: { c: C; one: { readonly id: string }; other: { readonly id: string } }) {
  return (
    <form method="post" action={`/organisations/${one.id}/apart`}>
      <FormToken c={c} />
      <input type="hidden" name="with" value={other.id} />
      <button type="submit" class="k-button k-button-second k-button-small">
        {c.var.say("registry.org.keep_apart")}
      </button>
    </form>
  );
}

function Keep({ c, keep, drop, index }: { c: C; keep: OrganisationRow; drop: OrganisationRow; index: number }) {
  const { say } = c.var;
  return (
    <form method="post" action={`/organisations/${keep.id}/merge`}>
      <FormToken c={c} />
      <input type="hidden" name="version" value={String(keep.version)} />
      <input type="hidden" name="with" value={drop.id} />
      <input type="hidden" name="with_version" value={String(drop.version)} />
      <button type="submit" class={index === 0 ? "k-button" : "k-button k-button-second"}>
        {say("registry.org.keep", {
          name: [keep.name, keep.registerNumber ?? writtenTown(keep.country, keep.town)].filter(Boolean).join(", "),
        })}
      </button>
    </form>
  );
}
