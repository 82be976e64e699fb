import type { Block, Cell } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import { holdsCell } from "./row-ladder.ts";
import { manyPages, type Section } from "./section.ts";

/** The eligibility items with their state, why they are asked, and what proves them. */
export function eligibilitySection(context: ReportContext): Section {
  const { t, decision } = context;
  const items = decision.rules.filter((rule) => rule.group === "eligibility");
  const title = t("annex.eligibility_title", { count: items.length });
  return manyPages(context, t("annex.eligibility_chapter"), title, [
    { kind: "heading", level: 1, text: title },
    { kind: "text", text: t("annex.eligibility_lead") },
    itemTable(context, items),
  ]);
}

function itemTable(context: ReportContext, items: ReportContext["decision"]["rules"]): Block {
  const { t, wording, edition } = context;
  const texts = edition.edition.files["texts/label-rules.yaml"].eligibility;
  return {
    kind: "table",
    size: 8,
    columns: [
      { title: t("annex.item"), width: 26 },
      { title: t("annex.condition"), width: 46 },
      { title: t("annex.item_why"), width: 42 },
      { title: t("annex.state"), width: 15 },
    ],
    rows: items.map((item): Cell[] => {
      const own = texts[item.id];
      return [
        { text: `${item.id} ${wording.text(own?.name ?? {})}`, strong: true },
        `${wording.text(own?.condition ?? {})} (${wording.text(own?.evidence ?? {})})`,
        wording.text(own?.why ?? {}),
        holdsCell(context, item.holds),
      ];
    }),
  };
}
