import { addDays } from "@klynge/core";
import { type Services, today } from "../../../platform/services.ts";
import { eraseAddressesBefore, lockOverdue } from "../queries.ts";
import { ADDRESS_DAYS } from "../schema.ts";
import { close } from "./close-survey.ts";

/** What has to be done though nobody presses a button: surveys end with their last day, and addresses are not kept for ever. */
export function tendSurveys(services: Pick<Services, "db" | "now">): Promise<void> {
  const day = today(services);
  return services.db.asWorker(async (tx) => {
    for (const survey of await lockOverdue(tx, day)) await close(tx, survey, { person: null, day, at: services.now() });
    await eraseAddressesBefore(tx, addDays(day, -ADDRESS_DAYS));
  });
}
