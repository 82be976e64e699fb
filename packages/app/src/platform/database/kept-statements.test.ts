import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { edition } from "../../../test/support/edition.ts";
import { openCopy } from "../../../test/support/open-copy.ts";
import { seedDemonstration } from "../../demonstration/seed.ts";
import type { Database, Transaction } from "./database.ts";

let db: Database;
beforeAll(async () => {
  db = await openCopy("empty");
  await seedDemonstration(db, edition);
});
afterAll(() => db.close());

// PostgreSQL makes a plan for all values after a statement was used five times
const OFTEN = 12;
const NAMES = sql`select name from cluster order by name`;

async function rowsOf(tx: Transaction, statement = NAMES): Promise<Record<string, unknown>[]> {
  return ((await tx.execute(statement)) as unknown as { rows: Record<string, unknown>[] }).rows;
}

test("a statement that is kept shows each person, and each role, only what is theirs", async () => {
  const own = await db.asPerson("ingrid-solheim", (tx) => rowsOf(tx));
  const others = await db.asPerson("piotr-zielinski", (tx) => rowsOf(tx));
  const all = await db.asWorker((tx) => rowsOf(tx));
  expect([own.length, others.length, all.length > 2, own[0] !== others[0]]).toEqual([1, 1, true, true]);
  for (let time = 0; time < OFTEN; time += 1) {
    expect(await db.asPerson("ingrid-solheim", (tx) => rowsOf(tx))).toEqual(own);
    expect(await db.asPerson("piotr-zielinski", (tx) => rowsOf(tx))).toEqual(others);
    expect(await db.asPerson("nobody", (tx) => rowsOf(tx))).toEqual([]);
    expect(await db.asWorker((tx) => rowsOf(tx))).toEqual(all);
    await expect(db.asPerson("ingrid-solheim", (tx) => rowsOf(tx, sql`select * from mail`))).rejects.toThrow();
  }
});

test("a statement that fails is told as itself, and leaves the session in order", async () => {
  const fails = sql`select 1 / ${0}::int as n`;
  for (let time = 0; time < 3; time += 1) {
    await expect(db.asPublic((tx) => rowsOf(tx, fails))).rejects.toMatchObject({ cause: { code: "22012" } });
    await expect(db.asPublic((tx) => rowsOf(tx, sql`select from nowhere`))).rejects.toMatchObject({
      cause: { code: "42P01" },
    });
    expect(await db.asPublic((tx) => rowsOf(tx, sql`select ${time}::int as n`))).toEqual([{ n: time }]);
  }
});

test("what fails inside a savepoint does not take the rest with it", async () => {
  const left = await db.asWorker(async (tx) => {
    await tx.execute(sql`create temporary table tried (n int)`);
    await tx.execute(sql`insert into tried values (1)`);
    await tx.transaction((inner) => inner.execute(sql`insert into tried values ('x')`)).catch(() => {});
    return rowsOf(tx, sql`select n from tried`);
  });
  expect(left).toEqual([{ n: 1 }]);
});

test("values of all kinds go in and come out as they were", async () => {
  const odd = 'O\'Hara \\ "x"\n{1,2} ☃ 🧭';
  const moment = new Date("2026-02-28T23:59:59.123Z");
  const back = await db.asPublic((tx) =>
    rowsOf(
      tx,
      sql`select ${odd}::text as odd, ${null}::int as nothing, ${true}::boolean as yes, ${1.5}::float8 as part,
        ${JSON.stringify({ a: [1, null, odd] })}::jsonb as json, ${moment.toISOString()}::timestamptz as at,
        ${"2026-02-28"}::date as day, array[${odd}, null]::text[] as texts, ${""}::text as empty`,
    ),
  );
  expect(back).toEqual([
    {
      odd,
      nothing: null,
      yes: true,
      part: 1.5,
      json: { a: [1, null, odd] },
      at: "2026-02-28 23:59:59.123+00",
      day: "2026-02-28",
      texts: [odd, null],
      empty: "",
    },
  ]);
});

test("more statements than are kept, and longer ones, work all the same", async () => {
  for (let i = 0; i < 450; i += 1)
    expect(await db.asPublic((tx) => rowsOf(tx, sql.raw(`select ${i} as n`)))).toEqual([{ n: i }]);
  expect(await db.asPublic((tx) => rowsOf(tx, sql.raw("select 0 as n")))).toEqual([{ n: 0 }]);
  const kept = await db.asPublic((tx) => rowsOf(tx, sql`select count(*)::int as n from pg_prepared_statements`));
  expect(kept).toEqual([{ n: 400 }]);
  const long = `select 1 as n -- ${"x".repeat(9_000)}`;
  for (let time = 0; time < 2; time += 1)
    expect(await db.asPublic((tx) => rowsOf(tx, sql.raw(long)))).toEqual([{ n: 1 }]);
});

// it would have run in the transaction of somebody else
test("nothing runs after the end of its transaction", async () => {
  let late: Transaction | undefined;
  await db.asPerson("ingrid-solheim", async (tx) => {
    late = tx;
  });
  await expect(rowsOf(late as Transaction)).rejects.toMatchObject({
    cause: { message: "the transaction has ended" },
  });
  const during = db.asPerson("piotr-zielinski", async (tx) => {
    await expect(rowsOf(late as Transaction)).rejects.toThrow();
    return rowsOf(tx);
  });
  expect(await during).toHaveLength(1);
});
