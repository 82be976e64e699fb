import { Band } from "../../src/platform/web/components/band.tsx";
import { Choices } from "../../src/platform/web/components/choices.tsx";
import { EmptyBox } from "../../src/platform/web/components/empty-box.tsx";
import { ErrorSummary } from "../../src/platform/web/components/error-summary.tsx";
import { Field } from "../../src/platform/web/components/field.tsx";
import { Icon } from "../../src/platform/web/components/icon.tsx";
import { JobProgress } from "../../src/platform/web/components/job-progress.tsx";
import { Note } from "../../src/platform/web/components/note.tsx";
import { ProvenanceChip } from "../../src/platform/web/components/provenance-chip.tsx";
import { SavingState } from "../../src/platform/web/components/saving-state.tsx";
import { StateIcon } from "../../src/platform/web/components/state-icon.tsx";
import { Tag } from "../../src/platform/web/components/tag.tsx";
import { Withheld } from "../../src/platform/web/components/withheld.tsx";
import { Frame } from "./frame.tsx";

const STATES = [
  ["answered", "Answered, with evidence"],
  ["prefilled", "Pre-filled, please confirm"],
  ["evidence_missing", "Evidence missing"],
  ["unanswered", "Not answered: unknown, not zero"],
  ["gate_met", "Gate without points, met"],
  ["scored_by_both", "Scored by both experts"],
  ["withheld", "Withheld or locked"],
] as const;
const PEOPLE = [
  ["IS", "Cluster manager · best to start with", "Ingrid Solheim", "Confirm one pre-filled fact and watch the score"],
  ["AW", "Expert, Poland", "Agnieszka Wójcik", "Score indicator 2.5 from its evidence"],
  ["SM", "Company, Nordhavn Hydraulikk", "Sigrid Moen", "State a need and get three matches"],
] as const;

