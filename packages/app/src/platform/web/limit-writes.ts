import type { MiddlewareHandler } from "hono";
import type { Limit } from "../limits.ts";
import type { AppEnv } from "./env.ts";

/** By person, over all pages: more than anybody types, less than a script in a loop. The API counts its calls itself. */
export const WRITES: Limit = { most: 3000, minutes: 1 };

export const limitWrites: MiddlewareHandler<AppEnv> = ({ req, var: { person, services } }, next) => {
  if (person && req.method === "POST" && !req.path.startsWith("/api/")) services.limits.count(WRITES, person.id);
  return next();
};
