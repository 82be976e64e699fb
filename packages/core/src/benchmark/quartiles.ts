import type { Quartiles } from "./statistics.ts";

/**
 * Quartiles of very many values in groups, in floating point: for tables that are too large for exact fractions.
 * Finds the few order statistics that type 7 needs by selection instead of sorting.
 */

/**
 * @param values finite numbers
 * @param groups for each value the index of its group, 0 to count - 1
 * @returns for each group its quartiles, or null for a group without values
 */
export function groupedQuartiles(
  values: Float64Array,
  groups: Uint16Array | Uint32Array,
  count: number,
): (Quartiles<number> | null)[] {
  const starts = groupStarts(groups, count);
  const sorted = gather(values, groups, starts);
  return Array.from({ length: count }, (_, g) => {
    const [start, end] = [starts[g] as number, starts[g + 1] as number];
    return start === end ? null : selectQuartiles(sorted.subarray(start, end));
  });
}

/** Where each group begins once values of a group stand together; one entry more for the end. */
function groupStarts(groups: Uint16Array | Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < groups.length; i += 1) {
    const next = (groups[i] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let g = 0; g < count; g += 1) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  return starts;
}

function gather(values: Float64Array, groups: Uint16Array | Uint32Array, starts: Uint32Array): Float64Array {
  const next = starts.slice(0, -1);
  const gathered = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const group = groups[i] as number;
    const at = next[group] as number;
    gathered[at] = values[i] as number;
    next[group] = at + 1;
  }
  return gathered;
}

/** Reorders the values, so that the middle is found first and each half serves the quartile in it. */
function selectQuartiles(values: Float64Array): Quartiles<number> {
  const last = values.length - 1;
  const middle = Math.floor(last / 2);
  select(values, 0, last, middle);
  const median = between(values, last * 2, middle + 1, last);
  const lower = Math.floor(last / 4);
  select(values, 0, middle, lower);
  const q1 = between(values, last, lower + 1, middle);
  const upper = Math.floor((last * 3) / 4);
  select(values, middle, last, upper);
  return { q1, median, q3: between(values, last * 3, upper + 1, last) };
}

/** The value at position/4, where the lower neighbour stands in place and the upper one is the least from `from` to `to`. */
function between(values: Float64Array, position: number, from: number, to: number): number {
  const low = values[Math.floor(position / 4)] as number;
  const rest = position % 4;
  if (rest === 0) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let i = from; i <= to; i += 1) {
    const value = values[i] as number;
    if (value < high) high = value;
  }
  if (high === Number.POSITIVE_INFINITY) high = values[to + 1] as number;
  return low + ((high - low) * rest) / 4;
}

/** Below this length sampling costs more than it saves. */
const SAMPLE_FROM = 600;

/** Floyd and Rivest: afterwards values[k] is in its sorted place, smaller ones before it, larger ones behind. */
function select(values: Float64Array, from: number, to: number, k: number): void {
  let [left, right] = [from, to];
  while (right > left) {
    if (right - left > SAMPLE_FROM) selectSample(values, left, right, k);
    const middle = partition(values, left, right, k);
    if (middle <= k) left = middle + 1;
    if (k <= middle) right = middle - 1;
  }
}

/** Brings a good pivot to k by selecting within a sample around its expected place. */
function selectSample(values: Float64Array, left: number, right: number, k: number): void {
  const n = right - left + 1;
  const i = k - left + 1;
  const z = Math.log(n);
  const s = 0.5 * Math.exp((2 * z) / 3);
  const spread = 0.5 * Math.sqrt((z * s * (n - s)) / n) * (i < n / 2 ? -1 : 1);
  const newLeft = Math.max(left, Math.floor(k - (i * s) / n + spread));
  const newRight = Math.min(right, Math.floor(k + ((n - i) * s) / n + spread));
  select(values, newLeft, newRight, k);
}

/** Parts the values by the one at k and tells where that one came to stand. */
function partition(values: Float64Array, left: number, right: number, k: number): number {
  const pivot = values[k] as number;
  let [i, j] = [left, right];
  swap(values, left, k);
  if ((values[right] as number) > pivot) swap(values, left, right);
  while (i < j) {
    swap(values, i, j);
    i += 1;
    j -= 1;
    while ((values[i] as number) < pivot) i += 1;
    while ((values[j] as number) > pivot) j -= 1;
  }
  if (values[left] === pivot) swap(values, left, j);
  else {
    j += 1;
    swap(values, j, right);
  }
  return j;
}

function swap(values: Float64Array, a: number, b: number): void {
  const held = values[a] as number;
  values[a] = values[b] as number;
  values[b] = held;
}
