import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry } from "../../platform/tables.ts";
import { session } from "./tables.ts";
import { openWorld, PASSWORD, type World } from "./testing.ts";

describe("sessions", () => {
  let world: World;
  let annaId: string;
  beforeAll(async () => {
    world = await openWorld();
    annaId = (await world.addPerson({ email: "anna@a.example" })).id;
    await world.addPerson({ email: "berit@b.example" });
  });

  async function signedIn(email: string, agent?: string) {
    const browser = world.browser();
    if (agent) browser.headers["user-agent"] = agent;
    await browser.signIn(email);
    return browser;
  }

  it("lists only one's own, and lets nobody end another's", async () => {
    const anna = await signedIn("anna@a.example", "Mozilla/5.0 (iPhone) Version/18.4 Safari/605.1");
    const berit = await signedIn("berit@b.example");
    const page = await (await berit.get("/account")).text();
    expect(page).toContain("Firefox on Linux");
    expect(page).not.toContain("iPhone");
    const annas = (await anna.who()).person?.sessionId;
    expect((await berit.post(`/account/sessions/${annas}/end`)).status).toBe(404);
    expect((await anna.who()).person?.email).toBe("anna@a.example");
  });

  it("signs another device out at once, on record", async () => {
    const [here, there] = [await signedIn("anna@a.example"), await signedIn("anna@a.example")];
    const id = (await there.who()).person?.sessionId;
    expect((await here.post(`/account/sessions/${id}/end`)).headers.get("location")).toBe(
      "/account?done=session_ended",
    );
    expect((await there.who()).person).toBeNull();
    expect((await here.who()).person?.id).toBe(annaId);
    const entries = await world.db.asWorker((tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, "person.session_ended")),
    );
    expect(entries.map(({ personId }) => personId)).toEqual([annaId]);
  });

  it("signs all others out", async () => {
    const [here, there, berit] = [
      await signedIn("anna@a.example"),
      await signedIn("anna@a.example"),
      await signedIn("berit@b.example"),
    ];
    await here.post("/account/sessions/end-others");
    expect((await there.who()).person).toBeNull();
    expect((await here.who()).person?.id).toBe(annaId);
    expect((await berit.who()).person?.email).toBe("berit@b.example");
  });

  it("ends with its time", async () => {
    const browser = await signedIn("anna@a.example");
    const id = (await browser.who()).person?.sessionId ?? "";
    await world.db.asAuth((tx) =>
      tx.update(session).set({ expiresAt: sql`now() - interval '1 second'` }).where(eq(session.id, id)),
    );
    expect((await browser.get("/account")).headers.get("location")).toBe("/sign-in?then=%2Faccount");
  });

  it("notes its last use, to five minutes", async () => {
    const browser = await signedIn("anna@a.example");
    const id = (await browser.who()).person?.sessionId ?? "";
    const old = sql`now() - interval '1 hour'`;
    await world.db.asAuth((tx) => tx.update(session).set({ updatedAt: old }).where(eq(session.id, id)));
    await browser.who();
    const [row] = await world.db.asAuth((tx) => tx.select().from(session).where(eq(session.id, id)));
    expect(Date.now() - (row?.updatedAt.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it("changes a password only with the present one, and signs other devices out", async () => {
    const [here, there] = [await signedIn("berit@b.example"), await signedIn("berit@b.example")];
    const wrong = await here.post("/account/password", { current: "not the password", password: "a much better one" });
    expect([wrong.status, (await wrong.text()).includes("The present password is not right.")]).toEqual([422, true]);
    expect((await here.post("/account/password", { current: PASSWORD, password: "short" })).status).toBe(422);
    await here.post("/account/password", { current: PASSWORD, password: "a much better one" });
    expect((await here.who()).person?.email).toBe("berit@b.example");
    expect((await there.who()).person).toBeNull();
    expect((await world.browser().signIn("berit@b.example")).status).toBe(401);
    expect((await world.browser().signIn("berit@b.example", "a much better one")).status).toBe(303);
    expect((await world.letters()).at(-1)?.subject).toBe("Your password for Klynge was changed");
  });

  it("changes name and language", async () => {
    const browser = await signedIn("anna@a.example");
    expect((await browser.post("/account/profile", { name: " ", language: "xx" })).status).toBe(422);
    await browser.post("/account/profile", { name: "Anna  Ødegård", language: "nb" });
    expect((await browser.who()).person).toMatchObject({ name: "Anna Ødegård", language: "nb" });
    expect(await (await browser.get("/account")).text()).toContain("Kontoen din");
  });
});
