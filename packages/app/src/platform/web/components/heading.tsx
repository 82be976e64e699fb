import type { Child } from "hono/jsx";

export type Level = 2 | 3;

export function Heading({ level, id, children }: { level: Level; id?: string; children?: Child }) {
  return level === 2 ? <h2 id={id}>{children}</h2> : <h3 id={id}>{children}</h3>;
}
