import { isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCopy } from "../../../test/support/open-copy.ts";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import { openPostgres } from "../../platform/database/open-postgres.ts";
import type { Person } from "../../platform/web/env.ts";
import { listPeople } from "../registry/index.ts";
import { handOverOwnership } from "./operations/hand-over-ownership.ts";
import { invitePerson } from "./operations/invite-person.ts";
import { inviteToOffice } from "./operations/invite-to-office.ts";
import { invitation } from "./tables.ts";
import { openWorld, type World } from "./testing.ts";

/** Each alone is lawful; what the second one finds has changed since it was asked. */
describe.each(["pglite", "postgres"] as const)("at once, on %s", (engine) => {
  let server: Server | null = null;
  let world: World;
  let [owner, first, second]: Person[] = [];
  let clusterId: string;
  beforeAll(async () => {
    if (engine === "postgres") server = await startPostgres();
    world = await openWorld({ db: server ? await openPostgres(server.url) : await openCopy("empty") });
    owner = await world.addPerson({ email: "owner@a.example", offices: ["administrator"] });
    first = await world.addPerson({ email: "first@a.example" });
    second = await world.addPerson({ email: "second@a.example" });
    clusterId = await world.addCluster("Havklyngen", {
      [owner.id]: "owner",
      [first.id]: "member",
      [second.id]: "member",
    });
  }, 60_000);
  afterAll(async () => {
    await world?.db.close();
    server?.stop();
  });

  test("six invitations of one address: the last link opens (four were errors, each looked before the others wrote)", async () => {
    const input = { email: "new@a.example", language: "en" } as const;
    const six = Array.from({ length: 6 });
    const seats = six.map(() => invitePerson(world.services, owner as Person, clusterId, { ...input, role: "member" }));
    expect((await Promise.all(seats)).map(({ kind }) => kind)).toEqual(six.map(() => "invited"));
    const offices = six.map(() => inviteToOffice(world.services, owner as Person, { ...input, office: "secretariat" }));
    expect((await Promise.all(offices)).map(({ kind }) => kind)).toEqual(six.map(() => "invited"));
    const open = await world.db.asWorker((tx) => tx.select().from(invitation).where(isNull(invitation.withdrawnAt)));
    expect(open.map(({ role }) => role).sort()).toEqual(["member", "secretariat"]);
  });

  test("an owner who hands over to two: the second time he is none (the role was read before the lock)", async () => {
    const to = [first, second].map((one) => (one as Person).id);
    const outcomes = await Promise.allSettled(
      to.map((id) => handOverOwnership(world.services, owner as Person, clusterId, { to: id, reason: "" })),
    );
    expect(outcomes.map((one) => (one.status === "fulfilled" ? one.value : one.reason.code)).sort()).toEqual([
      "handed_over",
      "not_allowed",
    ]);
    const people = await world.db.asPerson((owner as Person).id, (tx) => listPeople(tx, clusterId, "nb"));
    expect(people.filter(({ role }) => role === "owner")).toHaveLength(1);
  });
});
