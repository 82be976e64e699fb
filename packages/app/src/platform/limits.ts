import { Problem } from "./web/problem.ts";

/** How often something may be done by one key: an address, an account, a person. Each feature names its own. */
export interface Limit {
  readonly most: number;
  readonly minutes: number;
}

/** More keys of one limit than this, and the oldest are forgotten: memory is bounded whatever comes. */
const MOST_KEYS = 50_000;

interface Tries {
  count: number;
  readonly until: number;
}

/**
 * Counts in the memory of the process: a restart forgets, and each of several processes counts for itself, which slows guessing
 * and loops down enough.
 */
export class Limits {
  readonly #tries = new Map<Limit, Map<string, Tries>>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /**
   * Counts one try.
   * @throws Problem `too_many` when the limit is reached, for unknown accounts too
   */
  count(limit: Limit, key: string): void {
    const now = this.#now().getTime();
    const known = this.#tries.get(limit)?.get(key);
    if (!known || known.until <= now) this.#start(limit, key, now + limit.minutes * 60_000);
    else if (known.count < limit.most) known.count += 1;
    else throw new Problem("too_many", { seconds: Math.ceil((known.until - now) / 1000) });
  }

  /** Whoever got in has proven to be no guesser. */
  forget(limit: Limit, key: string): void {
    this.#tries.get(limit)?.delete(key);
  }

  #start(limit: Limit, key: string, until: number): void {
    const tries = this.#tries.get(limit) ?? new Map<string, Tries>();
    this.#tries.set(limit, tries);
    tries.delete(key);
    tries.set(key, { count: 1, until });
    const oldest = tries.size > MOST_KEYS ? tries.keys().next().value : undefined;
    if (oldest !== undefined) tries.delete(oldest);
  }
}
