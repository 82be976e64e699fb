import { ChartFrame } from "../../src/platform/web/components/chart-frame.tsx";
import { Choices } from "../../src/platform/web/components/choices.tsx";
import { DimensionBars } from "../../src/platform/web/components/dimension-bars.tsx";
import { Field } from "../../src/platform/web/components/field.tsx";
import { Icon } from "../../src/platform/web/components/icon.tsx";
import { Ladder } from "../../src/platform/web/components/ladder.tsx";
import { ProvenanceChip } from "../../src/platform/web/components/provenance-chip.tsx";
import { SavingState } from "../../src/platform/web/components/saving-state.tsx";
import { ScoreBar } from "../../src/platform/web/components/score-bar.tsx";
import { type State, StateIcon } from "../../src/platform/web/components/state-icon.tsx";
import { Tag } from "../../src/platform/web/components/tag.tsx";
import { Frame } from "./frame.tsx";

type Row = readonly [number: string, name: string, points: string, state: State];
const GROUPS: readonly { name: string; points: string; of: string; rows: readonly Row[] }[] = [
  {
    name: "1 Structure of the cluster",
    points: "13",
    of: "15",
    rows: [
      ["1.1.0", "Committed participation", "–", "gate_met"],
      ["1.1.1", "Composition", "5", "answered"],
      ["1.1.2", "Number of participants", "4", "answered"],
      ["1.2", "Geographic focus", "4", "answered"],
    ],
  },
  {
    name: "2 Governance and cooperation",
    points: "37",
    of: "50",
    rows: [
      ["2.1", "Maturity of management", "5", "answered"],
      ["2.2.1", "Human resources", "4", "answered"],
      ["2.2.2", "Qualification of the team", "4", "scored_by_both"],
      ["2.4", "Clarity of roles", "4", "answered"],
      ["2.5", "Direct personal contacts", "3", "prefilled"],
      ["2.7", "Innovation system", "3", "evidence_missing"],
    ],
  },
  {
    name: "5 Osiągnięcia i rozpoznawalność",
    points: "7",
    of: "15",
    rows: [
      ["5.1", "Publications and press", "4", "prefilled"],
      ["5.2", "Umiędzynarodowienie przedsiębiorstw członkowskich", "3", "withheld"],
      ["5.3", "Satisfaction survey", "?", "unanswered"],
    ],
  },
];
const DIMENSIONS = [
  ["Structure of the cluster", 13, 0, 15],
  ["Governance and cooperation", 37, 0, 50],
  ["Financing", 7, 0, 10],
  ["Strategy and services", 43, 0, 60],
  ["Achievements and recognition", 7, 5, 15],
] as const;
const WAY = [
  ["+4", "5.3 Ask the participants", "survey is ready to send, 3 weeks"],
  ["+2", "2.2.3 Training plan and 3 days", "Academy module starts 14 Jan"],
  ["+1", "2.5 Contact 5 more", "(this page)"],
] as const;

export function AssessmentSpecimen({ scheme }: { scheme: "light" | "dark" }) {
  return (
    <Frame
      title="Assessment"
      scheme={scheme}
      wide
      crumbs={["Fjordkraft Industriklynge", "Assessments", "Gold audit 2027"]}
    >
      <header class="k-subhead">
        <div class="k-title">
          <p class="k-subhead-name">Gold audit: self-assessment</p>
          <Tag kind="invented">Invented cluster</Tag>
        </div>
        <div class="k-subhead-side">
          <SavingState state="saved" text="Saved 14:32" />
          <span>
            <strong>Submit by 15 January</strong> <span class="k-muted">55 days left</span>
          </span>
          <a class="k-button k-button-second k-button-small" href="#submit">
            Review and submit
          </a>
        </div>
      </header>
      <a class="k-score-strip" href="#score">
        <span class="k-score-strip-line">
          <span class="num">
            <strong>107</strong> / 150
          </span>
          <span>
            <strong>13 points</strong> to Gold
          </span>
          <span class="k-link">Why</span>
        </span>
        <ScoreBar
          id="strip"
          title="107 of 150 points"
          description="5 unknown"
          points={107}
          unknown={5}
          of={150}
          threshold={{ value: 120, text: "Gold 120" }}
          small
        />
      </a>
      <div class="k-assessment">
        <button type="button" class="k-picker" popovertarget="indicators">
          <StateIcon state="prefilled" text="pre-filled" />
          <span>
            2.5 Direct personal contacts <span class="k-muted">12 of 31</span>
          </span>
          <Icon name="chevron" />
        </button>
        <Navigation />
        <div class="k-assess-main">
          <p class="k-over">Dimension 2 · Indicator 2.5 · up to 5 points</p>
          <h1>Direct personal contacts between team and participants</h1>
          <p class="k-lead">
            Which share of your committed participants has your team met, visited or called in the last 12 months?
          </p>
          <p class="k-small k-muted">
            <strong>Why it is asked.</strong> A team that knows its participants sees shared needs earlier. A contact
            counts when it is logged with a date, a person and a note.
          </p>
          <LadderFigure />
          <AnswerForm />
        </div>
        <Score />
      </div>
    </Frame>
  );
}

