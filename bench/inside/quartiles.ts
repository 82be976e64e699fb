import { availableParallelism } from "node:os";
import { DuckDBInstance } from "@duckdb/node-api";
import { groupedQuartiles } from "@klynge/core";
import { interleave } from "../kit/interleave.ts";
import { Random } from "../kit/random.ts";
import { ensure, type Result, ratios } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";

/** Quartiles of a million values in 200 groups, against DuckDB with the table loaded beforehand. */

const [COUNT, GROUPS, TOLERANCE] = [1_000_000, 200, 1e-9];

const random = new Random(11);
const values = new Float64Array(COUNT);
const groups = new Uint16Array(COUNT);
for (let i = 0; i < COUNT; i += 1) {
  const kind = random.next();
  // counts with many ties, shares, and amounts over several powers of ten
  values[i] = kind < 0.4 ? random.whole(0, 120) : kind < 0.7 ? random.next() : Math.exp(random.next() * 14);
  groups[i] = Math.floor(random.next() ** 2 * GROUPS);
}

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run("create table t (g usmallint, v double)");
const appender = await connection.createAppender("t");
for (let i = 0; i < COUNT; i += 1) {
  appender.appendUSmallInt(groups[i] as number);
  appender.appendDouble(values[i] as number);
  appender.endRow();
}
appender.closeSync();
const prepared = await connection.prepare("select g, quantile_cont(v, [0.25, 0.5, 0.75]) as q from t group by g");

type Row = { g: number; q: { items: number[] } };
const ask = async (): Promise<Row[]> => (await prepared.runAndReadAll()).getRowObjects() as unknown as Row[];

const own = groupedQuartiles(values, groups, GROUPS);
const theirs = await ask();
const same = theirs.every(({ g, q }) => {
  const mine = own[g];
  return [mine?.q1, mine?.median, mine?.q3].every(
    (value, i) =>
      Math.abs((value ?? Number.NaN) - (q.items[i] as number)) <= TOLERANCE * Math.max(1, Math.abs(value ?? 0)),
  );
});
const checked = [
  ensure(same && theirs.length === GROUPS, `${GROUPS} groups with the same three quartiles to ${TOLERANCE}`),
];

let kept = 0;
const ours = (): number => {
  const start = performance.now();
  kept += groupedQuartiles(values, groups, GROUPS)[0]?.median ?? 0;
  return performance.now() - start;
};
const peer = async (): Promise<number> => {
  const start = performance.now();
  kept += (await ask()).length;
  return performance.now() - start;
};
await interleave(ours, peer, { least: 3, most: 3, seconds: 5 });
const times = await interleave(ours, peer, { least: 9, most: 61, seconds: 10 });

const ratio = ratios(times.ours, times.peer);
const threads = await connection.runAndReadAll("select current_setting('threads') as t");
const version = await connection.runAndReadAll("select version() as v");
const result: Result = {
  name: "quartiles",
  unit: "ms",
  ours: spread(times.ours),
  peer: { what: "DuckDB quantile_cont", ...spread(times.peer) },
  ratio,
  bound: "ratio <= 1",
  met: ratio.median <= 1,
  checked,
  information: {
    duckdb: String(version.getRowObjects()[0]?.v),
    duckdb_threads: Number(threads.getRowObjects()[0]?.t),
    cores: availableParallelism(),
    kept: Math.round(kept),
  },
};
console.log(JSON.stringify(result));
