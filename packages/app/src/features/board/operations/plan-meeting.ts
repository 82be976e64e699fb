import { isDay } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { mayPlanMeetings } from "../policy.ts";
import { insertMeeting } from "../queries.ts";

/**
 * Makes a meeting of the board, on a day that has none yet.
 * @returns its id
 * @throws Problem not_allowed; bad_input for no day or one that is over; still_used for a day that has a meeting
 */
export async function planMeeting(services: Services, person: Person, heldOn: string): Promise<string> {
  if (!mayPlanMeetings(person)) throw new Problem("not_allowed", { may: "secretariat" });
  if (!isDay(heldOn) || heldOn < today(services)) throw new Problem("bad_input", { field: "held_on" });
  return services.db.asPerson(person.id, async (tx) => {
    const made = await insertMeeting(tx, { heldOn, changedBy: person.id, changedAt: services.now() });
    if (!made) throw new Problem("still_used", { count: 1 });
    await record(tx, {
      person,
      clusterId: null,
      action: "board.meeting_planned",
      target: made.id,
      after: { held_on: heldOn },
    });
    return made.id;
  });
}
