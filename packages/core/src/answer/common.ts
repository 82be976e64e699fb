import { z } from "zod";

/** Shapes that the answers of the shell and the API share. Their types are taken from them; tests check real answers with them. */

export const plainValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string()), z.null()]);

export const warning = z.object({
  code: z.string(),
  path: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const fieldToImprove = z.object({ field: z.string(), questions: z.array(z.string()), of: z.number() });
export const strongField = z.object({ field: z.string(), position: z.number() });

/** Indicators of an audit, fields of an interview. */
export const improve = z.union([z.array(z.string()), z.array(fieldToImprove)]);
export const strengths = z.union([z.array(z.string()), z.array(strongField)]);

/** Lists of the core cannot be changed; zod's types can. */
export type Readonlys<T> = T extends (infer Item)[]
  ? readonly Readonlys<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Readonlys<T[Key]> }
    : T;
