/**
 * Exact fractions, so that 65 of 100 is 0.65 and 1/3 is more than 0.33 (README-tables.md, "Facts").
 *
 * Numerator and denominator are plain safe integers as long as they fit, which is nearly always; else bigints.
 * Both parts of one fraction have the same type, the denominator is positive. Fractions of plain numbers are not
 * always in lowest terms: only comparison and arithmetic give them meaning.
 */
export interface Fraction {
  readonly n: number | bigint;
  readonly d: number | bigint;
}

const MAX = Number.MAX_SAFE_INTEGER;

export const ZERO: Fraction = { n: 0, d: 1 };

/** The fraction that a finite JavaScript number shows in its shortest decimal form: 0.65 is 65/100. */
export function fraction(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { n: value, d: 1 };
  for (let d = 10; d <= 1e6; d *= 10) {
    const n = Math.round(value * d);
    if (n / d === value && Number.isSafeInteger(n)) return { n, d };
  }
  return fromDecimal(String(value));
}

/** The fraction written as a decimal such as "-12.50" or "1e-7". */
function fromDecimal(text: string): Fraction {
  const match = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) throw new RangeError(`not a finite decimal: ${text}`);
  const [, sign, whole = "", decimals = "", exponent = "0"] = match;
  const digits = BigInt(`${sign}${whole}${decimals || ""}` || "0");
  const shift = Number(exponent) - decimals.length;
  return shift >= 0 ? normalise(digits * 10n ** BigInt(shift), 1n) : normalise(digits, 10n ** BigInt(-shift));
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Lowest terms, as plain numbers when they fit. */
function normalise(n: bigint, d: bigint): Fraction {
  const divisor = gcd(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  const [num, den] = [(sign * n) / divisor, (sign * d) / divisor];
  const fits = num <= MAX && num >= -MAX && den <= MAX;
  return fits ? { n: Number(num), d: Number(den) } : { n: num, d: den };
}

function safe(value: number): boolean {
  return value <= MAX && value >= -MAX;
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (typeof a.n === "number" && typeof b.n === "number") {
    const [ad, bd] = [a.d as number, b.d as number];
    if (ad === bd) {
      const n = a.n + b.n;
      if (safe(n)) return { n, d: ad };
    }
    const [left, right, d] = [a.n * bd, b.n * ad, ad * bd];
    if (safe(left) && safe(right) && safe(left + right) && safe(d)) return { n: left + right, d };
  }
  return normalise(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d));
}

export function negate(a: Fraction): Fraction {
  // zero has no sign: a page would show -0
  return a.n === 0 ? a : { n: -a.n, d: a.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  if (typeof a.n === "number" && typeof b.n === "number") {
    const n = a.n * b.n;
    const d = (a.d as number) * (b.d as number);
    if (safe(n) && safe(d)) return { n, d };
  }
  return normalise(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d));
}

/** The quotient, or null for a division by zero: it is unknown, never infinite (README-tables.md). */
export function divide(a: Fraction, b: Fraction): Fraction | null {
  if (b.n === 0 || b.n === 0n) return null;
  return b.n > 0 ? multiply(a, { n: b.d, d: b.n }) : multiply(negate(a), { n: b.d, d: -b.n });
}

/** Below zero, zero or above zero, like a sort comparator; exact. */
export function compare(a: Fraction, b: Fraction): number {
  if (typeof a.n === "number" && typeof b.n === "number") {
    const left = a.n * (b.d as number);
    const right = b.n * (a.d as number);
    if (safe(left) && safe(right)) return left - right;
  }
  const difference = BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function isWhole(a: Fraction): boolean {
  return BigInt(a.n) % BigInt(a.d) === 0n;
}

/** The nearest JavaScript number. */
export function toNumber(a: Fraction): number {
  if (typeof a.n === "number") return a.n / (a.d as number);
  return bigToNumber(a.n, a.d as bigint);
}

/** Keeps 17 significant digits of a quotient of bigints that do not fit a double each. */
function bigToNumber(n: bigint, d: bigint): number {
  const direct = Number(n) / Number(d);
  if (Number.isFinite(direct) && Number(d) <= MAX) return direct;
  const scale = 10n ** 20n;
  return Number((n * scale) / d) / 1e20;
}

/** The smallest multiple of 1/parts that is not below the value; `parts` is a positive whole number. */
export function ceilTo(a: Fraction, parts = 1): Fraction {
  const [n, d] = [BigInt(a.n) * BigInt(parts), BigInt(a.d)];
  const floor = n / d - (n % d < 0n ? 1n : 0n);
  return normalise(n % d === 0n ? n / d : floor + 1n, BigInt(parts));
}

/** The largest multiple of 1/parts that is not above the value. */
export function floorTo(a: Fraction, parts = 1): Fraction {
  return negate(ceilTo(negate(a), parts));
}

/** The nearest multiple of a positive step; a half goes away from zero. */
export function roundToStep(a: Fraction, step: Fraction): Fraction {
  const quotient = divide(a, step);
  if (quotient === null) throw new RangeError("a step is above 0");
  const half: Fraction = { n: 1, d: 2 };
  const whole =
    compare(quotient, ZERO) < 0 ? negate(floorTo(add(negate(quotient), half))) : floorTo(add(quotient, half));
  return multiply(whole, step);
}
