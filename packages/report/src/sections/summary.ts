import type { FieldToImprove, StrongField } from "@klynge/core";
import { meanPosition, parameter } from "@klynge/core";
import type { Block, ListItem, ProfileBlock, ScoreBarBlock } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import type { GoldView } from "../model/gold-view.ts";
import type { RowView } from "../model/rows.ts";
import { onePage, type Section } from "./section.ts";

/** One page: what the cluster is strong in, what to work on, and how far it is to Gold. */
export function summarySection(context: ReportContext): Section {
  const { t } = context;
  return onePage(context, t("summary.chapter"), t("summary.title"), 1, [
    { kind: "heading", level: 1, text: t("summary.title") },
    { kind: "lead", text: summaryLead(context) },
    {
      kind: "heading",
      level: 3,
      text: t(context.scheme.kind === "audit" ? "summary.profile_audit" : "summary.profile_interview"),
    },
    profileBlock(context),
    { kind: "pair", left: strengths(context), right: fields(context) },
    ...inBoth(context),
    { kind: "heading", level: 3, text: t("summary.way") },
    scoreBar(context, context.gold),
    {
      rank: 2,
      heading: {
        kind: "heading",
        level: 3,
        text: t("summary.application", { label: context.wording.code("label", context.input.label) }),
      },
      block: { kind: "text", text: outcome(context) },
    },
    { rank: 1, block: { kind: "text", text: t("summary.reasons") } },
  ]);
}

/** Strengths fit to be shown as such: a field that stands below the middle is not praised, though nothing fires in it. */
function shownStrengths({ strengths: strong }: ReportContext): (string | StrongField)[] {
  return strong.filter((entry) => typeof entry === "string" || entry.position >= 50);
}

function summaryLead(context: ReportContext): string {
  const { say, wording, score, rows, name, improve, edition, scheme } = context;
  const strong = shownStrengths(context);
  if (score.total.unknown > rows.length / 2) {
    const first = say("summary.mostly_unknown", { count: score.total.unknown, of: rows.length, cluster: name });
    return scheme.kind === "audit"
      ? `${first} ${say("summary.range", { points: score.total.lowest, max: score.total.highest, cluster: name })}`
      : first;
  }
  const texts = edition.edition.files["texts/dimensions.yaml"].field_groups;
  const label = (entry: string | FieldToImprove | StrongField): string => {
    if (typeof entry !== "string") return wording.text(texts[entry.field]?.name ?? {});
    return wording.text(rows.find((row) => row.id === entry)?.texts.short ?? {});
  };
  // a row that most clusters are level with or ahead of keeps its place in the list, but is not what stands out
  const isAhead = (entry: string | StrongField): boolean =>
    typeof entry !== "string" || rows.find((own) => own.id === entry)?.band !== "lower";
  const [best, worst] = [strong.filter(isAhead).slice(0, 2).map(label), improve.slice(0, 2).map(label)];
  const parts = [
    best.length > 0
      ? say("summary.strong", { cluster: name, fields: wording.list(best) })
      : say("summary.nothing_strong", { cluster: name }),
    worst.length > 0
      ? say("summary.weak", { cluster: name, fields: wording.list(worst) })
      : say("summary.nothing_weak", { cluster: name }),
    ...(scheme.kind === "audit"
      ? [say("summary.points", { points: wording.number(score.total.points), max: score.total.max, cluster: name })]
      : []),
  ];
  return parts.join(" ");
}

export function profileBlock(context: ReportContext): ProfileBlock {
  const { t, scheme, wording, edition, compared, main } = context;
  const audit = scheme.kind === "audit";
  const texts = edition.edition.files["texts/dimensions.yaml"][audit ? "gold" : "bronze"];
  const values = scheme.dimensions.map((id) => {
    const label = wording.text(texts[id]?.short ?? {});
    return {
      label,
      value: audit ? reachedShare(context, id) : meanPosition(compared.filter((q) => q.dimension === id)),
      range: audit ? possibleRange(context, id) : null,
    };
  });
  const threshold = 100 * Number(parameter(edition.edition, "gold.threshold_share", "gold"));
  const lowest = Math.min(...values.flatMap(({ value }) => value ?? []));
  const open = values.some(({ range }) => range !== null);
  const rows = values.map(({ label, value, range }) => ({
    label,
    value: value === null ? null : Math.round(value),
    range: range && ([Math.round(range[0]), Math.round(range[1])] as const),
    text: profileText(context, value, range),
    // while rows are unknown, any of them may turn out to be the weakest
    emphasis: !open && value === lowest && values.filter((v) => v.value === lowest).length === 1,
  }));
  return {
    kind: "profile",
    alt: t("summary.profile_alt", { values: rows.map((row) => `${row.label}: ${row.text}`).join(", ") }),
    quarters: audit
      ? ["", "", ""]
      : [t("summary.quarter_lower"), t("summary.quarter_middle"), t("summary.quarter_upper")],
    line: audit ? { at: threshold, text: wording.percent(threshold / 100) } : { at: 50, text: "" },
    caption: audit
      ? `${t("summary.caption_audit")}${open ? ` ${t("summary.caption_open")}` : ""}`
      : t("summary.caption_interview", { group: main?.name ?? "–", n: wording.number(main?.n ?? 0) }),
    rows,
  };
}

