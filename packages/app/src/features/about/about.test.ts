import { LANGUAGES } from "@klynge/core";
import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { installation } from "../../platform/tables.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import { addressIn } from "./operator.ts";

let services: Services;
let app: Hono<AppEnv>;
beforeAll(async () => {
  services = await demonstration();
  app = createApp(services);
});

const page = async (path: string): Promise<string> => (await app.request(path)).text();
const name = async (operator: { readonly schemeOwner: string; readonly mailFrom: string }): Promise<void> => {
  await services.db.asWorker((tx) => tx.update(installation).set(operator));
};

test.each([
  ["klynge@localhost", null],
  ["Klynge <klynge@demo.invalid>", null],
  ["", null],
  ["help@scheme.example", "help@scheme.example"],
  ["Scheme <help@scheme.example>", "help@scheme.example"],
])("of the sender %s the address is %s", (from, address) => expect(addressIn(from)).toBe(address));

describe.each(["/accessibility", "/privacy", "/imprint"])("%s", (path) => {
  test("is there for everybody, in every language", async () => {
    const pages = await Promise.all(LANGUAGES.map((language) => page(`${path}?lang=${language}`)));
    expect(new Set(pages.map((html) => /<h1>(.+?)<\/h1>/.exec(html)?.[1])).size).toBe(4);
    for (const html of pages) expect(html).not.toMatch(/about\.\w|\{\{|\n- /);
  });

  test("names whoever runs the installation; without an address, whom to ask", async () => {
    await name({ schemeOwner: "Scheme <Owner>", mailFrom: "klynge@localhost" });
    expect(await page(path)).toContain("Scheme &lt;Owner&gt; runs this installation.");
    await name({ schemeOwner: "", mailFrom: "klynge@localhost" });
    expect(await page(path)).toContain("The operator has given no address.");
    await name({ schemeOwner: "Scheme Owner", mailFrom: "Scheme <help@scheme.example>" });
    expect(await page(path)).toContain('Scheme Owner, <a href="mailto:help@scheme.example">help@scheme.example</a>');
  });
});

test("the imprint names the edition by its hash and says that the portfolio is synthetic", async () => {
  const html = await page("/imprint");
  expect(html).toContain(`<code>${services.edition.hash}</code>`);
  expect(html).toContain("synthetic: the clusters in it are invented");
});

test("a demonstration warns of entering data about real people; a real installation does not", async () => {
  expect(await page("/privacy")).toContain("This is a demonstration with invented people.");
  const real = createApp({ ...services, settings: { ...services.settings, demonstration: false } });
  expect(await (await real.request("/privacy")).text()).not.toContain("This is a demonstration");
});
