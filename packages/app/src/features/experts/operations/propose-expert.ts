import { activeExperts, nameKey } from "@klynge/core";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { holdCase, type LoadedCase, takeStepIn } from "../../cases/index.ts";
import { loadConflicts } from "../load-conflicts.ts";
import { plansOf, toJudge } from "../load-staffing.ts";
import { mayRunPool } from "../policy.ts";
import { findExpert, findStaffed, listPlans } from "../queries.ts";

/**
 * Proposes somebody of the pool for a case. Country, firm and conflicts are what the pool and the registers say in this moment.
 * @throws Problem not_found, not_allowed; step_refused with the code of the rule, `expert_in_conflict` with the kinds of the ties
 */
export async function proposeExpert(
  services: Services,
  person: Person,
  { caseId, expert, commandId }: { readonly caseId: string; readonly expert: string; readonly commandId: string },
): Promise<LoadedCase> {
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (!mayRunPool(person)) throw new Problem("not_allowed", { may: "secretariat" });
    const own = found(await findExpert(tx, expert));
    const [day] = plansOf(await listPlans(tx, [caseId]), today(services)).daysOf(caseId);
    const judged = toJudge(found(await findStaffed(tx, caseId)), day ?? today(services));
    const conflicts = (await loadConflicts(services, tx, [judged], [own])).get(caseId)?.get(expert) ?? [];
    const blocking = conflicts.filter((one) => one.blocking).map(({ kind }) => kind);
    const { country } = own;
    const step = { step: "propose_expert", expert, country, firm: firmIn(loaded, own.firm) } as const;
    return takeStepIn(services, tx, loaded, { step: { ...step, conflicts: [...new Set(blocking)] }, commandId });
  });
}

/** As the case has it already: another spelling of a firm is no other firm. */
function firmIn({ process }: LoadedCase, firm: string): string | null {
  if (firm === "") return null;
  const known = activeExperts(process).find((one) => one.firm && nameKey(one.firm) === nameKey(firm));
  return known?.firm ?? firm;
}
