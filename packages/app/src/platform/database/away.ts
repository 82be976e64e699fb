import { codeOf } from "./error-code.ts";

/** As the system calls it when nobody listens, and PostgreSQL when it stops, starts or has no connection left. */
const AWAY: ReadonlySet<string | null> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT"],
  ...["57P01", "57P02", "57P03", "08001", "08003", "08006", "53300"],
]);
/** The driver has no code for a connection that ends under a question. */
const ENDED = /^Connection terminated|is not queryable$/;

/** Whether something failed because the database is not there. */
export function isAway(error: unknown): boolean {
  return AWAY.has(codeOf(error)) || messagesOf(error).some((message) => ENDED.test(message));
}

function messagesOf(error: unknown): readonly string[] {
  return error instanceof Error ? [error.message, ...messagesOf(error.cause)] : [];
}
