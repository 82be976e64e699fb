import { TIE_KINDS } from "@klynge/core";
import { Field } from "../../../platform/web/components/field.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { TieRow } from "../queries.ts";
import { addressOf, type ExpertPageProps } from "./expert-props.ts";
import { Faulty, faultsFor } from "./form-parts.tsx";
import { countries } from "./pool-page.tsx";

/** What binds an expert to organisations and clusters, now or once: conflicts of interest are computed from it. */
export function Ties(props: ExpertPageProps) {
  const { c, expert, ties, mayChange, tried } = props;
  const { say, person } = c.var;
  const action = `${addressOf(expert, person?.id)}/ties`;
  return (
    <section class="k-section k-narrow" aria-labelledby="ties">
      <h2 id="ties">{say("experts.ties.title")}</h2>
      <p class="k-hint">{say("experts.ties.hint")}</p>
      {ties.length === 0 && <p>{say("experts.ties.none")}</p>}
      {ties.map((tie) => (
        <details class="k-case-step" open={tried?.form === `tie-${tie.id}`}>
          <summary>{tieText(props, tie)}</summary>
          {mayChange && <TieForm {...props} tie={tie} form={`tie-${tie.id}`} action={`${action}/${tie.id}`} />}
        </details>
      ))}
      {mayChange && (
        <details class="k-case-step" open={tried?.form === "tie"}>
          <summary>{say("experts.ties.add")}</summary>
          <TieForm {...props} tie={null} form="tie" action={action} />
        </details>
      )}
    </section>
  );
}

function tieText(
  {
    c: {
      var: { say, language },
    },
  }: ExpertPageProps,
  tie: TieRow,
): string {
  const { kind, organisation, country, registerNumber, starts, ends } = tie;
  const number = registerNumber ? ` (${countryName(country, language)} ${registerNumber})` : "";
  const when = ends
    ? say("experts.conflict.from_until", { from: sayDay(starts, language), until: sayDay(ends, language) })
    : say("experts.conflict.since", { day: sayDay(starts, language) });
  return `${say(`experts.tie.${kind}`, { organisation: `${organisation}${number}` })}, ${when}`;
}

function TieForm(props: ExpertPageProps & { tie: TieRow | null; form: string; action: string }) {
  const { c, tie, form, action, clusters, tried } = props;
  const { say, language } = c.var;
  const typed = tried?.form === form ? tried.values : null;
  const optional = say("cases.optional");
  const choose = { value: "", text: say("cases.choose") };
  const field = (name: "kind" | "organisation" | "country" | "registerNumber" | "clusterId" | "starts" | "ends") => ({
    id: `${form}-${name}`,
    name,
    label: say(`experts.field.${name}`),
    value: String((typed ? typed[name] : tie?.[name]) ?? ""),
    errors: faultsFor(c, form, name, tried),
  });
  return (
    <form method="post" action={action} class="k-form" novalidate>
      <FormToken c={c} />
      {tie && <input type="hidden" name="version" value={tie.version} />}
      <Faulty c={c} form={form} tried={tried} />
      <Field
        {...field("kind")}
        kind="select"
        size="medium"
        options={[choose, ...TIE_KINDS.map((kind) => ({ value: kind, text: say(`experts.kind.${kind}`) }))]}
      />
      <Field {...field("organisation")} />
      <Field
        {...field("country")}
        kind="select"
        size="medium"
        optional={optional}
        options={[choose, ...countries(language)]}
      />
      <Field {...field("registerNumber")} size="medium" optional={optional} hint={say("experts.hint.registerNumber")} />
      {clusters.length > 0 && (
        <Field
          {...field("clusterId")}
          kind="select"
          optional={optional}
          options={[choose, ...clusters.map(({ id, name }) => ({ value: id, text: name }))]}
        />
      )}
      <Field {...field("starts")} kind="date" size="medium" />
      <Field {...field("ends")} kind="date" size="medium" optional={optional} hint={say("experts.hint.ends")} />
      <div class="k-actions">
        <button type="submit" class="k-button k-button-second">
          {say("experts.save")}
        </button>
        {tie && (
          <button type="submit" class="k-button k-button-danger" name="act" value="remove">
            {say("experts.remove")}
          </button>
        )}
      </div>
    </form>
  );
}
