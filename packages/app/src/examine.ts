import { type CheckedTrail, checkTrails } from "./features/cases/index.ts";
import { type UnknownEdition, unknownEditions } from "./features/scheme/index.ts";
import { asStartProblem, StartProblem } from "./platform/start-problem.ts";
import { installation } from "./platform/tables.ts";
import { openDatabase, type ProgramOptions } from "./program.ts";

export interface Examined {
  readonly cases: readonly CheckedTrail[];
  /** What cannot be opened, because its edition is nowhere. */
  readonly unknownEditions: readonly UnknownEdition[];
}

/**
 * Recomputes the trails of an installation, and looks for the editions that its assessments and cases are pinned to. With the embedded database the program must not run meanwhile; on a PostgreSQL server it may.
 * @param place with the edition that the program comes with
 * @throws StartProblem
 */
export async function examineInstallation(
  place: Pick<ProgramOptions, "dataFolder" | "databaseUrl" | "edition">,
): Promise<Examined> {
  const db = await openDatabase(place);
  try {
    const [row] = await db.asPublic((tx) => tx.select().from(installation));
    if (!row) throw new StartProblem("not_initialised", {});
    return { cases: await checkTrails(db), unknownEditions: await unknownEditions(db, place.edition.hash) };
  } catch (error) {
    throw asStartProblem(error);
  } finally {
    await db.close();
  }
}
