import { type CheckedTrail, checkTrails } from "./features/cases/index.ts";
import { asStartProblem, StartProblem } from "./platform/start-problem.ts";
import { installation } from "./platform/tables.ts";
import { openDatabase, type ProgramOptions } from "./program.ts";

/**
 * Recomputes the trails of an installation. With the embedded database the program must not run meanwhile; on a PostgreSQL server it may.
 * @throws StartProblem
 */
export async function examineInstallation(
  place: Pick<ProgramOptions, "dataFolder" | "databaseUrl">,
): Promise<CheckedTrail[]> {
  const db = await openDatabase(place);
  try {
    const [row] = await db.asPublic((tx) => tx.select().from(installation));
    if (!row) throw new StartProblem("not_initialised", {});
    return await checkTrails(db);
  } catch (error) {
    throw asStartProblem(error);
  } finally {
    await db.close();
  }
}
