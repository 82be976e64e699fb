import type { FactFault } from "@klynge/core";
import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { presentMoment, presentTime } from "../../../platform/web/moment.ts";
import { type RowEntry, SavingWords, sayFaults, Unsaved } from "../../assessment/index.ts";
import { titleOf } from "../../cases/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import type { CorrectionRow } from "../queries.ts";
import { fillOfCorrection, type ReadFacts, typedOf } from "../read-facts.ts";
import { FactFields } from "./fact-fields.tsx";
import { WorkFrame } from "./frame.tsx";

/** What could not be saved, and why. */
export interface CorrectionTried {
  readonly read: ReadFacts;
  readonly faults: readonly FactFault[];
  /** What another device of the same person saved. */
  readonly stands?: CorrectionRow;
  readonly refused?: string;
}

export interface CorrectionProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly row: RowEntry;
  readonly tried?: CorrectionTried | undefined;
}

/** The facts of a row as this expert found them at the visit: what is not as it was submitted is his correction. */
export function CorrectionPage(props: CorrectionProps) {
  const { c, view, row, tried } = props;
  const { say } = c.var;
  const base = `/cases/${view.case.id}/scoring`;
  const name = `${row.id} ${row.name}`;
  return (
    <WorkFrame
      c={c}
      view={view.case}
      title={say("scoring.facts.title")}
      lead={`${name}. ${say(view.correctable || view.own.signedAt ? "scoring.facts.lead" : "scoring.facts.at_the_visit")}`}
      above={[
        { text: say("scoring.title"), href: base },
        { text: name, href: `${base}/${row.id}` },
      ]}
    >
      <div data-scoring={base} data-person={c.var.person?.id} />
      {view.correctable && (
        <SavingState
          id="saving"
          state={tried ? "failed" : "saved"}
          text={say(tried ? "scoring.not_saved" : "scoring.all_saved")}
        />
      )}
      <SavingWords c={c} />
      <p class="k-sr" id="told" role="status" />
      <Unsaved c={c} of={titleOf(c, view.case)} locked={!view.correctable} />
      <div id="attempt">{tried && <Why {...props} tried={tried} />}</div>
      <CorrectionForm {...props} />
    </WorkFrame>
  );
}

function CorrectionForm({ c, view, row, tried }: CorrectionProps) {
  const { say, language, person } = c.var;
  const address = `/cases/${view.case.id}/scoring/${row.id}/facts`;
  const stored = view.own.corrections.get(row.id);
  const disabled = !view.correctable;
  return (
    <form
      class="k-form k-narrow k-section"
      id="answer"
      method="post"
      action={address}
      {...(!disabled && { "hx-post": address, "hx-trigger": "change delay:200ms", "hx-swap": "none" })}
      data-locked={disabled ? "" : undefined}
      data-autosave={person?.id}
      data-row={`${row.id} ${say("scoring.facts.title")}`}
      data-of={titleOf(c, view.case)}
      novalidate
    >
      <FormToken c={c} />
      <input type="hidden" name="language" value={language} />
      <FilledFrom view={view} row={row} tried={tried} />
      <FactFields
        c={c}
        answers={view.answers}
        row={row}
        typed={tried ? tried.read.form.typed : typedOf(row.asked, stored?.facts ?? {}, language)}
        faults={faultsOf(c, view, row, tried)}
        texts={tried?.read ?? { because: stored?.because ?? "", seen: stored?.seen ?? "" }}
        textFaults={tried?.read.faults ?? {}}
        disabled={disabled}
        elsewhere={elsewhere(c, view, row)}
      />
      {!disabled && (
        <div class="k-actions">
          <button class="k-button" type="submit" name="next" value="row" data-onward={address.replace(/\/facts$/, "")}>
            {say("scoring.facts.save")}
          </button>
        </div>
      )}
    </form>
  );
}

function faultsOf(c: Context<AppEnv>, view: ScoringView, row: RowEntry, tried: CorrectionTried | undefined) {
  return tried ? sayFaults(c, view.answers, row, { faults: tried.faults, form: tried.read.form }) : new Map();
}

