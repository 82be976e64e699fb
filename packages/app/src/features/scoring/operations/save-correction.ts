import type { FactFault, FactValues } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type LoadedCase, loadCase } from "../../cases/index.ts";
import { asExpert, isCorrected } from "../policy.ts";
import { type CorrectionRow, holdSheet, listCorrections, listSheets, writeCorrection } from "../queries.ts";
import { differing, factOf, fillOfCorrection } from "../read-facts.ts";

export interface CorrectionInput {
  readonly caseId: string;
  readonly rowId: string;
  /** As they stand in the form; what is as it was submitted is no correction, and takes an earlier one back. */
  readonly values: FactValues;
  readonly because: string;
  readonly seen: string;
  /** Facts and texts in which a person has chosen what stands, in the version that he was shown. */
  readonly keeps: readonly string[];
  /** 0 where there was none. */
  readonly version: number;
  /** `fillOfCorrection` of what the form was filled with; null counts as touched. */
  readonly was: string | null;
}

export type SavedCorrection =
  | { readonly saved: true }
  | { readonly saved: false; readonly faults: readonly FactFault[] }
  /** Another device of the same person was faster. */
  | { readonly saved: false; readonly stands: CorrectionRow };

/**
 * What one expert found otherwise at the visit, for nobody else to see until all have signed.
 * @throws Problem not_found, not_allowed; stale for a version that there is not; step_refused before the visit, and once he has signed
 */
export async function saveCorrection(
  services: Services,
  person: Person,
  { caseId, rowId, was, ...typed }: CorrectionInput,
): Promise<SavedCorrection> {
  return services.db.asPerson(person.id, async (tx): Promise<SavedCorrection> => {
    const loaded = await loadCase(services, tx, caseId, person);
    asExpert(loaded);
    const { id } = loaded.case;
    const { scheme, process } = loaded;
    await holdSheet(tx, id, person.id);
    if (!isCorrected(loaded, services.now()))
      throw new Problem("step_refused", { refusal: "step_not_now", state: process.state });
    if ((await listSheets(tx, id)).some(({ personId }) => personId === person.id))
      throw new Problem("step_refused", { refusal: "already_signed" });
    const asked = found(scheme.asked.get(rowId));
    const own = (await listCorrections(tx, id)).filter(({ personId }) => personId === person.id);
    const stands = own.find((one) => one.rowId === rowId);
    const { values, because, seen } = withKept(typed, stands, loaded);
    const others = own.filter((one) => one.rowId !== rowId);
    // a fact that several rows ask is corrected once
    const open = Object.entries(values).filter(
      ([fact]) => asked.has(fact) && !others.some(({ facts }) => Object.hasOwn(facts, fact)),
    );
    const facts = differing(Object.fromEntries(open), scheme.submitted);
    const faults = scheme.faultsIn(Object.assign({}, ...others.map((one) => one.facts), facts) as FactValues);
    if (faults.length > 0) return { saved: false, faults };
    const said = { facts, because, seen };
    const now = fillOfCorrection(said);
    if (now === was || now === fillOfCorrection(stands ?? NOTHING)) return { saved: true };
    if (stands && stands.version !== typed.version) return { saved: false, stands };
    if (!stands && typed.version !== 0) throw new Problem("stale");
    const key = { caseId: id, personId: person.id, rowId, changedAt: services.now() };
    if (!(await writeCorrection(tx, { ...key, ...said, version: typed.version }))) throw new Problem("stale");
    return { saved: true };
  });
}

/** What stands, in place of what was typed, in the fields in which it was chosen; not from a version that nobody was shown. */
function withKept(
  typed: Pick<CorrectionInput, "values" | "because" | "seen" | "keeps" | "version">,
  stands: CorrectionRow | undefined,
  { scheme }: LoadedCase,
): Pick<CorrectionInput, "values" | "because" | "seen"> {
  const { values, because, seen, keeps } = typed;
  if (stands?.version !== typed.version) return typed;
  const facts = Object.entries(values).map(
    ([fact, value]) => [fact, keeps.includes(fact) ? factOf(stands.facts, scheme, fact) : value] as const,
  );
  return {
    values: Object.fromEntries(facts),
    because: keeps.includes("because") ? stands.because : because,
    seen: keeps.includes("seen") ? stands.seen : seen,
  };
}

const NOTHING = { facts: {}, because: "", seen: "" } as const;
