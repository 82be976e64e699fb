import type { Block, ReportDocument } from "@klynge/report";
import { printed } from "./process.ts";

/** The text of a PDF without anything that line breaks and hyphenation change, and its number of pages. */
export async function pdfText(file: string): Promise<{ text: string; pages: number }> {
  const raw = await printed("/usr/bin/pdftotext", ["-q", "-raw", file, "-"]);
  return { text: normal(raw), pages: raw.split("\f").length - 1 };
}

function normal(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00ad\u2010-]/g, "");
}

/** Keys whose text is told, not shown: alternative texts and codes of marks. */
const NOT_SHOWN = new Set(["kind", "alt", "mark", "band"]);

/** Every text of the report that a reader sees, normalised, each once. */
export function shownTexts(document: ReportDocument): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (!NOT_SHOWN.has(key)) found.add(normal(value));
    } else if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value)) visit(inner, legend(key, name));
  };
  for (const page of document.pages) {
    visit(page.chapter, "chapter");
    visit(page.strip, "strip");
    visit(page.blocks satisfies readonly Block[], "blocks");
  }
  for (const key of ["running-title", "foot-left", "foot-middle"] as const) visit(document[key], key);
  return [...found].filter((text) => text !== "");
}

/** `band` is a word of a legend and the code of a row. */
function legend(key: string, name: string): string {
  return key === "legend" ? `legend.${name}` : name;
}
