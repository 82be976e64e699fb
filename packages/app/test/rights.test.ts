import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemonstration } from "../src/demonstration/seed.ts";
import type { Database, Transaction } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/open-postgres.ts";
import { edition } from "./support/edition.ts";
import { caseRows } from "./support/foreign-case.ts";
import { type RegisterRows, registerRows } from "./support/foreign-register.ts";
import { openCopy } from "./support/open-copy.ts";
import { type Server, startPostgres } from "./support/postgres.ts";

/**
 * The second wall: whatever a page forgets to ask, the database lets a person see and change only what is his. Walks every table of
 * the catalogue on both engines, with rows of another cluster present.
 */

/** Tables without data of a tenant, each with the reason. */
const NOT_OF_A_TENANT: Readonly<Record<string, string>> = {
  klynge_migration: "names of migrations; no role has a grant",
  installation: "one row about the installation, read by everybody",
  office: "who holds an office; a person sees his own",
  vocabulary_code: "official codes and their names, imported by the operator, read by everybody",
  postal_code: "official postal codes and their places, imported by the operator, read by everybody",
  edition: "editions of the schemes: published ones are read by everybody who is signed in, drafts by the offices",
  letter_template: "letters of the scheme as the secretariat words them, read by everybody who is signed in",
  mail: "letters; only the worker and the outbox of a demonstration read them",
};

/** Somebody of Fjordkraft; the other clusters are strangers. */
const ANNA = "ingrid-solheim";

