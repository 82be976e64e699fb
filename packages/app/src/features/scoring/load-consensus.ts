import {
  type Agreement,
  agreementOf,
  type CaseProcess,
  countedFacts,
  countedPoints,
  doubleScored,
  openRows,
  type RulePoints,
} from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { Problem } from "../../platform/web/problem.ts";
import {
  type CaseView,
  type LoadedCase,
  loadCase,
  namesOf,
  presentCase,
  readTrail,
  type TrailLine,
} from "../cases/index.ts";
import { mayLookOn } from "./policy.ts";
import { type CorrectionRow, listCorrections, listScores, type ScoreRow } from "./queries.ts";

/** What the experts of a case do together, for them and for the offices. */
export interface CommonWork {
  readonly view: CaseView;
  readonly loaded: LoadedCase;
  /** An expert who is free of conflicts writes; the offices look on. */
  readonly writes: boolean;
  readonly names: ReadonlyMap<string, string>;
  /** As far as the person may read it. */
  readonly trail: readonly TrailLine[];
  /** Null until every expert has signed. */
  readonly points: OpenPoints | null;
  /** What each expert found otherwise than it was submitted; nothing until every expert has signed. */
  readonly corrections: readonly CorrectionRow[];
}

export interface OpenPoints {
  readonly experts: readonly string[];
  readonly scores: CaseProcess["scores"];
  readonly reasons: readonly ScoreRow[];
  readonly agreement: Agreement;
  readonly counted: ReadonlyMap<string, number>;
  readonly agreed: CaseProcess["agreed"];
  readonly open: readonly string[];
  /** What the scheme gives for what was handed in, and for what counts now. */
  readonly rules: { readonly submitted: RulePoints; readonly found: RulePoints };
}

/** @throws Problem not_found, not_allowed for everybody but the experts of the case and the offices */
export async function loadCommonWork(
  services: Pick<Services, "editions" | "now">,
  tx: Transaction,
  caseId: string,
  person: Person,
): Promise<CommonWork> {
  const loaded = await loadCase(services, tx, caseId, person);
  const writes = loaded.place.expert === "free";
  if (!writes && !mayLookOn(loaded)) throw new Problem("not_allowed", { may: "experts_or_office" });
  const { id, unblinded } = loaded.case;
  return {
    view: presentCase(loaded),
    loaded,
    writes,
    names: await namesOf(
      tx,
      loaded.process.experts.map(({ expert }) => expert),
    ),
    trail: await readTrail(tx, id),
    corrections: unblinded
      ? (await listCorrections(tx, id)).filter(({ personId }) => loaded.process.corrections.has(personId))
      : [],
    points: unblinded ? openPoints(loaded, await listScores(tx, id)) : null,
  };
}

function openPoints({ process, scheme, byRules }: LoadedCase, reasons: readonly ScoreRow[]): OpenPoints {
  return {
    experts: [...process.scores.keys()],
    scores: process.scores,
    reasons,
    agreement: agreementOf(doubleScored(process.scores, scheme.scored.keys())),
    counted: countedPoints(process),
    agreed: process.agreed,
    open: openRows(process, scheme.scored.keys()),
    rules: { submitted: byRules(), found: byRules(countedFacts(process)) },
  };
}
