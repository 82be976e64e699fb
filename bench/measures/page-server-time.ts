import { scoreIn, signIn } from "../kit/manager.ts";
import { withProgram } from "../kit/program.ts";
import { ensure, type Result } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";

const [WARM_UP, REQUESTS, AT_MOST] = [100, 300, 20];

/** The assessment page of somebody signed in, from request to last byte over a lasting connection on the same machine. */
export function pageServerTime(): Promise<Result> {
  return withProgram(async (program) => {
    const { client, row } = await signIn(program);
    const times: number[] = [];
    const empty: number[] = [];
    let scores = 0;
    for (let i = 0; i < WARM_UP + REQUESTS; i += 1) {
      const { ms, text } = await client.get(row);
      const nothing = await client.get("/health");
      if (scoreIn(text) !== null) scores += 1;
      if (i < WARM_UP) continue;
      times.push(ms);
      empty.push(nothing.ms);
    }
    client.close();
    const ours = spread(times);
    return {
      name: "page-server-time",
      unit: "ms",
      ours,
      peer: null,
      ratio: null,
      bound: `<= ${AT_MOST} ms`,
      met: ours.median <= AT_MOST,
      checked: [ensure(scores === WARM_UP + REQUESTS, `each of ${scores} pages holds the score`)],
      information: { request_that_does_nothing_ms: spread(empty).median },
    };
  });
}
