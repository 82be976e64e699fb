import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { AssessmentView } from "../present.ts";
import { nameOf } from "./frame.tsx";

/** All rows with their answers on one long page, to be printed or read in one go. */
export function PrintPage({ c, view }: { c: Context<AppEnv>; view: AssessmentView }) {
  const { say } = c.var;
  const { cluster, assessment, facts, notes } = view.loaded;
  return (
    <Layout
      c={c}
      title={say("assessment.print_title")}
      place="assessments"
      clusterId={cluster.id}
      crumbs={[
        { text: cluster.name, href: `/clusters/${cluster.id}` },
        { text: nameOf(c, view), href: `/assessments/${assessment.id}` },
      ]}
    >
      <h1>{cluster.name}</h1>
      <p class="k-lead">{nameOf(c, view)}</p>
      {view.groups.map((group) => (
        <section class="k-section">
          <h2>{group.name}</h2>
          {group.rows.map((row) => (
            <article class="k-print-row">
              <h3>
                {row.id} {row.name}{" "}
                {row.scored && row.scored.max > 0 && (
                  <span class="k-muted">
                    {row.end} / {row.scored.max}
                  </span>
                )}
              </h3>
              <dl class="k-pairs">
                {[...row.asked.facts.map(({ id }) => id), ...row.asked.elsewhere.map(({ fact }) => fact)].map(
                  (fact) => (
                    <div>
                      <dt>{view.wording.factName(fact)}</dt>
                      <dd>{view.wording.value(fact, facts.get(fact)?.value ?? null)}</dd>
                    </div>
                  ),
                )}
              </dl>
              {notes.get(row.id)?.evidence && (
                <p class="k-small">
                  {say("assessment.evidence")}: {notes.get(row.id)?.evidence}
                </p>
              )}
              {notes.get(row.id)?.comment && <p class="k-small">{notes.get(row.id)?.comment}</p>}
            </article>
          ))}
        </section>
      ))}
    </Layout>
  );
}