function LadderFigure() {
  const ticks = [0, 15, 30, 45, 60, 80, 100];
  return (
    <ChartFrame
      id="ladder"
      heading="55% gives 3 points. 60% gives 4."
      tags={<Tag kind="reconstructed">Thresholds reconstructed</Tag>}
      note="Points 0 to 5 stand in the bar. The scheme owner has not yet confirmed these steps."
      tableText="Show as table"
      table={{
        caption: "Which share gives how many points",
        head: [{ text: "Points", numeric: true }, { text: "From" }, { text: "To" }],
        rows: [0, 1, 2, 3, 4, 5].map((points) => [`${points}`, `${ticks[points]}%`, `${ticks[points + 1]}%`]),
      }}
    >
      <Ladder
        id="ladder-svg"
        title="Ladder of points"
        description="Your share is 55.1%, which lies between 45% and 60% and gives 3 points."
        scale={{ min: 0, max: 100 }}
        steps={[0, 1, 2, 3, 4, 5].map((points) => ({ points, from: ticks[points] ?? 0, to: ticks[points + 1] ?? 100 }))}
        marks={[
          { value: 30, text: "baseline" },
          { value: 60, text: "excellence" },
        ]}
        ticks={ticks.map((value) => ({ value, text: `${value}%` }))}
        own={{ value: 55.1, text: "You: 55%" }}
        reached={3}
      />
    </ChartFrame>
  );
}

function AnswerForm() {
  return (
    <form class="k-form">
      <Choices
        id="answer"
        name="answer"
        legend="Your answer"
        choices={[
          {
            value: "fact",
            checked: true,
            title: (
              <>
                <span class="k-value">54 of 98</span> <span class="k-muted">= 55.1%</span>
              </>
            ),
            side: (
              <ProvenanceChip kind="from" href="#log">
                From: contact log, 21 Nov 2026
              </ProvenanceChip>
            ),
            text: (
              <>
                54 of 98 committed participants have a logged contact since 22 Nov 2025. <a href="#54">See the 54</a> ·{" "}
                <a href="#44">See the 44 without</a>
              </>
            ),
          },
          {
            value: "other",
            title: "Enter another value",
            text: "You say why. The experts see both values and your reason.",
            body: (
              <div class="k-form-row">
                <Field id="count" name="count" label="Contacted" kind="number" unit="participants" size="short" />
                <Field id="date" name="date" label="On" kind="date" size="medium" />
              </div>
            ),
          },
        ]}
      />
      <section class="k-section">
        <h2>Evidence</h2>
        <ul class="k-evidence">
          <li>
            <Icon name="file" />
            <div>
              <a href="#log">Contact log, 54 entries</a>
              <span class="k-muted">kept by Klynge, always current</span>
            </div>
            <span class="k-muted">covers the whole answer</span>
          </li>
          <li class="k-evidence-warn">
            <Icon name="warning" />
            <div>
              <strong>9 calls have no note.</strong> Without a note an expert may not count them, and 45 of 98 is 46%.
            </div>
            <a href="#notes">
              <strong>Add 9 notes</strong>
            </a>
          </li>
        </ul>
        <button type="button" class="k-button k-button-second k-button-small">
          Add evidence
        </button>
      </section>
      <Field
        id="comment"
        name="comment"
        kind="textarea"
        label="Comment for the experts"
        optional="optional"
        value="We visit every new participant within two months. In 2026 two advisers were on leave from March to June, so the autumn visits run until December."
      />
      <p class="k-fine">Last changed by Ingrid Solheim, 21 November 2026, 14:32</p>
      <div class="k-actions-spread">
        <a href="#2.4">Back to 2.4 Clarity of roles</a>
        <button type="submit" class="k-button">
          Confirm and go to 2.6 <Icon name="arrow" />
        </button>
      </div>
    </form>
  );
}

