/**
 * Chance that is the same on every machine. Every draw is a whole number of 32 bits; nothing here calls a function whose
 * last bits may differ between processors (sin, log, exp, pow).
 */
const SEED = 0x6b6c7967;

export interface Stream {
  /** From 0 up to, never reaching, 1. */
  uniform(): number;
  /** About normal: mean 0, standard deviation 1, never beyond 3.5. The sum of four uniforms. */
  bell(): number;
  /** A whole number from low to high, both possible. */
  whole(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
}

/**
 * A stream of its own for each key, so that a draw more in one area of one cluster changes nothing anywhere else.
 * @param key what the draws are for, such as `cluster 17, team`
 */
export function stream(...key: readonly (string | number)[]): Stream {
  let state = hash([SEED, ...key].join("/"));
  // mulberry32: one word of state, whole arithmetic only
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    uniform,
    bell: () => (uniform() + uniform() + uniform() + uniform() - 2) * SQRT_3,
    whole: (low, high) => low + Math.floor(uniform() * (high - low + 1)),
    chance: (probability) => uniform() < probability,
  };
}

/** Brings the sum of four uniforms (variance 1/3) to variance 1. */
const SQRT_3 = 1.7320508075688772;

/** FNV-1a of a text, with a last mixing so that neighbouring keys start far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** One of the options, each as likely as its weight; at least one weight is above 0. */
export function draw<Option>(chance: Stream, options: readonly (readonly [Option, number])[]): Option {
  let at = chance.uniform() * options.reduce((sum, [, weight]) => sum + weight, 0);
  let last: Option | undefined;
  for (const [option, weight] of options) {
    if (weight <= 0) continue;
    last = option;
    at -= weight;
    if (at < 0) return option;
  }
  if (last === undefined) throw new RangeError("nothing to draw from");
  return last;
}

/** Up to `count` different options, likelier ones earlier. */
export function drawSome<Option>(
  chance: Stream,
  options: readonly (readonly [Option, number])[],
  count: number,
): Option[] {
  const left = options.filter(([, weight]) => weight > 0);
  const drawn: Option[] = [];
  while (drawn.length < count && left.length > 0) {
    const option = draw(chance, left);
    drawn.push(option);
    left.splice(
      left.findIndex(([o]) => o === option),
      1,
    );
  }
  return drawn;
}
