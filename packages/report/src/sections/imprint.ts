import type { Block } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import { onePage, type Section } from "./section.ts";

/** Who made the report, for whom, what it is not, and how a page is read. */
export function imprintSection(context: ReportContext): Section {
  const { t, scheme } = context;
  const steps = scheme.kind === "audit" ? { baseline: scheme.baselineStep, excellence: scheme.excellenceStep } : null;
  return onePage(context, t("imprint.title"), t("imprint.title"), 1, [
    { kind: "heading", level: 1, text: t("imprint.title") },
    { kind: "text", text: t("imprint.publisher") },
    labelled(t("imprint.confidentiality_title"), t("imprint.confidentiality")),
    labelled(t("imprint.not_a_label_title"), t("cover.not_a_label")),
    labelled(t("imprint.no_ranking_title"), t("imprint.no_ranking")),
    labelled(t("imprint.unknown_title"), t("imprint.unknown")),
    labelled(t("imprint.reconstructed_title"), t("imprint.reconstructed")),
    { kind: "heading", level: 3, text: t("imprint.reading_title") },
    { kind: "text", text: t("imprint.reading_value") },
    { kind: "text", text: t("imprint.reading_strip") },
    { kind: "text", text: t("imprint.reading_band") },
    { kind: "text", text: steps ? t("imprint.reading_ladder", steps) : t("imprint.reading_answers") },
    { kind: "heading", level: 3, text: t("imprint.identity_title") },
    identity(context),
    { rank: 1, block: { kind: "small", text: t("imprint.typeface") } },
  ]);
}

function labelled(label: string, text: string): Block {
  return { kind: "labelled", label, text };
}

/** What the report can be made again from. */
function identity({ t, edition, released, input, wording }: ReportContext): Block {
  const { dictionary } = edition;
  const derived = dictionary.derivations.filter(({ index }) => input.facts[index] !== null).length;
  const assumed = [...input.origins.values()].filter((origin) => origin.assumed).length;
  const owner = wording.text(edition.edition.files["edition.yaml"].owner);
  return {
    kind: "table",
    columns: [
      { title: t("annex.fact"), width: 28 },
      { title: t("annex.value"), width: 72 },
    ],
    rows: [
      [t("imprint.identity_edition"), edition.id],
      [t("imprint.identity_hash"), edition.hash],
      [t("imprint.identity_data"), wording.name(released.edition, 60)],
      [t("imprint.identity_reference"), wording.day(input.referenceDate)],
      [t("imprint.identity_facts"), t("imprint.identity_facts_value", { given: input.origins.size, derived, assumed })],
      [t("imprint.identity_owner"), owner],
    ],
  };
}
