import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Case, Language } from "@klynge/core";
import { startTypesetter } from "@klynge/report/typesetter";
import { type Answer, type Call, optionValue } from "../command.ts";
import { loadCase } from "../files/case.ts";
import { loadEdition } from "../files/edition.ts";
import { findEdition } from "../files/edition-folder.ts";
import { findPlace } from "../files/find-place.ts";
import { DEFAULT_EDITION, SYNTHETIC_PORTFOLIO } from "../files/place.ts";
import { loadReleased } from "../files/released.ts";
import { makeFolder, writeWhole } from "../files/write-whole.ts";
import { wrap } from "../human/layout.ts";
import type { ReportAnswer } from "../shapes/report.ts";

/** `klynge report CASE`: the benchmarking report as PDF. */
export async function report({ args, options, language }: Call): Promise<Answer> {
  startTypesetter();
  const [source] = args as readonly [string];
  const [scheme, portfolio, out] = ["scheme", "portfolio", "out"].map((name) => optionValue(options, name));
  const edition = await loadEdition(scheme);
  const input = loadCase(edition, source);
  const { released, warned } = await loadReleased(edition, portfolio);
  const file = out ?? defaultPlace(input, language);
  // a folder that the user names has to be there; the one that nobody named is made
  if (out === undefined) makeFolder(DEFAULT_FOLDER);
  const place = findPlace(file, [source, portfolio ?? SYNTHETIC_PORTFOLIO, findEdition(scheme ?? DEFAULT_EDITION)]);
  // here and not above: the typesetter is large, and a fault of the input is told without it
  const { makeReport } = await import("@klynge/report");
  const { pdf, pages, improve, strengths } = await makeReport({ edition, case: input, released, language });
  writeWhole(place, pdf);
  const sha256 = createHash("sha256").update(pdf).digest("hex");
  const json: ReportAnswer = {
    file,
    sha256,
    pages,
    language,
    synthetic: released.synthetic,
    improve,
    strengths,
    warnings: [...input.warnings, ...warned.warnings],
  };
  return {
    exitCode: 0,
    json,
    lines: ({ texts, paint }) => [
      texts.say("report.written", { file, count: pages }),
      ...(released.synthetic
        ? wrap("", texts.say("report.synthetic", { edition: released.edition }), paint.width)
        : []),
    ],
    warned: [{ file: source, warnings: input.warnings }, warned],
  };
}

const DEFAULT_FOLDER = "reports";
const LONGEST_NAME = 80;

/** A name made of the id of the case with nothing in it that a file system could take for anything else. */
function defaultPlace(input: Case, language: Language): string {
  const plain = input.id.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const safe = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, "");
  return join(DEFAULT_FOLDER, `${safe || "case"}-${language}.pdf`);
}
