import type { Answer, Call } from "../command.ts";
import { placeOf } from "../place.ts";
import { refuse } from "../problem.ts";

/** `klynge init`: an empty installation, and a link that makes its first visitor the administrator. */
export async function init({ options }: Call): Promise<Answer> {
  const { initialise, StartProblem } = await import("@klynge/app");
  try {
    const { link } = await initialise(placeOf(options));
    return { exitCode: 0, json: { link }, lines: ({ texts: { say } }) => [say("init.done"), link, say("init.next")] };
  } catch (error) {
    throw error instanceof StartProblem ? refuse("klynge init", error.code, error.details) : error;
  }
}
