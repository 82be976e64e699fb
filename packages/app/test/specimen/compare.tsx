import type { Child } from "hono/jsx";
import { Band } from "../../src/platform/web/components/band.tsx";
import { ChartFrame } from "../../src/platform/web/components/chart-frame.tsx";
import { Choices } from "../../src/platform/web/components/choices.tsx";
import { FrequencyColumns } from "../../src/platform/web/components/frequency-columns.tsx";
import { Legend } from "../../src/platform/web/components/legend.tsx";
import { Note } from "../../src/platform/web/components/note.tsx";
import { ProfileChart } from "../../src/platform/web/components/profile-chart.tsx";
import { QuartileStrip } from "../../src/platform/web/components/quartile-strip.tsx";
import { ShareBar } from "../../src/platform/web/components/share-bar.tsx";
import { Withheld } from "../../src/platform/web/components/withheld.tsx";
import { Frame } from "./frame.tsx";

const PROFILE = [
  ["Structure", 58],
  ["Governance", 44],
  ["Financing", 56],
  ["Strategy, services", 49],
  ["Contacts", 31],
  ["Results", null],
] as const;
const TABLE = { caption: "The numbers", head: [{ text: "Dimension" }, { text: "Share", numeric: true }] };

export function CompareSpecimen({ scheme }: { scheme: "light" | "dark" }) {
  return (
    <Frame
      title="Compare"
      scheme={scheme}
      crumbs={["Fjordkraft Industriklynge", "Assessments", "Benchmark, November 2026"]}
    >
      <header class="k-page-head">
        <div>
          <div class="k-title">
            <h1>How you compare: 36 answers</h1>
          </div>
          <p class="k-lead">Your answers of 12 November 2026. Position, strengths and learning, no ranking.</p>
        </div>
        <div class="k-actions">
          <a class="k-button" href="#report">
            Open the report, 82 pages
          </a>
        </div>
      </header>
      <Note>
        The comparison clusters are synthetic. Real groups take their place when the scheme owner connects the
        portfolio.
      </Note>
      <form class="k-section">
        <Choices
          id="group"
          name="group"
          layout="row"
          legend="Compare with"
          choices={[
            { value: "a", title: "Energy and environment", text: "Europe [44]", checked: true },
            { value: "b", title: "Production, engineering", text: "Europe [61]" },
            { value: "c", title: "Gold-labelled clusters", text: "Europe [96]" },
            { value: "d", title: "All clusters", text: "48 countries [1,292]" },
            { value: "e", title: "Energy, Norway", text: "Withheld: fewer than 6", withheld: true },
          ]}
        />
      </form>
      <div class="k-halves k-section">
        <ChartFrame
          id="profile"
          heading="Contacts with others are your weakest side; structure and finance lie above the middle."
          legend={<Legend items={[{ kind: "own", text: "share of the 44 clusters below you, in percent" }]} />}
          tableText="Show as table"
          table={{ ...TABLE, rows: PROFILE.map(([name, value]) => [name, value === null ? "withheld" : `${value}`]) }}
        >
          <ProfileChart
            id="profile-svg"
            title="Profile"
            description="Structure 58, Contacts 31"
            zones={["lower quarter", "middle half", "upper quarter"]}
            zonesShort={["lower ¼", "middle half", "upper ¼"]}
            rows={PROFILE.map(([name, value]) => ({
              name,
              value,
              text: value === null ? "Withheld: fewer than 6" : `${value}`,
              strong: name === "Contacts",
            }))}
          />
        </ChartFrame>
        <ChartFrame
          id="services"
          heading="You match members often, but offer international services only twice a year. The median is nine."
          legend={
            <Legend
              items={[
                { kind: "column", text: "your services in 12 months" },
                { kind: "median_bar", text: "median of the group" },
              ]}
            />
          }
          tableText="Show as table"
          table={{ ...TABLE, rows: [["Matchmaking", "34"]] }}
        >
          <FrequencyColumns
            id="services-svg"
            title="Services"
            description="R&D 21, median 17"
            columns={[
              { lines: ["R&D and", "innovation"], own: 21, ownText: "21", median: 17 },
              { lines: ["Match-", "making"], own: 34, ownText: "34", median: 22 },
              { lines: ["Training,", "start-ups"], own: 6, ownText: "6", median: 11 },
              { lines: ["Inter-", "national"], own: 2, ownText: "2", median: 9 },
              { lines: ["Export"], own: null, ownText: "Missing", median: 4 },
            ]}
          />
        </ChartFrame>
      </div>
      <Rows />
    </Frame>
  );
}

function Rows() {
  const strip = (own: number | null, q1: number, median: number, q3: number) => (
    <QuartileStrip title={`own ${own}`} scale={{ min: 0, max: 100 }} q1={q1} median={median} q3={q3} own={own} />
  );
  return (
    <section class="k-section">
      <div class="k-section-head">
        <h2>Of 30 answers that can be placed, 3 lie in the upper quartile, 24 in the middle half.</h2>
        <Legend
          items={[
            { kind: "band", text: "middle half of the group" },
            { kind: "median", text: "median" },
            { kind: "own", text: "you" },
          ]}
        />
      </div>
      <table class="k-cards k-rows">
        <caption class="k-sr">36 answers</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="k-sr">Code</span>
            </th>
            <th scope="col">Question</th>
            <th scope="col" class="k-num">
              You
            </th>
            <th scope="col" class="k-num">
              Median
            </th>
            <th scope="col" class="k-strip">
              Energy and environment, Europe [44]
            </th>
            <th scope="col">Your position</th>
          </tr>
        </thead>
        <tbody>
          <tr class="k-group-row">
            <th colspan={6} scope="colgroup">
              A Structure
            </th>
          </tr>
          <Row
            code="B01"
            name="Age of the organisation"
            own="8 y"
            median="9 y"
            strip={strip(33, 21, 37, 56)}
            band={<Band band="middle">Middle half</Band>}
          />
          <Row
            code="B02"
            name="Legal form"
            own="Association"
            strip={<ShareBar title="58%" share={0.58} />}
            band={<Band band="none">58% say the same</Band>}
          />
          <Row
            code="B22"
            name="Plan działań i monitorowanie"
            own="3 of 4"
            median="2.4 of 4"
            strip={strip(74, 45, 60, 70)}
            band={<Band band="upper">Upper quartile</Band>}
          />
          <Row
            code="B28"
            name="Internationalisation"
            own="2"
            median="9"
            strip={strip(10, 18, 38, 65)}
            band={<Band band="lower">Lower quartile</Band>}
          />
          <Row
            code="B31"
            name="Requests from outside"
            own={<a href="#fact">Add the fact</a>}
            median="24"
            strip={strip(null, 14, 31, 59)}
            band={<Band band="none">Missing</Band>}
          />
          <Row
            code="B35"
            name="Success stories with proof"
            own="2"
            strip={<Withheld>Withheld: fewer than 6 of 44 answered</Withheld>}
            band={<Band band="none">not compared</Band>}
          />
        </tbody>
      </table>
    </section>
  );
}

function Row({
  code,
  name,
  own,
  median,
  strip,
  band,
}: {
  code: string;
  name: string;
  own: Child;
  median?: string;
  strip: Child;
  band: Child;
}) {
  return (
    <tr>
      <td class="k-code">{code}</td>
      <th scope="row">{name}</th>
      <td class="k-num" data-label="You" data-own>
        <strong>{own}</strong>
      </td>
      <td class="k-num k-muted" data-label="Median" data-median>
        {median}
      </td>
      <td class="k-strip">{strip}</td>
      <td>{band}</td>
    </tr>
  );
}
