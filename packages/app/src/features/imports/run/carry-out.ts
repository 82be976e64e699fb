import { access } from "node:fs/promises";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { findPlaces } from "../../vocabulary/index.ts";
import { clearFolder, folderOf } from "../import-folder.ts";
import { changeImport, decisionsOf, holdImport, type ImportRow } from "../queries.ts";
import { loadKnown } from "../register-queries.ts";
import { type FoundTable, withoutRows } from "../schema.ts";
import type { PreparedRow } from "../understand/prepared.ts";
import type { Notice } from "../understand/reasons.ts";
import { counted, countsOf } from "./counts.ts";
import { defaultsOf } from "./defaults.ts";
import { keepSayings } from "./keep-sayings.ts";
import type { KnownOrganisation } from "./known-register.ts";
import { giveWay, type Means, ROWS_AT_ONCE } from "./means.ts";
import { type Plan, planRow } from "./plan-row.ts";
import { readStretch } from "./prepared-lines.ts";
import { forgetSayings, writeSayings } from "./sayings.ts";
import { soughtBy } from "./sought.ts";
import { writeRegister } from "./write-register.ts";

/**
 * Takes the rows of a file into the register, a stretch in each transaction, which also says how far the work is: begun again after the
 * program vanished, it goes on with the next row.
 */
export async function carryOut(means: Means, row: ImportRow, ending: AbortSignal): Promise<void> {
  const { db, dataFolder } = means;
  await prepareAgain(means, row, ending);
  if (row.position === 0) await forgetSayings(folderOf(dataFolder, row.id));
  const { prepared } = folderOf(dataFolder, row.id);
  for (let position: number | null = row.position; position !== null; await giveWay()) {
    ending.throwIfAborted();
    const stretch = await readStretch(prepared, position, ROWS_AT_ONCE);
    if (stretch.rows.length === 0) break;
    position = await takeStretch(means, row.id, stretch.rows, stretch.next);
  }
  const kept = await keepSayings(means, row.id, ending);
  await db.asWorker(async (tx) => {
    const over = { found: withoutRows(row.found), finishedAt: means.now() };
    const done = await changeImport(tx, row.id, ["importing"], { state: "done", ...kept, ...over });
    // what was told until somebody cancelled it is there to read as well
    if (!done) return changeImport(tx, row.id, ["cancelled"], kept);
    const { rows, made, changed, same, linked, duplicates, refused } = done;
    const after = { rows, made, changed, same, linked, duplicates, refused };
    return record(tx, { person: null, clusterId: row.clusterId, action: "import.finished", target: row.id, after });
  });
  await clearFolder(dataFolder, row.id);
}

/** The understood rows are made again where they were lost; the same file gives the same ones. */
async function prepareAgain(
  { reader, dataFolder }: Means,
  { id, mapping, found }: ImportRow,
  ending: AbortSignal,
): Promise<void> {
  const { brought, prepared } = folderOf(dataFolder, id);
  const there = await access(prepared).then(
    () => true,
    () => false,
  );
  if (there || !mapping) return;
  const { how, headerRow } = found as FoundTable;
  await reader.run({ do: "prepare", place: brought, prepared, how, headerRow, mapping }, ending);
}

/** @returns where the next stretch begins; null when somebody cancelled it */
async function takeStretch(
  means: Means,
  id: string,
  rows: readonly PreparedRow[],
  next: number,
): Promise<number | null> {
  const said = await means.db.asWorker((tx) => takeRows(tx, means, id, rows, next));
  return said === null ? null : next;
}

async function takeRows(
  tx: Transaction,
  means: Means,
  id: string,
  rows: readonly PreparedRow[],
  next: number,
): Promise<true | null> {
  const held = await holdImport(tx, id, ["importing"]);
  if (!held?.mapping) return null;
  const { clusterId, mapping, startedBy } = held;
  const register = await loadKnown(tx, clusterId, soughtBy(rows, mapping.scheme));
  const by = { importId: id, clusterId, personId: startedBy, now: means.now() };
  const decisions = await decisionsOf(
    tx,
    id,
    rows.map(({ row }) => row),
  );
  const planning = {
    register,
    defaults: defaultsOf(mapping),
    orphans: mapping.orphans,
    scheme: mapping.scheme,
    by,
    decisions,
    checking: false,
  };
  const plans = rows.map((one) => [one, planRow(one, planning)] as const);
  const missing = await findCoordinates(tx, register.all);
  await writeRegister(tx, register, by);
  const sayings = plans.map(([one, plan]) => ({ row: one, plan, notices: noticesOf(one, plan, missing) }));
  // before the transaction ends: written twice they are read once, and none is missing
  await writeSayings(folderOf(means.dataFolder, id), sayings);
  const counts = counted(
    countsOf(held),
    plans.map(([, plan]) => plan),
    sayings.flatMap(({ notices }) => notices.map(({ code }) => code)),
  );
  await changeImport(tx, id, ["importing"], {
    ...counts,
    rowsDone: held.rowsDone + rows.length,
    position: next,
    attempts: 0,
  });
  return true;
}

/** Where the organisations are that came or moved; those whose place is not found, by what was looked for. */
async function findCoordinates(tx: Transaction, all: readonly KnownOrganisation[]): Promise<ReadonlySet<string>> {
  const moved = all.filter(
    ({ now, before }) => now !== before && now.placeSource === null && (now.postalCode !== "" || now.town !== ""),
  );
  const places = await findPlaces(
    tx,
    moved.map(({ now: { country, postalCode, town } }) => ({ country, postalCode, town })),
  );
  const missing = new Set<string>();
  for (const [index, known] of moved.entries()) {
    const place = places[index];
    if (!place || typeof place === "string") missing.add(placeKey(known.now.name, known.now.town));
    else known.now = { ...known.now, latitude: place.latitude, longitude: place.longitude, placeSource: place.source };
  }
  return missing;
}

function placeKey(name: string, town: string): string {
  return `${name}\n${town}`;
}

/** A row that was not taken is in the other list, with its reason. */
function noticesOf(
  { notices, about }: PreparedRow,
  { outcome, notices: more = [] }: Plan,
  missing: ReadonlySet<string>,
): readonly Notice[] {
  if (outcome === "refused" || outcome === "duplicate" || !about) return [];
  const { name, town = "", postal_code: code = "" } = about.organisation;
  const lost = missing.has(placeKey(name, town));
  const value = [code, town].filter(Boolean).join(" ");
  return [...notices, ...more, ...(lost ? [{ code: "place_not_found" as const, details: { value } }] : [])];
}
