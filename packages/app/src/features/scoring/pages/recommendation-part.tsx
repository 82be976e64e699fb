import { freeExperts } from "@klynge/core";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { BecauseField, type CommonProps, expertName, StepBox } from "./common.tsx";

/** All experts sign the same outcome, each with a reason; a different one begins anew. */
export function RecommendationPart({ c, work, tried }: CommonProps) {
  const { say, person } = c.var;
  const { recommendation, experts, state } = work.loaded.process;
  if (state !== "fact_check" && !recommendation) return null;
  const signed = new Set(recommendation?.signedBy);
  const own = tried?.step === "recommend" ? tried : undefined;
  const reasons = work.trail.flatMap(({ data }) =>
    data.step === "recommend" && data.outcome === recommendation?.outcome ? [data.because] : [],
  );
  return (
    <section class="k-section" aria-labelledby="recommendation">
      <h2 id="recommendation">{say("scoring.recommendation.title")}</h2>
      {recommendation ? (
        <>
          <p>
            <strong>{say(`scoring.recommendation.${recommendation.outcome}`)}</strong>
          </p>
          <ul class="k-list">
            {freeExperts({ experts }).map(({ expert }) => (
              <li>
                {say(`scoring.recommendation.${signed.has(expert) ? "signed" : "waits"}`, {
                  name: expertName(c, work, expert),
                })}
              </li>
            ))}
          </ul>
          {reasons.slice(0, signed.size).map((because) => (
            <p class="k-case-text">{because}</p>
          ))}
        </>
      ) : (
        <p class="k-muted">{say("scoring.recommendation.none")}</p>
      )}
      {work.writes && state === "fact_check" && !signed.has(person?.id ?? "") && (
        <StepBox c={c} work={work} step="recommend" main>
          <Choices
            id="outcome"
            name="outcome"
            legend={say("scoring.recommendation.question")}
            hint={say("scoring.recommendation.hint")}
            layout="row"
            errors={own?.fault === "not_right" ? [say("scoring.fault.choose")] : []}
            choices={(["award", "refuse"] as const).map((outcome) => ({
              value: outcome,
              title: say(`scoring.recommendation.${outcome}`),
              checked: (own?.values.outcome ?? recommendation?.outcome) === outcome,
            }))}
          />
          <BecauseField c={c} id="recommend-because" rows={4} tried={own} />
        </StepBox>
      )}
    </section>
  );
}
