import type { Hono } from "hono";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { Visitor } from "../test/support/visitor.ts";
import { demonstration } from "../test/support/world.ts";
import type { Services } from "./platform/services.ts";
import type { AppEnv } from "./platform/web/env.ts";
import { createApp } from "./server.tsx";

/** What holds for every address. */
let services: Services;
let app: Hono<AppEnv>;
beforeAll(async () => {
  services = await demonstration();
  app = createApp(services);
});

describe("refused", () => {
  test("a file that is not there is told in plain text (the page once needed a visitor who was not known yet)", async () => {
    const answer = await app.request("/assets/nothing");
    expect([answer.status, await answer.text()]).toEqual([404, "not found"]);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("an error before it is known who asks is a page with an id and the policy", async () => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = createApp({
      ...services,
      sessions: {
        read: async () => {
          throw new Error("no connection");
        },
      },
    });
    const answer = await broken.request("/");
    quiet.mockRestore();
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain("<h1>");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("a body that says it is a form and is none (once an error of the inside)", async () => {
    const answer = await app.request("/sign-in", {
      method: "POST",
      body: "--x\r\nno form",
      headers: { "content-type": "multipart/form-data; boundary=y" },
    });
    expect(answer.status).toBe(403);
  });

  test("a form larger than any of ours", async () => {
    const answer = await app.request("/sign-in", {
      method: "POST",
      body: "a=1&".repeat(200_000),
      headers: { "content-type": "application/x-www-form-urlencoded", "content-length": "800000" },
    });
    expect(answer.status).toBe(413);
  });
});

test("the menu of languages never leads to another site, however the address begins", async () => {
  const { status, html } = await new Visitor(app, null).open("http://localhost:3000//evil.example/x");
  expect(status).toBe(404);
  expect(html).toContain('href="/evil.example/x?lang=nb"');
  expect(html).not.toContain('href="//');
});

describe("a cache keeps", () => {
  test.each([
    ["/", "private, no-store"],
    ["/sign-in", "private, no-store"],
    ["/api/v1/openapi.json", "no-cache"],
    ["/health", "private, no-cache"],
  ])("of %s: %s", async (path, expected) => {
    const { response } = await new Visitor(app, null).open(path);
    expect(response.headers.get("cache-control")).toBe(expected);
  });
  test("files of the pages for ever", async () => {
    const { html } = await new Visitor(app, null).open("/");
    const path = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? "";
    expect((await app.request(path)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });
});
