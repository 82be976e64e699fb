import { beforeAll, describe, expect, it } from "vitest";
import { LIMITS } from "./limits.ts";
import { verification } from "./tables.ts";
import { openWorld, type World } from "./testing.ts";

describe("a forgotten password", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.addPerson({ email: "anna@a.example", name: "Anna", language: "nb" });
  });

  it("tells nobody whether there is an account", async () => {
    const known = await (await world.browser().post("/recover", { email: "anna@a.example" })).text();
    const unknown = await (await world.browser().post("/recover", { email: "nobody@a.example" })).text();
    expect(known.replaceAll("anna@", "X@")).toBe(unknown.replaceAll("nobody@", "X@"));
    expect((await world.letters()).map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ["anna@a.example", "Nytt passord til Klynge"],
    ]);
  });

  it("keeps no token in the database", async () => {
    const token = (await world.linkTo("anna@a.example")).split("/").at(-1) ?? "";
    const rows = await world.db.asAuth((tx) => tx.select().from(verification));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("sets the password once, and ends every session", async () => {
    const [thief, owner] = [world.browser(), world.browser()];
    await thief.signIn("anna@a.example");
    const link = await world.linkTo("anna@a.example");
    expect((await owner.post(link, { password: "too short" })).status).toBe(422);
    expect((await owner.post(link, { password: "a new long password" })).headers.get("location")).toBe(
      "/sign-in?done=password_set",
    );
    expect((await thief.who()).person).toBeNull();
    expect((await owner.post(link, { password: "another long password" })).status).toBe(410);
    expect((await owner.signIn("anna@a.example", "another long password")).status).toBe(401);
    expect((await owner.signIn("anna@a.example", "a new long password")).status).toBe(303);
  });

  it("refuses tokens that never were", async () => {
    expect((await world.browser().post("/recover/invented", { password: "a new long password" })).status).toBe(410);
  });

  it("counts guesses at links by address, whatever they lead to", async () => {
    const guesser = world.browser();
    guesser.headers["x-forwarded-for"] = "203.0.113.5";
    for (let count = 3; count < LIMITS.link_address.most; count += 1)
      world.services.limits.count(LIMITS.link_address, "203.0.113.5");
    const guesses = async () => [
      (await guesser.get("/invitations/invented")).status,
      (await guesser.post("/recover/invented", { password: "a new long password" })).status,
      (await guesser.post("/confirm/invented")).status,
    ];
    expect(await guesses()).toEqual([404, 410, 410]);
    expect(await guesses()).toEqual([429, 429, 429]);
    expect((await world.browser().get("/invitations/invented")).status).toBe(404);
    world.wait(LIMITS.link_address.minutes);
    expect(await guesses()).toEqual([404, 410, 410]);
  });

  it("fills nobody's mailbox", async () => {
    const before = (await world.letters()).length;
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1)
      statuses.push((await world.browser().post("/recover", { email: "anna@a.example" })).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await world.letters()).length - before).toBe(2);
  });
});
