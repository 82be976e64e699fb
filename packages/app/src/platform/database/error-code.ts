/** The code of the database or the system behind an error: Drizzle puts what the driver says inside of its own. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Object)) return null;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === "string" ? code : codeOf(cause);
}
