import { beforeAll, describe, expect, it } from "vitest";
import { installation } from "../../platform/tables.ts";
import { openWorld, PASSWORD, type World } from "./testing.ts";

describe("signing up without an invitation", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.addPerson({ email: "anna@a.example" });
  });

  it("is refused where accounts are given by invitation", async () => {
    expect(await (await world.browser().get("/sign-up")).text()).toContain("Accounts here are given by invitation.");
    expect(
      (await world.browser().post("/sign-up", { name: "X", email: "x@x.example", password: PASSWORD })).status,
    ).toBe(403);
    expect(await world.letters()).toEqual([]);
  });

  it("tells the mailbox, not the page, whether there is an account", async () => {
    await world.db.asWorker((tx) => tx.update(installation).set({ signUp: "open" }));
    const known = await world.browser().post("/sign-up", { name: "X", email: "anna@a.example", password: PASSWORD });
    const fresh = await world.browser().post("/sign-up", { name: "X", email: "cleo@a.example", password: PASSWORD });
    expect((await known.text()).replaceAll("anna@", "X@")).toBe((await fresh.text()).replaceAll("cleo@", "X@"));
    expect((await world.letters()).map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ["anna@a.example", "You have an account at Klynge already"],
      ["cleo@a.example", "Confirm your e-mail address for Klynge"],
    ]);
  });

  it("lets in after the address is confirmed", async () => {
    const browser = world.browser();
    const link = await world.linkTo("cleo@a.example");
    expect((await browser.signIn("cleo@a.example", "a wrong password")).status).toBe(401);
    const early = await browser.signIn("cleo@a.example");
    expect([early.status, (await early.text()).includes("Confirm your e-mail address first.")]).toEqual([401, true]);
    expect((await browser.post("/confirm/invented")).status).toBe(410);
    expect((await browser.post(link)).headers.get("location")).toBe("/sign-in?done=confirmed");
    expect((await browser.signIn("cleo@a.example")).status).toBe(303);
    expect((await browser.who()).person?.email).toBe("cleo@a.example");
  });

  it("asks for a password worth having", async () => {
    const answer = await world
      .browser()
      .post("/sign-up", { name: "X", email: "dora@a.example", password: "elevenchars" });
    expect([answer.status, (await answer.text()).includes("Use at least 12 characters.")]).toEqual([422, true]);
  });
});

describe("signing up where no letter needs an answer", () => {
  it("signs in at once, and nobody into another's account", async () => {
    const world = await openWorld({ signUp: "open", verifyEmail: false });
    const browser = world.browser();
    expect(
      (await browser.post("/sign-up", { name: "Cleo", email: "cleo@a.example", password: PASSWORD })).headers.get(
        "location",
      ),
    ).toBe("/");
    expect((await browser.who()).person?.name).toBe("Cleo");
    const thief = world.browser();
    expect(
      (await thief.post("/sign-up", { name: "X", email: "cleo@a.example", password: "another long one" })).status,
    ).toBe(409);
    expect((await thief.who()).person).toBeNull();
  });
});