function Navigation() {
  return (
    <nav class="k-rail k-assess-nav" id="indicators" popover aria-label="Indicators">
      <div class="k-rail-lead">
        <strong>30 of 31 answered</strong>
        <span>5 to confirm, 3 need evidence</span>
      </div>
      {GROUPS.map(({ name, points, of, rows }) => (
        <section class="k-nav-group">
          <h2>
            <span>{name}</span>
            <span class="num">
              {points}
              <span class="k-muted">/{of}</span>
            </span>
          </h2>
          <ul>
            {rows.map(([number, title, value, state]) => (
              <li>
                <a class="k-nav-row" href={`#${number}`} aria-current={number === "2.5" ? "page" : undefined}>
                  <StateIcon state={state} text={state} />
                  <span class="k-nav-number">{number}</span>
                  <span class="k-nav-name">{title}</span>
                  <span class="k-nav-points">{value}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ul class="k-nav-legend">
        <li>
          <StateIcon state="answered" /> answered, with evidence
        </li>
        <li>
          <StateIcon state="prefilled" /> pre-filled, please confirm
        </li>
        <li>
          <StateIcon state="evidence_missing" /> evidence missing
        </li>
        <li>
          <StateIcon state="unanswered" /> not answered
        </li>
        <li>
          <StateIcon state="gate_met" /> gate without points, met
        </li>
      </ul>
    </nav>
  );
}

function Score() {
  return (
    <aside class="k-rail k-assess-score" id="score" aria-label="Score">
      <section class="k-rail-block">
        <h2>
          Live score <span class="k-muted">your own assessment</span>
        </h2>
        <p class="k-score">
          <strong>107</strong> of 150 points, 71%
        </p>
        <ScoreBar
          id="bar"
          title="107 of 150 points"
          description="5 points are unknown; Gold takes 120."
          points={107}
          unknown={5}
          of={150}
          threshold={{ value: 120, text: "Gold 120" }}
        />
        <p class="k-distance">13 points to Gold</p>
        <p class="k-small k-muted">5 points are unknown because 5.3 has no answer. Unknown is not counted as zero.</p>
        <p class="k-with-icon">
          <StateIcon state="gate_met" />
          <span>
            Baselines: <strong>19 met</strong>, 0 missed, 1 unknown
          </span>
        </p>
      </section>
      <section class="k-rail-block">
        <h2>This indicator: 3 of 5</h2>
        <p>54 ÷ 98 = 55.1%, between 45% and 60%.</p>
        <div class="k-card k-next-point">
          <h3>For the next point</h3>
          <p>Contact 5 more participants: 59 of 98 is 60.2%. Four of them come to your workshop on 2 December.</p>
          <a class="k-go" href="#five">
            Choose the five <Icon name="arrow" />
          </a>
        </div>
      </section>
      <section class="k-rail-block">
        <DimensionBars
          id="dimensions"
          caption="By dimension"
          tick={0.8}
          tickText="80%"
          rows={DIMENSIONS.map(([name, points, unknown, of]) => ({
            name,
            points,
            unknown,
            of,
            value: `${points}`,
            ofText: `${of}`,
            title: `${name}: ${points} of ${of} points, ${unknown} unknown`,
          }))}
        />
      </section>
      <section class="k-rail-block">
        <h2>Shortest way to 120</h2>
        <ul class="k-way">
          {WAY.map(([points, name, note]) => (
            <li>
              <strong>{points}</strong>
              <div>
                <a href="#way">{name}</a> <span>{note}</span>
              </div>
            </li>
          ))}
        </ul>
        <a class="k-go" href="#plan">
          See the plan: 8 steps, +13 points <Icon name="arrow" />
        </a>
      </section>
    </aside>
  );
}
