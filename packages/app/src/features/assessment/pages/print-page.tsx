import type { Context } from "hono";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import type { AssessmentView, RowEntry } from "../present.ts";
import { ELIGIBILITY } from "../schema.ts";
import { nameOf } from "./frame.tsx";
import { capital } from "./parts.ts";

interface PrintProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
}

/** All rows with their answers on one long page, to be printed or read in one go. */
export function PrintPage({ c, view }: PrintProps) {
  const { say, language, services } = c.var;
  const { cluster, assessment } = view.loaded;
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
      <PageHead
        title={cluster.name}
        under={<p class="k-fine">{say("assessment.as_of", { when: presentMoment(services.now(), language) })}</p>}
        actions={
          <button type="button" class="k-button k-button-second" data-print hidden>
            {say("assessment.print_now")}
          </button>
        }
      >
        {nameOf(c, view)}. {standing(c, view)}
      </PageHead>
      {view.groups.map((group) => (
        <section class="k-section">
          <div class="k-section-head">
            <h2>{group.name}</h2>
            {group.max > 0 && (
              <span class="num">
                <strong>{view.wording.number(group.points)}</strong> / {group.max}
              </span>
            )}
          </div>
          {group.rows.map((row) => (
            <Row c={c} view={view} row={row} />
          ))}
        </section>
      ))}
    </Layout>
  );
}

function standing(
  { var: { say } }: Context<AppEnv>,
  { scheme, score, answered, rows, wording }: AssessmentView,
): string {
  const { points, max } = score.total;
  if (scheme.kind === "audit") return say("assessment.points_of", { points: wording.number(points), max });
  return say("assessment.answered", {
    n: answered,
    of: rows.filter(({ asked }) => asked.group !== ELIGIBILITY).length,
  });
}

function Row({ c, view, row }: PrintProps & { row: RowEntry }) {
  const { say } = c.var;
  const { facts, notes } = view.loaded;
  const note = notes.get(row.id);
  const said = [
    ...row.asked.texts.map((id) => ({ name: say("assessment.in_words"), text: note?.texts[id] })),
    { name: say("assessment.evidence"), text: note?.evidence },
    { name: say("assessment.comment"), text: note?.comment },
  ];
  return (
    <article class="k-print-row">
      <div class="k-section-head">
        <h3>
          {row.id} {row.name}
        </h3>
        {row.scored && row.scored.max > 0 && (
          <span class="num">
            <strong>{row.end}</strong> / {row.scored.max}
          </span>
        )}
      </div>
      <dl class="k-print-facts">
        {[...row.asked.facts.map(({ id }) => id), ...row.asked.elsewhere.map(({ fact }) => fact)].map((fact) => (
          <div>
            <dt>{capital(view.wording.factName(fact))}</dt>
            <dd>{view.wording.value(fact, facts.get(fact)?.value ?? null)}</dd>
          </div>
        ))}
      </dl>
      {said
        .filter(({ text }) => text)
        .map(({ name, text }) => (
          <p class="k-print-text">
            <strong>{name}:</strong> {text}
          </p>
        ))}
    </article>
  );
}
