import type { Hono } from "hono";
import { beforeEach, describe, expect, test } from "vitest";
import { NOW } from "../../../test/support/now.ts";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration, PERSON_HEADER } from "../../../test/support/world.ts";
import { Limits } from "../../platform/limits.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { WRITES } from "../../platform/web/limit-writes.ts";
import { createApp } from "../../server.tsx";
import { NEW_REPORTS } from "../report/schema.ts";
import { CALLS } from "./limits.ts";
import { Client, tokenFor } from "./testing.ts";

const INGRID = "ingrid-solheim";

let services: Services;
let app: Hono<AppEnv>;
let waited: number;

beforeEach(async () => {
  waited = 0;
  const now = () => new Date(NOW.getTime() + waited * 1000);
  services = { ...(await demonstration()), now, limits: new Limits(now) };
  app = createApp(services);
});

const clientOf = async (person: string) => new Client(app, await tokenFor(services, person));

/** All calls of a minute but the last, without the time that they take. */
function useUp(person: string): void {
  for (let count = 1; count < CALLS.most; count += 1) services.limits.count(CALLS, person);
}

describe("more calls in a minute than a person has", () => {
  test("are refused with the seconds to wait, from every token and browser of the person", async () => {
    const [one, other] = [await clientOf(INGRID), await clientOf(INGRID)];
    useUp(INGRID);
    expect((await one.get("/me")).status).toBe(200);
    waited = 20;
    for (const client of [one, other, new Client(app, null, { [PERSON_HEADER]: INGRID })]) {
      const { status, type, headers, json } = await client.get("/me?lang=en");
      expect([status, type, headers.get("retry-after"), json]).toEqual([
        429,
        "application/problem+json",
        "40",
        {
          type: "/problems/too_many",
          title: "Too many tries",
          status: 429,
          detail: "Wait 40 seconds and try again.",
          seconds: 40,
        },
      ]);
    }
  });

  test("change nothing", async () => {
    const ingrid = await clientOf(INGRID);
    const before = (await ingrid.get("/clusters")).json;
    useUp(INGRID);
    const [{ id }] = (before as { items: [{ id: string }] }).items;
    const body = { scheme: "ecei-bronze", label: "bronze", reference_date: "2026-05-01" };
    expect((await ingrid.send("POST", `/clusters/${id}/assessments`, body)).status).toBe(429);
    waited = 60;
    expect((await ingrid.get<{ items: object[] }>(`/clusters/${id}/assessments`)).json.items).toHaveLength(1);
  });

  test("are nobody else's business", async () => {
    useUp(INGRID);
    const [ingrid, piotr] = [await clientOf(INGRID), await clientOf("piotr-zielinski")];
    await ingrid.get("/me");
    expect((await ingrid.get("/me")).status).toBe(429);
    expect((await piotr.get("/me")).status).toBe(200);
    expect((await new Client(app, null).get("/me")).status).toBe(401);
    expect((await new Client(app, null).get("/openapi.json")).status).toBe(200);
  });

  test("are taken again when the minute is over", async () => {
    const ingrid = await clientOf(INGRID);
    useUp(INGRID);
    await ingrid.get("/me");
    waited = 59;
    expect((await ingrid.get("/me")).headers.get("retry-after")).toBe("1");
    waited = 60;
    expect((await ingrid.get("/me")).status).toBe(200);
  });
});

describe("apart from calls", () => {
  test("new reports have a limit of their own: one thread makes them for everybody", async () => {
    const ingrid = await clientOf(INGRID);
    const clusters = (await ingrid.get<{ items: { id: string }[] }>("/clusters")).json.items;
    const path = `/clusters/${clusters[0]?.id}/assessments`;
    const [assessment] = (await ingrid.get<{ items: { id: string }[] }>(path)).json.items;
    for (let count = 0; count < NEW_REPORTS.most; count += 1) services.limits.count(NEW_REPORTS, INGRID);
    const told = await ingrid.send("POST", `/assessments/${assessment?.id}/reports`, { language: "nb" });
    expect([told.status, told.headers.get("retry-after")]).toEqual([429, "3600"]);
  });

  test("forms of the pages have one too, and are taken again afterwards", async () => {
    const visitor = new Visitor(app, INGRID);
    await visitor.open("/account/tokens");
    for (let count = 1; count < WRITES.most; count += 1) services.limits.count(WRITES, INGRID);
    const make = () => visitor.send("/account/tokens", { name: "x", days: "30" });
    expect([(await make()).status, (await make()).status]).toEqual([200, 429]);
    expect((await visitor.open("/account/tokens")).status).toBe(200);
    waited = 60;
    expect((await make()).status).toBe(200);
  });
});

test("the description names the limit with every address", async () => {
  const { json } = await new Client(app, null).get<{
    info: { description: string };
    paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>>;
  }>("/openapi.json?lang=en");
  expect(json.info.description).toContain("A person may ask 600 times a minute");
  const answers = Object.values(json.paths).flatMap((path) => Object.values(path).map(({ responses }) => responses));
  expect(answers.map((all) => Object.keys(all["429"]?.headers ?? {}))).toEqual(answers.map(() => ["retry-after"]));
});
