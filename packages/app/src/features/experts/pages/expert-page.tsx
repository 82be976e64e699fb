import { NACE } from "@klynge/core";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import type { PoolRow } from "../queries.ts";
import { SECTORS } from "../sectors.ts";
import { Absences } from "./absences-part.tsx";
import { addressOf, type ExpertPageProps } from "./expert-props.ts";
import { Faulty, faultsFor } from "./form-parts.tsx";
import { countries, Until } from "./pool-page.tsx";
import { Ties } from "./ties-part.tsx";
import { languageNames } from "./words.ts";

const DONE = ["added", "saved", "tie_added", "tie_changed", "tie_removed", "absence_added", "absence_removed"] as const;

/** Somebody of the pool: what he knows and may do, what binds him to whom, when he is away. */
export function ExpertPage(props: ExpertPageProps) {
  const { c, expert, mayChange, mayAccredit, tried } = props;
  const { say, language, person } = c.var;
  const done = DONE.find((one) => one === c.req.query("done"));
  const oneself = person?.id === expert.personId;
  const stale = tried?.faults.version === "stale";
  return (
    <Layout
      c={c}
      title={oneself ? say("experts.own.title") : expert.name}
      place="tasks"
      crumbs={[
        { text: say("layout.work"), href: "/tasks" },
        ...(mayAccredit ? [{ text: say("experts.pool.title"), href: "/experts" }] : []),
      ]}
    >
      <PageHead title={oneself ? say("experts.own.title") : expert.name}>
        {oneself ? say("experts.own.lead") : expert.email}
      </PageHead>
      {done && <Note kind="done">{say(`experts.done.${done}`)}</Note>}
      {stale && <Note kind="warn">{say("experts.stale")}</Note>}
      {!mayAccredit && (
        <dl class="k-case-facts">
          <dt>{say("experts.field.country")}</dt>
          <dd>{countryName(expert.country, language)}</dd>
          <dt>{say("experts.field.firm")}</dt>
          <dd>{expert.firm}</dd>
          <dt>{say("experts.field.benchmarkingUntil")}</dt>
          <dd>
            <Until c={c} until={expert.benchmarkingUntil} day={props.day} />
          </dd>
          <dt>{say("experts.field.auditorUntil")}</dt>
          <dd>
            <Until c={c} until={expert.auditorUntil} day={props.day} />
          </dd>
        </dl>
      )}
      {mayChange && <Facts {...props} />}
      <Ties {...props} />
      <Absences
        {...props}
        action={`${addressOf(props.expert, props.c.var.person?.id)}/absences`}
        hint={say("experts.absences.hint")}
        delegateHint={say("experts.hint.delegate")}
      />
    </Layout>
  );
}

function Facts({ c, expert, mayAccredit, tried }: ExpertPageProps) {
  const { say, language, person } = c.var;
  const typed = tried?.form === "expert" && tried.faults.version !== "stale" ? tried.values : null;
  const value = (name: keyof PoolRow): string => String(typed ? (typed[name] ?? "") : (expert[name] ?? ""));
  const sectors = typed ? (typed.sectors as readonly string[]) : expert.sectors;
  const text = (name: "firm" | "capacity" | "benchmarkingUntil" | "auditorUntil") => ({
    id: `expert-${name}`,
    name,
    label: say(`experts.field.${name}`),
    value: value(name),
    errors: faultsFor(c, "expert", name, tried),
  });
  return (
    <section class="k-section k-narrow" aria-labelledby="facts">
      <h2 id="facts">{say("experts.facts")}</h2>
      <form method="post" action={addressOf(expert, person?.id)} class="k-form" novalidate>
        <FormToken c={c} />
        <input type="hidden" name="version" value={expert.version} />
        {tried?.faults.version !== "stale" && <Faulty c={c} form="expert" tried={tried} />}
        {mayAccredit && (
          <>
            <Field
              {...text("firm")}
              id="expert-country"
              name="country"
              kind="select"
              size="medium"
              label={say("experts.field.country")}
              value={value("country")}
              options={countries(language)}
              errors={faultsFor(c, "expert", "country", tried)}
            />
            <Field {...text("firm")} optional={say("cases.optional")} hint={say("experts.hint.firm")} />
            <Field {...text("benchmarkingUntil")} kind="date" size="medium" optional={say("cases.optional")} />
            <Field {...text("auditorUntil")} kind="date" size="medium" optional={say("cases.optional")} />
          </>
        )}
        <Field
          id="expert-languages"
          name="languages"
          label={say("experts.field.languages")}
          hint={say("experts.hint.languages")}
          value={typed ? String(typed.languages ?? "") : languageNames(c, expert.languages)}
          errors={faultsFor(c, "expert", "languages", tried)}
        />
        <Field {...text("capacity")} kind="number" size="short" hint={say("experts.hint.capacity")} />
        <Choices
          id="expert-sectors"
          name="sectors"
          type="checkbox"
          layout="row"
          legend={say("experts.field.sectors")}
          errors={faultsFor(c, "expert", "sectors", tried)}
          choices={SECTORS.map((section) => ({
            value: section,
            title: `${section} ${NACE["NACE2.1"].sections[section]?.[language] ?? ""}`,
            checked: sectors.includes(section),
          }))}
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("experts.save")}
          </button>
        </div>
      </form>
    </section>
  );
}
