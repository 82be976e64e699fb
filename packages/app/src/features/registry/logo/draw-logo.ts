import { fileURLToPath } from "node:url";
import { drawApart } from "../../../platform/uploads/draw-apart.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { MOST_SIDE } from "./kinds.ts";

const PROGRAM = fileURLToPath(new URL("./logo-process.ts", import.meta.url));

export interface DrawnLogo {
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** One after the other: each may take as much memory as the rest of the program. */
let last: Promise<unknown> = Promise.resolve();

/**
 * A picture drawn anew as WebP, so that nothing of the file itself is kept: no place where it was taken, no name, no script.
 * @param name as the person calls it
 * @throws Problem file_empty, file_kind, file_misnamed, picture_too_large, picture_broken
 */
export function drawLogo(content: Uint8Array, name: string): Promise<DrawnLogo> {
  const drawn = last.then(() => draw(content, name));
  last = drawn.catch(() => {});
  return drawn;
}

async function draw(content: Uint8Array, name: string): Promise<DrawnLogo> {
  const { picture, said } = await drawApart(PROGRAM, { content, words: [name] });
  const [width, height] = said.split(" ").map(Number);
  if (!picture || !width || !height) throw refusal(said, name);
  return { picture, width, height };
}

function refusal(said: string, name: string): Problem {
  if (said === "too_large") return new Problem("picture_too_large", { name, side: MOST_SIDE });
  if (said === "empty" || said === "kind" || said === "misnamed") return new Problem(`file_${said}`, { name });
  return new Problem("picture_broken", { name });
}
