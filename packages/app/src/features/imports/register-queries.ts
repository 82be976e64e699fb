import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { type MembershipRow, membership, type OrganisationRow, organisation } from "../registry/index.ts";
import { type Kept, KnownRegister } from "./run/known-register.ts";
import { registerImportChange } from "./tables.ts";

/** SQL by which an import reads and writes the register, in stretches of some hundred rows. */

export interface Sought {
  readonly numbers: readonly string[];
  readonly schemes: readonly string[];
  readonly nameKeys: readonly string[];
}

/** Everything that the rows of a stretch may be about, held against other writers until the transaction ends. */
export async function loadKnown(tx: Transaction, clusterId: string, sought: Sought): Promise<KnownRegister> {
  const register = new KnownRegister();
  const rows = await foundBy(tx, clusterId, sought);
  const all = await withTargets(tx, rows);
  const standing = all.filter(({ mergedInto }) => mergedInto === null);
  const memberships = Map.groupBy(await membershipsOf(tx, standing), ({ organisationId }) => organisationId);
  const byId = new Map(
    standing.map((row) => [
      row.id,
      {
        now: row,
        before: row,
        memberships: (memberships.get(row.id) ?? []).map((one): Kept<MembershipRow> => ({ now: one, before: one })),
      },
    ]),
  );
  for (const known of byId.values()) register.add(known);
  for (const gone of all.filter(({ mergedInto }) => mergedInto !== null)) {
    const target = targetOf(gone, all);
    const known = target && byId.get(target.id);
    if (known) register.addMerged(known, gone);
  }
  return register;
}

/** Three questions, each with an index of its own: one of all together would read through the whole cluster. */
async function foundBy(
  tx: Transaction,
  clusterId: string,
  { numbers, schemes, nameKeys }: Sought,
): Promise<OrganisationRow[]> {
  const rows: OrganisationRow[] = [];
  const ask = async (...conditions: SQL[]): Promise<void> => {
    const found = tx
      .select()
      .from(organisation)
      .where(and(eq(organisation.clusterId, clusterId), ...conditions));
    rows.push(...(await found.orderBy(asc(organisation.id)).for("update")));
  };
  const numbered = inArray(organisation.registerNumber, [...numbers]);
  if (numbers.length > 0) {
    await ask(isNull(organisation.mergedInto), inArray(organisation.registerScheme, [...schemes]), numbered);
    await ask(isNotNull(organisation.mergedInto), numbered);
  }
  if (nameKeys.length > 0) await ask(inArray(organisation.nameKey, [...nameKeys]));
  return rows;
}

const LONGEST_CHAIN = 8;

/** What was merged leads on to what it was merged into, perhaps in several steps. */
async function withTargets(tx: Transaction, rows: readonly OrganisationRow[]): Promise<OrganisationRow[]> {
  const all = new Map(rows.map((row) => [row.id, row]));
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const missing = [...all.values()].flatMap(({ mergedInto }) =>
      mergedInto && !all.has(mergedInto) ? [mergedInto] : [],
    );
    if (missing.length === 0) break;
    for (const row of await tx.select().from(organisation).where(inArray(organisation.id, missing)).for("update"))
      all.set(row.id, row);
  }
  return [...all.values()];
}

function targetOf(gone: OrganisationRow, all: readonly OrganisationRow[]): OrganisationRow | null {
  let row: OrganisationRow | undefined = gone;
  for (let step = 0; row?.mergedInto && step < LONGEST_CHAIN; step += 1) {
    const next: string = row.mergedInto;
    row = all.find(({ id }) => id === next);
  }
  return row ?? null;
}

async function membershipsOf(tx: Transaction, rows: readonly OrganisationRow[]): Promise<MembershipRow[]> {
  if (rows.length === 0) return [];
  return tx
    .select()
    .from(membership)
    .where(
      inArray(
        membership.organisationId,
        rows.map(({ id }) => id),
      ),
    );
}

type Table = typeof organisation | typeof membership;
type Rows = readonly Readonly<Record<string, unknown>>[];

/** The columns that are written, by their names in the program. */
function columnsOf(table: Table): [string, string][] {
  return Object.entries(getTableColumns(table)).flatMap(([key, column]) =>
    column.generated ? [] : [[key, column.name]],
  );
}

/** Whole rows as one text of JSON: a parameter for each of ten thousand values would take longer to bind than to write. */
function given(table: Table, rows: Rows): SQL {
  const columns = columnsOf(table);
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map(([key, name]) => [name, row[key] ?? null]))),
  );
  return sql`json_populate_recordset(null::${table}, ${json}::json) as given`;
}

async function insertAll(tx: Transaction, table: Table, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.raw(
    columnsOf(table)
      .map(([, name]) => name)
      .join(", "),
  );
  await tx.execute(sql`insert into ${table} (${names}) select ${names} from ${given(table, rows)}`);
}

async function updateAll(tx: Transaction, table: Table, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  const set = columnsOf(table).flatMap(([, name]) => (name === "id" ? [] : [`${name} = given.${name}`]));
  await tx.execute(
    sql`update ${table} as stands set ${sql.raw(set.join(", "))} from ${given(table, rows)} where stands.id = given.id`,
  );
}

export const insertOrganisations = (tx: Transaction, rows: readonly OrganisationRow[]) =>
  insertAll(tx, organisation, rows);
export const insertMemberships = (tx: Transaction, rows: readonly MembershipRow[]) => insertAll(tx, membership, rows);
export const updateOrganisations = (tx: Transaction, rows: readonly OrganisationRow[]) =>
  updateAll(tx, organisation, rows);
export const updateMemberships = (tx: Transaction, rows: readonly MembershipRow[]) => updateAll(tx, membership, rows);

/** Keeps what stood first; a later change by the same import only moves the version that undoing expects. */
export async function keepChanges(
  tx: Transaction,
  changes: readonly (typeof registerImportChange.$inferInsert)[],
): Promise<void> {
  const versionAfter = sql`excluded.version_after`;
  const of = (table: "organisation" | "membership") =>
    changes.filter((change) => (table === "organisation") === (change.organisationId !== null));
  for (const [table, column] of [
    ["organisation", registerImportChange.organisationId],
    ["membership", registerImportChange.membershipId],
  ] as const) {
    const rows = of(table);
    if (rows.length === 0) continue;
    await tx
      .insert(registerImportChange)
      .values(rows)
      .onConflictDoUpdate({
        target: [registerImportChange.importId, column],
        targetWhere: isNotNull(column),
        set: { versionAfter },
      });
  }
}
