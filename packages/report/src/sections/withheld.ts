import type { CompiledEdition } from "@klynge/core";
import type { ReportContext } from "../model/context.ts";
import type { ComparisonGroup } from "../model/groups.ts";
import type { TextKey } from "../texts.ts";

/** Why a group shows no figure of a fact; answers of choice are not yes or no, and are told otherwise. */
export function withheldText({ t, edition }: ReportContext, fact: string, group: ComparisonGroup): string {
  const statistic = group.statistics.get(fact);
  if (!statistic) return t(isTooSmall(edition, group) ? "groups.withheld_too_few" : "groups.withheld_not_asked");
  if ("median" in statistic && statistic.mean_withheld === "too_few")
    return t("groups.withheld_mean_too_few", { from: edition.edition.files["disclosure.yaml"].rules.quartiles_from });
  if ("median" in statistic && statistic.mean_withheld === "dominated") return t("groups.withheld_dominated");
  // figures of another edition may be of another kind than the one that is asked for here
  if (!("withheld" in statistic)) return t("groups.withheld_not_asked");
  const code = statistic.withheld;
  const isYesOrNo = edition.edition.files["facts.yaml"].facts[fact]?.unit === "boolean";
  if (!isYesOrNo && (code === "few" || code === "nearly_all")) return t(`groups.withheld_${code}_choose`);
  return t(`groups.withheld_${code}` satisfies TextKey);
}

/** A shipped portfolio keeps the name of a group too small for any figure, and leaves its statistics out: all would say so. */
export function isTooSmall(edition: CompiledEdition, { n, statistics }: ComparisonGroup): boolean {
  return statistics.size === 0 && n < edition.edition.files["disclosure.yaml"].rules.median_from;
}
