import { z } from "@hono/zod-openapi";

/** RFC 9457; further members by type: `path` and `reason`, `conflicts`, `at`. */
export const problemDocument = z
  .looseObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .openapi("Problem");
