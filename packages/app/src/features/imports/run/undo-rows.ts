import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { MembershipRow, OrganisationRow } from "../../registry/index.ts";
import { changeImport, holdImport, type ImportRow } from "../queries.ts";
import { updateMemberships, updateOrganisations } from "../register-queries.ts";
import {
  type ChangeRow,
  changesOf,
  deleteMemberships,
  forgetChanges,
  madeMemberships,
  madeOrganisations,
  namesOf,
  standingMemberships,
  standingOrganisations,
  takeAway,
} from "../undo-queries.ts";
import { giveWay, type Means, ROWS_AT_ONCE } from "./means.ts";

/** Before every id. */
const FIRST_ID = "00000000-0000-0000-0000-000000000000";
/** Names of what stays that are kept to be shown. */
const MOST_NAMES = 500;

interface Undone {
  /** Where the next stretch begins; null after the last one. */
  readonly next: string | null;
  readonly kept: readonly string[];
  readonly count: number;
}

/**
 * Takes back what an import did: what it changed is as it was before, what it made is gone. What somebody wrote in since stays, and is
 * named. Begun again after an interruption it goes on with what is left.
 */
export async function undoRows(means: Means, row: ImportRow, ending: AbortSignal): Promise<void> {
  for (const step of [restoreChanged, takeMembershipsBack, takeOrganisationsBack]) {
    for (let next: string | null = FIRST_ID; next !== null; await giveWay()) {
      ending.throwIfAborted();
      const from: string = next;
      next = await means.db.asWorker((tx) => undoStretch(tx, row.id, (held) => step(tx, held, from, means.now())));
    }
  }
  await means.db.asWorker(async (tx) => {
    const done = await changeImport(tx, row.id, ["undoing"], { state: "undone", finishedAt: means.now() });
    if (done)
      await record(tx, {
        person: null,
        clusterId: row.clusterId,
        action: "import.undone",
        target: row.id,
        after: { kept: done.kept.length },
      });
  });
}

async function undoStretch(
  tx: Transaction,
  id: string,
  step: (held: ImportRow) => Promise<Undone>,
): Promise<string | null> {
  const held = await holdImport(tx, id, ["undoing"]);
  if (!held) return null;
  const { next, kept, count } = await step(held);
  const names = [...new Set([...held.kept, ...kept])].slice(0, MOST_NAMES);
  await changeImport(tx, id, ["undoing"], {
    kept: names,
    rowsDone: Math.min(held.rows, held.rowsDone + count),
    attempts: 0,
  });
  return next;
}

async function restoreChanged(
  tx: Transaction,
  { id, startedBy }: ImportRow,
  _from: string,
  now: Date,
): Promise<Undone> {
  const changes = await changesOf(tx, id, ROWS_AT_ONCE);
  if (changes.length === 0) return { next: null, kept: [], count: 0 };
  const [organisations, memberships] = [idsOf(changes, "organisationId"), idsOf(changes, "membershipId")];
  const by = { changedBy: startedBy, changedAt: now };
  const own = restored<OrganisationRow>(changes, await standingOrganisations(tx, organisations), "organisationId", by);
  const standing = await standingMemberships(tx, memberships);
  const theirs = restored<MembershipRow>(changes, standing, "membershipId", by);
  await updateOrganisations(tx, own.rows);
  // whose they are, merging says: that is no change of what the import wrote
  const holders = new Map(standing.map(({ id: membership, organisationId }) => [membership, organisationId]));
  await updateMemberships(
    tx,
    theirs.rows.map((row) => ({ ...row, organisationId: holders.get(row.id) ?? row.organisationId })),
  );
  await forgetChanges(
    tx,
    changes.map((change) => change.id),
  );
  const names = await namesOf(
    tx,
    theirs.stays.map(({ organisationId }) => organisationId),
  );
  return { next: FIRST_ID, kept: [...own.stays.map(({ name }) => name), ...names.values()], count: changes.length };
}

function idsOf(changes: readonly ChangeRow[], column: "organisationId" | "membershipId"): string[] {
  return changes.flatMap((change) => change[column] ?? []);
}

/** What stood before, where nobody wrote since. */
function restored<Row extends { readonly id: string; readonly version: number }>(
  changes: readonly ChangeRow[],
  standing: readonly Row[],
  column: "organisationId" | "membershipId",
  by: { readonly changedBy: string; readonly changedAt: Date },
): { rows: Row[]; stays: Row[] } {
  const stands = new Map(standing.map((row) => [row.id, row]));
  const pairs = changes.flatMap((change) => {
    const row = stands.get(change[column] ?? "");
    return row ? [{ change, row }] : [];
  });
  const untouched = pairs.filter(({ change, row }) => row.version === change.versionAfter);
  return {
    rows: untouched.map(({ change, row }) => ({
      ...(change.before as unknown as Row),
      ...by,
      version: row.version + 1,
    })),
    stays: pairs.filter((pair) => !untouched.includes(pair)).map(({ row }) => row),
  };
}

async function takeMembershipsBack(tx: Transaction, { id }: ImportRow, from: string): Promise<Undone> {
  const made = await madeMemberships(tx, id, { after: from, limit: ROWS_AT_ONCE });
  await deleteMemberships(
    tx,
    made.filter(({ version }) => version === 1).map((row) => row.id),
  );
  const kept = made.filter(({ version }) => version !== 1).map(({ name }) => name);
  return { next: made.at(-1)?.id ?? null, kept, count: made.length };
}

async function takeOrganisationsBack(tx: Transaction, { id }: ImportRow, from: string): Promise<Undone> {
  const made = await madeOrganisations(tx, id, { after: from, limit: ROWS_AT_ONCE });
  await takeAway(
    tx,
    id,
    made.filter(({ touched }) => !touched).map((row) => row.id),
  );
  return {
    next: made.at(-1)?.id ?? null,
    kept: made.filter(({ touched }) => touched).map(({ name }) => name),
    count: made.length,
  };
}
