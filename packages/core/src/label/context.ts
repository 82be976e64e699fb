import type { Case } from "../assessment/case.ts";
import type { Score } from "../assessment/score.ts";
import { calendarMonths } from "../calendar.ts";
import type { Value } from "../expression/types.ts";
import { fraction } from "../fraction.ts";
import { parameter } from "../scheme/compile.ts";
import type { Edition } from "../scheme/content.ts";
import type { ContextName } from "./names.ts";

/**
 * The names that label rules may use besides facts, computed from the application and the score (README-tables.md,
 * "Label rules"). A name that is not settled yet has a lowest and a highest value; a rule that comes out the same for both
 * is settled all the same.
 */
export interface Range {
  readonly lowest: Value;
  readonly highest: Value;
}

export type LabelContext = ReadonlyMap<string, Range>;

export function buildContext(edition: Edition, input: Case, score: Score): Map<string, Range> {
  const { application } = input;
  const single = (value: Value): Range => ({ lowest: value, highest: value });
  const names: Record<Exclude<ContextName, "application.kind">, Range> = {
    "application.label": single(input.label),
    "application.assessment_date": single(application.assessment_date ?? null),
    "application.assessment_known": single(application.assessment_date != null),
    "application.interview_done": single(application.interview_done ?? null),
    "application.mode": single(application.mode ?? null),
    "application.travel_km": single(application.travel_km == null ? null : fraction(application.travel_km)),
    // not stated counts as no (label-rules.csv, fee.bronze.office)
    "application.expert_office": single(application.expert_office ?? false),
    // a missing previous label means none
    "previous.label": single(application.previous?.label ?? ""),
    "previous.valid_until": single(application.previous?.valid_until ?? null),
    ...expertNames(input),
    ...silverNames(input),
    "gates.failed": single(failedGates(score)),
    "total.points": { lowest: fraction(score.total.lowest), highest: fraction(score.total.highest) },
    "total.max": single(fraction(score.total.max)),
  };
  const context = new Map<string, Range>(Object.entries(names));
  for (const { id } of edition.files["label-rules.yaml"].parameters) {
    const value = parameterFor(edition, id, input.label);
    if (value !== null) context.set(id, single(value));
  }
  return context;
}

function parameterFor(edition: Edition, id: string, label: string): Value {
  const rows = edition.files["label-rules.yaml"].parameters.filter((row) => row.id === id);
  if (!rows.some((row) => row.label === label || row.label === "all")) return null;
  const value = parameter(edition, id, label);
  return typeof value === "number" ? fraction(value) : value;
}

/** Experts with a declared conflict do not count; an expert whose country is not given may be foreign or not. */
function expertNames(input: Case): Record<"experts.count" | "experts.foreign", Range> {
  const free = (input.application.experts ?? []).filter((expert) => expert.conflict !== true);
  const foreign = free.filter((expert) => expert.country != null && expert.country !== input.cluster.country).length;
  const open = free.filter((expert) => expert.country == null).length;
  const count = fraction(free.length);
  return {
    "experts.count": { lowest: count, highest: count },
    "experts.foreign": { lowest: fraction(foreign), highest: fraction(foreign + open) },
  };
}

type SilverName = Extract<ContextName, `silver.${string}`>;

function silverNames(input: Case): Record<SilverName, Range> {
  const { benchmarking, improvement_areas: areas } = input.application;
  const known = benchmarking?.first != null && benchmarking.second != null;
  const interval = known ? fraction(calendarMonths(benchmarking.first as string, benchmarking.second as string)) : null;
  return {
    "silver.interval_months": { lowest: interval, highest: interval },
    "silver.areas_declared": areaRange(areas?.map(({ indicator }) => ({ indicator, holds: true }))),
    "silver.areas_described": areaRange(
      areas?.map((area) => ({ indicator: area.indicator, holds: area.effect_described ?? null })),
    ),
    "silver.areas_confirmed": areaRange(
      areas?.map((area) => ({ indicator: area.indicator, holds: area.confirmed ?? null })),
    ),
  };
}

/** Different indicators for which it holds, and for which it may still come to hold. */
function areaRange(areas: readonly { indicator: string; holds: boolean | null }[] | undefined): Range {
  if (!areas) return { lowest: null, highest: null };
  const count = (of: (holds: boolean | null) => boolean): Value =>
    fraction(new Set(areas.filter(({ holds }) => of(holds)).map(({ indicator }) => indicator)).size);
  return { lowest: count((holds) => holds === true), highest: count((holds) => holds !== false) };
}

/** Unknown when none failed and one is unknown. */
function failedGates(score: Score): Value {
  const failed = score.rows.filter((row) => row.gate === "failed").length;
  return failed === 0 && score.rows.some((row) => row.gate === "unknown") ? null : fraction(failed);
}
