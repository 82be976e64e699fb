import {
  type messages,
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  types,
} from "@electric-sql/pglite";

/** How many statements stay known; ours are about two hundred. */
const MOST = 400;
/** Longer ones are written for one occasion, as an insert of many rows. */
const LONGEST = 8_000;

/** What Drizzle reads itself: days and moments stay as the database writes them. */
const AS_WRITTEN = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182];

interface Kept {
  readonly name: string;
  /** Types of the parameters, as numbers of the catalogue. */
  readonly takes: readonly number[];
  /** What rows look like; nothing for a statement that gives none. */
  readonly gives: readonly messages.BackendMessage[];
}

/**
 * Statements of the one session, parsed and planned once: a later use only binds and executes, in one call. PGlite itself takes six
 * calls and a new plan for each, which was a third of the time of a save. Rights are asked anew whenever the role is another one:
 * PostgreSQL plans a statement that depends on policies again then.
 */
export class KeptStatements {
  readonly #client: PGlite;
  readonly #parsers: PGlite["parsers"];
  readonly #kept = new Map<string, Kept>();
  #made = 0;

  /** @param client that is ready, so that it knows the types of the database */
  constructor(client: PGlite) {
    this.#client = client;
    this.#parsers = { ...client.parsers, ...Object.fromEntries(AS_WRITTEN.map((type) => [type, asWritten])) };
  }

  /**
   * Runs a statement inside the open transaction.
   * @throws DatabaseError of PGlite
   */
  async query<T>(text: string, values: readonly unknown[], { rowMode }: QueryOptions): Promise<Results<T>> {
    return this.#client.runExclusive(async () => {
      const { name, takes, gives } = this.#kept.get(text) ?? (await this.#prepare(text));
      const answer = await this.#send(
        serialize.bind({ statement: name, values: values.map((value, i) => this.#serialized(value, takes[i] ?? 0)) }),
        serialize.execute({}),
      );
      const [result] = parse.parseResults([...gives, ...answer], this.#parsers, rowMode && { rowMode });
      return result as Results<T>;
    });
  }

  async #prepare(text: string): Promise<Kept> {
    const name = text.length > LONGEST ? "" : `kept_${++this.#made}`;
    const answer = await this.#send(serialize.parse({ name, text }), serialize.describe({ type: "S", name }));
    const takes = parse.parseDescribeStatementResults(answer);
    const kept = { name, takes, gives: answer.filter((message) => message.name === "rowDescription") };
    if (name !== "") await this.#keep(text, kept);
    return kept;
  }

  async #keep(text: string, kept: Kept): Promise<void> {
    this.#kept.set(text, kept);
    const [oldest] = this.#kept;
    if (this.#kept.size <= MOST || !oldest) return;
    this.#kept.delete(oldest[0]);
    await this.#send(serialize.close({ type: "S", name: oldest[1].name }));
  }

  #serialized(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    return this.#client.serializers[type]?.(value) ?? String(value);
  }

  #send(...parts: readonly Uint8Array[]): Promise<messages.BackendMessage[]> {
    return this.#client.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false });
  }
}

const { serialize } = protocol;

function asWritten(value: string): string {
  return value;
}
