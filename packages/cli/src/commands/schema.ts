import { type CompiledEdition, printable } from "@klynge/core";
import type { Answer, Call } from "../command.ts";
import { loadEdition } from "../files/edition.ts";
import { refuse } from "../problem.ts";
import { SCHEMAS } from "../shapes/schemas.ts";

/** `klynge schema [VERB]`: what a verb reads and answers, as JSON Schema; all verbs without one. */
export async function schema({ args }: Call): Promise<Answer> {
  const verb = args.join(" ");
  const edition = await loadEdition();
  const json = verb === "" ? allSchemas(edition) : schemasOf(verb, edition);
  return { exitCode: 0, json, lines: () => [JSON.stringify(json, null, 2)] };
}

function allSchemas(edition: CompiledEdition): Record<string, unknown> {
  return Object.fromEntries(Object.keys(SCHEMAS).map((verb) => [verb, schemasOf(verb, edition)]));
}

function schemasOf(verb: string, edition: CompiledEdition): { verb: string; input: unknown; output: unknown } {
  const made = Object.hasOwn(SCHEMAS, verb) ? SCHEMAS[verb] : undefined;
  if (!made) throw refuse("", "unknown_verb", { given: printable(verb), known: Object.keys(SCHEMAS).join(", ") });
  return { verb, input: made.input(edition), output: made.output() };
}
