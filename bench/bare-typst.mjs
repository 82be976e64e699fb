/** Bare Typst: a planned report set with the templates of Klynge and nothing else. `bare-typst.mjs data.json out.pdf` */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [data, out] = process.argv.slice(2);
const report = join(dirname(fileURLToPath(import.meta.url)), "../packages/report");
const ours = createRequire(join(report, "package.json"));
const { NodeCompiler } = ours("@myriaddreamin/typst-ts-node-compiler");
const inter = dirname(ours.resolve("@expo-google-fonts/inter/package.json"));
const fonts = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf", "700Bold/Inter_700Bold.ttf"];
const templates = join(report, "typst");
const compiler = NodeCompiler.create({
  workspace: templates,
  fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(join(inter, font))) }],
});
compiler.mapShadow(join(templates, "data.json"), readFileSync(data));
const { result } = compiler.compile({ mainFilePath: join(templates, "report.typ") });
writeFileSync(out, compiler.pdf(result, { pdfStandard: "ua-1" }));
