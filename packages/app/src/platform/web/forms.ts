import type { Context } from "hono";
import type { AppEnv } from "./env.ts";

/** The fields of a form as text; files and doubles are not asked for. */
export async function formOf(c: Context<AppEnv>): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries(await c.req.parseBody());
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** The same without the letter 0, which no database holds: for forms in which nobody is named by what he types. */
export async function wordsOf(c: Context<AppEnv>): Promise<Readonly<Record<string, string>>> {
  const values = Object.entries(await formOf(c));
  return Object.fromEntries(values.map(([name, value]) => [name, value.replaceAll("\0", "")]));
}

/** The version that a form was filled from; for what is none -1, which nothing has. */
export function versionOf({ version = "" }: Readonly<Record<string, unknown>>): number {
  return /^\d{1,9}$/.test(String(version)) ? Number(version) : -1;
}

/** After a change: to a page that says so. The notice is a name from a short list, never text of the address. */
export function seeOther(c: Context<AppEnv>, path: string, done?: string): Response {
  return c.redirect(done ? `${path}${path.includes("?") ? "&" : "?"}done=${done}` : path, 303);
}
