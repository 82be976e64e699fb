import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FieldToImprove, StrongField } from "@klynge/core";
import { buildDocument } from "./build-document.ts";
import type { ReportDocument } from "./document.ts";
import { buildContext, type ReportInput } from "./model/context.ts";
import type { Assets } from "./set-pdf.ts";
import { rehearsePages, setReport } from "./typesetter.ts";

export interface Report {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Gold: ids of indicators; Bronze: fields with the questions that call for action. */
  readonly improve: readonly string[] | readonly FieldToImprove[];
  readonly strengths: readonly string[] | readonly StrongField[];
}

/** How tightly pages are planned; the next one is tried when text turned out longer than planned. */
const DENSITIES = [0.985, 0.94, 0.88, 0.8];

/**
 * Makes the benchmarking report of a case.
 * @param input a checked case and the released statistics to compare with; nothing else is known of other clusters
 * @param planned is told the number of pages, each time that pages are planned
 */
export async function makeReport(input: ReportInput, planned: (pages: number) => void = () => {}): Promise<Report> {
  const assets = findAssets();
  for (const density of DENSITIES) {
    const context = buildContext(input, density);
    const document = buildDocument(context, (part) => rehearsePages(part, assets));
    planned(document.pages.length);
    const set = await setReport(document, assets);
    if (set.pages === document.pages.length) return { ...set, improve: context.improve, strengths: context.strengths };
  }
  throw new Error("the report does not fit its pages");
}

/** The report as planned pages, for other renderers. */
export function planReport(input: ReportInput): ReportDocument {
  return buildDocument(buildContext(input, DENSITIES[0] as number));
}

/** Templates lie beside the bundle in dist/, or beside the sources. */
export function findAssets(): Assets {
  const here = dirname(fileURLToPath(import.meta.url));
  const templates = [
    join(here, "typst"),
    join(here, "..", "typst"),
    join(here, "..", "packages", "report", "typst"),
  ].find((folder) => existsSync(join(folder, "report.typ")));
  if (!templates) throw new Error("the templates of the report are missing");
  return { templates, fonts: dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/inter/package.json")) };
}
