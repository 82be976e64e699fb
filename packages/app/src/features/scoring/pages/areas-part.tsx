import { Choices } from "../../../platform/web/components/choices.tsx";
import type { CommonWork } from "../load-consensus.ts";
import { rowChoices } from "../row-choices.ts";
import { type About, standingLine } from "../written-against.ts";
import { faultTexts } from "./attempt.ts";
import { BecauseField, type CommonProps, StepBox } from "./common.tsx";
import { Overtaken } from "./overtaken.tsx";
import { fieldId } from "./step-errors.ts";
import type { SaidField } from "./two-values.tsx";

/** Silver: each declared improvement area is checked on site against the Gold criteria of its row (excellence.md 3.3). */
export function Areas(props: CommonProps) {
  const { c, work } = props;
  const { say } = c.var;
  const { areas } = work.loaded.process;
  if (areas.length === 0) return null;
  const writes = work.writes && (work.view.state === "report_draft" || work.view.state === "fact_check");
  const effects = new Map(
    work.trail.flatMap(({ data }) =>
      data.step === "declare_areas" ? data.areas.map(({ indicator, effect }) => [indicator, effect] as const) : [],
    ),
  );
  const rows = new Map(rowChoices(c, work.view.label).map(({ value, text }) => [value, text]));
  return (
    <section class="k-section" aria-labelledby="areas">
      <h2 id="areas">{say("scoring.areas.title")}</h2>
      {areas.map((area) => (
        <OneArea
          {...props}
          {...area}
          name={rows.get(area.indicator) ?? area.indicator}
          effect={effects.get(area.indicator) ?? ""}
          writes={writes}
        />
      ))}
    </section>
  );
}

interface AreaProps extends CommonProps {
  readonly indicator: string;
  readonly confirmed: boolean | null;
  readonly name: string;
  readonly effect: string;
  readonly writes: boolean;
}

function OneArea({ c, work, tried, indicator, confirmed, name, effect, writes }: AreaProps) {
  const { say } = c.var;
  const own = tried?.step === "confirm_area" && tried.values.indicator === indicator ? tried : undefined;
  const about = { step: "confirm_area", indicator } as const;
  const stands = confirmed === null ? "open" : confirmed ? "yes" : "no";
  const because = reasonOf(work, about);
  const answer = own?.values.confirmed ?? stands;
  const said = (state: string, why: string): SaidField[] => [
    [say("scoring.areas.question"), state],
    [say("scoring.because"), why],
  ];
  return (
    <article class="k-scoring-talk" id={`area-${indicator}`}>
      <h3>{name}</h3>
      <p class="k-case-text">{effect}</p>
      <p>
        <strong>{say(`scoring.areas.state.${stands}`)}</strong>
      </p>
      {because && <p class="k-case-text">{because}</p>}
      {writes && (
        <>
          <Overtaken
            c={c}
            work={work}
            about={about}
            tried={own}
            said={{
              theirs: said(say(`scoring.areas.state.${stands}`), because),
              mine: said(say(`scoring.areas.state.${answer === "yes" ? "yes" : "no"}`), own?.values.because ?? ""),
            }}
          />
          <StepBox c={c} work={work} about={about}>
            <input type="hidden" name="indicator" value={indicator} />
            <Choices
              id={fieldId("confirm_area", "confirmed", indicator)}
              name="confirmed"
              legend={say("scoring.areas.question")}
              layout="row"
              errors={faultTexts(c, own?.faults?.confirmed)}
              choices={(["yes", "no"] as const).map((value) => ({
                value,
                title: say(`scoring.areas.answer.${value}`),
                checked: answer === value,
              }))}
            />
            <BecauseField c={c} step="confirm_area" of={indicator} stands={because} tried={own} />
          </StepBox>
        </>
      )}
    </article>
  );
}

/** Why it was judged so. */
function reasonOf(work: CommonWork, about: About): string {
  const data = standingLine(work, about)?.data;
  return data?.step === "confirm_area" ? data.because : "";
}
