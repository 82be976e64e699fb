import { table, wrap } from "./human/layout.ts";
import type { TextKey, Texts } from "./texts.ts";
import { COMMON_OPTIONS, VERBS, type Verb, type VerbName } from "./verbs.ts";

/** Help for one verb, or the list of verbs. */
export function helpLines(verb: Verb | null, texts: Texts, width: number): string[] {
  return verb ? verbHelp(verb, texts, width) : overview(texts, width);
}

function overview({ say }: Texts, width: number): string[] {
  const verbs = VERBS.map((verb) => [`  klynge ${usage(verb)}`, say(`verb.${verb.name}`)]);
  return [
    ...wrap("", say("help.head"), width),
    "",
    ...table(verbs, [], width),
    "",
    ...wrap("", say("help.common"), width),
    ...optionLines(COMMON_OPTIONS, say, width),
    "",
    ...wrap("", say("help.exit"), width),
  ];
}

function verbHelp(verb: Verb, { say }: Texts, width: number): string[] {
  return [
    `klynge ${usage(verb)}`,
    "",
    ...wrap("", say(`verb.${verb.name as VerbName}`), width),
    "",
    ...optionLines({ ...verb.options, ...COMMON_OPTIONS }, say, width),
  ];
}

function usage(verb: Verb): string {
  return [verb.name, ...verb.args].join(" ");
}

function optionLines(options: Verb["options"], say: Texts["say"], width: number): string[] {
  const rows = Object.entries(options).map(([name, { value }]) => [
    `  --${name}${value ? ` ${value}` : ""}`,
    say(`option.${name}` as TextKey),
  ]);
  return table(rows, [], width);
}
