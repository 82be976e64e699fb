import { Problem } from "../../platform/web/problem.ts";

/**
 * How often something may be tried, by address and by account. Counted in the memory of the process: a restart forgets, and
 * each of several processes counts for itself, which slows guessing down enough.
 */
export interface Limit {
  readonly most: number;
  readonly minutes: number;
}

export const LIMITS = {
  sign_in_account: { most: 10, minutes: 15 },
  sign_in_address: { most: 50, minutes: 15 },
  recover_account: { most: 3, minutes: 60 },
  recover_address: { most: 20, minutes: 60 },
  sign_up_account: { most: 5, minutes: 60 },
  sign_up_address: { most: 20, minutes: 60 },
  invite_person: { most: 40, minutes: 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** More keys than this, and the oldest are forgotten: memory is bounded whatever comes. */
const MOST_KEYS = 50_000;

export class Limits {
  readonly #tries = new Map<string, { count: number; readonly until: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /**
   * Counts one try.
   * @throws Problem `too_many` when the limit is reached, for unknown accounts too
   */
  count(name: LimitName, key: string): void {
    const now = this.#now().getTime();
    const { most, minutes } = LIMITS[name];
    const place = `${name} ${key}`;
    const known = this.#tries.get(place);
    if (!known || known.until <= now) this.#start(place, now + minutes * 60_000);
    else if (known.count < most) known.count += 1;
    else throw new Problem("too_many", { seconds: Math.ceil((known.until - now) / 1000) });
  }

  /** Whoever got in has proven to be no guesser. */
  forget(name: LimitName, key: string): void {
    this.#tries.delete(`${name} ${key}`);
  }

  #start(place: string, until: number): void {
    this.#tries.delete(place);
    this.#tries.set(place, { count: 1, until });
    const oldest = this.#tries.size > MOST_KEYS ? this.#tries.keys().next().value : undefined;
    if (oldest !== undefined) this.#tries.delete(oldest);
  }
}
