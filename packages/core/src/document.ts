import { type Document, isCollection, LineCounter, parseAllDocuments, visit } from "yaml";
import type { ZodError, ZodType } from "zod";
import { type Fault, fault, type Result } from "./problem.ts";

/** Reads YAML 1.2 and JSON alike, with the limits that keep a hostile file harmless. */

/** Largest case or portfolio of facts, in bytes; a full case has about 10 kB. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;
const MAX_DEPTH = 40;
const MAX_ALIASES = 20;

/** What is wrong besides what the parser has a code for; `detail` of `malformed_yaml`. */
type OwnDetail = "NUL_CHARACTER" | "EMPTY_FILE" | "MULTIPLE_DOCS" | "BAD_ALIAS";

/** Plain data of a document, or what is wrong with line and column. */
export function readDocument(written: string): Result<unknown> {
  // a line may end with CR alone, which the parser takes for a blank
  const text = written.replace(/\r(?!\n)/g, "\n");
  const nul = text.indexOf("\u0000");
  if (nul >= 0) return refuse(malformed(text, nul, "NUL_CHARACTER"));
  if (tooDeep(text)) return refuse(fault("too_deep", "", { limit: MAX_DEPTH }));
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true, logLevel: "error" });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (!document) return refuse(malformed(text, 0, "EMPTY_FILE"));
  const faults = syntaxFaults(documents as readonly Document.Parsed[], text, lines);
  if (second && faults.length === 0) faults.push(malformed(text, 0, "MULTIPLE_DOCS"));
  if (faults.length > 0) return refuse(...faults);
  const { count, circular } = aliasesIn(document);
  if (circular) return refuse(malformed(text, 0, "BAD_ALIAS"));
  return count > MAX_ALIASES ? refuse(fault("too_many_aliases", "")) : toData(document, text);
}

function refuse(...faults: Fault[]): Result<never> {
  return { ok: false, faults };
}

/** Plain data; an alias that leads nowhere or repeats itself too often is refused. */
function toData(document: Document.Parsed, text: string): Result<unknown> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES * 5 });
  } catch (error) {
    const excessive = /excessive/i.test(String((error as Error).message));
    return refuse(excessive ? fault("too_many_aliases", "") : malformed(text, 0, "BAD_ALIAS"));
  }
  return value === null ? refuse(malformed(text, 0, "EMPTY_FILE")) : { ok: true, value };
}

/** Where values stand for which something holds. */
function pathsTo(
  value: unknown,
  holds: (value: unknown, key: PropertyKey | undefined) => boolean,
  path: readonly PropertyKey[] = [],
): (readonly PropertyKey[])[] {
  const here = holds(value, path.at(-1)) ? [path] : [];
  if (typeof value !== "object" || value === null) return here;
  const below = Object.entries(value).flatMap(([key, own]) =>
    pathsTo(own, holds, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...here, ...below];
}

function malformed(text: string, offset: number, detail: OwnDetail): Fault {
  const before = text.slice(0, offset).split("\n");
  return fault("malformed_yaml", "", { line: before.length, column: (before.at(-1) ?? "").length + 1, detail });
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

/** Every key that stands twice; of all else the first, because what follows it is mostly its consequence. */
function syntaxFaults(documents: readonly Document.Parsed[], text: string, lines: LineCounter): Fault[] {
  const errors = documents.slice(0, 2).flatMap((document) => [...document.errors, ...document.warnings]);
  const first = errors.find((error) => error.code !== "DUPLICATE_KEY");
  const told = first ? [first] : errors.slice(0, 20);
  return told.map(({ code, pos }) => {
    const { line, col: column } = lines.linePos(pos[0]);
    if (code !== "DUPLICATE_KEY") return fault("malformed_yaml", "", { line, column, detail: code });
    const [, quoted, bare = ""] = /^(?:["']([^"']*)["']|([^\s:]+))/.exec(text.slice(pos[0])) ?? [];
    return fault("duplicate_key", "", { line, column, key: printable(quoted ?? bare) });
  });
}

/** How many aliases there are, and whether one stands inside what it repeats: such data would have no end. */
function aliasesIn(document: Document.Parsed): { count: number; circular: boolean } {
  const found = { count: 0, circular: false };
  visit(document, {
    Alias(_, alias, ancestors) {
      found.count += 1;
      found.circular ||= ancestors.some((node) => isCollection(node) && node.anchor === alias.source);
    },
  });
  return found;
}

/** Checks plain data against a shape; faults carry the path inside the data. */
export function checkShape<T>(shape: ZodType<T>, data: unknown): Result<T> {
  // a shape cannot see this key, and what stands under it would be lost without a word
  const hidden = pathsTo(data, (_, key) => key === "__proto__");
  if (hidden.length > 0)
    return refuse(...hidden.map((path) => fault("unknown_key", joinPath(path), { key: "__proto__" })));
  const result = shape.safeParse(data, { reportInput: true });
  return result.success ? { ok: true, value: result.data } : { ok: false, faults: shapeFaults(result.error) };
}

function shapeFaults({ issues }: Pick<ZodError, "issues">, at: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = joinPath([...at, ...issue.path]);
    if (typeof issue.input === "number" && !Number.isFinite(issue.input)) return [fault("not_finite", path)];
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) =>
          fault("unknown_key", joinPath([...at, ...issue.path, key]), { key: printable(key) }),
        );
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
        return [tooSmall(issue, path)];
      case "invalid_union":
        if (issue.input === undefined) return [fault("missing_key", path, { key: String(issue.path.at(-1) ?? "") })];
        return unionFaults(issue, [...at, ...issue.path]);
      default:
        return [fault("wrong_type", path, { expected: issue.message, given: kindOf(issue.input) })];
    }
  });
}

/** A text without a letter, or a number below zero. */
function tooSmall({ origin, input }: Extract<ZodError["issues"][number], { code: "too_small" }>, path: string): Fault {
  return origin === "string"
    ? fault("empty_text", path, { key: path })
    : fault("negative", path, { given: printable(input) });
}

type UnionIssue = Extract<ZodError["issues"][number], { code: "invalid_union" }>;

/** Where one form alone has the right kind of value, what that form misses: a fact with a note but without a value. */
function unionFaults(issue: UnionIssue, path: readonly PropertyKey[]): Fault[] {
  const near = issue.errors.filter((issues) =>
    issues.every((own) => own.path.length > 0 || own.code === "unrecognized_keys"),
  );
  const [only, other] = near;
  if (only && !other) return shapeFaults({ issues: only }, path);
  return [fault("wrong_type", joinPath(path), { expected: "one of the allowed forms", given: kindOf(issue.input) })];
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
