import { z } from "@hono/zod-openapi";

/** Shapes that several answers share. */
export const id = z.uuid();
export const day = z.iso.date();
export const moment = z.iso.datetime();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A value as a case file has it; null when it is not known. */
export const factValue = z
  .union([z.number(), z.boolean(), z.string().max(200), z.array(z.string().max(200)).max(200), z.null()])
  .openapi("FactValue");

export function page<Item extends z.ZodType>(name: string, item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() }).openapi(name);
}
