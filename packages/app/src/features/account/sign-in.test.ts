import { beforeAll, describe, expect, it } from "vitest";
import { LIMITS } from "./limits.ts";
import { goingTo, openWorld, PASSWORD, type World } from "./testing.ts";

describe("signing in", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.addPerson({ email: "anna@a.example", name: "Anna" });
    await world.addPerson({ email: "berit@b.example", name: "Berit" });
  });

  const limits = () => world.services.limits;

  it("gives a wrong password and an unknown person the same answer", async () => {
    const browser = world.browser();
    const wrong = await browser.signIn("anna@a.example", "not the password");
    const unknown = await browser.signIn("nobody@a.example", "not the password");
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const pages = [await wrong.text(), await unknown.text()].map((page) =>
      page.replaceAll(/(anna|nobody)@a\.example/g, "X"),
    );
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain("The e-mail address or the password is not right.");
    expect(browser.cookies.size).toBe(0);
  });

  it("refuses a form without token, and one of another site", async () => {
    const browser = world.browser();
    const form = { email: "anna@a.example", password: PASSWORD };
    expect((await browser.postRaw("/sign-in", form)).status).toBe(403);
    browser.headers["sec-fetch-site"] = "cross-site";
    expect((await browser.post("/sign-in", form)).status).toBe(403);
    expect(browser.cookies.size).toBe(0);
  });

  it("says at the field what is missing, and keeps the address", async () => {
    const answer = await world.browser().post("/sign-in", { email: "anna@", password: "" });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('href="#email"');
    expect(page).toContain("Enter your password.");
    expect(page).toContain('value="anna@"');
  });

  it("counts guesses by account, known or not, and lets the right password in after a while", async () => {
    for (const email of ["berit@b.example", "ghost@b.example"]) {
      const browser = world.browser();
      browser.headers["x-forwarded-for"] = `192.0.2.${email.length}`;
      // most of them without the time that a real guess takes
      for (let count = 2; count < LIMITS.sign_in_account.most; count += 1)
        limits().count(LIMITS.sign_in_account, email);
      for (let count = 0; count < 2; count += 1)
        expect((await browser.signIn(email, "a wrong password")).status).toBe(401);
      expect((await browser.signIn(email, PASSWORD)).status).toBe(429);
    }
    world.wait(LIMITS.sign_in_account.minutes + 1);
    expect((await world.browser().signIn("berit@b.example")).status).toBe(303);
  });

  it("counts guesses by address over many accounts", async () => {
    const browser = world.browser();
    browser.headers["x-forwarded-for"] = "198.51.100.7";
    for (let count = 2; count < LIMITS.sign_in_address.most; count += 1)
      limits().count(LIMITS.sign_in_address, "198.51.100.7");
    for (const email of ["guess1@x.example", "guess2@x.example"])
      expect((await browser.signIn(email)).status).toBe(401);
    expect((await browser.signIn("anna@a.example")).status).toBe(429);
    browser.headers["x-forwarded-for"] = "198.51.100.8";
    expect((await browser.signIn("anna@a.example")).status).toBe(303);
  });

  it("never sends anybody to another site", async () => {
    for (const then of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "/sign-out",
      "javascript:alert(1)",
    ]) {
      const answer = await world
        .browser()
        .post("/sign-in", { email: "anna@a.example", password: PASSWORD, ...goingTo(then) });
      expect([then, answer.headers.get("location")]).toEqual([then, "/"]);
    }
  });

  it("goes back to where one was, with a cookie that scripts cannot read", async () => {
    const browser = world.browser();
    const answer = await browser.post("/sign-in", {
      email: " Anna@A.example ",
      password: PASSWORD,
      ...goingTo("/clusters/1?row=2#why"),
    });
    expect(answer.headers.get("location")).toBe("/clusters/1?row=2#why");
    expect(answer.headers.getSetCookie()[0]).toMatch(/^klynge\.session_token=.*HttpOnly; SameSite=Lax$/);
    expect((await browser.who()).person?.name).toBe("Anna");
    expect((await browser.get("/sign-in?then=/account")).headers.get("location")).toBe("/account");
  });

  it("asks an account page's visitor to sign in first", async () => {
    expect((await world.browser().get("/account")).headers.get("location")).toBe("/sign-in?then=%2Faccount");
    expect((await world.browser().post("/account/profile", { name: "X", language: "en" })).status).toBe(401);
  });

  it("takes no cookie that was signed by somebody else", async () => {
    const browser = world.browser();
    await browser.signIn("anna@a.example");
    const value = decodeURIComponent(browser.cookies.get("klynge.session_token") ?? "");
    const [token] = value.split(".");
    browser.cookies.set("klynge.session_token", encodeURIComponent(`${token}.${Buffer.alloc(32).toString("base64")}`));
    expect((await browser.who()).person).toBeNull();
  });

  it("signs out", async () => {
    const browser = world.browser();
    await browser.signIn("anna@a.example");
    const kept = new Map(browser.cookies);
    expect((await browser.post("/sign-out")).headers.get("location")).toBe("/sign-in?done=signed_out");
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.who()).person).toBeNull();
  });

  it("has no one-click people in a real installation", async () => {
    expect((await world.browser().post("/demonstration/sign-in", { person: "anna" })).status).toBe(404);
    expect((await world.browser().get("/outbox")).status).toBe(404);
  });
});
