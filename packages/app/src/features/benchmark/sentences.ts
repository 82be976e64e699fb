import type { Say } from "../../platform/i18n/texts.ts";
import { type ComparedRow, centreOf, ownShare } from "./compare-row.ts";
import type { AuditPart, InterviewPart, LadderEntry, NamedGroup, Result } from "./present.ts";

/** What a chart or a row shows, in a sentence; pages, drawings and the CSV say the same. */

type Wording = Result["view"]["wording"];

/** "All clusters [1,292]" */
export function groupWithCount(wording: Wording, { name, n }: Pick<NamedGroup, "name" | "n">): string {
  return `${name} [${wording.number(n)}]`;
}

export function clustersOf(say: Say, wording: Wording, n: number): string {
  return say("benchmark.clusters", { count: n, n: wording.number(n) });
}

export function groupNameOf({ chosen }: Result): string {
  return chosen?.name ?? "–";
}

export function profileHeading(say: Say, { profile }: InterviewPart): string {
  const placed = profile.flatMap(({ short, position }) => (position === null ? [] : [{ short, position }]));
  const [first] = placed;
  if (!first) return say("benchmark.profile.heading_none");
  if (placed.length === 1) return say("benchmark.profile.heading_one", { name: first.short, value: first.position });
  const best = placed.reduce((a, b) => (b.position > a.position ? b : a));
  const worst = placed.reduce((a, b) => (b.position < a.position ? b : a));
  if (best.position === worst.position) return say("benchmark.profile.heading_even", { value: best.position });
  return say("benchmark.profile.heading", {
    best: best.short,
    best_value: best.position,
    worst: worst.short,
    worst_value: worst.position,
  });
}

/** The service that is furthest behind its median, in parts of the median. */
export function servicesHeading(say: Say, wording: Wording, services: readonly ComparedRow[]): string {
  const known = services.filter(({ own }) => typeof own === "number");
  if (known.length === 0) return say("benchmark.services.heading_unknown");
  const compared = known.flatMap((row) => {
    const median = centreOf(row);
    return median === null ? [] : [{ row, own: Number(row.own), median }];
  });
  if (compared.length === 0) return say("benchmark.services.heading_withheld");
  const behind = compared.filter(({ own, median }) => own < median).sort((a, b) => a.own / a.median - b.own / b.median);
  const [last] = behind;
  if (!last) return say("benchmark.services.heading_all");
  return say("benchmark.services.heading_gap", {
    name: last.row.name,
    own: wording.number(last.own),
    median: wording.number(last.median),
  });
}

export function rowsHeading(say: Say, { placed, rows }: Result): string {
  const count = placed.upper + placed.middle + placed.lower;
  if (count > 0) return say("benchmark.rows.heading", { count, ...placed });
  const sides = rows.flatMap(({ shown, own }) =>
    shown.kind === "median" && typeof own === "number" ? [beside(own, shown.median)] : [],
  );
  if (sides.length === 0) return say("benchmark.rows.heading_none");
  const on = (side: string): number => sides.filter((one) => one === side).length;
  return say("benchmark.rows.heading_median", {
    count: sides.length,
    above: on("above"),
    at: on("at"),
    below: on("below"),
  });
}

export function ownText(say: Say, wording: Wording, { definition, own }: ComparedRow): string {
  return own === null ? say("benchmark.rows.not_known") : wording.valueOf(definition, own);
}

/** Letters that fit a column of figures; the unit stands beside the own value already. */
const LONGEST_FIGURE = 14;

/** The median, with its unit where there is room, or the mean of a scale; empty where there is none. */
export function centreText(say: Say, wording: Wording, row: ComparedRow): string {
  const { shown, definition } = row;
  if (shown.kind === "mean") return say("benchmark.rows.mean_of", { value: wording.mean(shown.mean) });
  const centre = centreOf(row);
  if (centre === null) return "";
  const whole = wording.valueOf(definition, centre);
  return whole.length > LONGEST_FIGURE ? wording.figure(definition, centre) : whole;
}

/** Where the own value stands, in words. */
export function placeText(say: Say, wording: Wording, row: ComparedRow): string {
  if (row.own === null) return say("benchmark.rows.missing");
  const place = placeInside(say, wording, row);
  return row.outside && row.shown.kind !== "withheld" ? say("benchmark.place.outside", { place }) : place;
}

function placeInside(say: Say, wording: Wording, row: ComparedRow): string {
  const { shown, own, band, definition } = row;
  if (band) return say(`benchmark.band.${band}`);
  if (shown.kind === "mean") return say(`benchmark.place.${beside(Number(own), shown.mean)}_mean`);
  if (shown.kind === "median") return say(`benchmark.place.${beside(Number(own), shown.median)}_median`);
  if (shown.kind !== "shares") return say("benchmark.place.not_compared");
  const mine = ownShare(row);
  if (!mine) return say("benchmark.place.no_figure");
  const share = wording.percent(mine.share);
  return Array.isArray(own)
    ? say("benchmark.place.name", { share, answer: wording.code(definition.vocabulary, mine.code) })
    : say("benchmark.place.same", { share });
}

function beside(own: number, centre: number): "above" | "at" | "below" {
  if (own === centre) return "at";
  return own > centre ? "above" : "below";
}