describe.each(["pglite", "postgres"] as const)("%s", (engine) => {
  let db: Database;
  let server: Server | null = null;
  let foreign: { cluster: string; assessment: string; caseId: string };
  let register: RegisterRows;

  beforeAll(async () => {
    if (engine === "postgres") server = await startPostgres();
    db = server ? await openPostgres(server.url) : await openCopy("empty");
    await seedDemonstration(db, edition);
    foreign = await db.asWorker(async (tx) => {
      const [row] = await rows(
        tx,
        "select a.id as assessment, c.id as cluster from assessment a join cluster c on c.id = a.cluster_id where c.name = 'Klaster Narzędziowy Brda'",
      );
      await tx.execute(
        sql.raw(
          `insert into submission (assessment_id, number, case_file, sha256, submitted_by) values ('${row?.assessment}', 1, '{}', '${"a".repeat(64)}', 'piotr-zielinski')`,
        ),
      );
      await tx.execute(
        sql.raw(
          `insert into audit_entry (person_id, cluster_id, action, target) values ('piotr-zielinski', '${row?.cluster}', 'fact.changed', 'x')`,
        ),
      );
      await tx.execute(
        sql.raw(
          `insert into invitation (token_hash, cluster_id, role, email, invited_by, expires_at)
           values ('${"b".repeat(64)}', '${row?.cluster}', 'member', 'x@example.org', 'piotr-zielinski', now() + interval '7 days')`,
        ),
      );
      await tx.execute(
        sql.raw(
          `insert into report_order (assessment_id, language, case_file, key, ordered_by) values ('${row?.assessment}', 'pl', '{}', '${"c".repeat(64)}', 'piotr-zielinski')`,
        ),
      );
      await tx.execute(
        sql.raw(
          `insert into report_file (key, sha256, bytes, pages) values ('${"c".repeat(64)}', '${"d".repeat(64)}', 1, 1)`,
        ),
      );
      await tx.execute(
        sql.raw(
          `insert into api_token (person_id, name, token_hash, expires_at)
           values ('piotr-zielinski', 'x', '${"d".repeat(64)}', now() + interval '30 days')`,
        ),
      );
      const place = row as Pick<typeof foreign, "cluster" | "assessment">;
      register = registerRows({ ...place, person: "piotr-zielinski" });
      const { evidence } = register;
      const { caseId, statements } = caseRows({ ...place, evidence, names: "piotr-zielinski", by: "piotr-zielinski" });
      for (const [, statement] of [...register.statements, ...statements]) await tx.execute(sql.raw(statement));
      return { ...place, caseId };
    });
  });
  afterAll(async () => {
    await db.close();
    server?.stop();
  });

  test("outside the wrappers nothing is allowed: the session has a role without grants", async () => {
    const role = await db.asPublic(async (tx) => (await rows(tx, "select session_user as s, current_user as c"))[0]);
    expect(role?.c).toBe("klynge_public");
    await expect(db.asPublic((tx) => tx.execute(sql`select * from cluster`))).rejects.toThrow();
  });

  test("every table has row level security that binds its owner too", async () => {
    const open = await db.asWorker((tx) =>
      rows(
        tx,
        `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname in ('public', 'auth') and not (c.relrowsecurity and c.relforcerowsecurity)`,
      ),
    );
    expect(open.map(({ name }) => name)).toEqual(["public.klynge_migration"]);
  });

  test("every foreign key has an index", async () => {
    const bare = await db.asWorker((tx) =>
      rows(
        tx,
        `select conrelid::regclass::text || ' (' || string_agg(a.attname, ', ') || ')' as missing
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
         where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'auth'::regnamespace)
           and not exists (select from pg_index i where i.indrelid = c.conrelid
                           and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey)
         group by c.oid, conrelid`,
      ),
    );
    expect(bare.map(({ missing }) => missing)).toEqual([]);
  });

  test("as a person of another cluster: select 0, update 0, delete 0, insert refused, on every table", async () => {
    const tables = await tenantTables(db);
    expect(tables).toContain("fact_value");
    for (const { table, key, there, column } of await foreignRows(db, tables, foreign)) {
      expect([table, there > 0]).toEqual([table, true]);
      const where = `where ${key}`;
      await db.asPerson(ANNA, async (tx) => {
        expect([table, await countOf(tx, `select 1 from ${table} ${where}`)]).toEqual([table, 0]);
        expect([table, await countOf(tx, `update ${table} set ${column} = ${column} ${where} returning 1`)]).toEqual([
          table,
          0,
        ]);
        expect([table, await countOf(tx, `delete from ${table} ${where} returning 1`)]).toEqual([table, 0]);
      });
    }
    await expect(
      db.asPerson(ANNA, (tx) =>
        tx.execute(
          sql.raw(
            `insert into fact_value (cluster_id, reference_date, fact, value, changed_by) values ('${foreign.cluster}', '2026-01-01', 'x', '1', '${ANNA}')`,
          ),
        ),
      ),
    ).rejects.toThrow();
    await expect(
      db.asPerson(ANNA, (tx) =>
        tx.execute(
          sql.raw(
            `insert into cluster_person (cluster_id, person_id, role) values ('${foreign.cluster}', '${ANNA}', 'member')`,
          ),
        ),
      ),
    ).rejects.toThrow();
  });

  test("as a person of another cluster: nothing is put into its register either", async () => {
    const { statements } = registerRows({ ...foreign, person: ANNA });
    for (const [table, statement] of statements) {
      const put = db.asPerson(ANNA, (tx) => tx.execute(sql.raw(statement)));
      await expect([table, await put.then(String, () => "refused")]).toEqual([table, "refused"]);
    }
  });

  test("as a person of another cluster: nothing is put into its cases, nor into the pool of experts", async () => {
    const { cluster, caseId } = foreign;
    const { statements } = caseRows({ caseId, cluster, evidence: register.evidence, names: "kari-lunde", by: ANNA });
    const own = ["expert", "expert_score", "expert_correction", "expert_sheet", "evidence_verdict"];
    const all = caseRows({ caseId, cluster, evidence: register.evidence, names: ANNA, by: ANNA }).statements;
    for (const [table, statement] of [...statements, ...all.filter(([table]) => own.includes(table))]) {
      const put = db.asPerson(ANNA, (tx) => tx.execute(sql.raw(statement)));
      await expect([table, await put.then(String, (error) => String(error.cause))]).toEqual([
        table,
        expect.stringContaining("row-level security"),
      ]);
    }
  });

  test("an expert corrects what he knows and how much he takes, and does not accredit himself", async () => {
    const change = (what: string, who = "astrid-berg") =>
      db.asPerson(who, (tx) => countOf(tx, `update expert set ${what} where person_id = 'astrid-berg' returning 1`));
    for (const what of ["country = 'SE'", "firm = ''", "auditor_until = '2099-01-01'", "benchmarking_until = null"])
      expect([what, await change(what), await change(what, "claire-dubois")]).toEqual([what, 0, 1]);
    expect(await change("languages = '{nb,en,da}', sectors = '{C}', capacity = 2")).toBe(1);
    expect([await change("capacity = 1", "jonas-weber"), await change("capacity = 1", "helena-lindqvist")]).toEqual([
      0, 0,
    ]);
  });

  test("nobody in particular sees of registers what is published and listed, and nothing else of it", async () => {
    const asPublic = (text: string) => db.asPublic((tx) => rows(tx, text));
    const seen = () => asPublic(`select id, name from organisation where cluster_id = '${foreign.cluster}'`);
    const published = (value: boolean) =>
      db.asWorker((tx) =>
        tx.execute(sql`update cluster_profile set published = ${value} where cluster_id = ${foreign.cluster}`),
      );
    // there is a listed organisation, but its cluster is not published
    const cluster = () => asPublic(`select id from cluster where id = '${foreign.cluster}'`);
    expect([await seen(), await cluster()]).toEqual([[], []]);
    expect((await asPublic(`select shown_profile('${foreign.cluster}') as p`))[0]?.p).toEqual({});
    await published(true);
    expect(await seen()).toEqual([{ id: register.listed, name: "Listed" }]);
    expect(await cluster()).toEqual([{ id: foreign.cluster }]);
    expect((await asPublic(`select shown_profile('${foreign.cluster}') as p`))[0]?.p).toEqual({ mission: "open" });
    const toAnna = await db.asPerson(ANNA, (tx) => rows(tx, `select shown_profile('${foreign.cluster}') as p`));
    expect(toAnna[0]?.p).toEqual({ mission: "open", phone: "some" });
    const logo = `select width, height from shown_logo('${foreign.cluster}')`;
    const toAnnaLogo = () => db.asPerson(ANNA, (tx) => rows(tx, logo));
    const seenBy = (who: string) =>
      db.asWorker((tx) =>
        tx.execute(sql`update cluster_logo set seen_by = ${who} where cluster_id = ${foreign.cluster}`),
      );
    expect([await asPublic(logo), await toAnnaLogo()]).toEqual([[], [{ width: 4, height: 3 }]]);
    expect(await db.asPublic((tx) => rows(tx, logo), ANNA)).toEqual([{ width: 4, height: 3 }]);
    await seenBy("cluster");
    expect([await asPublic(logo), await toAnnaLogo()]).toEqual([[], []]);
    await seenBy("everybody");
    expect([await asPublic(logo), await toAnnaLogo()]).toEqual([[{ width: 4, height: 3 }], [{ width: 4, height: 3 }]]);
    for (const hidden of ["headcount", "turnover", "address", "changed_by"])
      await expect(asPublic(`select ${hidden} from organisation`)).rejects.toThrow();
    const closed = [...new Set(register.statements.map(([table]) => table))].filter(
      (table) => table !== "organisation",
    );
    for (const table of closed) await expect(asPublic(`select 1 from ${table}`)).rejects.toThrow();
    for (const write of ["update organisation set name = 'x'", "delete from organisation"])
      await expect(asPublic(write)).rejects.toThrow();
    await published(false);
    expect([await asPublic(logo), await toAnnaLogo()]).toEqual([[], []]);
  });

  test("an entry of the trail is never changed, not even one's own", async () => {
    await expect(db.asPerson(ANNA, (tx) => tx.execute(sql`update audit_entry set action = 'x'`))).rejects.toThrow();
    await expect(db.asPerson(ANNA, (tx) => tx.execute(sql`delete from audit_entry`))).rejects.toThrow();
  });

  test("a person changes name and language, and nothing else that he is", async () => {
    for (const change of ["email = 'x@example.org'", "id = 'x'", "erased_at = now()", "created_at = now()"])
      await expect(
        db.asPerson(ANNA, (tx) => tx.execute(sql.raw(`update person set ${change} where id = '${ANNA}'`))),
      ).rejects.toThrow();
  });

  test("only the worker takes every way in from a person, and only from that one", async () => {
    const taken = sql`select forget_sign_in('piotr-zielinski')`;
    await expect(db.asPerson(ANNA, (tx) => tx.execute(taken))).rejects.toThrow();
    await expect(db.asPublic((tx) => tx.execute(taken))).rejects.toThrow();
    const ways = ["user", "session", "account", "two_factor", "passkey", "verification"];
    const left = async () => {
      const counts: number[] = [];
      for (const way of ways) counts.push(await db.asAuth((tx) => countOf(tx, `select 1 from auth."${way}"`)));
      return [...counts, await db.asWorker((tx) => countOf(tx, "select 1 from api_token"))];
    };
    await db.asAuth(async (tx) => {
      for (const id of ["piotr-zielinski", "kari-lunde"])
        for (const statement of waysIn(id)) await tx.execute(sql.raw(statement));
    });
    expect(await left()).toEqual([2, 2, 2, 2, 2, 2, 1]);
    await db.asWorker((tx) => tx.execute(taken));
    expect(await left()).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  test("an erased person is seen by everybody who is signed in, and is nobody", async () => {
    const erase = sql`insert into person (id, name, email, erased_at) values ('gone', '', 'gone@erased.invalid', now())`;
    await expect(db.asPerson(ANNA, (tx) => tx.execute(erase))).rejects.toThrow();
    await db.asWorker((tx) => tx.execute(erase));
    const seen = await db.asPerson(ANNA, (tx) => rows(tx, "select name from person where id = 'gone'"));
    expect(seen).toEqual([{ name: "" }]);
    for (const wrong of ["name = 'Anna'", "erased_at = null"])
      await expect(
        db.asWorker((tx) => tx.execute(sql.raw(`update person set ${wrong} where id = 'gone'`))),
      ).rejects.toThrow();
  });

  test("the setting of a person does not outlive its transaction", async () => {
    await db.asPerson(ANNA, async () => {});
    const left = await db.asPublic((tx) =>
      rows(tx, "select nullif(current_setting('klynge.person', true), '') as person"),
    );
    expect(left[0]?.person).toBeNull();
  });
});

/** A row in each table of signing in. */
function waysIn(id: string): string[] {
  return [
    `insert into auth."user" (id, name, email) values ('${id}', 'x', '${id}@example.org')`,
    `insert into auth.session (id, token, user_id, expires_at) values ('${id}', '${id}', '${id}', now())`,
    `insert into auth.account (id, account_id, provider_id, user_id) values ('${id}', '${id}', 'credential', '${id}')`,
    `insert into auth.two_factor (id, user_id, secret, backup_codes) values ('${id}', '${id}', 'x', 'x')`,
    `insert into auth.passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up)
     values ('${id}', 'x', '${id}', '${id}', 0, 'x', false)`,
    `insert into auth.verification (id, identifier, value, expires_at) values ('${id}', 'x', '{"id":"${id}"}', now())`,
  ];
}

async function rows(tx: Transaction, text: string): Promise<Record<string, string | null>[]> {
  const answer = (await tx.execute(sql.raw(text))) as unknown as { rows: Record<string, string | null>[] };
  return answer.rows;
}

async function tenantTables(db: Database): Promise<string[]> {
  const all = await db.asWorker((tx) =>
    rows(
      tx,
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
    ),
  );
  return all.map(({ name }) => String(name)).filter((name) => !(name in NOT_OF_A_TENANT));
}

/** For each table the condition that finds rows of the foreign cluster, how many the worker sees, and a column to write. */
async function foreignRows(
  db: Database,
  tables: readonly string[],
  { cluster, assessment, caseId }: { cluster: string; assessment: string; caseId: string },
) {
  const found: { table: string; key: string; there: number; column: string }[] = [];
  const ids: Readonly<Record<string, string>> = { cluster_id: cluster, case_id: caseId, assessment_id: assessment };
  for (const table of tables) {
    const columns = await db.asWorker((tx) =>
      rows(tx, `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0`),
    );
    const names = new Set(columns.map(({ name }) => name));
    const tenant = Object.keys(ids).find((one) => names.has(one));
    const key = tenant ? `${tenant} = '${ids[tenant]}'` : (KEYS[table]?.(cluster) ?? "true");
    const there = await db.asWorker((tx) => countOf(tx, `select 1 from ${table} where ${key}`));
    found.push({ table, key, there, column: FIRST[table] ?? TENANT.find((one) => names.has(one)) ?? "ctid" });
  }
  return found;
}

const KEYS: Readonly<Record<string, (cluster: string) => string>> = {
  cluster: (cluster) => `id = '${cluster}'`,
  person: () => "id = 'piotr-zielinski'",
};
const TENANT = ["cluster_id", "case_id"];
const FIRST: Readonly<Record<string, string>> = {
  cluster: "name",
  person: "name",
  submission: "number",
  submitted_evidence: "number",
  api_token: "revoked_at",
  board_meeting: "held_on",
  expert: "capacity",
  expert_tie: "organisation",
  absence: "delegate",
};

async function countOf(tx: Transaction, text: string): Promise<number> {
  try {
    return (await tx.transaction((inner) => rows(inner, text))).length;
  } catch {
    // not allowed at all: as good as nothing
    return 0;
  }
}
