import type { ContentsEntry, Page, ReportDocument } from "./document.ts";
import { PAGE } from "./layout/measure.ts";
import { fitLine, textWidth } from "./layout/text-width.ts";
import type { ReportContext } from "./model/context.ts";
import { answersSection } from "./sections/annex-answers.ts";
import { definitionsSection } from "./sections/annex-definitions.ts";
import { eligibilitySection } from "./sections/annex-eligibility.ts";
import { figuresSection } from "./sections/annex-figures.ts";
import { rulesSection } from "./sections/annex-rules.ts";
import { contentsLength, contentsPages } from "./sections/contents.ts";
import { coverSection } from "./sections/cover.ts";
import { dimensionSections } from "./sections/dimension.ts";
import { distanceSection } from "./sections/distance.ts";
import { imprintSection } from "./sections/imprint.ts";
import { megatrendSection } from "./sections/megatrends.ts";
import { methodSection } from "./sections/method.ts";
import { recommendationSection } from "./sections/recommendations.ts";
import type { Section } from "./sections/section.ts";
import { summarySection } from "./sections/summary.ts";

/**
 * Plans the whole report: every page with its blocks, so that contents and page numbers are known before it is set.
 * @param planned is shown sections as soon as they are planned: the annex first, whose tables take longest to lay out
 */
export function buildDocument(
  context: ReportContext,
  planned: (part: ReportDocument) => void = () => {},
): ReportDocument {
  const cover = coverSection(context).pages;
  const show = (sections: readonly Section[]): readonly Section[] => {
    planned(assemble(context, pagesOf(sections)));
    return sections;
  };
  const annex = ANNEX.flatMap((section) => show([section(context)]));
  const sections: Section[] = [
    imprintSection(context),
    summarySection(context),
    methodSection(context),
    ...context.scheme.dimensions.flatMap((dimension) => show(dimensionSections(context, dimension))),
    megatrendSection(context),
    recommendationSection(context),
    distanceSection(context),
    ...annex,
  ];
  const length = contentsLength(sections);
  const entries = entriesOf(sections, cover.length + length);
  return assemble(context, [...cover, ...contentsPages(context, entries, length), ...pagesOf(sections)]);
}

const ANNEX = [answersSection, eligibilitySection, figuresSection, rulesSection, definitionsSection] as const;

function pagesOf(sections: readonly Section[]): Page[] {
  return sections.flatMap(({ pages }) => pages);
}

function entriesOf(sections: readonly Section[], before: number): ContentsEntry[] {
  let page = before + 1;
  return sections.map((section) => {
    const entry = { level: section.level, text: section.title, page };
    page += section.pages.length;
    return entry;
  });
}

/** Points of the foot beside its three parts: the space between them, and the number of the page. */
const FOOT = { size: 8, number: 38, gaps: 2 * 8, spare: 2 } as const;

/** The code, and as much of the cluster's name as the line has room for before the note in its middle. */
function footLine({ t, wording, input, code }: ReportContext): string {
  const room = PAGE.width - FOOT.number - FOOT.gaps - FOOT.spare - textWidth(t("confidential"), FOOT.size);
  return fitLine(`${code} · ${wording.clip(input.cluster.name)}`, room, FOOT.size);
}

function assemble(context: ReportContext, pages: readonly Page[]): ReportDocument {
  const { t, input, language, code } = context;
  const [year, month, day] = input.referenceDate.split("-").map(Number) as [number, number, number];
  return {
    language,
    title: `${t("cover.kicker")}: ${context.wording.clip(input.cluster.name)}`,
    author: t("author"),
    description: `${code}. ${t("cover.not_a_label")}`,
    keywords: [code],
    date: { year, month, day },
    "running-title": t("running_title"),
    "foot-left": footLine(context),
    "foot-middle": t("confidential"),
    "page-count": pages.length,
    pages,
  };
}
