import { z } from "zod";

/** A fault of a file as the shell tells it. */
export const fault = z.object({ file: z.string(), path: z.string(), code: z.string(), message: z.string() });
