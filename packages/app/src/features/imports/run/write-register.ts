import type { Transaction } from "../../../platform/database/database.ts";
import { insertDifferences, type MembershipRow, type OrganisationRow } from "../../registry/index.ts";
import {
  insertMemberships,
  insertOrganisations,
  keepChanges,
  updateMemberships,
  updateOrganisations,
} from "../register-queries.ts";
import type { Kept, KnownRegister } from "./known-register.ts";
import type { Planning } from "./plan-row.ts";

/** Writes what a stretch of rows made and changed, and what stood there before, so that all of it can be undone. */
export async function writeRegister(tx: Transaction, { all, apart }: KnownRegister, by: Planning["by"]): Promise<void> {
  const organisations = sorted<OrganisationRow>(all, by);
  const memberships = sorted<MembershipRow>(
    all.flatMap((known) => known.memberships),
    by,
  );
  await insertOrganisations(tx, organisations.made);
  await insertMemberships(tx, memberships.made);
  await updateOrganisations(
    tx,
    organisations.changed.map(({ to }) => to),
  );
  await updateMemberships(
    tx,
    memberships.changed.map(({ to }) => to),
  );
  await insertDifferences(tx, apart, { clusterId: by.clusterId, decidedBy: by.personId, decidedAt: by.now });
  const common = { importId: by.importId, clusterId: by.clusterId };
  await keepChanges(tx, [
    ...organisations.changed.flatMap((change) =>
      change.own ? [] : [{ ...common, organisationId: change.to.id, membershipId: null, ...told(change) }],
    ),
    ...memberships.changed.flatMap((change) =>
      change.own ? [] : [{ ...common, organisationId: null, membershipId: change.to.id, ...told(change) }],
    ),
  ]);
}

interface Written {
  readonly id: string;
  readonly version: number;
  readonly importId: string | null;
  readonly changedBy: string;
  readonly changedAt: Date;
}

interface Changed<Row> {
  readonly from: Row;
  readonly to: Row;
  /** Made by this import itself, in an earlier stretch: undoing takes it away as a whole. */
  readonly own: boolean;
}

function sorted<Row extends Written>(
  all: readonly Kept<Row>[],
  by: Planning["by"],
): { made: Row[]; changed: Changed<Row>[] } {
  const made = all.filter(({ before }) => before === null).map(({ now }) => now);
  const changed = all.flatMap(({ now, before }) => {
    if (before === null || now === before) return [];
    const own = before.importId === by.importId && before.version === 1;
    const version = own ? before.version : before.version + 1;
    return [{ from: before, to: { ...now, version, changedBy: by.personId, changedAt: by.now }, own }];
  });
  return { made, changed };
}

function told({ from, to }: Changed<Written>) {
  return { before: from as unknown as Readonly<Record<string, unknown>>, versionAfter: to.version };
}
