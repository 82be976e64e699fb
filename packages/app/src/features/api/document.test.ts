import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import type { Media, Operation } from "./describe.ts";
import type { Of } from "./endpoint.ts";
import type { rowPage } from "./shapes/assessment.ts";
import { Client, linkOf, registerOf, rowsOf, tokenFor } from "./testing.ts";

const FJORDKRAFT = "Fjordkraft Industriklynge";

/** The description is true: its examples fit its schemas, and so does what the API answers. */
let services: Services;
let app: Hono<AppEnv>;
let document: { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } };

beforeAll(async () => {
  services = await demonstration();
  app = createApp(services);
  document = (await new Client(app, null).get<typeof document>("/openapi.json")).json;
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** A schema of the document as a check of its own; references are taken from the document too. */
function check(schema: object): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")));
}

const faults = (schema: object, value: unknown) => check(schema).safeParse(value).error?.issues ?? [];

test("is OpenAPI 3.1, each operation with a name of its own, texts, and an example of everything", () => {
  expect((document as unknown as { openapi: string }).openapi).toBe("3.1.0");
  const names = operations().map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operation } of operations()) {
    const media = mediaOf(operation);
    expect([operation.operationId, media.filter(({ example }) => example === undefined)]).toEqual([
      operation.operationId,
      [],
    ]);
    const texts = [
      operation.summary,
      operation.description,
      ...(operation.parameters ?? []).map((one) => one.description),
    ];
    expect([operation.operationId, texts.filter((text) => !text || text.startsWith("api."))]).toEqual([
      operation.operationId,
      [],
    ]);
  }
});

test("every example fits its schema; one that does not would be found", () => {
  for (const { operation } of operations())
    for (const { schema, example } of mediaOf(operation))
      expect([operation.operationId, faults(schema, example)]).toEqual([operation.operationId, []]);
  expect(faults({ $ref: "#/components/schemas/Cluster" }, { id: "x" }).length).toBeGreaterThan(0);
});

function mediaOf({ requestBody, responses }: Operation): Media[] {
  return [
    ...Object.values(requestBody?.content ?? {}),
    ...Object.values(responses).flatMap(({ content }) => Object.values(content ?? {})),
  ];
}

describe("every address answers as described", () => {
  test("when it is asked to read, over all clusters", async () => {
    const assessments = await rowsOf(services, "select id, cluster_id from assessment");
    const [first] = assessments;
    const [ordered] = await rowsOf(
      services,
      `insert into report_order (assessment_id, language, case_file, key, ordered_by) values ('${first?.id}', 'nb', '{}', '${"c".repeat(64)}', 'ingrid-solheim') returning id`,
    );
    const link = await linkOf(services, FJORDKRAFT);
    const { organisation, membership, entry } = await registerOf(services, FJORDKRAFT);
    const claire = new Client(app, await tokenFor(services, "claire-dubois"));
    const seen = new Set<string>();
    for (const { id = "", cluster_id = "" } of assessments)
      for (const { path, method, operation } of operations().filter((one) => one.method === "get")) {
        const rows = await claire.get<Of<typeof rowPage>>(`/assessments/${id}/rows?limit=20`);
        const row = rows.json.items.at(-1)?.id ?? "";
        const address = path
          .replace("{cluster}", cluster_id)
          .replace("{assessment}", id)
          .replace("{row}", row)
          .replace("{order}", ordered?.id ?? "")
          .replace("{evidence}", link)
          .replace("{number}", "1")
          .replace("{organisation}", organisation)
          .replace("{membership}", membership)
          .replace("{section}", "mention")
          .replace("{entry}", entry);
        const told = await claire.get(address);
        const described = operation.responses[String(told.status)]?.content?.[told.type];
        expect([method, address, told.status, described === undefined]).toEqual([method, address, told.status, false]);
        expect([address, faults(described?.schema ?? {}, told.json)]).toEqual([address, []]);
        if (told.status === 200) seen.add(operation.operationId);
      }
    // the order has no file yet, no cluster here has a logo, and a link never has a file
    expect(
      operations()
        .filter(({ method, operation }) => method === "get" && !seen.has(operation.operationId))
        .map(({ operation }) => operation.operationId),
    ).toEqual(["getReportFile", "getLogo", "getEvidenceFile"]);
  });

  test("when it is asked to write, with the examples as they stand", async () => {
    const [own] = await rowsOf(
      services,
      "select a.id, a.cluster_id from assessment a join cluster c on c.id = a.cluster_id where c.name = 'Fjordkraft Industriklynge'",
    );
    const [ordered] = await rowsOf(services, "select id from report_order");
    const link = await linkOf(services, FJORDKRAFT);
    const ingrid = new Client(app, await tokenFor(services, "ingrid-solheim"));
    const place = (path: string) =>
      path
        .replace("{cluster}", own?.cluster_id ?? "")
        .replace("{assessment}", own?.id ?? "")
        .replace("{row}", "2.5")
        .replace("{order}", ordered?.id ?? "")
        .replace("{evidence}", link);
    // jobs and files need the program around them: evidence.test.ts, and the feature of reports
    const elsewhere = new Set<string>(["orderReport", "addEvidenceFile", "replaceEvidenceFile"]);
    const writes = operations().filter(
      // those of the register have a test of their own: organisations.test.ts, entries.test.ts
      ({ method, operation }) =>
        method !== "get" && !elsewhere.has(operation.operationId) && !operation.tags.includes("register"),
    );
    expect(writes.map(({ operation }) => operation.operationId)).toEqual([
      "startAssessment",
      "submitAssessment",
      "reopenAssessment",
      "saveRow",
      "takeOver",
      "fillFromRegister",
      "cancelReport",
      "addEvidenceLink",
      "replaceEvidenceLink",
      "withdrawEvidence",
    ]);
    for (const { path, method, operation } of writes) {
      const address = place(path);
      const read = await ingrid.get(address.replace(/\/(submit|reopen|take-over|fill|cancel|links|withdraw)$/, ""));
      const headers = { "if-match": read.headers.get("etag") ?? "" };
      const body = operation.requestBody?.content["application/json"]?.example;
      const told = body
        ? await ingrid.send(method.toUpperCase(), address, body, headers)
        : await ingrid.ask(method.toUpperCase(), address, { headers });
      const described = operation.responses[String(told.status)]?.content?.[told.type];
      expect([operation.operationId, told.status < 300, told.json]).toEqual([operation.operationId, true, told.json]);
      expect([operation.operationId, faults(described?.schema ?? { not: {} }, told.json)]).toEqual([
        operation.operationId,
        [],
      ]);
    }
  });
});

describe("the page", () => {
  test.each(["en", "nb", "da", "pl"])(
    "stands in %s, has every operation, and needs neither script nor style of its own",
    async (language) => {
      const { status, html } = await new Visitor(app, null, language).open("/api/docs");
      expect(status).toBe(200);
      for (const { path, operation } of operations()) {
        expect(html).toContain(`id="${operation.operationId}"`);
        expect(html).toContain(path);
      }
      expect(html).not.toMatch(/ style=|<script(?! src=)|>api\.|="api\./);
      const links = [...html.matchAll(/href="#([\w-]+)"/g)].map((match) => match[1]);
      expect(links.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
    },
  );
  test("speaks the language of the reader in the document too", async () => {
    const { json } = await new Client(app, null).get<{ info: { title: string } }>("/openapi.json?lang=nb");
    expect(json.info.title).toBe("Grensesnitt for programmer");
  });
});