/** A fact that several rows ask is corrected under one of them. */
function elsewhere({ var: { say } }: Context<AppEnv>, view: ScoringView, row: RowEntry): Map<string, string> {
  const others = [...view.own.corrections.values()].filter(({ rowId }) => rowId !== row.id);
  return new Map(
    others.flatMap(({ rowId, facts }) =>
      Object.keys(facts).map((fact) => [fact, say("scoring.facts.elsewhere", { row: rowId })] as const),
    ),
  );
}

function FilledFrom({ view, row, tried, swap = false }: Omit<CorrectionProps, "c"> & { swap?: boolean }) {
  const stored = view.own.corrections.get(row.id);
  const sent = tried?.read.form.filledFrom;
  const was = fillOfCorrection(stored ?? { facts: {}, because: "", seen: "" });
  return (
    <div id="filled-from" hidden hx-swap-oob={swap ? "true" : undefined}>
      <input
        type="hidden"
        name="version:correction"
        value={sent?.get("version:correction") ?? String(stored?.version ?? 0)}
      />
      <input type="hidden" name="was:correction" value={sent?.get("was:correction") ?? was} />
    </div>
  );
}

/** Why nothing was saved. What was typed stands in the form. */
function Why({ c, view, row, tried }: CorrectionProps & { tried: CorrectionTried }) {
  const { say, language } = c.var;
  const { wording } = view.answers;
  if (tried.stands) {
    const { stands } = tried;
    return (
      <section class="k-error-summary k-clashes" role="alert" data-conflict>
        <h2>{say("scoring.conflict.title")}</h2>
        <p>{say("scoring.conflict.text")}</p>
        <h3>{say("scoring.conflict.there", { when: presentMoment(stands.changedAt, language) })}</h3>
        {Object.entries(stands.facts).map(([fact, value]) => (
          <p>
            {wording.factName(fact)}: {wording.value(fact, value)}
          </p>
        ))}
        <p class="k-case-text">{stands.because}</p>
        <p class="k-case-text">{stands.seen}</p>
        <input type="hidden" form="answer" name="standing:correction" value={String(stands.version)} />
        <div class="k-actions">
          {(["mine", "theirs"] as const).map((choice) => (
            <button
              class={choice === "mine" ? "k-button" : "k-button k-button-second"}
              type="submit"
              form="answer"
              name="choose"
              value={choice}
            >
              {say(`scoring.conflict.${choice}`)}
            </button>
          ))}
        </div>
      </section>
    );
  }
  const errors = [...faultsOf(c, view, row, tried)].flatMap(([fact, texts]: [string, readonly string[]]) =>
    texts.map((text) => ({ text, href: `#f-${fact.replaceAll(".", "-")}` })),
  );
  const texts = Object.entries(tried.read.faults).map(([name, fault]) => ({
    text: say(`scoring.fault.${fault}`),
    href: `#${name}`,
  }));
  const refused = tried.refused ? [{ text: tried.refused, href: "#answer" }] : [];
  return <ErrorSummary title={say("scoring.not_saved")} errors={[...errors, ...texts, ...refused]} />;
}

/** What changes on the page when it was saved behind the reader's back. */
export function CorrectionSaved({ c, view, row }: CorrectionProps) {
  const { say, language, services } = c.var;
  const text = say("scoring.saved_at", { time: presentTime(services.now(), language) });
  return (
    <>
      <SavingState id="saving" state="saved" text={text} swap />
      <FilledFrom view={view} row={row} swap />
      <div id="attempt" hx-swap-oob="true" />
      <div hx-swap-oob="innerHTML:#told">{text}</div>
    </>
  );
}

export function CorrectionRefused(props: CorrectionProps & { tried: CorrectionTried }) {
  const { say } = props.c.var;
  return (
    <>
      <SavingState
        id="saving"
        state="failed"
        text={say(props.tried.stands ? "scoring.conflict.state" : "scoring.not_saved")}
        swap
      />
      <div id="attempt" hx-swap-oob="true">
        <Why {...props} />
      </div>
    </>
  );
}