/** The whole strip in one sentence; null where nothing is drawn. */
export function stripTitle(say: Say, wording: Wording, row: ComparedRow): string | null {
  const { shown, name, definition } = row;
  const figure = (value: number): string => wording.valueOf(definition, value);
  const own = ownText(say, wording, row);
  switch (shown.kind) {
    case "quartiles":
      return say("benchmark.rows.strip", {
        name,
        own,
        median: figure(shown.median),
        q1: figure(shown.q1),
        q3: figure(shown.q3),
      });
    case "median":
      return say("benchmark.rows.strip_median", { name, own, median: figure(shown.median) });
    case "mean":
      return say("benchmark.rows.strip_mean", { name, own, mean: wording.mean(shown.mean) });
    case "shares": {
      const mine = ownShare(row);
      const answer = wording.code(definition.vocabulary, mine?.code ?? "");
      return mine ? say("benchmark.rows.share", { name, share: wording.percent(mine.share), answer }) : null;
    }
    default:
      return null;
  }
}

/** Why no figure is drawn. */
export function withheldText(say: Say, { shown }: ComparedRow): string {
  return say(`benchmark.withheld.${shown.kind === "withheld" ? shown.because : "own_code"}`);
}

export function improveHeading(say: Say, { improve }: InterviewPart): string {
  const [first] = improve;
  if (!first) return say("benchmark.improve.heading_none");
  return say("benchmark.improve.heading", { field: first.name, n: first.questions.length, of: first.of });
}

export function strengthsHeading(say: Say, { strengths }: InterviewPart): string {
  const [first] = strengths;
  return first ? say("benchmark.strengths.heading", { field: first.name }) : say("benchmark.strengths.heading_none");
}

export function scoreHeading(say: Say, { view }: Result, { needed }: AuditPart): string {
  const { points, max } = view.score.total;
  const told = { points: view.wording.number(points), max, label: labelName(say, view.input.label) };
  if (needed === null) return say("benchmark.audit.heading_points", told);
  if (needed <= points) return say("benchmark.audit.heading_reached", told);
  return say("benchmark.audit.heading_short", { ...told, count: needed - points });
}

/** The share of the points that the label takes, for the tick on each dimension; null where points give no label. */
export function neededShare({ view }: Result, { needed }: AuditPart): number | null {
  return needed === null || view.score.total.max === 0 ? null : needed / view.score.total.max;
}

export function labelName(say: Say, label: string): string {
  return label === "bronze" || label === "silver" || label === "gold" ? say(`label.${label}`) : label;
}

export function pointsHeading(say: Say, wording: Wording, { profile }: AuditPart): string {
  const scored = profile.filter(({ max }) => max > 0);
  const share = ({ points, max }: { points: number; max: number }): number => points / max;
  const [first] = scored;
  if (!first) return say("benchmark.audit.profile_title");
  const best = scored.reduce((a, b) => (share(b) > share(a) ? b : a), first);
  const worst = scored.reduce((a, b) => (share(b) < share(a) ? b : a), first);
  if (best === worst) return say("benchmark.audit.profile_title");
  return say("benchmark.audit.profile_heading", {
    best: best.short,
    best_value: wording.percent(share(best), 0),
    worst: worst.short,
    worst_value: wording.percent(share(worst), 0),
  });
}

export function gatesHeading(say: Say, { gates }: AuditPart, label: string): string {
  const count = (wanted: string): number => gates.filter(({ scored }) => scored.gate === wanted).length;
  const told = { of: gates.length, label: labelName(say, label) };
  if (count("failed") > 0) return say("benchmark.audit.gates_failed", { ...told, count: count("failed") });
  if (count("unknown") > 0) return say("benchmark.audit.gates_open", { ...told, count: count("unknown") });
  return say("benchmark.audit.gates_met", told);
}

export function improveRowsHeading(say: Say, wording: Wording, { improve }: AuditPart): string {
  const [first] = improve;
  if (!first) return say("benchmark.audit.improve_none");
  if (first.scored.gate === "failed") return say("benchmark.audit.improve_gate", { row: first.name });
  return say("benchmark.audit.improve_points", {
    row: first.name,
    points: wording.number(first.scored.points ?? 0),
    max: first.scored.max,
  });
}

export function laddersHeading(say: Say, { ladders }: AuditPart, excellence: number): string {
  const scored = ladders.filter(({ scored: { max } }) => max > 0);
  const reached = scored.filter(({ scored: { points } }) => points !== null && points >= excellence);
  return say("benchmark.audit.ladders_heading", { n: reached.length, of: scored.length, step: excellence });
}

/** "3 of 5 points", or why there are none. */
export function pointsText(say: Say, wording: Wording, { scored, steps }: LadderEntry): string {
  if (steps.length === 0) return say("benchmark.audit.no_points");
  if (scored.state === "not_applicable") return say("benchmark.audit.not_applicable");
  return scored.points === null
    ? say("benchmark.rows.not_known")
    : say("benchmark.audit.of_points", { points: wording.number(scored.points), max: scored.max });
}

export function ladderTitle(say: Say, { name, steps }: LadderEntry): string {
  if (steps.every((met) => met === null)) return say("benchmark.audit.ladder_unknown", { name });
  return say("benchmark.audit.ladder", { name, n: reachedStep(steps), of: steps.length });
}

/** The highest step below which all are met. */
export function reachedStep(steps: readonly (boolean | null)[]): number {
  const first = steps.findIndex((met) => met !== true);
  return first === -1 ? steps.length : first;
}
