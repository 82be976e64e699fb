import { placeOrganisations } from "./features/registry/index.ts";
import { type ImportedVocabulary, importVocabulary, type VocabularyKind } from "./features/vocabulary/index.ts";
import { asStartProblem, StartProblem } from "./platform/start-problem.ts";
import { installation } from "./platform/tables.ts";
import { openDatabase, type ProgramOptions } from "./program.ts";

/**
 * Takes an official table into an installation, and finds the places of its organisations anew from postal codes. With the embedded database the program must not run meanwhile; on a PostgreSQL
 * server it may.
 * @throws StartProblem, FileFaults
 */
export async function importVocabularyInto(
  place: Pick<ProgramOptions, "dataFolder" | "databaseUrl">,
  kind: VocabularyKind,
  file: string,
): Promise<ImportedVocabulary & { readonly placed: number }> {
  const db = await openDatabase(place);
  try {
    const [row] = await db.asPublic((tx) => tx.select().from(installation));
    if (!row) throw new StartProblem("not_initialised", {});
    const imported = await importVocabulary(db, kind, file);
    const placed =
      kind === "postal-codes" ? await db.asWorker((tx) => placeOrganisations(tx, imported.of, new Date())) : 0;
    return { ...imported, placed };
  } catch (error) {
    throw asStartProblem(error);
  } finally {
    await db.close();
  }
}
