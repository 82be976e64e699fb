import type { Expression } from "./types.ts";

/** The names an expression reads, each once, in order of appearance. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (e: Expression): void => {
    if (e.kind === "name") names.add(e.name);
    else if (e.kind === "call") e.args.forEach(visit);
    else if ("left" in e) {
      visit(e.left);
      visit(e.right);
    }
  };
  visit(expression);
  return [...names];
}
