import type { Transaction } from "../../platform/database/database.ts";
import { presentTrail, type TrailLine } from "./present.ts";
import { readableTexts, readableTrail } from "./queries.ts";

/** What the person may read of the trail of a case, the newest first, with the texts that are still there. */
export async function readTrail(tx: Transaction, caseId: string): Promise<TrailLine[]> {
  return presentTrail(await readableTrail(tx, caseId), await readableTexts(tx, caseId));
}
