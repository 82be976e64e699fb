import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FieldToImprove, StrongField } from "@klynge/core";
import { buildDocument } from "./build-document.ts";
import type { ReportDocument } from "./document.ts";
import { buildContext, type ReportInput } from "./model/context.ts";
import { type Assets, setPdf } from "./set-pdf.ts";

export interface Report {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Gold: ids of indicators; Bronze: fields with the questions that call for action. */
  readonly improve: readonly string[] | readonly FieldToImprove[];
  readonly strengths: readonly string[] | readonly StrongField[];
}

/**
 * Makes the benchmarking report of a case.
 * @param input a checked case and the released statistics to compare with; nothing else is known of other clusters
 */
export async function makeReport(input: ReportInput): Promise<Report> {
  const context = buildContext(input);
  const set = setPdf(buildDocument(context), findAssets());
  return { ...set, improve: context.improve, strengths: context.strengths };
}

/** The report as planned pages, for other renderers. */
export function planReport(input: ReportInput): ReportDocument {
  return buildDocument(buildContext(input));
}

/** Templates lie beside the bundle in dist/, or beside the sources. */
export function findAssets(): Assets {
  const here = dirname(fileURLToPath(import.meta.url));
  const templates = [join(here, "typst"), join(here, "..", "typst"), join(here, "..", "packages", "report", "typst")].find((folder) => existsSync(join(folder, "report.typ")));
  if (!templates) throw new Error("the templates of the report are missing");
  return { templates, fonts: dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/inter/package.json")) };
}
