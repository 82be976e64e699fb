import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import { Choice, Field, Form, INVITATION_DAYS, LanguageChoice } from "../../account/index.ts";
import { countryOptions } from "../present.ts";
import type { C, Content, PageState } from "./page-state.ts";

interface ClustersSectionProps {
  readonly c: C;
  readonly content: Content;
  readonly state: PageState;
  readonly size: number;
}

export function ClustersSection({ c, content, state, size }: ClustersSectionProps) {
  const { say } = c.var;
  const shown = content.clusters.slice(0, size);
  return (
    <section class="k-section" id="clusters">
      <h2>{say("administration.clusters.title")}</h2>
      {shown.length === 0 ? (
        <EmptyBox level={3} title={say("administration.clusters.none_title")}>
          {say("administration.clusters.none")}
        </EmptyBox>
      ) : (
        <ClusterTable c={c} content={content} shown={shown} />
      )}
      <Pages c={c} page={content.page} more={content.clusters.length > size} />
      <NewCluster c={c} state={state} />
    </section>
  );
}

function ClusterTable({ c, content, shown }: { c: C; content: Content; shown: Content["clusters"] }) {
  const { say, language } = c.var;
  const ownerOf = ({ id, owner }: Content["clusters"][number]): string => {
    if (owner !== null) return owner;
    const invited = content.invitations.find(({ clusterId }) => clusterId === id);
    if (!invited) return say("administration.clusters.no_owner");
    return say("administration.clusters.invited_owner", { email: invited.email ?? "" });
  };
  return (
    <DataTable
      caption={say("administration.clusters.title")}
      captionHidden
      head={[
        { text: say("administration.clusters.name") },
        { text: say("administration.clusters.where") },
        { text: say("administration.clusters.owner") },
        { text: say("layout.people"), hidden: true },
      ]}
      rows={shown.map((one) => ({
        cells: [
          <a href={`/clusters/${one.id}`}>{one.name}</a>,
          [one.place, countryName(one.country, language)].filter(Boolean).join(", "),
          ownerOf(one),
          <a
            href={`/clusters/${one.id}/people`}
            aria-label={say("administration.clusters.people_of", { cluster: one.name })}
          >
            {say("layout.people")}
          </a>,
        ],
      }))}
    />
  );
}

function Pages({ c, page, more }: { c: C; page: number; more: boolean }) {
  const { say } = c.var;
  if (page === 1 && !more) return null;
  return (
    <nav class="k-actions" aria-label={say("administration.clusters.pages")}>
      {page > 1 && <a href={`/administration?page=${page - 1}`}>{say("administration.clusters.before")}</a>}
      {more && <a href={`/administration?page=${page + 1}`}>{say("administration.clusters.after")}</a>}
    </nav>
  );
}

function NewCluster({ c, state }: { c: C; state: PageState }) {
  const { say, language } = c.var;
  const { values = {}, faults } = state.form === "cluster" ? state : {};
  return (
    <section class="k-section k-form k-narrow">
      <h3>{say("administration.clusters.new_title")}</h3>
      <p class="k-hint">{say("administration.clusters.new_lead", { count: INVITATION_DAYS })}</p>
      <Form c={c} action="/administration/clusters" submit={say("administration.clusters.submit")} faults={faults}>
        <Field c={c} name="name" label={say("administration.clusters.name")} value={values.name} faults={faults} />
        <Choice
          c={c}
          name="country"
          label={say("administration.clusters.country")}
          value={values.country ?? ""}
          options={[{ value: "", text: say("administration.clusters.choose") }, ...countryOptions(language)]}
          faults={faults}
        />
        <Field
          c={c}
          name="place"
          label={say("administration.clusters.place")}
          hint={say("administration.clusters.place_hint")}
          value={values.place}
          faults={faults}
        />
        <Field
          c={c}
          name="owner_email"
          label={say("administration.clusters.owner_email")}
          kind="email"
          value={values.owner_email}
          autocomplete="off"
          faults={faults}
        />
        <LanguageChoice
          c={c}
          name="owner_language"
          label={say("account.people.invite_language")}
          value={values.owner_language}
          faults={faults}
        />
      </Form>
    </section>
  );
}
