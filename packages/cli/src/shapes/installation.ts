import { z } from "zod";

/** A link that makes its first visitor the administrator. */
export const initAnswer = z.object({ link: z.url() });

/** Told when the program has stopped; until then it says its address in a line of its own. */
export const serveAnswer = z.object({ address: z.url() });
