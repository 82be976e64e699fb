import { PGlite } from "@electric-sql/pglite";

/**
 * PGlite that notices its own end. After a fault that ends a PostgreSQL process, such as no room for the log, it would spin over the
 * next query for ever, and the whole program with it; here each later query fails at once with what ended it.
 */
export class EndingPglite extends PGlite {
  #end: unknown = null;

  override async execProtocolStream(...query: Parameters<PGlite["execProtocolStream"]>) {
    if (this.#end) throw this.#end;
    try {
      return await super.execProtocolStream(...query);
    } catch (error) {
      const { severity, code } = error as { severity?: string; code?: string };
      if (severity === "PANIC" || severity === "FATAL") {
        this.#end = error;
        console.error(`database: ended (${code}); start the program again`);
      }
      throw error;
    }
  }

  /** What has ended is not closed any more; the next start mends it from its log. */
  override async close(): Promise<void> {
    if (!this.#end) await super.close();
  }
}
