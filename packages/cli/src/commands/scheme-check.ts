import { releaseCanaries } from "../canaries.ts";
import type { Answer, Call } from "../command.ts";
import { checkFolder } from "../files/check-edition.ts";
import { findEdition, readEditionTexts } from "../files/edition-folder.ts";
import { DEFAULT_EDITION } from "../files/place.ts";
import { schemeCheckLines } from "../human/scheme-check.ts";
import { faultData } from "../messages.ts";
import type { SchemeCheckAnswer } from "../shapes/scheme-check.ts";
import { loadTexts } from "../texts.ts";

/** `klynge scheme check [PATH]`: the faults of an edition; with --canaries whether the check itself can fail. */
export async function checkScheme({ args, options, language }: Call): Promise<Answer> {
  const folder = findEdition(args[0] ?? DEFAULT_EDITION);
  const files = readEditionTexts(folder);
  const { hash, faults } = checkFolder(folder, files);
  const texts = await loadTexts(language);
  const canaries = options.canaries === true ? releaseCanaries(files) : undefined;
  const missed = canaries?.some((canary) => !canary.found) ?? false;
  const json: SchemeCheckAnswer = {
    ok: faults.length === 0 && !missed,
    hash,
    faults: faults.map((fault) => faultData(texts, fault)),
    ...(canaries && { canaries }),
  };
  return {
    exitCode: json.ok ? 0 : 1,
    json,
    lines: (telling) => schemeCheckLines({ folder, faults, answer: json, telling }),
  };
}
