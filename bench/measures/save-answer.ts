import { FACT, scoreIn, signIn, Typist, versionIn } from "../kit/manager.ts";
import { withProgram } from "../kit/program.ts";
import { ensure, type Result } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";

const [WARM_UP, SAVES, AT_MOST] = [100, 300, 15];
/** Answers in turn: they give other points. */
const CONTACTS = [16, 64] as const;

/** An answer as the script of the page sends it, until the new score is there. */
export function saveAnswer(): Promise<Result> {
  return withProgram(async (program) => {
    const manager = await signIn(program);
    const typist = await new Typist(manager).open();
    const before = typist.version;
    const saved: { ms: number; score: number | null }[] = [];
    for (let i = 0; i < WARM_UP + SAVES; i += 1) saved.push(await typist.save(CONTACTS[i % 2] as number));
    const page = await manager.client.get(manager.row);
    manager.client.close();
    const [low, high] = [saved.at(-2)?.score ?? 0, saved.at(-1)?.score ?? 0];
    const stored = new RegExp(`value="${CONTACTS[1]}"[^>]*name="${FACT}"`).test(page.text);
    const ours = spread(saved.slice(WARM_UP).map(({ ms }) => ms));
    return {
      name: "save-answer",
      unit: "ms",
      ours,
      peer: null,
      ratio: null,
      bound: `<= ${AT_MOST} ms`,
      met: ours.median <= AT_MOST,
      checked: [
        ensure(stored, `the last value, ${CONTACTS[1]}, is stored`),
        ensure(
          versionIn(page.text) === before + saved.length,
          `${saved.length} saves, version ${versionIn(page.text)} after ${before}`,
        ),
        ensure(high > low && scoreIn(page.text) === high, `each answer brought the new score (${low}, ${high})`),
      ],
      information: {},
    };
  });
}
