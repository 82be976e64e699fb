import { parseArgs } from "node:util";
import { LANGUAGES, type Language, printable } from "@klynge/core";
import type { Call } from "./command.ts";
import { refuse } from "./problem.ts";
import { COMMON_OPTIONS, findVerb, VERBS, type Verb } from "./verbs.ts";

/** The command line as understood; no verb means that help is wanted. */
export interface CommandLine extends Call {
  readonly verb: Verb | null;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** @throws BadInput for the first thing that is not understood */
export function readCommandLine(asGiven: readonly string[]): CommandLine {
  const argv = withHelp(asGiven);
  const verb = findCalled(argv);
  const known: Verb["options"] = { ...COMMON_OPTIONS, ...verb?.options };
  const { positionals, options } = readTokens(argv, known);
  const given = positionals.slice(verb ? verb.name.split(" ").length : 0);
  const help = options.help === true;
  if (!verb && positionals.length > 0 && !(help && isGroup(positionals))) throw unknownVerb(positionals);
  if (verb && !help) checkArguments(verb, given);
  return {
    verb,
    args: given,
    options,
    language: language(options.lang),
    json: options.json === true,
    verbose: options.verbose === true,
    help,
    version: options.version === true,
  };
}

/** What people type when they look for help: `-h`, `help score`, and `scheme` alone, which has verbs below it. */
function withHelp(argv: readonly string[]): string[] {
  const [first, ...rest] = argv;
  if (first === "help") return [...rest, "--help"];
  const words = argv.filter((arg) => !arg.startsWith("-"));
  const asked = argv.map((arg) => (arg === "-h" ? "--help" : arg));
  return isGroup(words) ? [...asked, "--help"] : asked;
}

/** The first word of verbs of two. */
function isGroup(words: readonly string[]): boolean {
  return words.length === 1 && VERBS.some((verb) => verb.name.startsWith(`${words[0]} `));
}

/** The language and form in which even a refusal of the command line is told. */
export function peek(argv: readonly string[]): { language: Language; json: boolean } {
  const at = argv.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const given = argv[at]?.startsWith("--lang=") ? argv[at].slice("--lang=".length) : argv[at + 1];
  const known = LANGUAGES.find((language) => at >= 0 && language === given);
  return { language: known ?? "en", json: argv.includes("--json") };
}

/** The verb is made of the first words that are no options: `scheme check` of two, the others of one. */
function findCalled(argv: readonly string[]): Verb | null {
  const words = argv.filter((arg, i) => !arg.startsWith("-") && argv[i - 1] !== "--lang");
  return findVerb(words.slice(0, 2).join(" ")) ?? findVerb(words[0] ?? "") ?? null;
}

function unknownVerb(words: readonly string[]): Error {
  const known = VERBS.map((verb) => verb.name).join(", ");
  return refuse("", "unknown_verb", {
    given: printable(words.slice(0, words[0] === "scheme" ? 2 : 1).join(" ")),
    known,
  });
}

/** Not strict: its messages are English only, so what it lets through is refused here. */
function readTokens(
  argv: readonly string[],
  known: Verb["options"],
): { positionals: string[]; options: Record<string, string | boolean> } {
  const types = Object.fromEntries(
    Object.entries(known).map(([name, { value }]) => [
      name,
      { type: value ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: types,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const definition = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!definition) throw refuse("", "unknown_option", { given: printable(token.rawName) });
    if (!definition.value && token.value !== undefined) throw refuse("", "no_value_taken", { option: token.rawName });
    if (definition.value && token.value === "-") throw refuse("", "no_stream");
    if (definition.value && isMissing(token)) throw refuse("", "missing_value", { option: token.rawName });
    options[token.name] = token.value ?? true;
  }
  return { positionals, options };
}

/** `--lang --json` is a forgotten value, not the language "--json". */
function isMissing({ value, inlineValue }: { value?: string | undefined; inlineValue?: boolean | undefined }): boolean {
  return value === undefined || value === "" || (!inlineValue && value.startsWith("-"));
}

function checkArguments(verb: Verb, given: readonly string[]): void {
  if (given.includes("-")) throw refuse("", "no_stream");
  // an empty argument, such as a variable of the shell that is not set, is none
  const missing = verb.args[[...given, ""].indexOf("")];
  if (missing && !missing.startsWith("["))
    throw refuse("", "missing_argument", { argument: missing.replace("...", "") });
  // the name of a verb may have two words
  const room = verb.name === "schema" ? 2 : verb.args.at(-1)?.endsWith("...") ? given.length : verb.args.length;
  const surplus = given[room];
  if (surplus !== undefined) throw refuse("", "unexpected_argument", { given: printable(surplus) });
}

function language(given: string | boolean | undefined): Language {
  if (given === undefined) return "en";
  const known = LANGUAGES.find((language) => language === given);
  if (!known)
    throw refuse("", "option_not_allowed", { given: printable(given), allowed: LANGUAGES.join(", ") }, "--lang");
  return known;
}
