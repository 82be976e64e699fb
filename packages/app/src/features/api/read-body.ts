import type { Context, MiddlewareHandler } from "hono";
import { Problem } from "../../platform/web/problem.ts";

/** A body must be JSON and say so; what cannot be read is told with its place, before any schema looks at it. */
export const refuseUnread: MiddlewareHandler = async (c, next) => {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header("content-type") ?? ""))
    throw new Problem("media_type", { expected: "application/json" });
  const text = await c.req.text();
  try {
    JSON.parse(text);
  } catch (error) {
    throw new Problem("malformed_json", { at: placeIn(text, (error as Error).message) });
  }
  await next();
};

/** `line 2, column 7`, from the words of the parser: it names a position, or the end. */
function placeIn(text: string, message: string): string {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** What a schema found first, with its path: `facts.contacts[0]`. */
export function refuseUnfit(
  result:
    | { readonly success: true }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } },
  _c: Context,
): undefined {
  if (result.success) return undefined;
  const [issue] = result.error.issues;
  if (!issue) throw new Problem("invalid_request", { path: "", reason: "invalid" });
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys?.[0] ?? ""] : issue.path;
  throw new Problem("invalid_request", { path: pathText(path), reason: issue.code });
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`))
    .join("");
}
