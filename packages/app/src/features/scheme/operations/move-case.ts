import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, judgedBy, type LoadedCase, takeStepIn } from "../../cases/index.ts";
import { editionToMoveTo } from "../load-move.ts";
import { mayKeepEditions } from "../policy.ts";

/**
 * Moves a running case to the edition in force: from now on what was submitted is judged by it.
 * @param hash the edition that the person saw the preview of
 * @throws Problem not_found, not_allowed, step_refused; edition_moved_on when another one is in force by now; edition_not_lawful when
 *   submitted answers are not lawful in it
 */
export async function moveCase(
  services: Services,
  person: Person,
  wanted: { readonly caseId: string; readonly hash: string; readonly because: string; readonly commandId: string },
): Promise<LoadedCase> {
  const { caseId, hash, because, commandId } = wanted;
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (!mayKeepEditions(person)) throw new Problem("not_allowed", { may: "secretariat" });
    if (loaded.trail.some((entry) => entry.commandId === commandId)) return loaded;
    const edition = services.editions.inForce(today(services));
    if (edition.hash !== hash) throw new Problem("edition_moved_on");
    const { preview } = editionToMoveTo(loaded, edition);
    if (preview && !preview.after.readable)
      throw new Problem("edition_not_lawful", { reason: preview.after.faults[0]?.code ?? "" });
    const step = { step: "move_edition", edition: edition.id, hash, because } as const;
    // what follows from the step (tasks, letters) follows from the new rules
    return takeStepIn(services, tx, judgedBy(edition, loaded), { step, commandId });
  });
}
