import type { ReportContext } from "../model/context.ts";
import { factsOfScheme } from "./annex-answers.ts";
import { manyPages, type Section } from "./section.ts";

/** What each fact means. */
export function definitionsSection(context: ReportContext): Section {
  const { t, wording, edition } = context;
  const texts = edition.edition.files["texts/facts.yaml"];
  return manyPages(context, t("annex.definitions_chapter"), t("annex.definitions_title"), [
    { kind: "heading", level: 1, text: t("annex.definitions_title") },
    { kind: "text", text: t("annex.definitions_lead", { edition: edition.id }) },
    {
      kind: "table",
      size: 8,
      columns: [
        { title: t("annex.fact"), width: 38 },
        { title: t("annex.definition"), width: 76 },
      ],
      rows: factsOfScheme(context).map((fact) => [
        { text: wording.factName(fact), strong: true },
        wording.text(texts[fact]?.definition ?? {}),
      ]),
    },
  ]);
}
