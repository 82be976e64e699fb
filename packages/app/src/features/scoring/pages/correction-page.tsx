import type { FactFault } from "@klynge/core";
import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentTime } from "../../../platform/web/moment.ts";
import { type RowEntry, SavingWords, sayFaults } from "../../assessment/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import type { CorrectionRow } from "../queries.ts";
import { factOf, fillOfCorrection, type ReadFacts, typedOf } from "../read-facts.ts";
import { ClashChoices } from "./clash-choices.tsx";
import { factErrors } from "./fact-errors.ts";
import { FactFields } from "./fact-fields.tsx";
import { WorkFrame } from "./frame.tsx";
import { SheetForm } from "./sheet-form.tsx";
import { WaitingRows } from "./waiting-rows.tsx";

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
      lead={`${name}. ${leadOf(c, view)}`}
      above={[
        { text: say("scoring.title"), href: base },
        { text: name, href: `${base}/${row.id}` },
      ]}
    >
      <div data-scoring={base} data-person={c.var.person?.id} />
      {isOpen(view) && (
        <SavingState
          id="saving"
          state={tried ? "failed" : "saved"}
          text={say(tried ? "scoring.not_saved" : "scoring.all_saved")}
        />
      )}
      <SavingWords c={c} />
      <p class="k-sr" id="told" role="status" />
      <WaitingRows c={c} view={view} />
      <div id="attempt">{tried && <Why {...props} tried={tried} />}</div>
      <CorrectionForm {...props} />
    </WorkFrame>
  );
}

/** Before the visit too it can be filled in where it was taken along: what is typed waits on the device. */
function isOpen({ correctable, correctableFrom }: ScoringView): boolean {
  return correctable || correctableFrom !== null;
}

function leadOf({ var: { say } }: Context<AppEnv>, view: ScoringView): string {
  const lead = say(isOpen(view) || view.own.signedAt ? "scoring.facts.lead" : "scoring.facts.at_the_visit");
  return view.correctableFrom ? `${lead} ${say("scoring.facts.from", { when: view.correctableFrom })}` : lead;
}

function CorrectionForm({ c, view, row, tried }: CorrectionProps) {
  const { say, language } = c.var;
  const address = `/cases/${view.case.id}/scoring/${row.id}/facts`;
  const stored = view.own.corrections.get(row.id);
  const disabled = !isOpen(view);
  return (
    <SheetForm
      c={c}
      view={view}
      address={address}
      name={`${row.id} ${say("scoring.facts.title")}`}
      disabled={disabled}
      narrow
    >
      <FilledFrom view={view} row={row} tried={tried} />
      <FactFields
        c={c}
        answers={view.answers}
        row={row}
        typed={tried ? tried.read.form.typed : typedOf(row.asked, stored?.facts ?? {}, language)}
        faults={faultsOf(c, view, row, tried)}
        texts={tried?.read ?? { because: stored?.because ?? "", seen: stored?.seen ?? "" }}
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
    </SheetForm>
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
  const { say } = c.var;
  if (tried.stands) return <ClashChoices c={c} parts={[clashing(c, view, tried.read, tried.stands)]} />;
  const errors = factErrors(c, view.answers, faultsOf(c, view, row, tried), tried.read);
  const refused = tried.refused ? [{ text: tried.refused, href: "#answer" }] : [];
  return <ErrorSummary title={say("scoring.not_saved")} errors={[...errors, ...refused]} />;
}

function clashing({ var: { say } }: Context<AppEnv>, view: ScoringView, read: ReadFacts, stands: CorrectionRow) {
  const { wording } = view.answers;
  const facts = Object.entries(read.values).map(([fact, mine]) => ({
    name: fact,
    label: wording.factName(fact),
    theirs: wording.value(fact, factOf(stands.facts, view.own.loaded.scheme, fact)),
    mine: wording.value(fact, mine),
  }));
  const texts = (["because", "seen"] as const).map((name) => ({
    name,
    label: say(`scoring.facts.${name}`),
    theirs: stands[name],
    mine: read[name],
  }));
  return { part: "correction", stands, fields: [...facts, ...texts] };
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
