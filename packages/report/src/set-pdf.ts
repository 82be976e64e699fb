import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import type { ReportDocument } from "./document.ts";

/** Sets a planned report as PDF/UA-1 with Typst. The same document gives the same bytes. */

const FONTS = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf", "700Bold/Inter_700Bold.ttf"];

/** Where the templates and the fonts lie; they differ between the sources and the bundle. */
export interface Assets {
  readonly templates: string;
  readonly fonts: string;
}

export interface SetReport {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

let compiler: { readonly assets: string; readonly own: NodeCompiler } | null = null;

/** Fonts are read once per process: the second report finds everything ready. */
function compilerFor(assets: Assets): NodeCompiler {
  const key = `${assets.templates}\n${assets.fonts}`;
  if (compiler?.assets !== key) {
    const fontBlobs = FONTS.map((font) => readFileSync(join(assets.fonts, font)));
    compiler = { assets: key, own: NodeCompiler.create({ workspace: assets.templates, fontArgs: [{ fontBlobs }] }) };
  }
  return compiler.own;
}

/** Sets a document in this thread. */
export function setPdf(document: ReportDocument, assets: Assets): SetReport {
  return setJson(JSON.stringify(document), assets);
}

/**
 * @param json a `ReportDocument` as it reaches the typesetter's thread and Typst
 * @throws Error with the first diagnostic when the templates do not compile, which a test would have shown
 */
export function setJson(json: string, assets: Assets): SetReport {
  const set = layOut(json, assets);
  return { pdf: compilerFor(assets).pdf(set, { pdfStandard: "ua-1" }), pages: set.numOfPages };
}

/** Lays pages out and gives nothing: Typst remembers what it has laid out once, and the same pages cost little later. */
export function rehearse(json: string, assets: Assets): void {
  layOut(json, assets);
}

function layOut(json: string, assets: Assets): NodeTypstDocument {
  const own = compilerFor(assets);
  const data = join(assets.templates, "data.json");
  own.mapShadow(data, Buffer.from(json));
  try {
    const compiled = own.compile({ mainFilePath: join(assets.templates, "report.typ") });
    if (!compiled.result)
      throw new Error(`report template: ${JSON.stringify(compiled.takeError()?.shortDiagnostics[0])}`);
    return compiled.result;
  } finally {
    own.unmapShadow(data);
  }
}
