import type { Context } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import type { Typed } from "./read-fields.ts";

/** A form as it was sent: every field with all its values. */
export async function typedForm(c: Context<AppEnv>): Promise<Typed> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, values]) => [
      name,
      [values].flat().filter((value): value is string => typeof value === "string"),
    ]),
  );
}