/** Points of a dimension in percent of its maximum; null while nothing of it is known, because unknown is not zero. */
function reachedShare({ score }: ReportContext, dimension: string): number | null {
  const known = score.rows.some((row) => row.dimension === dimension && row.points !== null);
  const total = score.dimensions.find((d) => d.id === dimension);
  return known && total && total.max > 0 ? (100 * total.points) / total.max : null;
}

/** Where the share of a dimension may end up while rows are unknown; null when it is settled. */
function possibleRange({ score }: ReportContext, dimension: string): readonly [number, number] | null {
  const total = score.dimensions.find((d) => d.id === dimension);
  if (!total || total.max === 0 || total.unknown === 0) return null;
  const open = score.rows.filter((own) => own.dimension === dimension && own.state === "unknown");
  const more = open.reduce((sum, { max }) => sum + max, 0);
  return [(100 * total.points) / total.max, (100 * (total.points + more)) / total.max];
}

function profileText(
  { t, scheme }: ReportContext,
  value: number | null,
  range: readonly [number, number] | null,
): string {
  if (value === null) return t(scheme.kind === "audit" ? "condition.unknown" : "summary.not_comparable");
  return range ? `${Math.round(range[0])}–${Math.round(range[1])}` : String(Math.round(value));
}

/** Rows that are a strength and a field to improve at once, which needs a word of explanation. */
function inBoth({ t, wording, rows, strengths: strong, improve }: ReportContext): Block[] {
  const both = improve.flatMap((id) =>
    typeof id === "string" && (strong as readonly unknown[]).includes(id) ? [row(rows, id)] : [],
  );
  if (both.length === 0) return [];
  const names = both.map((view) => `${wording.text(view.texts.short)} (${view.id})`);
  return [{ kind: "text", text: t("summary.in_both", { rows: wording.list(names) }) }];
}

function strengths(context: ReportContext): Block[] {
  const { t, wording, edition, rows } = context;
  const strong = shownStrengths(context);
  const texts = edition.edition.files["texts/dimensions.yaml"].field_groups;
  const items = strong.map((entry): ListItem => {
    if (typeof entry === "string") return indicatorItem(context, row(rows, entry));
    const position = t("summary.mean_position", { position: Math.round(entry.position) });
    return {
      mark: entry.position >= 75 ? "upper" : "middle",
      title: wording.text(texts[entry.field]?.name ?? {}),
      text: position,
    };
  });
  return listOf(t("summary.strengths"), items, t("summary.no_strengths"));
}

function fields(context: ReportContext): Block[] {
  const { t, wording, edition, rows, improve } = context;
  const texts = edition.edition.files["texts/dimensions.yaml"].field_groups;
  const items = improve.map((entry): ListItem => {
    if (typeof entry === "string") return indicatorItem(context, row(rows, entry));
    const fired = t("summary.fired", { fired: entry.questions.length, of: entry.of });
    return {
      mark: "lower",
      title: wording.text(texts[entry.field]?.name ?? {}),
      text: fired,
      reference: entry.questions.join(", "),
    };
  });
  return listOf(t("summary.improve"), items, t("summary.no_improve"));
}

function row(rows: readonly RowView[], id: string): RowView {
  const found = rows.find((r) => r.id === id);
  if (!found) throw new RangeError(`no row ${id}`);
  return found;
}

/** Points and position of a row, side by side: full points may be usual, and a leading row may lack some. */
function indicatorItem({ t, wording }: ReportContext, view: RowView): ListItem {
  const { points, max, gate } = view.scored;
  const state =
    gate === "failed" ? t("summary.gate_failed") : t("summary.points_of", { points: wording.number(points ?? 0), max });
  const place = view.band ? `, ${small(t(`row.${view.band}`))}` : "";
  const mark = gate === "failed" ? "failed" : (view.band ?? "unknown");
  return { mark, title: wording.text(view.texts.short), text: `${state}${place}`, reference: view.id };
}

/** As it stands inside a sentence. */
function small(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}

function listOf(title: string, items: readonly ListItem[], empty: string): Block[] {
  return [
    { kind: "heading", level: 3, text: title },
    items.length > 0 ? { kind: "list", items } : { kind: "text", text: empty },
  ];
}

/** Points towards Gold with what is unknown and the threshold of the label. */
export function scoreBar({ t, edition, wording }: ReportContext, gold: GoldView): ScoreBarBlock {
  const { total } = gold.score;
  const threshold = Number(parameter(edition.edition, "gold.threshold_share", "gold")) * total.max;
  return {
    kind: "score-bar",
    alt: t("summary.bar_alt", {
      points: wording.number(total.points),
      max: total.max,
      highest: wording.number(total.highest),
      threshold: wording.number(threshold),
    }),
    max: total.max,
    lowest: total.lowest,
    highest: total.highest,
    threshold,
    left: t("summary.bar_left", { points: wording.number(total.points), max: total.max }),
    right: total.unknown > 0 ? t("summary.bar_right", { unknown: total.unknown }) : "",
    "threshold-text": t("summary.bar_threshold", { points: wording.number(threshold) }),
  };
}

export function outcome({ t, wording, input, decision }: ReportContext): string {
  const label = wording.code("label", input.label);
  return t(`summary.outcome_${decision.outcome}`, { label });
}
