import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { LIMITS } from "./limits.ts";
import { type Browser, goingTo, openWorld, PASSWORD, type World } from "./testing.ts";

describe("the second step", () => {
  let world: World;
  let browser: Browser;
  let secret: string;
  let codes: string[];
  beforeAll(async () => {
    // the clock of the test: each code is that of a half minute of its own
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    world = await openWorld();
    await world.addPerson({ email: "anna@a.example" });
    browser = world.browser();
    await browser.signIn("anna@a.example");
  });

  afterAll(() => {
    vi.useRealTimers();
  });

  const now = () => createOTP(secret).totp();
  function next(): Promise<string> {
    vi.setSystemTime(Date.now() + 30_000);
    return now();
  }

  it("is set up with the password and a code of the app", async () => {
    expect((await browser.post("/account/second-step", { confirm: "not the password" })).status).toBe(422);
    const page = await (await browser.post("/account/second-step", { confirm: PASSWORD })).text();
    expect(page).toContain('<svg class="k-qr"');
    const encoded = page.match(/class="k-code">([A-Z2-7]+)</)?.[1] ?? "";
    codes = [...page.matchAll(/<code>([A-Za-z0-9]{5}-[A-Za-z0-9]{5})<\/code>/g)].map((match) => match[1] ?? "");
    expect(codes.length).toBe(10);
    secret = decode(encoded);
    // not on before it is confirmed
    expect((await world.browser().signIn("anna@a.example")).headers.get("location")).toBe("/");
    expect((await browser.post("/account/second-step/confirm", { code: "000000" })).status).toBe(422);
    expect((await browser.post("/account/second-step/confirm", { code: await now() })).headers.get("location")).toBe(
      "/account?done=second_step_on",
    );
    expect((await browser.who()).person?.email).toBe("anna@a.example");
  });

  it("lets nobody in with the password alone", async () => {
    const thief = world.browser();
    const answer = await thief.post("/sign-in", {
      email: "anna@a.example",
      password: PASSWORD,
      ...goingTo("/account"),
    });
    expect(answer.headers.get("location")).toBe("/sign-in/code?then=%2Faccount");
    expect((await thief.who()).person).toBeNull();
    expect((await thief.post("/sign-in/code", { code: "000000" })).status).toBe(401);
    expect((await thief.post("/sign-in/code", { code: "12" })).status).toBe(422);
    expect((await world.browser().post("/sign-in/code", { code: await now() })).headers.get("location")).toBe(
      "/sign-in?then=%2F&done=over",
    );
    expect((await thief.who()).person).toBeNull();
  });

  it("lets in with the code, and goes back to where one was", async () => {
    const back = world.browser();
    await back.post("/sign-in", { email: "anna@a.example", password: PASSWORD });
    expect(
      (await back.post("/sign-in/code", { code: await next(), ...goingTo("/account") })).headers.get("location"),
    ).toBe("/account");
    expect((await back.who()).person?.email).toBe("anna@a.example");
  });

  it("takes each code of the app once, and none before it (whoever saw it typed could come after)", async () => {
    world.wait(LIMITS.sign_in_account.minutes);
    const [before, code] = [await next(), await next()];
    const open = async (given: string) => {
      const back = world.browser();
      await back.signIn("anna@a.example");
      return (await back.post("/sign-in/code", { code: given })).headers.get("location");
    };
    const both = await Promise.all([open(code), open(code)]);
    expect(both.sort()).toEqual(["/", null].sort());
    expect([await open(code), await open(before)]).toEqual([null, null]);
    expect(await open(await next())).toBe("/");
    world.wait(LIMITS.sign_in_account.minutes);
  });

  it("takes each backup code once", async () => {
    for (const [code, location] of [
      [codes[0], "/"],
      [codes[0], null],
      [codes[1], "/"],
    ] as const) {
      const back = world.browser();
      await back.signIn("anna@a.example");
      expect((await back.post("/sign-in/code", { code: code ?? "" })).headers.get("location")).toBe(location);
    }
  });

  it("ends a challenge after five wrong codes", async () => {
    const thief = world.browser();
    await thief.signIn("anna@a.example");
    for (let count = 0; count < 5; count += 1) await thief.post("/sign-in/code", { code: "000000" });
    expect((await thief.post("/sign-in/code", { code: await now() })).headers.get("location")).toBe(
      "/sign-in?then=%2F&done=over",
    );
    expect((await thief.who()).person).toBeNull();
  });

  it("is turned off with the password", async () => {
    expect((await browser.post("/account/second-step/off", { confirm: "not the password" })).status).toBe(422);
    expect((await browser.post("/account/second-step/off", { confirm: PASSWORD })).headers.get("location")).toBe(
      "/account?done=second_step_off",
    );
    expect((await world.browser().signIn("anna@a.example")).headers.get("location")).toBe("/");
  });
});

/** RFC 4648 base 32, as apps read it. */
function decode(text: string): string {
  const bits = [...text]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []).toString();
}
