import type { Language } from "@klynge/core";
import { type Answer, type Call, optionValue } from "../command.ts";
import { loadEdition } from "../files/edition.ts";
import { releaseFile } from "../files/portfolio.ts";
import { benchmarkLines } from "../human/benchmark.ts";
import { groupName } from "../human/group-name.ts";
import { wordingIn } from "../human/wording.ts";
import type { BenchmarkAnswer } from "../shapes/benchmark.ts";
import { loadTexts } from "../texts.ts";

/** `klynge benchmark PORTFOLIO`: what may be known of the groups of a portfolio. */
export async function benchmark({ args, options, language }: Call): Promise<Answer> {
  const edition = await loadEdition(optionValue(options, "scheme"));
  const { released, warned } = releaseFile(edition, args[0] as string, options.synthetic === true);
  const name = await namer(edition, language);
  const json: BenchmarkAnswer = {
    edition: released.edition,
    synthetic: released.synthetic,
    groups: released.groups.map(({ of, ...group }) => ({ ...group, name: name(of) })),
    warnings: warned.warnings,
  };
  return {
    exitCode: 0,
    json,
    lines: (telling) => benchmarkLines({ edition, answer: json, telling }),
    warned: [warned],
  };
}

type Edition = Awaited<ReturnType<typeof loadEdition>>;

async function namer(edition: Edition, language: Language): Promise<(of: Parameters<typeof groupName>[0]) => string> {
  const texts = await loadTexts(language);
  const wording = wordingIn(edition, texts);
  return (of) => groupName(of, texts, wording);
}
