import { freeExperts, type StepOf } from "@klynge/core";
import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Rules, Verdict, verdictOf } from "../../board/index.ts";
import type { CommonWork } from "../load-consensus.ts";
import { faultTexts } from "./attempt.ts";
import { BecauseField, type CommonProps, expertName, StepBox } from "./common.tsx";
import { refusedText } from "./frame.tsx";
import { Overtaken } from "./overtaken.tsx";
import { fieldId } from "./step-errors.ts";
import type { SaidField } from "./two-values.tsx";

/** What there is to know before a recommendation, who recommends what, and the form. All experts sign the same outcome, each with a reason. */
export function RecommendationPart(props: CommonProps) {
  const { c, work } = props;
  const { say } = c.var;
  const { recommendation, experts, parted, state } = work.loaded.process;
  if (state !== "fact_check" && !recommendation) return null;
  const content = verdictOf(work.loaded);
  return (
    <>
      <div class="k-case-parts">
        {/* Bronze has neither points nor gates: the rules say it all */}
        {work.view.label !== "bronze" && <Verdict c={c} content={content} view={work.view} />}
        <Rules c={c} content={content} view={work.view} />
      </div>
      <section class="k-section" id="recommend" aria-labelledby="recommendation">
        <h2 id="recommendation">{say("scoring.recommendation.title")}</h2>
        {parted.size > 0 && <Note kind="warn">{say("scoring.recommendation.parted")}</Note>}
        {!recommendation && <p class="k-muted">{say("scoring.recommendation.none")}</p>}
        <ul class="k-list k-case-findings">
          {freeExperts({ experts }).map(({ expert }) => (
            <OneExpert c={c} work={work} expert={expert} />
          ))}
        </ul>
        {work.writes && state === "fact_check" && <Own {...props} />}
      </section>
    </>
  );
}

/** What an expert recommends and why, and whether his signature counts. */
function OneExpert({ c, work, expert }: Pick<CommonProps, "c" | "work"> & { expert: string }) {
  const { say } = c.var;
  const { recommendation, parted } = work.loaded.process;
  const signed = recommendation?.signedBy.includes(expert);
  const said = signed || parted.has(expert) ? recommendedBy(work, expert) : null;
  const name = expertName(c, work, expert);
  if (!said) return <li>{say("scoring.recommendation.waits", { name })}</li>;
  return (
    <li>
      <strong>{name}</strong>: {say(`scoring.recommendation.${said.outcome}`)}{" "}
      {!signed && <Tag kind="warn">{say("scoring.recommendation.anew")}</Tag>}
      <p class="k-case-text">{said.because}</p>
    </li>
  );
}

/** What somebody signed last. */
function recommendedBy({ trail, loaded }: CommonWork, expert: string): StepOf<"recommend"> | null {
  const own = new Set(loaded.trail.flatMap(({ number, person }) => (person === expert ? [number] : [])));
  const line = trail.find(({ number, data }) => data.step === "recommend" && own.has(number));
  return line?.data.step === "recommend" ? line.data : null;
}

/** One's own recommendation: signed, or signed otherwise as long as not all have signed the same. */
function Own(props: CommonProps) {
  const { c, work, tried } = props;
  const { say, person } = c.var;
  const { recommendation, factCheck } = work.loaded.process;
  if (factCheck && !factCheck.confirmed && today(c.var.services) <= factCheck.dueOn)
    return <Note>{refusedText(c, { refusal: "fact_check_running", due: factCheck.dueOn })}</Note>;
  if (!recommendation?.signedBy.includes(person?.id ?? "")) return <RecommendForm {...props} />;
  return (
    <details class="k-case-step" open={tried?.step === "recommend"}>
      <summary>{say("scoring.recommendation.change")}</summary>
      <RecommendForm {...props} />
    </details>
  );
}

function RecommendForm({ c, work, tried }: CommonProps) {
  const { say, person } = c.var;
  const own = tried?.step === "recommend" ? tried : undefined;
  const { recommendation, parted } = work.loaded.process;
  const id = person?.id ?? "";
  // what was signed before the points or answers changed is no answer any more; its reason may still hold
  const before = recommendation?.signedBy.includes(id) ? recommendation.outcome : parted.get(id);
  const about = { step: "recommend" } as const;
  const said = (outcome: string | undefined, because: string): SaidField[] => [
    [say("scoring.recommendation.question"), outcomeText(c, outcome)],
    [say("scoring.because"), because],
  ];
  return (
    <>
      <Overtaken
        c={c}
        work={work}
        about={about}
        tried={own}
        said={{ theirs: standingNow(c, work), mine: said(own?.values.outcome, own?.values.because ?? "") }}
      />
      <StepBox c={c} work={work} about={about} main>
        <Choices
          id={fieldId("recommend", "outcome")}
          name="outcome"
          legend={say("scoring.recommendation.question")}
          hint={say("scoring.recommendation.hint")}
          layout="row"
          errors={faultTexts(c, own?.faults?.outcome)}
          choices={(["award", "refuse"] as const).map((outcome) => ({
            value: outcome,
            title: say(`scoring.recommendation.${outcome}`),
            checked: (own?.values.outcome ?? before) === outcome,
          }))}
        />
        <BecauseField c={c} step="recommend" rows={4} stands={recommendedBy(work, id)?.because ?? ""} tried={own} />
      </StepBox>
    </>
  );
}

function outcomeText({ var: { say } }: Context<AppEnv>, outcome: string | undefined): string {
  return outcome === "award" || outcome === "refuse" ? say(`scoring.recommendation.${outcome}`) : "";
}

/** Who has signed what. */
function standingNow(c: Context<AppEnv>, work: CommonWork): SaidField[] {
  const { recommendation, parted, experts } = work.loaded.process;
  const signed = new Map([
    ...parted,
    ...(recommendation?.signedBy ?? []).map((one) => [one, recommendation?.outcome] as const),
  ]);
  return freeExperts({ experts }).map(({ expert }) => [
    expertName(c, work, expert),
    outcomeText(c, signed.get(expert)),
  ]);
}
