import { type Document, LineCounter, parseAllDocuments, visit } from "yaml";
import type { ZodError, ZodType } from "zod";
import { type Fault, fault, type Result } from "./problem.ts";

/** Reads YAML 1.2 and JSON alike, with the limits that keep a hostile file harmless. */

/** Largest case or portfolio of facts, in bytes; a full case has about 10 kB. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;
const MAX_DEPTH = 40;
const MAX_ALIASES = 20;

/** Plain data of a document, or every fault with line and column. */
export function readDocument(text: string): Result<unknown> {
  const nul = text.indexOf("\u0000");
  if (nul >= 0) return refuse(fault("malformed_yaml", "", place(text, nul, "a NUL character")));
  if (tooDeep(text)) return refuse(fault("too_deep", "", { limit: MAX_DEPTH }));
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (!document) return refuse(fault("malformed_yaml", "", place(text, 0, "the file is empty")));
  const faults = documents.slice(0, 2).flatMap((d) => syntaxFaults(d, text, lines));
  if (second && faults.length === 0) faults.push(fault("malformed_yaml", "", place(text, 0, "more than one document")));
  if (faults.length > 0) return refuse(...faults);
  return countAliases(document) > MAX_ALIASES ? refuse(fault("too_many_aliases", "")) : toData(document, text);
}

function refuse(...faults: Fault[]): Result<never> {
  return { ok: false, faults };
}

/** Plain data; an alias that leads nowhere or repeats itself too often, and numbers without end, are refused. */
function toData(document: Document.Parsed, text: string): Result<unknown> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES * 5 });
  } catch (error) {
    const detail = String((error as Error).message).split("\n")[0] as string;
    return refuse(
      /excessive/i.test(detail) ? fault("too_many_aliases", "") : fault("malformed_yaml", "", place(text, 0, detail)),
    );
  }
  if (value === null) return refuse(fault("malformed_yaml", "", place(text, 0, "the file is empty")));
  const endless = endlessNumbers(value, []);
  return endless.length > 0 ? refuse(...endless.map((path) => fault("not_finite", path))) : { ok: true, value };
}

/** Where `.inf` and `.nan` stand. */
function endlessNumbers(value: unknown, path: readonly PropertyKey[]): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [joinPath(path)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) =>
    endlessNumbers(own, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function place(text: string, offset: number, detail: string): { line: number; column: number; detail: string } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, detail };
}

/** Counts brackets and indentation without parsing: the parser recurses, so depth is bounded before it starts. */
function tooDeep(text: string): boolean {
  let brackets = 0;
  for (const char of text) {
    if (char === "[" || char === "{") brackets += 1;
    else if (char === "]" || char === "}") brackets -= 1;
    if (brackets > MAX_DEPTH) return true;
  }
  return deepestBlock(text) > MAX_DEPTH;
}

/** The largest number of nested block starts: distinct growing indentations, and dashes in one line. */
function deepestBlock(text: string): number {
  const open: number[] = [];
  let deepest = 0;
  for (const line of text.split("\n")) {
    const lead = /^((?:[ ]*(?:[-?:] )?)*)[^\s]/.exec(line)?.[1];
    if (lead === undefined) continue;
    const indent = lead.length;
    while (open.length > 0 && (open.at(-1) as number) >= indent) open.pop();
    open.push(indent);
    deepest = Math.max(deepest, open.length, (lead.match(/[-?:] /g) ?? []).length);
  }
  return deepest;
}

function syntaxFaults(document: Document.Parsed, text: string, lines: LineCounter): Fault[] {
  return [...document.errors, ...document.warnings].slice(0, 20).map((error) => {
    const { line, col: column } = lines.linePos(error.pos[0]);
    if (error.code === "DUPLICATE_KEY") {
      const key = /^("[^"]*"|'[^']*'|[^\s:]+)/.exec(text.slice(error.pos[0]))?.[0] ?? "";
      return fault("duplicate_key", "", { line, column, key: printable(key) });
    }
    const detail = String(error.message.split("\n")[0]).replace(/ at line \d+.*$/, "");
    return fault("malformed_yaml", "", { line, column, detail });
  });
}

function countAliases(document: Document.Parsed): number {
  let aliases = 0;
  visit(document, {
    Alias() {
      aliases += 1;
    },
  });
  return aliases;
}

/** Checks plain data against a shape; faults carry the path inside the data. */
export function checkShape<T>(shape: ZodType<T>, data: unknown): Result<T> {
  const result = shape.safeParse(data, { reportInput: true });
  return result.success ? { ok: true, value: result.data } : { ok: false, faults: shapeFaults(result.error) };
}

function shapeFaults(error: ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const path = joinPath(issue.path);
    if (typeof issue.input === "number" && !Number.isFinite(issue.input)) return [fault("not_finite", path)];
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => fault("unknown_key", joinPath([...issue.path, key]), { key: printable(key) }));
      case "invalid_type":
        return issue.input === undefined && issue.message.includes("undefined")
          ? [fault("missing_key", path, { key: String(issue.path.at(-1) ?? "") })]
          : [fault("wrong_type", path, { expected: issue.expected, given: kindOf(issue.input) })];
      case "invalid_value":
        if (issue.input === undefined) return [fault("missing_key", path, { key: String(issue.path.at(-1) ?? "") })];
        return [
          fault("not_allowed", path, { given: printable(issue.input), allowed: issue.values.map(String).join(", ") }),
        ];
      case "too_small":
        return [fault("negative", path, { given: printable(issue.input) })];
      case "invalid_union":
        return [fault("wrong_type", path, { expected: "one of the allowed forms", given: kindOf(issue.input) })];
      default:
        return [fault("wrong_type", path, { expected: issue.message, given: kindOf(issue.input) })];
    }
  });
}

/** `cluster.name`, `application.experts[1].country`; keys with dots stand as they are. */
export function joinPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (joined, key) =>
      typeof key === "number" ? `${joined}[${key}]` : joined ? `${joined}.${printable(key)}` : printable(key),
    "",
  );
}

export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}

/** A value fit for one line of a message: control and direction marks shown as escapes, at most 60 characters. */
export function printable(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return shown.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (c) => `\\u${(c.codePointAt(0) as number).toString(16).padStart(4, "0")}`,
  );
}
