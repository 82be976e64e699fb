import { type Case, readCase } from "../assessment/case.ts";
import type { Score } from "../assessment/score.ts";
import { scoreCase } from "../assessment/score-case.ts";
import { type Decision, decideLabel } from "../label/decide.ts";
import { enteredFacts } from "../label/eligibility.ts";
import type { Fault } from "../problem.ts";
import { applicableRows } from "../process/judge.ts";
import type { CompiledEdition } from "./compile.ts";

/** What a case would come to by another edition: who gains, who loses, and who can no longer be judged. */

/** A case by one edition. */
export type Judgement =
  | {
      readonly readable: true;
      readonly outcome: Decision["outcome"];
      /** Codes of the label rules. */
      readonly reasons: readonly string[];
      /** Null for an interview, which has none. */
      readonly points: Pick<Score["total"], "points" | "lowest" | "highest" | "max"> | null;
      /** Minimum requirements that are not met. */
      readonly failedGates: readonly string[];
    }
  /** Its answers are not lawful in this edition. */
  | { readonly readable: false; readonly faults: readonly Fault[] };

export interface PreviewedCase {
  readonly before: Judgement;
  readonly after: Judgement;
  /** Open: it was decided, and by the new edition it cannot be, for want of facts that nobody was asked for. */
  readonly change: "gains" | "loses" | "stays" | "open";
  /** Facts that the new edition needs and the old one did not, and that are not known. */
  readonly missing: readonly string[];
}

/** A case file as plain data, whichever edition it was written for. */
export type CaseData = Readonly<Record<string, unknown>>;

/** Judges the same data by both editions, with the points that experts agreed and the application that it holds. */
export function previewCase(before: CompiledEdition, after: CompiledEdition, data: CaseData): PreviewedCase {
  const [old, young] = [judge(before, data), judge(after, data)];
  return {
    before: old.judgement,
    after: young.judgement,
    change: changeOf(old.judgement, young.judgement),
    missing: [...young.unknown].filter((fact) => !old.unknown.has(fact)).sort(),
  };
}

/** A case that stands for itself, whatever the edition it names: its answers may be lawful in another one too. */
export function readUnder(edition: CompiledEdition, data: CaseData): ReturnType<typeof readCase> {
  return readCase(edition, { ...data, edition: edition.id });
}

const RANK = { refused: 0, undecided: 1, awarded: 2 } as const;

function changeOf(before: Judgement, after: Judgement): PreviewedCase["change"] {
  if (!after.readable || !before.readable) return before.readable === after.readable ? "stays" : "open";
  if (after.outcome === "undecided" && before.outcome !== "undecided") return "open";
  const [old, young] = [RANK[before.outcome], RANK[after.outcome]];
  return young > old ? "gains" : young < old ? "loses" : "stays";
}

/** With the points that experts agreed on rows that this edition scores: a row that is gone, or does not apply, takes its points with it. */
function readFound(edition: CompiledEdition, data: CaseData): ReturnType<typeof readCase> {
  const read = readUnder(edition, { ...data, agreed_points: null });
  const agreed = Object.entries((data.agreed_points ?? {}) as Record<string, unknown>);
  if (!read.ok || agreed.length === 0) return read;
  const applies = applicableRows(edition, read.value);
  return readUnder(edition, { ...data, agreed_points: Object.fromEntries(agreed.filter(([row]) => applies.has(row))) });
}

interface Judged {
  readonly judgement: Judgement;
  readonly unknown: ReadonlySet<string>;
}

function judge(edition: CompiledEdition, data: CaseData): Judged {
  const read = readFound(edition, data);
  if (!read.ok) return { judgement: { readable: false, faults: read.faults }, unknown: new Set() };
  const { scheme, score } = scoreCase(edition, read.value);
  const decision = decideLabel(edition, read.value, score);
  const { points, lowest, highest, max } = score.total;
  return {
    judgement: {
      readable: true,
      outcome: decision.outcome,
      reasons: decision.reasons.map(({ code }) => code),
      points: scheme.kind === "audit" ? { points, lowest, highest, max } : null,
      failedGates: score.rows.filter(({ gate }) => gate === "failed").map(({ id }) => id),
    },
    unknown: unknownFacts(edition, read.value, score, decision),
  };
}

/** What open rows and open reasons rest on and nobody answered. */
function unknownFacts(edition: CompiledEdition, input: Case, { rows }: Score, { reasons }: Decision): Set<string> {
  const { dictionary, schemes } = edition;
  const open = new Set(rows.filter(({ state }) => state === "unknown").map(({ id }) => id));
  const ofRows = (schemes.get(input.scheme)?.rows ?? []).filter(({ id }) => open.has(id)).flatMap((row) => row.basis);
  const ofReasons = reasons.flatMap(({ found = {} }) => Object.keys(found).filter((name) => found[name] === null));
  const isOpen = (fact: string) => input.facts[dictionary.index.get(fact) ?? -1] === null;
  const asked = [...ofRows, ...ofReasons].filter((name) => dictionary.index.has(name) && isOpen(name));
  return new Set(enteredFacts(dictionary, asked).filter(isOpen));
}