export function PatternsSpecimen({ scheme }: { scheme: "light" | "dark" }) {
  return (
    <Frame title="Patterns" scheme={scheme} crumbs={["Klynge", "Patterns"]}>
      <section class="k-hero">
        <div>
          <h1>Show how good your cluster is. Then get better.</h1>
          <p class="k-lead">
            Klynge assesses, labels and funds business clusters across Europe. You enter a fact once, and everything
            else follows from it.
          </p>
          <div class="k-actions">
            <a class="k-button" href="#account">
              Create an account
            </a>
            <a class="k-button k-button-second" href="#in">
              Sign in
            </a>
          </div>
        </div>
      </section>
      <div class="k-split">
        <section class="k-section">
          <h2>State of an indicator</h2>
          <ul class="k-states k-small">
            {STATES.map(([state, text]) => (
              <li>
                <StateIcon state={state} />
                {text}
              </li>
            ))}
          </ul>
        </section>
        <section class="k-section">
          <h2>Where a fact comes from</h2>
          <ul class="k-states">
            <li>
              <ProvenanceChip kind="from" href="#rows">
                From: membership register, 21 Nov 2026
              </ProvenanceChip>
            </li>
            <li>
              <ProvenanceChip kind="confirmed">Confirmed by Ingrid Solheim, 20 Nov</ProvenanceChip>
            </li>
            <li>
              <ProvenanceChip kind="changed">Register changed: 98 is now 100. Update?</ProvenanceChip>
            </li>
            <li>
              <Tag kind="reconstructed">Thresholds reconstructed</Tag>
              <Tag kind="synthetic">Synthetic data</Tag>
            </li>
            <li>
              <Tag kind="bronze">Bronze</Tag>
              <Tag kind="silver">Silver</Tag>
              <Tag kind="gold">Gold</Tag>
              <Tag kind="expired">Expired</Tag>
              <Tag kind="warn">Ends soon</Tag>
            </li>
          </ul>
        </section>
      </div>
      <div class="k-split">
        <section class="k-section">
          <h2>Position, withheld, saving</h2>
          <ul class="k-states">
            <li>
              <Band band="upper">Upper quartile</Band>
              <Band band="middle">Middle half</Band>
              <Band band="lower">Lower quartile</Band>
            </li>
            <li>
              <Withheld>Withheld: fewer than 6 clusters</Withheld>
            </li>
            <li>
              <SavingState state="saved" text="Saved 14:32" />
              <SavingState state="saving" text="Saving" />
              <SavingState state="waiting" text="No connection. 2 answers wait on this device." />
            </li>
          </ul>
        </section>
        <section class="k-section">
          <h2>Notes</h2>
          <Note kind="warn">Agnieszka Wójcik changed this answer at 14:31. You see both; choose one.</Note>
          <Note kind="done">Submitted. The answers are frozen.</Note>
          <Note kind="bad">This file is broken.</Note>
        </section>
      </div>
      <div class="k-halves k-section">
        <section class="k-form">
          <ErrorSummary
            title="Two things before you can submit"
            errors={[
              { text: "2.5: 9 calls have no note", href: "#survey" },
              { text: "5.3: no answer yet", href: "#survey" },
            ]}
          />
          <Field
            id="survey"
            name="survey"
            label="Date of the last survey"
            value="31.02.2026"
            size="medium"
            errors={["February 2026 has 28 days."]}
            hint="Day, month and year"
          />
          <Field
            id="legal"
            name="legal"
            label="Legal form"
            kind="select"
            value="b"
            options={[
              { value: "a", text: "Association" },
              { value: "b", text: "Przedsiębiorstwo" },
            ]}
          />
          <Field id="share" name="share" label="Private share" kind="number" unit="%" size="short" value="44,5" />
          <Field id="fixed" name="fixed" label="Edition" value="2026.1" readonly />
          <Choices
            id="topics"
            name="topics"
            type="checkbox"
            legend="Topics"
            legendHidden
            choices={[
              { value: "a", title: "Energy", checked: true },
              { value: "b", title: "Biotechnology", disabled: true },
            ]}
          />
        </section>
        <div class="k-form">
          <JobProgress
            id="job"
            title="Report for Fjordkraft, 82 pages"
            countText="61 of 82 pages"
            done={61}
            of={82}
            steps={[
              { text: "Answers and groups fixed", state: "done", timeText: "14:32:08" },
              { text: "Disclosure control: 3 values withheld", state: "done", timeText: "14:32:08" },
              { text: "Pages and charts", state: "running", timeText: "running" },
              { text: "Accessibility check", state: "waiting" },
            ]}
            note="You can leave this page. We tell you when the report is ready."
          />
          <EmptyBox
            title="No working groups yet"
            actions={
              <>
                <a class="k-button" href="#group">
                  Add the first group
                </a>
                <a href="#copy">Copy from a list</a>
              </>
            }
          >
            Groups count in 4.5 and fill B16. One needs a name, a leader and a first meeting.
          </EmptyBox>
          <div class="k-experts">
            <div class="k-card">
              <p class="k-muted">You, Agnieszka Wójcik</p>
              <Choices
                id="points"
                name="points"
                layout="squares"
                legend="Points"
                legendHidden
                choices={[0, 1, 2, 3, 4, 5].map((n) => ({ value: `${n}`, title: `${n}`, checked: n === 3 }))}
              />
              <p class="k-fine">Reason is needed below 2 and above 4.</p>
            </div>
            <div class="k-card">
              <p class="k-muted">Second expert</p>
              <p class="k-with-icon k-locked">
                <StateIcon state="withheld" /> Hidden until you submit
              </p>
              <p class="k-fine">18 of 31 scored</p>
            </div>
          </div>
        </div>
      </div>
      <section class="k-quiet-area">
        <h2>Try it as one of nine people</h2>
        <ul class="k-people">
          {PEOPLE.map(([initials, office, name, task], index) => (
            <li>
              <button type="button" class={index === 0 ? "k-person k-person-first" : "k-person"}>
                <span class="k-avatar" aria-hidden="true">
                  {initials}
                </span>
                <span>
                  <span class="k-muted">{office}</span>
                  <strong>{name}</strong>
                  <span>{task}</span>
                </span>
                <Icon name="arrow" />
              </button>
            </li>
          ))}
        </ul>
      </section>
    </Frame>
  );
}
