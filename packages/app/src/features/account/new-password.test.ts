import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../platform/tables.ts";
import { apiRoutes, apiToken } from "../api/index.ts";
import { type Browser, goingTo, openWorld, PASSWORD, type World } from "./testing.ts";

const ANNA = "anna@a.example";
const NEW = "a new long password";

/** Whoever got hold of a session may have made a token with it, which was once good for a year after the password was changed. */
describe("a new password", () => {
  let world: World;
  let anna: Browser;
  beforeEach(async () => {
    world = await openWorld({ routes: apiRoutes });
    await world.addPerson({ email: ANNA, name: "Anna", language: "nb" });
    await world.addPerson({ email: "berit@b.example" });
    anna = await as(ANNA);
  });

  async function as(email: string): Promise<Browser> {
    const browser = world.browser();
    await browser.signIn(email);
    return browser;
  }

  async function make(browser: Browser, name: string): Promise<void> {
    expect((await browser.post("/account/tokens", { name, days: "365" })).status).toBe(200);
  }

  async function open(): Promise<string[]> {
    const tokens = await world.db.asWorker((tx) => tx.select().from(apiToken));
    return tokens.filter(({ revokedAt }) => revokedAt === null).map(({ name }) => name);
  }

  async function trail() {
    const entries = await world.db.asWorker((tx) => tx.select().from(auditEntry).orderBy(auditEntry.id));
    return entries
      .filter(({ action }) => /^(token\.revoked|person\.password_changed)$/.test(action))
      .map(({ action, before }) => [action, before]);
  }

  const ended = [
    ["person.password_changed", null],
    ["token.revoked", { name: "thief's" }],
  ];

  it("that is refused withdraws nothing", async () => {
    await make(anna, "thief's");
    expect((await anna.post("/account/password", { current: "not the password", password: NEW })).status).toBe(422);
    expect((await anna.post("/recover/invented", { password: NEW })).status).toBe(410);
    expect([await open(), await trail()]).toEqual([["thief's"], []]);
  });

  it("withdraws all tokens of the person and nobody else's, on record, and says so", async () => {
    await make(anna, "thief's");
    await make(await as("berit@b.example"), "Berit's");
    const done = await anna.post("/account/password", { current: PASSWORD, password: NEW });
    expect(await (await anna.get(done.headers.get("location") ?? "")).text()).toContain(
      "programmer er trukket tilbake",
    );
    expect([await open(), await trail()]).toEqual([["Berit's"], ended]);
    const { body } = (await world.letters()).at(-1) ?? {};
    expect(body).toContain("tokenene dine for programmer er trukket tilbake");
  });

  it("set with a letter does the same", async () => {
    await make(anna, "thief's");
    await anna.post("/recover", { email: ANNA });
    const done = await anna.post(await world.linkTo(ANNA), { password: NEW });
    expect(done.headers.get("location")).toBe("/sign-in?done=password_set");
    expect([await open(), await trail()]).toEqual([[], ended]);
    expect((await world.letters()).at(-1)?.subject).toBe("Passordet ditt til Klynge er endret");
  });

  it("set with a letter leads to the passkeys, which stay", async () => {
    await world.db.asAuth((tx) =>
      tx.execute(sql`insert into auth.passkey (id, name, public_key, user_id, credential_id, counter, device_type, backed_up)
        select 'p', 'a laptop', 'k', id, 'c', 0, 'singleDevice', false from auth."user" where email = ${ANNA}`),
    );
    await anna.post("/recover", { email: ANNA });
    const done = await anna.post(await world.linkTo(ANNA), { password: NEW });
    const asked = new URL(done.headers.get("location") ?? "", "http://localhost");
    const then = goingTo(asked.searchParams.get("then") ?? "");
    const inside = await anna.post("/sign-in", { email: ANNA, password: NEW, ...then });
    const page = await (await anna.get(inside.headers.get("location") ?? "")).text();
    expect(page).toContain("Se gjennom dem nedenfor");
    expect(page).toContain('action="/account/passkeys/p/remove"');
  });
});

it("a letter tells when a token is made, without the token", async () => {
  const world = await openWorld({ routes: apiRoutes });
  await world.addPerson({ email: ANNA, name: "Anna" });
  const anna = world.browser();
  await anna.signIn(ANNA);
  expect((await anna.post("/account/tokens", { name: "", days: "30" })).status).toBe(422);
  expect(await world.letters()).toEqual([]);
  await anna.post("/account/tokens", { name: "Nightly", days: "30" });
  const letters = await world.letters();
  expect(letters.map(({ recipient, subject }) => [recipient, subject])).toEqual([[ANNA, "A new token for Klynge"]]);
  expect(letters[0]?.body).toContain("“Nightly” was made just now in your name");
  expect(letters[0]?.body).not.toContain("klynge_");
});
