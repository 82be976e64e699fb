import type { Context } from "hono";
import { ChartFrame } from "../../../platform/web/components/chart-frame.tsx";
import { FrequencyColumns } from "../../../platform/web/components/frequency-columns.tsx";
import { Legend } from "../../../platform/web/components/legend.tsx";
import { ProfileChart } from "../../../platform/web/components/profile-chart.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { profileProps, servicesProps } from "../drawings/chart-props.ts";
import { chartPath } from "../links.ts";
import type { InterviewPart, Result } from "../present.ts";
import {
  centreText,
  clustersOf,
  improveHeading,
  ownText,
  profileHeading,
  servicesHeading,
  strengthsHeading,
} from "../sentences.ts";

interface PartProps {
  readonly c: Context<AppEnv>;
  readonly result: Result;
  readonly part: InterviewPart;
}

/** Profile and services beside the chosen group; fields to improve and strengths beside the main group. */
export function InterviewCharts({ c, result, part }: PartProps) {
  return (
    <>
      <div class="k-halves k-section">
        <Profile c={c} result={result} part={part} />
        {result.services.length > 0 && <Services c={c} result={result} part={part} />}
      </div>
      <Fields c={c} result={result} part={part} />
    </>
  );
}

function Profile({ c, result, part }: PartProps) {
  const { say } = c.var;
  return (
    <ChartFrame
      id="profile"
      heading={profileHeading(say, part)}
      legend={<Legend items={[{ kind: "own", text: say("benchmark.profile.legend") }]} />}
      tableText={say("benchmark.show_table")}
      table={{
        caption: say("benchmark.profile.title", { group: result.chosen?.name ?? "–" }),
        head: [
          { text: say("benchmark.profile.dimension") },
          { text: say("benchmark.profile.position"), numeric: true },
          { text: say("benchmark.profile.placed"), numeric: true },
        ],
        rows: part.profile.map(({ name, position, placed, of }) => [
          name,
          position === null ? say("benchmark.profile.not_comparable") : String(position),
          say("benchmark.profile.placed_of", { n: placed, of }),
        ]),
      }}
      actions={<a href={chartPath(result, "profile")}>{say("benchmark.download_svg")}</a>}
    >
      <ProfileChart id="profile-chart" {...profileProps(say, result, part)} />
    </ChartFrame>
  );
}

function Services({ c, result }: PartProps) {
  const { say } = c.var;
  const { wording } = result.view;
  return (
    <ChartFrame
      id="services"
      heading={servicesHeading(say, wording, result.services)}
      legend={
        <Legend
          items={[
            { kind: "column", text: say("benchmark.services.legend_own") },
            { kind: "median_bar", text: say("benchmark.services.legend_median") },
          ]}
        />
      }
      tableText={say("benchmark.show_table")}
      table={{
        caption: say("benchmark.services.title", { group: result.chosen?.name ?? "–" }),
        head: [
          { text: say("benchmark.services.service") },
          { text: say("benchmark.rows.you"), numeric: true },
          { text: say("benchmark.rows.median"), numeric: true },
        ],
        rows: result.services.map((row) => [
          `${row.id} ${row.name}`,
          ownText(say, wording, row),
          centreText(say, wording, row),
        ]),
      }}
      actions={<a href={chartPath(result, "services")}>{say("benchmark.download_svg")}</a>}
    >
      <FrequencyColumns id="services-chart" {...servicesProps(say, result)} />
    </ChartFrame>
  );
}

function Fields({ c, result, part }: PartProps) {
  const { say } = c.var;
  const { main, chosen, view } = result;
  const path = `/assessments/${view.loaded.assessment.id}`;
  const clusters = clustersOf(say, view.wording, main?.n ?? 0);
  return (
    <section id="fields">
      <div class="k-split">
        <section class="k-section" aria-labelledby="improve-heading" id="improve">
          <p class="k-over">{say("benchmark.improve.title")}</p>
          <div class="k-section-head">
            <h2 id="improve-heading">{improveHeading(say, part)}</h2>
          </div>
          {part.improve.length > 0 && (
            <ol class="k-list">
              {part.improve.map(({ name, questions, of }) => (
                <li>
                  <strong>{name}</strong>{" "}
                  <span class="k-muted">{say("benchmark.improve.fired", { n: questions.length, of })}</span>
                  <br />
                  <span class="k-small">
                    {questions.map((question, index) => (
                      <>
                        {index > 0 && ", "}
                        <a href={`${path}/rows/${question.id}`}>
                          {question.id} {question.name}
                        </a>
                      </>
                    ))}
                  </span>
                </li>
              ))}
            </ol>
          )}
        </section>
        <section class="k-section" aria-labelledby="strengths-heading" id="strengths">
          <p class="k-over">{say("benchmark.strengths.title")}</p>
          <div class="k-section-head">
            <h2 id="strengths-heading">{strengthsHeading(say, part)}</h2>
          </div>
          {part.strengths.length > 0 && (
            <ol class="k-list">
              {part.strengths.map(({ name, position }) => (
                <li>
                  <strong>{name}</strong>{" "}
                  <span class="k-muted">{say("benchmark.strengths.position", { position })}</span>
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
      {main && (
        <p class="k-fine">
          {say(main === chosen ? "benchmark.measured" : "benchmark.measured_always", { group: main.name, clusters })}
        </p>
      )}
    </section>
  );
}
