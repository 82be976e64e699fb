import { randomUUID } from "node:crypto";
import { Field } from "../../../platform/web/components/field.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import type { CasePageProps } from "./case-props.ts";

/** Who assesses: the cluster agrees to each or objects, the secretariat proposes on a page of its own. */
export function ExpertsPart({ c, view, names, mayAccept, inCluster }: CasePageProps) {
  const { say, language, person } = c.var;
  const staffing = ["self_assessment", "submitted", "visit_planned", "visited"].includes(view.state);
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
            {state === "proposed" && mayAccept && <Answer c={c} view={view} expert={expert} />}
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

function Answer({ c, view, expert }: Pick<CasePageProps, "c" | "view"> & { expert: string }) {
  const { say } = c.var;
  return (
    <div class="k-actions">
      <form method="post" action={`/cases/${view.id}/experts/accept`}>
        <FormToken c={c} />
        <input type="hidden" name="command" value={randomUUID()} />
        <button type="submit" class="k-button" name="expert" value={expert}>
          {say("cases.step.accept_expert")}
        </button>
      </form>
      <details>
        <summary>{say("cases.step.object_to_expert")}</summary>
        <form method="post" action={`/cases/${view.id}/experts/object`} class="k-form">
          <FormToken c={c} />
          <input type="hidden" name="command" value={randomUUID()} />
          <Field id={`object-${expert}`} name="because" kind="textarea" label={say("cases.field.because")} required />
          <button type="submit" class="k-button k-button-danger" name="expert" value={expert}>
            {say("cases.step.object_to_expert")}
          </button>
        </form>
      </details>
    </div>
  );
}
