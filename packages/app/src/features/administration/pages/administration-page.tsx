import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import { Notice, ShownLink } from "../../account/index.ts";
import { ClustersSection } from "./clusters-section.tsx";
import { OfficesSection } from "./offices-section.tsx";
import type { C, Content, InstallationContent, PageState } from "./page-state.ts";
import { SettingsSection } from "./settings-section.tsx";

const NOTICES = {
  cluster_created: "administration.clusters.created",
  invited: "administration.offices.invited",
  taken: "administration.offices.taken",
  withdrawn: "account.people.withdrawn",
  saved: "administration.settings.saved",
} as const;

interface AdministrationPageProps {
  readonly c: C;
  readonly content: Content;
  readonly state: PageState;
  /** Clusters on a page. */
  readonly size: number;
}

export function AdministrationPage({ c, content, state, size }: AdministrationPageProps) {
  const { say } = c.var;
  const { installation } = content;
  return (
    <Layout c={c} title={say("administration.title")} place="administration">
      <PageHead title={say("administration.title")} actions={installation && <Contents c={c} />}>
        {say(installation ? "administration.lead" : "administration.lead_secretariat")}
      </PageHead>
      <Happened c={c} state={state} />
      {installation?.settings.schemeOwner === "" && (
        <Note kind="warn">
          {say("administration.first_step")} <a href="#settings">{say("administration.to_settings")}</a>
        </Note>
      )}
      <ClustersSection c={c} content={content} state={state} size={size} />
      {installation && (
        <>
          <OfficesSection c={c} installation={installation} state={state} />
          <SettingsSection c={c} installation={installation} state={state} />
          <Entries c={c} entries={installation.entries} />
        </>
      )}
    </Layout>
  );
}

function Contents({ c }: { c: C }) {
  const { say } = c.var;
  return (
    <nav aria-label={say("administration.contents")} class="k-actions">
      <a href="#clusters">{say("administration.clusters.title")}</a>
      <a href="#offices">{say("administration.offices.title")}</a>
      <a href="#settings">{say("administration.settings.title")}</a>
    </nav>
  );
}

function Happened({ c, state }: { c: C; state: PageState }) {
  const { say } = c.var;
  const asked = c.req.query("done") ?? "";
  // what just went wrong is not told together with what went well before
  const done =
    state.done ?? (state.status === 200 && Object.hasOwn(NOTICES, asked) ? (asked as keyof typeof NOTICES) : null);
  return (
    <>
      {state.refusal && <Notice text={say(`administration.offices.${state.refusal}`)} bad />}
      {/* "on its way" holds only where a letter is */}
      {done && !(state.made && done === "invited") && <Notice text={say(NOTICES[done])} />}
      {state.made && <ShownLink c={c} {...state.made} />}
    </>
  );
}

function Entries({ c, entries }: { c: C; entries: InstallationContent["entries"] }) {
  const { say, language } = c.var;
  if (entries.length === 0) return null;
  return (
    <section class="k-section">
      <h2>{say("administration.entries")}</h2>
      <ol class="k-log">
        {entries.map(({ at, action, name, cluster }) => (
          <li>
            <time datetime={at.toISOString()}>{presentMoment(at, language)}</time>
            <div>
              {shownName(name, say) ?? say("administration.the_program")}{" "}
              {say(`audit.${action}` as "audit.cluster.created")}
              {cluster && `: ${cluster}`}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
