import { pathToFileURL } from "node:url";
import type { Page, ReportDocument } from "@klynge/report";
import { blockHtml } from "./html/blocks.ts";
import { logo, plainText } from "./html/marks.ts";
import { style } from "./html/style.ts";

/** The report as one HTML file for print: the same pages of blocks and the same font files that Typst sets. */
export function reportHtml(
  document: ReportDocument,
  fonts: readonly (readonly [weight: number, file: string])[],
): string {
  const css = style(fonts.map(([weight, file]) => [weight, pathToFileURL(file).href] as const));
  const pages = document.pages.map((page, i) => pageHtml(document, page, i + 1));
  return `<!doctype html><html lang="${document.language}"><head><meta charset="utf-8"><title>${plainText(document.title)}</title><meta name="author" content="${plainText(document.author)}"><meta name="description" content="${plainText(document.description)}"><style>${css}</style></head><body>${pages.join("\n")}</body></html>`;
}

function pageHtml(document: ReportDocument, page: Page, number: number): string {
  const bare = page.chapter === "";
  const header = bare
    ? ""
    : `<header><b>${logo(9)} ${plainText(document["running-title"])}</b><span>${plainText(page.chapter)}</span></header>`;
  const footer = bare
    ? ""
    : `<footer><span>${plainText(document["foot-left"])}</span><span>${plainText(document["foot-middle"])}</span><span>${number} / ${document["page-count"]}</span></footer>`;
  const strip = page.strip ? `<p class="block notice foot">${plainText(page.strip)}</p>` : "";
  return `<section id="p${number}">${header}${page.blocks.map(blockHtml).join("")}${strip}${footer}</section>`;
}
