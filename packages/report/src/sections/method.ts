import type { Block } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import { manyPages, type Section } from "./section.ts";

/** How the cluster was looked at, which groups it is compared with, and how their members are protected. */
export function methodSection(context: ReportContext): Section {
  const { t, scheme, score, released } = context;
  const audit = scheme.kind === "audit";
  const counts = { rows: scheme.rows.length, dimensions: scheme.dimensions.length, max: score.total.max };
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: t("method.title") },
    { kind: "lead", text: t(audit ? "method.lead_audit" : "method.lead_interview", counts) },
    labelled(t("method.facts"), t("method.facts_text")),
    labelled(t("method.quartiles"), t("method.quartiles_text")),
    labelled(t("method.bands"), t("method.bands_text")),
    labelled(t("method.triggers"), t(audit ? "method.triggers_text_audit" : "method.triggers_text_interview")),
    { kind: "heading", level: 3, text: t("method.groups_title") },
    groupTable(context),
    { kind: "text", text: t("method.groups_text") },
    { kind: "heading", level: 3, text: t("method.disclosure_title") },
    ...disclosure(context),
    ...(released.synthetic
      ? ([
          { kind: "heading", level: 3, text: t("method.synthetic_title") },
          { kind: "text", text: t("method.synthetic_text") },
        ] as const)
      : []),
  ];
  return manyPages(context, t("method.chapter"), t("method.title"), blocks);
}

function labelled(label: string, text: string): Block {
  return { kind: "labelled", label, text };
}

function groupTable({ t, wording, groups, main }: ReportContext): Block {
  // a group that is too small for any figure may come without a statistic for each fact
  const asked = Math.max(0, ...groups.map(({ statistics }) => statistics.size));
  return {
    kind: "table",
    columns: [
      { title: t("method.group"), width: 40 },
      { title: t("method.n"), width: 14, number: true },
      { title: t("method.shown"), width: 16, number: true },
      { title: t("method.withheld"), width: 14, number: true },
      { title: t("method.use"), width: 34 },
    ],
    rows: groups.map((group) => {
      const shown = [...group.statistics.values()].filter((statistic) => !("withheld" in statistic)).length;
      const use = t(group === main ? "method.use_main" : "method.use_other");
      return [group.name, wording.number(group.n), String(shown), String(asked - shown), use];
    }),
  };
}

function disclosure({ t, edition, wording }: ReportContext): Block[] {
  const { rules } = edition.edition.files["disclosure.yaml"];
  const details = {
    quartiles: rules.quartiles_from,
    median: rules.median_from,
    step: wording.percent(rules.step_share),
    small: wording.percent(rules.step_share_small),
    below: rules.small_below,
  };
  return ([1, 2, 3, 4, 5, 6] as const).map((n) => ({
    kind: "text",
    text: `${n}. ${t(`method.disclosure_${n}`, details)}`,
  }));
}
