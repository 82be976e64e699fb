import { type Program, startProgram, withFolder } from "../kit/program.ts";
import type { Result } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";

const [ROUNDS, FIRST_AT_MOST, LATER_AT_MOST] = [3, 15_000, 3_000];

/** From the start of the process to the start page in full: with an empty folder, and with one that is there. */
export async function startUp(): Promise<Result> {
  const [first, later]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1)
    await withFolder(async (folder) => {
      first.push(await once(folder));
      later.push(await once(folder), await once(folder));
    });
  const ours = spread(later);
  const empty = spread(first);
  return {
    name: "start-up",
    unit: "ms",
    ours,
    peer: null,
    ratio: null,
    bound: `<= ${LATER_AT_MOST} ms, first <= ${FIRST_AT_MOST} ms`,
    met: ours.median <= LATER_AT_MOST && empty.median <= FIRST_AT_MOST,
    checked: ["the start page answers 200 each time"],
    information: { first_start_ms: empty.median, first_start_least_ms: empty.least },
  };
}

async function once(folder: string): Promise<number> {
  const program: Program = await startProgram(folder);
  await program.stop();
  return program.firstPage;
}
