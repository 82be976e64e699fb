import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../platform/web/env.ts";
import { addInvitation } from "./queries.ts";
import { openWorld, PASSWORD, type World } from "./testing.ts";
import { hashOf, newToken } from "./token.ts";

const AUTH_TABLES = ["user", "session", "account", "verification", "two_factor", "passkey"];

describe("the second wall", () => {
  let world: World;
  let anna: Person;
  let berit: Person;
  beforeAll(async () => {
    world = await openWorld();
    anna = await world.addPerson({ email: "anna@a.example" });
    berit = await world.addPerson({ email: "berit@b.example" });
    const clusterId = await world.addCluster("A", { [anna.id]: "owner" });
    await world.browser().signIn("anna@a.example", PASSWORD);
    await world.browser().post("/recover", { email: "anna@a.example" });
    const expiresAt = new Date(Date.now() + 60_000);
    const invitedBy = anna.id;
    await world.db.asPerson(anna.id, (tx) =>
      addInvitation(tx, {
        tokenHash: hashOf(newToken()),
        clusterId,
        role: "member",
        email: "x@x.example",
        invitedBy,
        expiresAt,
      }),
    );
  });

  it("keeps better-auth out of everything else", async () => {
    for (const table of ["cluster", "person", "cluster_person", "audit_entry", "invitation", "mail", "assessment"])
      await expect(world.db.asAuth((tx) => tx.execute(sql.raw(`select * from ${table}`)))).rejects.toThrow();
  });

  it("keeps everybody else out of the tables of signing in", async () => {
    for (const table of AUTH_TABLES) {
      const read = sql.raw(`select * from auth."${table}"`);
      await expect(world.db.asPerson(anna.id, (tx) => tx.execute(read))).rejects.toThrow();
      await expect(world.db.asPublic((tx) => tx.execute(read))).rejects.toThrow();
      await expect(world.db.asWorker((tx) => tx.execute(read))).rejects.toThrow();
      await expect(world.db.asStatistics((tx) => tx.execute(read))).rejects.toThrow();
      await world.db.asAuth((tx) => tx.execute(read));
    }
  });

  it("forces policies on each of the tables, owner included", async () => {
    const rows = await world.db.asWorker((tx) =>
      tx.execute(sql`select relname, relrowsecurity and relforcerowsecurity as walled from pg_class
        where relkind = 'r' and (relnamespace = 'auth'::regnamespace or relname in ('invitation', 'mail')) order by 1`),
    );
    const walled = (rows as unknown as { rows: { relname: string; walled: boolean }[] }).rows;
    expect(walled.map(({ relname }) => relname)).toEqual([...AUTH_TABLES, "invitation", "mail"].sort());
    expect(walled.filter((row) => !row.walled)).toEqual([]);
  });

  it("shows invitations to people of the cluster only, and mail to nobody", async () => {
    const count = (person: Person) =>
      world.db.asPerson(
        person.id,
        async (tx) => (await tx.execute(sql`select id from invitation`)) as unknown as { rows: unknown[] },
      );
    expect((await count(anna)).rows.length).toBe(1);
    expect((await count(berit)).rows.length).toBe(0);
    const letters = (await world.db.asPublic((tx) => tx.execute(sql`select id from mail`))) as unknown as {
      rows: unknown[];
    };
    expect([letters.rows.length, (await world.letters()).length]).toEqual([0, 1]);
    await expect(world.db.asPerson(anna.id, (tx) => tx.execute(sql`select id from mail`))).rejects.toThrow();
  });

  it("lets nobody invite into another's cluster or to an office", async () => {
    const [invitation] = (
      (await world.db.asWorker((tx) => tx.execute(sql`select cluster_id from invitation`))) as unknown as {
        rows: { cluster_id: string }[];
      }
    ).rows;
    const values = { tokenHash: hashOf(newToken()), email: "y@y.example", invitedBy: berit.id, expiresAt: new Date() };
    const into = (given: { clusterId: string | null; role: "member" | "administrator" }) =>
      world.db.asPerson(berit.id, (tx) => addInvitation(tx, { ...values, ...given }));
    await expect(into({ clusterId: invitation?.cluster_id ?? "", role: "member" })).rejects.toThrow();
    await expect(into({ clusterId: null, role: "administrator" })).rejects.toThrow();
  });
});
