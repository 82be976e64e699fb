import { table } from "./human/layout.ts";
import type { TextKey, Texts } from "./texts.ts";
import { COMMON_OPTIONS, VERBS, type Verb, type VerbName } from "./verbs.ts";

/** Help for one verb, or the list of verbs. */
export function helpLines(verb: Verb | null, texts: Texts): string[] {
  return verb ? verbHelp(verb, texts) : overview(texts);
}

function overview({ say }: Texts): string[] {
  return [
    say("help.head"),
    "",
    ...table(VERBS.map((verb) => [`  klynge ${usage(verb)}`, say(`verb.${verb.name}`)])),
    "",
    say("help.common"),
    ...optionLines(COMMON_OPTIONS, say),
    "",
    say("help.exit"),
  ];
}

function verbHelp(verb: Verb, { say }: Texts): string[] {
  return [
    `klynge ${usage(verb)}`,
    "",
    say(`verb.${verb.name as VerbName}`),
    "",
    ...optionLines({ ...verb.options, ...COMMON_OPTIONS }, say),
  ];
}

function usage(verb: Verb): string {
  return [verb.name, ...verb.args].join(" ");
}

function optionLines(options: Verb["options"], say: Texts["say"]): string[] {
  return table(
    Object.entries(options).map(([name, { value }]) => [
      `  --${name}${value ? ` ${value}` : ""}`,
      say(`option.${name}` as TextKey),
    ]),
  );
}
