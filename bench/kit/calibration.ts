import { cpus, totalmem } from "node:os";
import { spread } from "./statistics.ts";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory_gb: number;
  readonly platform: string;
  readonly node: string;
  /** Milliseconds for a fixed work over integers and one over memory: figures of two machines are set in relation by them. */
  readonly calibration: { readonly integer_ms: number; readonly memory_ms: number };
}

const STEPS = 40_000_000;
const CELLS = 1 << 23;
const VISITS = 1_500_000;

export function calibrate(): Machine {
  integers();
  const memory = prepareMemory();
  const times = Array.from({ length: 3 }, () => ({ integer: clock(integers), memory: clock(() => walk(memory)) }));
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    calibration: {
      integer_ms: spread(times.map((t) => t.integer)).median,
      memory_ms: spread(times.map((t) => t.memory)).median,
    },
  };
}

/** The integer work once more: how busy the machine is right now, beside `calibration.integer_ms` of a quiet one. */
export function busyness(): number {
  return spread(Array.from({ length: 3 }, () => clock(integers))).median;
}

function clock(work: () => number): number {
  const start = performance.now();
  const kept = work();
  // never true; keeps the work from being left out
  if (kept === 0.5) throw new Error();
  return performance.now() - start;
}

/** Xorshift with 32 bits: dependent integer operations, no memory. */
function integers(): number {
  let x = 2463534242 | 0;
  for (let i = 0; i < STEPS; i += 1) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
  }
  return x;
}

/** A ring through 32 MB in an order that no cache foresees: each cell holds the next. */
function prepareMemory(): Int32Array {
  const cells = new Int32Array(CELLS);
  for (let i = 0; i < CELLS; i += 1) cells[i] = (Math.imul(i, 1664525) + 1013904223) & (CELLS - 1);
  return cells;
}

function walk(cells: Int32Array): number {
  let at = 0;
  for (let i = 0; i < VISITS; i += 1) at = cells[at] as number;
  return at;
}
