import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDocument } from "@klynge/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { edition } from "../../../test/support/edition.ts";
import { released } from "../../../test/support/world.ts";
import { filesIn } from "../../platform/files.ts";
import { WorkerFailed } from "../../platform/workers/pool.ts";
import { type ReportMaker, type ReportProgress, startReportMaker } from "./report-maker.ts";

/** The real thread: reads the case, plans, sets, keeps the file. */
let folder: string;
let maker: ReportMaker;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "klynge-maker-"));
  maker = startReportMaker(released, folder);
});
afterAll(async () => {
  await maker.close();
  rmSync(folder, { recursive: true, force: true });
});

const EDITION = JSON.stringify(edition.edition);
const EXAMPLES = new URL("../../../../../examples/", import.meta.url);

function caseOf(name: string): string {
  const read = readDocument(readFileSync(new URL(`${name}.yaml`, EXAMPLES), "utf8"));
  if (!read.ok) throw new Error(name);
  return JSON.stringify(read.value);
}

test("a case that contradicts itself is refused, and the thread lives on", async () => {
  const caseFile = caseOf("gold-clear").replace(/"team\.fte":[^,]+/, '"team.fte":-4');
  const refused = maker.make({ input: { caseFile, edition: EDITION, language: "en", groups: [] } });
  await expect(refused).rejects.toThrow(WorkerFailed);
  await expect(refused).rejects.toMatchObject({ code: "not_readable" });
});

test("a report is planned, set and kept under its hash; the same task gives the same file", {
  timeout: 120_000,
}, async () => {
  const told: ReportProgress[] = [];
  const input = { caseFile: caseOf("gold-clear"), edition: EDITION, language: "pl", groups: [] } as const;
  const made = await maker.make({ input, tell: (progress) => told.push(progress) });
  expect(told.map(({ step }) => step)).toEqual(expect.arrayContaining(["planned", "set"]));
  expect(told.at(-1)).toEqual({ step: "set", pages: made.pages });
  expect(made.pages).toBeGreaterThan(30);
  const content = await filesIn(folder).read(made.sha256);
  expect(content?.length).toBe(made.bytes);
  expect(Buffer.from(content?.subarray(0, 5) ?? []).toString()).toBe("%PDF-");
  expect(await maker.make({ input })).toEqual(made);
  const fewer = await maker.make({ input: { ...input, groups: ["label:gold"] } });
  expect(fewer.sha256).not.toBe(made.sha256);
});
