import { z } from "@hono/zod-openapi";
import { Problem } from "../../platform/web/problem.ts";

/** Every list comes in pages: `limit` at most, then a cursor for what follows. A cursor says nothing to whoever gets it. */
const MOST = 100;
const USUAL = 50;

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
  cursor: z.string().max(1000).optional(),
  lang: z.string().max(10).optional(),
});

export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A page of a list that is short enough to be read as a whole. */
export function pageOf<Item>(
  list: readonly Item[],
  { limit, cursor }: PageQuery,
  keyOf: (item: Item) => string,
): Page<Item> {
  const [after] = cursor === undefined ? [] : readCursor(cursor, 1);
  const start = after === undefined ? 0 : list.findIndex((item) => keyOf(item) === after) + 1;
  if (after !== undefined && start === 0) throw badCursor();
  const items = list.slice(start, start + limit);
  const last = items.at(-1);
  return { items, next: last && start + limit < list.length ? writeCursor(keyOf(last)) : null };
}

export function writeCursor(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** @throws Problem for what we did not write */
export function readCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === length && parts.every(isText)) return parts;
  } catch {
    // told below
  }
  throw badCursor();
}

/** Halves of letters and characters of control stand in none of ours. */
function isText(part: unknown): part is string {
  return typeof part === "string" && part.isWellFormed() && !/\p{Cc}/u.test(part);
}

export function badCursor(): Problem {
  return new Problem("invalid_request", { path: "cursor", reason: "unknown_cursor" });
}
