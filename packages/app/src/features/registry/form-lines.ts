import { lineCount, type Typed } from "./read-fields.ts";

/** How many lines stand in a form. */
const ROOM = 2;
const FEWEST = 3;
const MORE = 5;

/** Some empty lines at the end of every list, to begin with. */
export function withRoom(typed: Typed): Typed {
  const lists = Object.keys(typed).filter((name) => name.endsWith(".#"));
  const counts = lists.map((name): [string, string[]] => {
    const count = lineCount(typed, name.slice(0, -".#".length));
    return [name, [String(Math.max(FEWEST, count + ROOM))]];
  });
  return { ...typed, ...Object.fromEntries(counts) };
}

/** More of them in one list, on request. */
export function withMore(typed: Typed, name: string): Typed {
  return { ...typed, [`${name}.#`]: [String(lineCount(typed, name) + MORE)] };
}
