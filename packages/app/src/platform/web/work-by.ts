import type { CompiledEdition } from "@klynge/core";
import type { Context } from "hono";
import { withEdition } from "../services.ts";
import type { AppEnv } from "./env.ts";

/** What the rest of the request says is said by the edition of what was loaded. */
export function workBy(c: Context<AppEnv>, edition: CompiledEdition): void {
  c.set("services", withEdition(c.var.services, edition));
}
