import type { Transaction } from "../../../platform/database/database.ts";
import { codeOf } from "../../../platform/database/error-code.ts";
import type { Jobs } from "../../../platform/jobs.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { movedOn } from "../load-import.ts";
import { changeImport, type ImportRow, importAtWork } from "../queries.ts";
import { RUN_IMPORT } from "../run/import-jobs.ts";
import type { State } from "../schema.ts";

/**
 * Sends an import to work; two never work in one register at once.
 * @throws Problem import_at_work, import_moved_on
 */
export async function goToWork(
  tx: Transaction,
  jobs: Jobs,
  row: ImportRow,
  { from, to }: { readonly from: readonly State[]; readonly to: Partial<ImportRow> & { readonly state: State } },
): Promise<void> {
  const other = await importAtWork(tx, row.clusterId);
  if (other && other.id !== row.id) throw new Problem("import_at_work", { file: other.fileName });
  try {
    if (!(await changeImport(tx, row.id, from, { ...to, attempts: 0 }))) throw movedOn();
  } catch (error) {
    // another one went to work in this very moment
    throw codeOf(error) === UNIQUE ? new Problem("import_at_work", { file: "…" }) : error;
  }
  await jobs.enqueue(tx, RUN_IMPORT, { import: row.id });
}

const UNIQUE = "23505";
