import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { EvidenceLink, EvidenceMarks, type EvidenceView, Picture, Since } from "../../evidence/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import { VERDICTS } from "../tables.ts";
import { type Attempt, faultTexts } from "./attempt.ts";

interface PiecesProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly items: readonly EvidenceView[];
  readonly attempt?: Attempt | undefined;
}

/** The evidence under a row, in the versions that were submitted, and what the expert finds in each piece. */
export function Pieces({ c, view, items, attempt }: PiecesProps) {
  const { say } = c.var;
  return (
    <section class="k-section" aria-labelledby="pieces">
      <h2 id="pieces">{say("scoring.evidence")}</h2>
      {items.length === 0 && <p class="k-muted">{say("scoring.no_evidence")}</p>}
      {items.map((item) => (
        <Piece c={c} view={view} item={item} attempt={attempt} />
      ))}
    </section>
  );
}

function Piece({ c, view, item, attempt }: Omit<PiecesProps, "items"> & { item: EvidenceView }) {
  const { say } = c.var;
  const stored = view.own.verdicts.get(item.id);
  const typed = attempt?.read.verdicts.find(({ evidenceId }) => evidenceId === item.id) ?? stored;
  const disabled = !view.writable;
  const note = `verdict-note:${item.id}`;
  // below the address of the case, where it can be taken along
  const href = item.isLink ? item.href : `/cases/${view.case.id}/scoring/evidence/${item.id}/${item.number}`;
  return (
    <div class="k-scoring-piece">
      <div class="k-scoring-piece-head">
        <Picture item={item} />
        <div>
          <EvidenceLink item={{ ...item, href }} />
          <span class="k-muted k-small"> {item.what}</span>
          <span class="k-evidence-marks">
            <EvidenceMarks c={c} item={item} />
            <Since c={c} item={item} />
          </span>
          {item.outdated && <p class="k-small">{say("scoring.newer_since", { n: item.number })}</p>}
        </div>
      </div>
      <Choices
        id={`verdict-${item.id}`}
        name={`verdict:${item.id}`}
        legend={say("scoring.verdict_of", { title: item.title })}
        legendHidden
        layout="row"
        choices={(["", ...VERDICTS] as const).map((verdict) => ({
          value: verdict,
          title: say(`scoring.verdict.${verdict === "" ? "none" : verdict}`),
          checked: (typed?.verdict ?? "") === verdict,
          disabled,
        }))}
      />
      <Field
        id={`verdict-note-${item.id}`}
        name={note}
        kind="textarea"
        rows={2}
        label={say("scoring.verdict_note")}
        optional={say("scoring.optional")}
        value={typed?.note ?? ""}
        errors={faultTexts(c, attempt?.read.faults[note])}
        disabled={disabled}
      />
    </div>
  );
}
