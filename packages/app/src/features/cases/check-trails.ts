import { type ChainFault, checkChain, type SealedText } from "@klynge/core";
import { asc, eq } from "drizzle-orm";
import type { Database, Transaction } from "../../platform/database/database.ts";
import { caseEvent, caseText, labelCase } from "./tables.ts";

export interface CheckedTrail {
  readonly case: string;
  readonly label: string;
  readonly cluster: string;
  readonly entries: number;
  readonly faults: readonly ChainFault[];
}

/** Recomputes the chain of every case; nothing is changed. Nobody takes a step in a case while it is read. */
export async function checkTrails(db: Database): Promise<CheckedTrail[]> {
  const all = await db.asWorker((tx) =>
    tx.select({ id: labelCase.id }).from(labelCase).orderBy(asc(labelCase.openedAt), asc(labelCase.id)),
  );
  const checked: CheckedTrail[] = [];
  for (const { id } of all) checked.push(await db.asWorker((tx) => checkTrail(tx, id)));
  return checked;
}

async function checkTrail(tx: Transaction, id: string): Promise<CheckedTrail> {
  const [row] = await tx.select().from(labelCase).where(eq(labelCase.id, id)).for("share");
  // a case goes with its cluster only
  if (!row) throw new RangeError(`case ${id} is gone`);
  const events = await tx.select().from(caseEvent).where(eq(caseEvent.caseId, id)).orderBy(asc(caseEvent.number));
  const texts = new Map<number, SealedText[]>();
  for (const { number, path, salt, text } of await tx.select().from(caseText).where(eq(caseText.caseId, id)))
    texts.set(number, [...(texts.get(number) ?? []), { path, salt, text }]);
  const trail = events.map((event) => ({ ...event, at: event.at.toISOString(), person: event.personId }));
  return {
    case: id,
    label: row.label,
    cluster: row.opened.cluster.name,
    entries: trail.length,
    faults: checkChain(trail, texts, { number: row.number, hash: row.hash }),
  };
}
