import type { Hono } from "hono";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldIn, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import { Client, rowsOf, tokenFor } from "./testing.ts";

let services: Services;
let app: Hono<AppEnv>;

beforeAll(async () => {
  services = await demonstration();
  app = createApp(services);
});
beforeEach(async () => {
  await rowsOf(services, "delete from api_token");
});

const ingrid = () => new Visitor(app, "ingrid-solheim");

/** Opens the page and makes a token; gives the page that shows it. */
async function make(visitor: Visitor, fields: Record<string, string> = { name: "Nightly import", days: "30" }) {
  await visitor.open("/account/tokens");
  return visitor.send("/account/tokens", fields);
}

describe("refused", () => {
  test("nobody in particular is led to sign in", async () => {
    const page = await new Visitor(app, null).open("/account/tokens");
    expect([page.status, page.location]).toEqual([303, "/sign-in?then=%2Faccount%2Ftokens"]);
  });
  test("a form that was not made here", async () => {
    expect((await ingrid().send("/account/tokens", { name: "x", days: "30" })).status).toBe(403);
  });
  test.each([
    [{ name: " ", days: "30" }, "Give the token a name."],
    [{ name: "x".repeat(101), days: "30" }, "100 characters at most"],
    [{ name: "x", days: "3650" }, "Choose one of the lifetimes."],
    [{ name: "x" }, "Choose one of the lifetimes."],
  ])("%j, with a sentence at the field and no token", async (fields, sentence) => {
    const page = await make(ingrid(), fields as Record<string, string>);
    expect(page.status).toBe(422);
    expect(page.html).toContain(sentence);
    expect(await rowsOf(services, "select 1 from api_token")).toEqual([]);
  });
  test("the twenty-first", async () => {
    for (let made = 0; made < 20; made += 1) await tokenFor(services, "ingrid-solheim");
    const page = await make(ingrid());
    expect([page.status, page.html.includes("You have 20 tokens already.")]).toEqual([422, true]);
  });
  test("withdrawing a token of somebody else, one that is not there, and what is no id", async () => {
    await tokenFor(services, "piotr-zielinski");
    const [token] = await rowsOf(services, "select id from api_token");
    const visitor = ingrid();
    for (const id of [token?.id, "00000000-0000-4000-8000-000000000000", "x"]) {
      await visitor.open("/account/tokens");
      expect((await visitor.send(`/account/tokens/${id}/revoke`, {})).status).toBe(404);
    }
    expect(await rowsOf(services, "select 1 from api_token where revoked_at is not null")).toEqual([]);
  });
  test("a token is no session: it opens no page", async () => {
    const token = await tokenFor(services, "ingrid-solheim");
    const page = await app.request("/account/tokens", { headers: { authorization: `Bearer ${token}` } });
    expect(page.status).toBe(303);
  });
});

describe("a token", () => {
  test("is shown once, opens the API, is kept as a hash, and stands on record without itself", async () => {
    const page = await make(ingrid());
    const token = fieldIn(page, "token") ?? "";
    expect([page.status, page.response.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(token).toMatch(/^klynge_[\w-]{43}$/);
    expect((await ingrid().open("/account/tokens")).html).not.toContain("klynge_");
    const me = await new Client(app, token).get("/me");
    expect([me.status, me.json]).toMatchObject([200, { id: "ingrid-solheim" }]);
    const kept = await rowsOf(services, "select * from api_token");
    const trail = await rowsOf(
      services,
      "select person_id, action, after from audit_entry where action = 'token.created'",
    );
    expect(JSON.stringify([kept, trail])).not.toContain(token);
    expect(trail.at(-1)).toEqual({
      person_id: "ingrid-solheim",
      action: "token.created",
      after: { name: "Nightly import", expires_at: "2026-12-22T10:00:00.000Z" },
    });
  });
  test("tells when it was last used, and is withdrawn by one button", async () => {
    const visitor = ingrid();
    const client = new Client(app, fieldIn(await make(visitor), "token"));
    expect((await visitor.open("/account/tokens")).html).toContain("never used");
    await client.get("/me");
    expect((await visitor.open("/account/tokens")).html).toContain("last used");
    const [token] = await rowsOf(services, "select id from api_token");
    const done = await visitor.send(`/account/tokens/${token?.id}/revoke`, {});
    expect([done.status, done.location]).toEqual([303, "/account/tokens?done=revoked"]);
    expect((await visitor.open(done.location ?? "")).html).toContain("The token is withdrawn.");
    expect((await client.get("/me")).status).toBe(401);
    const trail = await rowsOf(services, "select before from audit_entry where action = 'token.revoked'");
    expect(trail).toEqual([{ before: { name: "Nightly import" } }]);
  });
  test("that expired is still listed, and says so", async () => {
    await tokenFor(services, "ingrid-solheim", { ago: 31, days: 30 });
    expect((await ingrid().open("/account/tokens")).html).toContain("Expired");
  });
  test("is nobody else's to see, whatever a page forgets to ask", async () => {
    await tokenFor(services, "piotr-zielinski");
    const seen = await services.db.asPerson("ingrid-solheim", (tx) => tx.execute("select id from api_token"));
    expect((seen as unknown as { rows: unknown[] }).rows).toEqual([]);
    await expect(
      services.db.asPerson("piotr-zielinski", (tx) => tx.execute("select token_hash from api_token")),
    ).rejects.toThrow();
  });
});
