import { printable } from "@klynge/core";
import type { Answer, Call } from "../command.ts";
import { refuse } from "../problem.ts";
import { SCHEMAS } from "../shapes/schemas.ts";

/** `klynge schema [VERB]`: what a verb reads and answers, as JSON Schema; all verbs without one. */
export async function schema({ args }: Call): Promise<Answer> {
  const verb = args.join(" ");
  const json = verb === "" ? allSchemas() : schemasOf(verb);
  return { exitCode: 0, json, lines: () => [JSON.stringify(json, null, 2)] };
}

function allSchemas(): Record<string, unknown> {
  return Object.fromEntries(Object.keys(SCHEMAS).map((verb) => [verb, schemasOf(verb)]));
}

function schemasOf(verb: string): { verb: string; input: unknown; output: unknown } {
  const made = Object.hasOwn(SCHEMAS, verb) ? SCHEMAS[verb] : undefined;
  if (!made) throw refuse("", "unknown_verb", { given: printable(verb), known: Object.keys(SCHEMAS).join(", ") });
  return { verb, input: made.input(), output: made.output() };
}
