import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { fieldErrors, NotTaken, type NotTakenProps, type SchemeWords, StepForm, titleOf } from "../../cases/index.ts";
import type { DeclarationView } from "../present.ts";
import { conflictText } from "./words.ts";

interface DeclareProps {
  readonly c: Context<AppEnv>;
  readonly view: DeclarationView;
  readonly words: SchemeWords;
  readonly tried?: NotTakenProps["tried"];
}

/** What an expert reads before he declares his interests: the title, the members, his own ties. The content opens afterwards. */
export function DeclarePage(props: DeclareProps) {
  const { c, view, words, tried } = props;
  const { say, language } = c.var;
  return (
    <Layout
      c={c}
      title={say("experts.declare.title")}
      place="tasks"
      crumbs={[{ text: say("layout.work"), href: "/tasks" }]}
    >
      <PageHead title={say("experts.declare.title")}>
        {titleOf(c, view)}, {countryName(view.cluster.country, language)}. {say("experts.declare.lead")}
      </PageHead>
      {tried && <NotTaken c={c} words={words} tried={tried} />}
      <Ties c={c} view={view} />
      <Members c={c} view={view} />
      <Declare {...props} />
    </Layout>
  );
}

/** His own, as far as they touch the cluster. */
function Ties({ c, view: { ties } }: Pick<DeclareProps, "c" | "view">) {
  const { say } = c.var;
  return (
    <section class="k-section" aria-labelledby="ties">
      <h2 id="ties">{say("experts.declare.ties")}</h2>
      {ties.length === 0 ? (
        <p>{say("experts.declare.no_ties")}</p>
      ) : (
        <ul class="k-expert-against">
          {ties.map((tie) => (
            <li>
              {tie.blocking && <Tag kind="bad">{say("experts.conflict.blocking")}</Tag>} {conflictText(c, tie)}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/experts/me">{say("experts.declare.correct")}</a>
      </p>
    </section>
  );
}

function Members({ c, view: { members } }: Pick<DeclareProps, "c" | "view">) {
  const { say, language } = c.var;
  return (
    <section class="k-section" aria-labelledby="members">
      <h2 id="members">{say("experts.declare.members", { count: members.length })}</h2>
      {members.length === 0 ? (
        <EmptyBox title={say("experts.declare.no_members")} level={3}>
          {say("experts.declare.no_members_text")}
        </EmptyBox>
      ) : (
        <DataTable
          caption={say("experts.declare.members", { count: members.length })}
          captionHidden
          head={[
            { text: say("experts.field.organisation") },
            { text: say("experts.field.country") },
            { text: say("experts.field.registerNumber") },
          ]}
          rows={members.map(({ name, country, registerNumber }) => ({
            cells: [name, country ? countryName(country, language) : "", registerNumber ?? ""],
          }))}
        />
      )}
    </section>
  );
}

function Declare({ c, view: { id, accepted }, words, tried }: DeclareProps) {
  const { say } = c.var;
  return (
    <section class="k-section k-narrow" aria-labelledby="declare">
      <h2 id="declare">{say("cases.step.declare_interests")}</h2>
      {accepted ? (
        <StepForm
          c={c}
          caseId={id}
          step="declare_interests"
          action={`/cases/${id}/declare`}
          eligibility={[]}
          words={words}
          main
          {...(tried && { values: tried.values, errors: fieldErrors(c, words, tried) })}
        />
      ) : (
        <Note>{say("experts.declare.not_yet")}</Note>
      )}
      <details class="k-case-step">
        <summary>{say("cases.step.decline_case")}</summary>
        <p class="k-hint">{say("cases.step_hint.decline_case")}</p>
        <StepForm c={c} caseId={id} step="decline_case" eligibility={[]} words={words} />
      </details>
    </section>
  );
}
