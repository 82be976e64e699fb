import type { Page } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import type { Section } from "./section.ts";

/** Longer names are set smaller, so that any lawful name fits the cover. */
function titleSize(name: string): number {
  if (name.length <= 40) return 34;
  return name.length <= 80 ? 26 : 20;
}

export function coverSection(context: ReportContext): Section {
  const { t, wording, input, scheme, edition, released } = context;
  const title = wording.name(input.cluster.name, 160);
  const counts = { rows: scheme.rows.length, dimensions: scheme.dimensions.length };
  const page: Page = {
    chapter: "",
    blocks: [
      {
        kind: "cover",
        kicker: t("cover.kicker"),
        title,
        size: titleSize(title),
        subtitle: t(scheme.kind === "audit" ? "cover.audit" : "cover.interview", counts),
        facts: [
          [t("cover.code"), context.code],
          [t("cover.reference_date"), wording.day(input.referenceDate)],
          [t("cover.country"), wording.country(input.cluster.country)],
          [t("cover.edition"), `${scheme.id}, ${edition.id}`],
          [t("cover.statistics"), wording.name(released.edition, 60)],
          [t("cover.case"), wording.name(input.id, 60)],
        ],
        notices: [
          t("cover.not_a_label"),
          t(input.invented ? "cover.invented" : "cover.real"),
          t(released.synthetic ? "cover.synthetic" : "cover.own_statistics"),
          t("confidential"),
        ],
      },
    ],
  };
  return { title: t("cover.kicker"), level: 1, pages: [page] };
}
