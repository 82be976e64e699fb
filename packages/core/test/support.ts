import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Application,
  type AuditRow,
  type Case,
  type CompiledAudit,
  type CompiledEdition,
  type CompiledInterview,
  compileEdition,
  type Decision,
  decideLabel,
  readCase,
  readDocument,
  type Score,
  type ScoredRow,
  scoreCase as scoreOfCase,
} from "../src/index.ts";
import { checkEdition, rememberingReader } from "../src/scheme/check.ts";

/** What the tests of the core have in common: the edition of schemes/ecei, the cases of examples/, and short ways to build a case. */

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export function readExample(name: string): string {
  return readFileSync(join(ROOT, "examples", name), "utf8");
}

/** The files of schemes/ecei as text, by name relative to it. */
export function editionTexts(): Map<string, string> {
  const folder = join(ROOT, "schemes", "ecei");
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml"));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const reader = rememberingReader();

function compile(texts: Map<string, string>): CompiledEdition {
  const { edition, faults } = checkEdition(texts, reader);
  if (!edition) throw new Error(`the edition has faults: ${JSON.stringify(faults.slice(0, 5))}`);
  return compileEdition(edition);
}

/** The edition as it is shipped. */
export const edition = compile(editionTexts());

export const gold = edition.schemes.get("ecei-gold") as CompiledAudit;
export const bronze = edition.schemes.get("ecei-bronze") as CompiledInterview;

export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The texts of the edition with small replacements; each text to replace must stand there. */
export function editedTexts(...edits: readonly Edit[]): Map<string, string> {
  const texts = editionTexts();
  for (const { file, from, to } of edits) {
    const text = texts.get(file);
    if (text === undefined || !text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
    texts.set(
      file,
      text.replace(from, () => to),
    );
  }
  return texts;
}

/** A lawful edition that differs from the shipped one. */
export function editionWith(...edits: readonly Edit[]): CompiledEdition {
  return compile(editedTexts(...edits));
}

export type Facts = Readonly<Record<string, unknown>>;

/** A case file as plain data; what a test does not name has a lawful value. */
export interface CaseParts {
  readonly case?: unknown;
  readonly invented?: unknown;
  readonly scheme?: unknown;
  readonly edition?: unknown;
  readonly reference_date?: unknown;
  readonly cluster?: unknown;
  readonly facts?: Facts;
  readonly agreed_points?: unknown;
  readonly application?: unknown;
}

export const REFERENCE_DATE = "2026-06-15";

/** A Gold case without facts, with the given parts in place. */
export function caseData(parts: CaseParts): Record<string, unknown> {
  return {
    case: "test",
    invented: true,
    scheme: "ecei-gold",
    edition: "2026-1",
    reference_date: REFERENCE_DATE,
    cluster: { name: "Test cluster (invented)", country: "NO" },
    facts: {},
    ...parts,
  };
}

export function readData(data: unknown, of: CompiledEdition = edition): Case {
  const result = readCase(of, data);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.faults)}`);
  return result.value;
}

export interface Place {
  readonly path: string;
  readonly code: string;
}

/** Where and why a case is refused, in order; an empty list when it is not. */
export function refusals(parts: CaseParts): Place[] {
  const result = readCase(edition, caseData(parts));
  return result.ok ? [] : result.faults.map(({ path, code }) => ({ path, code }));
}

/** The details of the only fault of a case. */
export function onlyFault(parts: CaseParts): { path: string; code: string; details: unknown } {
  const result = readCase(edition, caseData(parts));
  const faults = result.ok ? [] : result.faults;
  if (faults.length !== 1) throw new Error(`${faults.length} faults: ${JSON.stringify(faults)}`);
  const [{ path, code, details }] = faults as [(typeof faults)[number]];
  return { path, code, details };
}

export function scoreCase(input: Case, of: CompiledEdition = edition): Score {
  return scoreOfCase(of, input).score;
}

/** The score of a case that has these parts. */
export function scored(parts: CaseParts): Score {
  return scoreCase(readData(caseData(parts)));
}

export function rowOf(result: Score, id: string): ScoredRow {
  const row = result.rows.find((r) => r.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

/** One scored row of a Gold case with only these facts. */
export function goldRow(id: string, facts: Facts, parts: CaseParts = {}): ScoredRow {
  return rowOf(scored({ ...parts, facts }), id);
}

export function auditRow(id: string, of: CompiledEdition = edition): AuditRow {
  const row = (of.schemes.get("ecei-gold") as CompiledAudit).rows.find((own) => own.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

/** An example case as plain data, fresh for every test. */
export function example(
  name: string,
): Record<string, unknown> & { facts: Record<string, unknown>; application: Record<string, unknown> } {
  const document = readDocument(readExample(`${name}.yaml`));
  if (!document.ok) throw new Error(`unreadable: ${JSON.stringify(document.faults)}`);
  return document.value as ReturnType<typeof example>;
}

export interface Changes {
  readonly facts?: Facts;
  readonly application?: Facts;
  readonly parts?: CaseParts;
}

/** An example with other facts, another application; a fact that is null becomes unknown. */
export function changed(name: string, { facts = {}, application = {}, parts = {} }: Changes): Record<string, unknown> {
  const data = example(name);
  return {
    ...data,
    ...parts,
    facts: { ...data.facts, ...facts },
    application: { ...data.application, ...application },
  };
}

/**
 * The decision on an example with changes. The day of the assessment is put in after reading: tests move it to any year,
 * while the facts stay those of the example's reference date.
 */
export function decided(name: string, changes: Changes = {}, of: CompiledEdition = edition): Decision {
  const data = changed(name, changes);
  const { assessment_date, ...application } = data.application as Application;
  const read = readData({ ...data, application }, of);
  const input: Case = { ...read, application: { ...read.application, assessment_date } };
  return decideLabel(of, input, scoreCase(input, of));
}

export function codesOf(decision: Decision): string[] {
  return decision.reasons.map((reason) => reason.code);
}
