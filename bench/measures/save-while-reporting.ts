import { fieldsOf } from "../kit/http.ts";
import { type Manager, signIn, Typist } from "../kit/manager.ts";
import { withProgram } from "../kit/program.ts";
import { ensure, type Result } from "../kit/result.ts";
import { rounded, spread } from "../kit/statistics.ts";

const [EVERY_MS, WARM_UP, AT_MOST] = [50, 60, 100];
const LONGEST_MS = 120_000;
/** Five reports, none of them like another. */
const ORDERS = [
  { language: "en", all: true },
  { language: "nb", all: true },
  { language: "da", all: true },
  { language: "pl", all: true },
  { language: "en", all: false },
] as const;

/** Answers saved every 50 ms while five reports are made by the same program. */
export function saveWhileReporting(): Promise<Result> {
  return withProgram(async (program) => {
    const manager = await signIn(program);
    const typist = await new Typist(manager).open();
    let saves = 0;
    const save = async (): Promise<number> => {
      saves += 1;
      const started = performance.now();
      const { ms } = await typist.save(saves % 2 === 0 ? 16 : 64);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, started + EVERY_MS - performance.now())));
      return ms;
    };
    const quiet: number[] = [];
    for (let i = 0; i < WARM_UP; i += 1) quiet.push(await save());
    // looks in on a connection of its own, as the page of the reports does
    const other = await signIn(program);
    const reports = await order(other);
    let made = 0;
    const [begin, times]: [number, number[]] = [performance.now(), []];
    const watching = (async () => {
      while (made < ORDERS.length && performance.now() - begin < LONGEST_MS) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        made = (await other.client.get(reports)).text.match(/\/file\.pdf"/g)?.length ?? 0;
      }
    })();
    while (made < ORDERS.length && performance.now() - begin < LONGEST_MS) times.push(await save());
    await watching;
    const seconds = (performance.now() - begin) / 1000;
    const before = typist.version;
    await typist.open();
    for (const { client } of [manager, other]) client.close();
    const ours = spread(times);
    const sorted = times.toSorted((a, b) => a - b);
    const most = rounded(sorted.at(-1) ?? Number.NaN);
    return {
      name: "save-while-reporting",
      unit: "ms",
      ours,
      peer: null,
      ratio: null,
      bound: `max <= ${AT_MOST} ms`,
      met: most <= AT_MOST,
      checked: [
        ensure(made >= ORDERS.length, `${ORDERS.length} reports were made`),
        ensure(typist.version === before && before >= saves, `all ${saves} saves stand (version ${before})`),
      ],
      information: {
        max_ms: most,
        p95_ms: rounded(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN),
        p99_ms: rounded(sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN),
        above_100_ms: times.filter((ms) => ms > AT_MOST).length,
        median_before_ms: spread(quiet).median,
        reports_took_s: rounded(seconds),
      },
    };
  });
}

/** @returns where the reports are listed */
async function order({ client, assessment }: Manager): Promise<string> {
  const path = `${assessment}/report`;
  const form = fieldsOf((await client.get(path)).text, "action", path);
  let list = "";
  for (const { language, all } of ORDERS) {
    const token = form.filter(([name]) => name === "__form");
    const groups = form.filter(([name, value]) => name === "groups" && (all || value === "all"));
    const { status, location } = await client.post(path, [...token, ...groups, ["language", language]]);
    ensure(status === 303 && !location.includes("before"), `a report was ordered (${status})`);
    list = location.replace(/[?#].*/, "");
  }
  return list;
}
