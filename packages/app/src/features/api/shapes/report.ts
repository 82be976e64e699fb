import { z } from "@hono/zod-openapi";
import { id, moment, page, sha256 } from "./common.ts";

const language = z.enum(["en", "nb", "da", "pl"]);

/** Without groups the report chooses its own. */
export const newOrder = z
  .strictObject({ language, groups: z.array(z.string().max(200)).max(10).default([]) })
  .openapi("NewOrder");

export const order = z
  .object({
    id,
    assessment: id,
    cluster: id,
    language,
    groups: z.array(z.string()),
    state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
    /** The last of four steps that is done. */
    step: z.int().min(0).max(4),
    failure: z.string().nullable(),
    ordered_by: z.string().nullable(),
    ordered_at: moment,
    finished_at: moment.nullable(),
    file: z.object({ sha256, bytes: z.int(), pages: z.int().nullable() }).nullable(),
  })
  .openapi("Order");
export const orderPage = page("OrderPage", order);
