import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../platform/tables.ts";
import type { Person } from "../../platform/web/env.ts";
import { clusterPerson } from "../registry/index.ts";
import { openWorld, type World } from "./testing.ts";

describe("seats of a cluster", () => {
  let world: World;
  let owner: Person;
  let member: Person;
  let path: string;
  let clusterId: string;
  let sent: number;
  beforeAll(async () => {
    world = await openWorld();
    owner = await world.addPerson({ email: "owner@a.example", name: "Olga" });
    member = await world.addPerson({ email: "member@a.example", name: "Marek", language: "pl" });
    await world.addPerson({ email: "office@s.example", name: "Sekretær", offices: ["secretariat"] });
    await world.addPerson({ email: "admin@s.example", offices: ["administrator"] });
    const stranger = await world.addPerson({ email: "stranger@b.example" });
    await world.addCluster("Elsewhere", { [stranger.id]: "owner" });
  });
  // each test has a cluster of its own, and looks only at its own letters
  beforeEach(async () => {
    clusterId = await world.addCluster("Havklyngen", { [owner.id]: "owner", [member.id]: "member" });
    path = `/clusters/${clusterId}/people`;
    sent = (await world.letters()).length;
  });

  async function as(email: string) {
    const browser = world.browser();
    await browser.signIn(email);
    return browser;
  }

  async function letters() {
    return (await world.letters()).slice(sent);
  }

  /** The one entry of this cluster with this action. */
  async function entryOf(action: string) {
    const here = and(eq(auditEntry.action, action), eq(auditEntry.clusterId, clusterId));
    const entries = await world.db.asWorker((tx) => tx.select().from(auditEntry).where(here));
    expect(entries.length).toBe(1);
    return entries[0];
  }

  async function roles(): Promise<Record<string, string>> {
    const seats = await world.db.asWorker((tx) =>
      tx.select().from(clusterPerson).where(eq(clusterPerson.clusterId, clusterId)),
    );
    return Object.fromEntries(seats.map(({ personId, role }) => [personId, role]));
  }

  it("are handed over by nobody but the owner and the secretariat", async () => {
    const form = { person: member.id, reason: "I want it" };
    expect((await (await as("member@a.example")).post(`${path}/hand-over`, form)).status).toBe(403);
    expect((await (await as("admin@s.example")).post(`${path}/hand-over`, form)).status).toBe(403);
    expect((await (await as("stranger@b.example")).post(`${path}/hand-over`, form)).status).toBe(404);
    expect(await roles()).toEqual({ [owner.id]: "owner", [member.id]: "member" });
    expect(await letters()).toEqual([]);
  });

  it("are handed over by the owner, on record and by letter", async () => {
    const browser = await as("owner@a.example");
    expect((await browser.post(`${path}/hand-over`, { person: "somebody-else" })).status).toBe(404);
    expect((await browser.post(`${path}/hand-over`, { person: member.id })).headers.get("location")).toBe(
      `${path}?done=handed_over`,
    );
    expect(await roles()).toEqual({ [owner.id]: "member", [member.id]: "owner" });
    expect((await browser.post(`${path}/hand-over`, { person: owner.id })).status).toBe(403);
    const entry = await entryOf("cluster.handed_over");
    expect(entry).toMatchObject({
      personId: owner.id,
      clusterId,
      before: { owner: owner.id },
      after: { owner: member.id, reason: "" },
    });
    expect((await letters()).map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ["member@a.example", "Havklyngen ma nowego właściciela"],
      ["owner@a.example", "Havklyngen has a new owner"],
    ]);
  });

  it("are handed over by the secretariat with a reason", async () => {
    const browser = await as("office@s.example");
    const without = await browser.post(`${path}/hand-over`, { person: member.id, reason: "  " });
    expect([without.status, (await without.text()).includes("Say why. It goes on record.")]).toEqual([422, true]);
    await browser.post(`${path}/hand-over`, { person: member.id, reason: "Olga has left the organisation" });
    expect(await roles()).toEqual({ [owner.id]: "member", [member.id]: "owner" });
    const entry = await entryOf("cluster.handed_over");
    expect(entry?.after).toEqual({ owner: member.id, reason: "Olga has left the organisation" });
    expect((await letters())[1]?.body).toContain("Olga has left the organisation");
  });

  it("are taken away by the owner, never the owner's own", async () => {
    expect((await (await as("member@a.example")).post(`${path}/${owner.id}/remove`)).status).toBe(403);
    const browser = await as("owner@a.example");
    expect((await browser.post(`${path}/${owner.id}/remove`)).status).toBe(403);
    expect((await (await as("stranger@b.example")).post(`${path}/${member.id}/remove`)).status).toBe(404);
    const removed = await as("member@a.example");
    expect((await removed.get(path)).status).toBe(200);
    expect((await browser.post(`${path}/${member.id}/remove`)).status).toBe(303);
    expect((await removed.get(path)).status).toBe(404);
    expect(await roles()).toEqual({ [owner.id]: "owner" });
  });

  it("are given up by whoever leaves, on record", async () => {
    expect((await (await as("member@a.example")).post(`${path}/${member.id}/remove`)).headers.get("location")).toBe(
      "/",
    );
    expect(await roles()).toEqual({ [owner.id]: "owner" });
    const entry = await entryOf("person.removed");
    expect(entry).toMatchObject({ personId: member.id, target: `person:${member.id}`, before: { role: "member" } });
  });
});
