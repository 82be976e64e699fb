import { inviteFirstAdministrator } from "./features/account/index.ts";
import { asStartProblem, StartProblem } from "./platform/start-problem.ts";
import { installation } from "./platform/tables.ts";
import { Problem } from "./platform/web/problem.ts";
import { openDatabase, type ProgramOptions, settingsOf } from "./program.ts";

/**
 * Makes an empty installation and the link for its first administrator. Asked again before anybody used the link, it gives a new one.
 * @throws StartProblem `demonstration_found`, `already_initialised`, `disk_full`
 */
export async function initialise(
  options: Pick<ProgramOptions, "dataFolder" | "databaseUrl" | "port" | "origin">,
): Promise<{ readonly link: string }> {
  const db = await openDatabase(options);
  try {
    const [row] = await db.asPublic((tx) => tx.select().from(installation));
    if (row?.kind === "demonstration") throw new StartProblem("demonstration_found", {});
    if (!row) await db.asWorker((tx) => tx.insert(installation).values({ kind: "real" }));
    const settings = settingsOf({ ...options, demonstration: false });
    return { link: await inviteFirstAdministrator({ db, now: () => new Date(), settings }) };
  } catch (error) {
    if (error instanceof Problem && error.code === "not_allowed") throw new StartProblem("already_initialised", {});
    throw asStartProblem(error);
  } finally {
    await db.close();
  }
}
