import { isDeepStrictEqual } from "node:util";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayCorrect, mayRunPool } from "../policy.ts";
import { type ExpertRow, findExpert, updateExpert } from "../queries.ts";
import type { AccreditationInput, KnowledgeInput } from "../schema.ts";

export interface ExpertChange {
  readonly expert: string;
  /** That the form was filled from. */
  readonly version: number;
  readonly knowledge: KnowledgeInput;
  /** Null where an expert corrects what is said of him. */
  readonly accreditation: AccreditationInput | null;
}

/**
 * Writes what the pool says of an expert.
 * @returns false when somebody was faster: nothing was written
 * @throws Problem not_found, not_allowed
 */
export async function saveExpert(services: Services, person: Person, change: ExpertChange): Promise<boolean> {
  const { expert, version, knowledge, accreditation } = change;
  return services.db.asPerson(person.id, async (tx) => {
    const before = found(await findExpert(tx, expert));
    if (!mayCorrect(person, expert) || (accreditation && !mayRunPool(person)))
      throw new Problem("not_allowed", { may: "expert_or_secretariat" });
    if (before.version !== version) return false;
    const wanted: Partial<ExpertRow> = { ...knowledge, ...accreditation };
    const changed = Object.entries(wanted).filter(
      ([name, value]) => !isDeepStrictEqual(before[name as keyof ExpertRow], value),
    );
    if (changed.length === 0) return true;
    const values = { ...wanted, changedBy: person.id, changedAt: services.now() };
    if (!(await updateExpert(tx, before, values))) return false;
    await record(tx, {
      person,
      clusterId: null,
      action: "expert.changed",
      target: `person:${expert}`,
      before: Object.fromEntries(changed.map(([name]) => [name, before[name as keyof ExpertRow]])),
      after: Object.fromEntries(changed),
    });
    return true;
  });
}
