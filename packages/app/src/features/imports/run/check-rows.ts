import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { folderOf } from "../import-folder.ts";
import {
  askQuestions,
  changeImport,
  earlierDecisions,
  forgetQuestions,
  holdImport,
  type ImportRow,
  type QuestionRow,
} from "../queries.ts";
import { loadKnown } from "../register-queries.ts";
import type { FoundTable } from "../schema.ts";
import type { PreparedRow } from "../understand/prepared.ts";
import { counted, countsOf, NO_COUNTS } from "./counts.ts";
import { defaultsOf } from "./defaults.ts";
import { giveWay, type Means, ROWS_AT_ONCE } from "./means.ts";
import { type Plan, planRow } from "./plan-row.ts";
import { readStretch } from "./prepared-lines.ts";
import { forgetSayings, writeSayings } from "./sayings.ts";
import { soughtBy } from "./sought.ts";

/**
 * Goes through a whole file and writes nothing into the register: what would come of each row, and which of them a person has to decide.
 * Begun again it starts from the first row.
 */
export async function checkRows(means: Means, row: ImportRow, ending: AbortSignal): Promise<void> {
  const { db, reader, dataFolder } = means;
  const { brought, prepared } = folderOf(dataFolder, row.id);
  const { mapping, found } = row;
  if (!mapping) return;
  const { how, headerRow } = found as FoundTable;
  const { rows } = await reader.run({ do: "prepare", place: brought, prepared, how, headerRow, mapping }, ending);
  await forgetSayings(folderOf(dataFolder, row.id));
  const begun = await db.asWorker(async (tx) => {
    await forgetQuestions(tx, row.id);
    return changeImport(tx, row.id, ["checking"], { ...NO_COUNTS, rows, rowsDone: 0, position: 0 });
  });
  if (!begun) return;
  for (let position: number | null = 0; position !== null; await giveWay()) {
    ending.throwIfAborted();
    const stretch = await readStretch(prepared, position, ROWS_AT_ONCE);
    if (stretch.rows.length === 0) break;
    const went = await db.asWorker((tx) => checkStretch(tx, means, row.id, stretch.rows));
    position = went ? stretch.next : null;
  }
  await db.asWorker(async (tx) => {
    const done = await changeImport(tx, row.id, ["checking"], { state: "deciding", attempts: 0 });
    if (done)
      await record(tx, {
        person: null,
        clusterId: row.clusterId,
        action: "import.checked",
        target: row.id,
        after: { rows },
      });
  });
}

/** @returns false when somebody cancelled it */
async function checkStretch(
  tx: Transaction,
  { now, dataFolder }: Means,
  id: string,
  rows: readonly PreparedRow[],
): Promise<boolean> {
  const held = await holdImport(tx, id, ["checking"]);
  if (!held?.mapping) return false;
  const { clusterId, mapping, startedBy } = held;
  const planning = {
    register: await loadKnown(tx, clusterId, soughtBy(rows, mapping.scheme)),
    defaults: defaultsOf(mapping),
    orphans: mapping.orphans,
    scheme: mapping.scheme,
    by: { importId: id, clusterId, personId: startedBy, now: now() },
    decisions: new Map(),
    checking: true,
  };
  const plans = rows.map((one) => [one, planRow(one, planning)] as const);
  await askQuestions(tx, await questionsOf(tx, held, plans));
  const sayings = plans.map(([one, plan]) => ({
    row: one,
    plan,
    notices: plan.outcome === "refused" ? [] : [...one.notices, ...(plan.notices ?? [])],
  }));
  await writeSayings(folderOf(dataFolder, id), sayings);
  const notices = sayings.flatMap((said) => said.notices.map(({ code }) => code));
  const counts = counted(
    countsOf(held),
    plans.map(([, plan]) => plan),
    notices,
  );
  await changeImport(tx, id, ["checking"], { ...counts, rowsDone: held.rowsDone + rows.length });
  return true;
}

/** What was decided about the same row in an earlier import is proposed again. */
async function questionsOf(
  tx: Transaction,
  { id, clusterId }: ImportRow,
  plans: readonly (readonly [PreparedRow, Plan])[],
): Promise<QuestionRow[]> {
  const asked = plans.flatMap(([{ row, about }, { question }]) =>
    question && about ? [{ row, about, question }] : [],
  );
  const before = await earlierDecisions(tx, { clusterId, importId: id, keys: asked.map(({ about }) => about.key) });
  return asked.map(({ row, about, question }) => {
    const earlier = before.get(about.key);
    // that it is not the one says nothing of another, which it may have become since
    const known = earlier && (earlier.decision !== "new" || earlier.organisationId === question.organisationId);
    const decision = known ? earlier.decision : null;
    const { organisation, membership, key } = about;
    const { other, ...asking } = question;
    return {
      importId: id,
      row,
      clusterId,
      key,
      given: { organisation, membership, other },
      ...asking,
      decision,
      remembered: decision !== null,
    };
  });
}
