import { appealTerm, type Day, type Decided } from "@klynge/core";
import type { LoadedCase } from "./load-case.ts";
import type { TrailLine } from "./present.ts";
import { dayIn } from "./time-zone.ts";

/** A decision of the board, and what became of it. */
export interface DecisionRound extends Pick<Decided, "outcome" | "reasons"> {
  readonly because: string;
  readonly decidedOn: Day;
  readonly sentOn: Day | null;
  /** The last day for an appeal; null where there is none, or it does not run yet. */
  readonly appealUntil: Day | null;
  readonly appeal: AppealRound | null;
}
export interface AppealRound {
  readonly filedOn: Day;
  readonly grounds: string;
  /** Null until it is decided. */
  readonly decided: { readonly outcome: "dismissed" | "returned"; readonly on: Day; readonly because: string } | null;
}

/**
 * What was decided in a case, the oldest first: more than one decision only where an appeal was returned. What the person may not read of the
 * trail is not in it; so a cluster learns nothing of a decision that was not sent.
 * @param trail the newest first, as `readTrail` gives it
 */
export function decisionRounds(
  { process, scheme }: Pick<LoadedCase, "process" | "scheme">,
  trail: readonly TrailLine[],
): DecisionRound[] {
  const rounds: DecisionRound[] = [];
  for (const { at, data } of trail.toReversed()) {
    const on = dayIn(process.cluster.country, at);
    const last = rounds.at(-1);
    if (data.step === "decide")
      rounds.push({
        ...{ outcome: data.outcome, reasons: data.reasons, because: data.because ?? "", decidedOn: on },
        ...{ sentOn: null, appealUntil: null, appeal: null },
      });
    else if (last) rounds.splice(-1, 1, { ...last, ...changeBy(last, data, on, scheme.appealDays) });
  }
  return rounds;
}

function changeBy(last: DecisionRound, data: TrailLine["data"], on: Day, days: number): Partial<DecisionRound> {
  switch (data.step) {
    case "send_decision": {
      const sentOn = data.sentOn ?? on;
      const { lastDay } = appealTerm({ sentOn, filedOn: sentOn, days });
      return { sentOn, appealUntil: last.outcome === "refused" ? lastDay : null };
    }
    case "appeal":
      return { appeal: { filedOn: on, grounds: data.grounds, decided: null } };
    case "decide_appeal": {
      const { outcome, because } = data;
      return { appeal: last.appeal && { ...last.appeal, decided: { outcome, on, because } } };
    }
    default:
      return {};
  }
}
