/** Colour and width of the lines for a person. Colour only adds: everything is said in words as well. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly open: (text: string) => string;
  readonly width: number;
}

const plain = (text: string): string => text;
const NARROWEST = 40;
const WIDEST = 110;

/** Colour for a terminal only, and not where the user declines it (no-color.org). */
export function paintFor(out: Pick<NodeJS.WriteStream, "isTTY" | "columns">, env: NodeJS.ProcessEnv): Paint {
  // a terminal tells its width itself; where the text is piped, COLUMNS may
  const columns = out.columns ?? (Number(env.COLUMNS) || WIDEST);
  const width = Math.max(NARROWEST, Math.min(WIDEST, columns));
  const coloured = out.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  if (!coloured) return { strong: plain, faint: plain, good: plain, bad: plain, open: plain, width };
  return { strong: code(1, 22), faint: code(2, 22), good: code(32, 39), bad: code(31, 39), open: code(33, 39), width };
}

function code(on: number, off: number): (text: string) => string {
  return (text) => `\u001b[${on}m${text}\u001b[${off}m`;
}
