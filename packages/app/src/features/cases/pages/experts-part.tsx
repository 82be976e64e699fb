import { STAFFING } from "@klynge/core";
import { Field } from "../../../platform/web/components/field.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { CasePageProps } from "./case-props.ts";
import { fieldErrors, idOf } from "./field-names.ts";
import { StepToken } from "./step-token.tsx";

/** Who assesses: the cluster agrees to each or objects, the secretariat proposes on a page of its own. */
export function ExpertsPart(props: CasePageProps) {
  const { c, view, names, mayAnswer, inCluster } = props;
  const { say, language, person } = c.var;
  const staffing = STAFFING.includes(view.state);
  const proposes = staffing && (person?.offices.includes("secretariat") ?? false) && !inCluster;
  if (view.experts.length === 0 && !proposes) return null;
  return (
    <section class="k-section" aria-labelledby="experts">
      <h2 id="experts">{say("cases.experts.title")}</h2>
      <ul class="k-list k-case-experts">
        {view.experts.map(({ expert, country, firm, state }) => (
          <li>
            <div>
              <strong>{names.get(expert) ?? say("cases.somebody")}</strong>
              <span class="k-muted">
                {" "}
                {countryName(country, language)}
                {firm && ` · ${firm}`} · {say(`cases.expert_state.${state}`)}
              </span>
            </div>
            {state === "proposed" && mayAnswer && <Answer {...props} expert={expert} />}
          </li>
        ))}
      </ul>
      {proposes && (
        <a class="k-button k-button-second" href={`/cases/${view.id}/experts`}>
          {say("cases.experts.propose")}
        </a>
      )}
    </section>
  );
}

function Answer({ c, view, words, tried, expert }: CasePageProps & { expert: string }) {
  const { say } = c.var;
  const own = tried?.step === "object_to_expert" && tried.values.expert === expert ? tried : null;
  const { because } = own ? fieldErrors(c, words, own) : {};
  return (
    <div class="k-actions">
      <form method="post" action={`/cases/${view.id}/experts/accept`}>
        <StepToken c={c} />
        <button type="submit" class="k-button" name="expert" value={expert}>
          {say("cases.step.accept_expert")}
        </button>
      </form>
      <details open={own !== null}>
        <summary>{say("cases.step.object_to_expert")}</summary>
        <form method="post" action={`/cases/${view.id}/experts/object`} class="k-form" novalidate>
          <StepToken c={c} />
          <Field
            id={own ? idOf("object_to_expert", "because") : `object-${expert}`}
            name="because"
            kind="textarea"
            label={say("cases.field.because")}
            value={own?.values.because ?? ""}
            errors={because ? [because] : []}
            required
          />
          <button type="submit" class="k-button k-button-danger" name="expert" value={expert}>
            {say("cases.step.object_to_expert")}
          </button>
        </form>
      </details>
    </div>
  );
}
