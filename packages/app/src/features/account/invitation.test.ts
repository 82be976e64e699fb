import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry } from "../../platform/tables.ts";
import type { Person } from "../../platform/web/env.ts";
import { clusterPerson } from "../registry/index.ts";
import { inviteFirstAdministrator } from "./operations/invite-first-administrator.ts";
import { INVITATION_DAYS } from "./operations/write-invitation.ts";
import { invitation } from "./tables.ts";
import { openWorld, PASSWORD, type World } from "./testing.ts";

describe("invitations", () => {
  let world: World;
  let [owner, member, stranger]: Person[] = [];
  let clusterId: string;
  beforeAll(async () => {
    world = await openWorld();
    owner = await world.addPerson({ email: "owner@a.example", name: "Olga Owner" });
    member = await world.addPerson({ email: "member@a.example" });
    stranger = await world.addPerson({ email: "stranger@b.example" });
    clusterId = await world.addCluster("Havklyngen", { [owner.id]: "owner", [member.id]: "member" });
    await world.addCluster("Elsewhere", { [stranger.id]: "owner" });
  });

  async function as(email: string) {
    const browser = world.browser();
    await browser.signIn(email);
    return browser;
  }

  async function invite(email: string, role = "member"): Promise<string> {
    const browser = await as("owner@a.example");
    const answer = await browser.post(`/clusters/${clusterId}/people/invite`, { email, role, language: "pl" });
    expect(answer.headers.get("location")).toBe(`/clusters/${clusterId}/people?done=invited`);
    return world.linkTo(email);
  }

  it("come from the owner only", async () => {
    const form = { email: "new@a.example", role: "member", language: "en" };
    const path = `/clusters/${clusterId}/people/invite`;
    expect((await (await as("stranger@b.example")).post(path, form)).status).toBe(404);
    expect((await (await as("member@a.example")).post(path, form)).status).toBe(403);
    expect((await (await as("owner@a.example")).post(path, { ...form, role: "owner" })).status).toBe(403);
    expect((await (await as("owner@a.example")).post(path, { ...form, email: "member@a.example" })).status).toBe(422);
    expect((await world.browser().post(path, form)).status).toBe(401);
    expect(await world.db.asWorker((tx) => tx.select().from(invitation))).toEqual([]);
    expect(await (await (await as("member@a.example")).get(`/clusters/${clusterId}/people`)).text()).not.toContain(
      "Invite somebody",
    );
  });

  it("are for one address", async () => {
    const link = await invite("guest@c.example");
    const other = await as("stranger@b.example");
    const answer = await other.post(link);
    expect([answer.status, (await answer.text()).includes("another e-mail address")]).toEqual([403, true]);
    const seats = await world.db.asWorker((tx) =>
      tx.select().from(clusterPerson).where(eq(clusterPerson.clusterId, clusterId)),
    );
    expect(seats.map(({ personId }) => personId).sort()).toEqual([owner?.id, member?.id].sort());
  });

  it("make an account and a seat in one step, once, on record", async () => {
    const link = await invite("guest@c.example", "reader");
    const guest = world.browser();
    expect(await (await guest.get(link)).text()).toContain("Olga Owner invites you to Havklyngen as reader.");
    expect((await guest.post(link, { name: "", password: "short" })).status).toBe(422);
    // the address of the form counts for nothing
    const answer = await guest.post(link, { name: "Gustav", email: "other@c.example", password: PASSWORD });
    expect(answer.headers.get("location")).toBe(`/clusters/${clusterId}`);
    const { person } = await guest.who();
    expect(person).toMatchObject({ name: "Gustav", email: "guest@c.example" });
    expect((await world.browser().post(link, { name: "Again", password: PASSWORD })).status).toBe(410);
    expect((await guest.post(link)).status).toBe(410);
    const seats = await world.db.asPerson(person?.id ?? "", (tx) => tx.select().from(clusterPerson));
    expect(seats.find(({ personId }) => personId === person?.id)).toMatchObject({ clusterId, role: "reader" });
    const [entry] = await world.db.asWorker((tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, "person.joined")),
    );
    expect(entry).toMatchObject({ personId: person?.id, clusterId, after: { role: "reader" } });
    const letter = (await world.letters()).find(({ subject }) => subject === "Zaproszenie do klastra Havklyngen");
    expect(letter?.recipient).toBe("guest@c.example");
  });

  it("are accepted by whoever is signed in with the address", async () => {
    const link = await invite("stranger@b.example");
    expect((await world.browser().post(link, { name: "S", password: PASSWORD })).status).toBe(409);
    const browser = await as("stranger@b.example");
    expect((await browser.post(link)).headers.get("location")).toBe(`/clusters/${clusterId}`);
    expect((await browser.get(`/clusters/${clusterId}/people`)).status).toBe(200);
  });

  it("run out, are replaced by a newer one, and can be withdrawn", async () => {
    const first = await invite("late@c.example");
    const second = await invite("late@c.example");
    const join = { name: "Late", password: PASSWORD };
    expect((await world.browser().post(first, join)).status).toBe(410);
    const browser = await as("owner@a.example");
    const page = await (await browser.get(`/clusters/${clusterId}/people`)).text();
    const withdraw = page.match(/\/clusters\/[^"]+\/withdraw/)?.[0] ?? "";
    expect((await (await as("member@a.example")).post(withdraw)).status).toBe(403);
    expect((await browser.post(withdraw)).status).toBe(303);
    expect((await browser.post(withdraw)).status).toBe(404);
    expect((await world.browser().post(second, join)).status).toBe(410);
    const third = await invite("late@c.example");
    world.wait(INVITATION_DAYS * 24 * 60 + 1);
    const answer = await world.browser().get(third);
    expect([answer.status, (await answer.text()).includes("has run out")]).toEqual([410, true]);
    expect((await world.browser().post(third, join)).status).toBe(410);
    expect((await world.browser().get("/invitations/invented")).status).toBe(404);
  });

  it("begin a real installation: one link, one administrator", async () => {
    const link = new URL(await inviteFirstAdministrator(world.services)).pathname;
    const browser = world.browser();
    await browser.post(link, { name: "First", email: "first@owner.example", password: PASSWORD });
    expect((await browser.who()).person).toMatchObject({ email: "first@owner.example", offices: ["administrator"] });
    await expect(inviteFirstAdministrator(world.services)).rejects.toThrow("not_allowed");
  });
});
