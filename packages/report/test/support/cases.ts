import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Case,
  type CompiledEdition,
  compileEdition,
  type Language,
  type Portfolio,
  type ReleasedPortfolio,
  readCase,
  readDocument,
  readPortfolio,
} from "@klynge/core";
import { checkEdition } from "@klynge/core/check";
import { planReport, type ReportDocument, type ReportInput } from "../../src/index.ts";
import { buildContext, type ReportContext } from "../../src/model/context.ts";

/** The edition, the worked cases and the shipped statistics, as the report takes them. */

export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

export const CASES = [
  "bronze-weak-international",
  "gold-119-5",
  "gold-clear",
  "gold-exactly-120",
  "gold-gate-failed",
  "ikt-grenland-2009",
] as const;
export type CaseName = (typeof CASES)[number];

export const LANGUAGES: readonly Language[] = ["en", "nb", "da", "pl"];

/** All worked cases in all languages, for `test.each`. */
export const EVERY_REPORT: readonly (readonly [CaseName, Language])[] = CASES.flatMap((name) =>
  LANGUAGES.map((language) => [name, language] as const),
);

/** As tightly as `planReport` plans. */
const DENSITY = 0.985;

export const edition = loadEdition();

function loadEdition(): CompiledEdition {
  const folder = join(ROOT, "schemes", "ecei");
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml")).sort();
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  const { edition: checked, faults } = checkEdition(texts);
  if (!checked) throw new Error(`the edition has faults: ${JSON.stringify(faults.slice(0, 5))}`);
  return compileEdition(checked);
}

export const released = JSON.parse(
  readFileSync(join(ROOT, "schemes", "portfolios", "synthetic-2026-1.json"), "utf8"),
) as ReleasedPortfolio;

export interface CaseData {
  case: string;
  cluster: { name: string; country: string };
  facts: Record<string, unknown>;
  [key: string]: unknown;
}

/** A worked case as plain data, fresh for every test. */
export function exampleData(name: CaseName): CaseData {
  const document = readDocument(readFileSync(join(ROOT, "examples", `${name}.yaml`), "utf8"));
  if (!document.ok) throw new Error(`unreadable: ${JSON.stringify(document.faults)}`);
  return document.value as CaseData;
}

export function expectedOf(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, "examples", `${name}.expected.json`), "utf8"));
}

export function readData(data: unknown): Case {
  const result = readCase(edition, data);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.faults)}`);
  return result.value;
}

/** Rows of plain CSV without quotes. */
export function portfolioOf(csv: string): Portfolio {
  const result = readPortfolio(
    edition,
    csv
      .trim()
      .split("\n")
      .map((line) => line.split(",")),
  );
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.faults)}`);
  return result.value;
}

export function inputOf(name: CaseName, language: Language, other: Partial<ReportInput> = {}): ReportInput {
  return { edition, case: readData(exampleData(name)), released, language, ...other };
}

const contexts = new Map<string, ReportContext>();

/** What the sections of a worked report are written from. */
export function contextOf(name: CaseName, language: Language): ReportContext {
  const key = `${name} ${language}`;
  const context = contexts.get(key) ?? buildContext(inputOf(name, language), DENSITY);
  contexts.set(key, context);
  return context;
}

const plans = new Map<string, ReportDocument>();

/** A worked report as planned pages. */
export function planOf(name: CaseName, language: Language): ReportDocument {
  const key = `${name} ${language}`;
  const plan = plans.get(key) ?? planReport(inputOf(name, language));
  plans.set(key, plan);
  return plan;
}
