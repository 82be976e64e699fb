import type { PlainValue, Unit } from "@klynge/core";
import { type CsvCell as Cell, csvText } from "../../platform/csv.ts";
import type { Say } from "../../platform/i18n/texts.ts";
import type { ComparedRow } from "./compare-row.ts";
import type { NamedPart, NamedWhole, Result } from "./present.ts";
import { ownText, placeText, withheldText } from "./sentences.ts";

/** All figures of the result as CSV. */
export function resultCsv(say: Say, result: Result): string {
  return csvText([headOf(say, result), ...result.rows.flatMap((row) => linesOf(say, result, row))]);
}

function headOf(say: Say, { part }: Result): Cell[] {
  const audit = part.kind === "audit";
  return [
    say("benchmark.csv.cluster"),
    say("benchmark.csv.reference_date"),
    say("benchmark.rows.code"),
    say(audit ? "benchmark.rows.indicator" : "benchmark.rows.question"),
    say("benchmark.csv.dimension"),
    say("benchmark.csv.own"),
    say("benchmark.csv.unit"),
    ...(audit ? [say("benchmark.audit.points"), say("benchmark.csv.max"), say("benchmark.audit.baseline")] : []),
    say("benchmark.csv.group"),
    say("benchmark.rows.answered"),
    say("benchmark.csv.kind"),
    say("benchmark.rows.lower_quartile"),
    say("benchmark.rows.median"),
    say("benchmark.rows.upper_quartile"),
    say("benchmark.rows.mean"),
    say("benchmark.csv.answer"),
    say("benchmark.csv.share"),
    say("benchmark.rows.position"),
    say("benchmark.csv.withheld"),
    say("benchmark.csv.statistics"),
    say("benchmark.csv.synthetic"),
  ];
}

/** A row with its figures, and behind it the parts of the whole that it asks for. */
function linesOf(say: Say, result: Result, row: ComparedRow): Cell[][] {
  const { view, chosen, statistics, synthetic, part, dimensions, wholes } = result;
  const { wording, input, score } = view;
  const scored = score.rows.find(({ id }) => id === row.id);
  const before = [
    input.cluster.name,
    input.referenceDate,
    row.id,
    row.name,
    dimensions.find(({ id }) => id === row.dimension)?.name ?? row.dimension,
  ];
  const points =
    part.kind === "audit"
      ? [scored?.points ?? null, scored?.max ?? null, say(`benchmark.audit.gate.${scored?.gate ?? "none"}`)]
      : [];
  const after = [statistics, say(synthetic ? "condition.yes" : "condition.no")];
  const line = (own: Cell, unit: Unit, told: readonly Cell[]): Cell[] => [
    ...before,
    own,
    wording.text(wording.edition.files["texts/units.yaml"].units[unit]?.name ?? {}),
    ...points,
    chosen?.name ?? "",
    ...told,
    ...after,
  ];
  const own = ownCell(row.own, ownText(say, wording, row));
  const place = [placeText(say, wording, row), row.shown.kind === "withheld" ? withheldText(say, row) : ""];
  const codeName = (code: string): string => wording.code(row.definition.vocabulary, code);
  return [
    ...figures(say, row, codeName).map((cells) => line(own, row.definition.unit, [...cells, ...place])),
    ...wholes
      .filter(({ id }) => id === row.id)
      .flatMap((whole) =>
        whole.parts.map((part) =>
          line(part.own, "share", [...shareOfPart(say, whole, part), "", partWithheld(say, whole, part)]),
        ),
      ),
  ];
}

/** Clusters, kind, no quartiles and no mean, the part and its mean share. */
function shareOfPart(say: Say, { n }: NamedWhole, { name, mean }: NamedPart): Cell[] {
  return [n, say("benchmark.csv.kinds.whole"), null, null, null, null, name, mean];
}

function partWithheld(say: Say, { withheld }: NamedWhole, { mean }: NamedPart): string {
  if (mean !== null) return "";
  return say(`benchmark.withheld.${withheld ?? "dominated"}`);
}

/** Clusters, kind, quartiles, mean, answer and share; one line for each answer of choice. */
function figures(say: Say, { shown }: ComparedRow, codeName: (code: string) => string): Cell[][] {
  const kind = say(`benchmark.csv.kinds.${shown.kind}`);
  const nothing = null;
  switch (shown.kind) {
    case "quartiles":
      return [[shown.n, kind, shown.q1, shown.median, shown.q3, nothing, nothing, nothing]];
    case "median":
      return [[shown.n, kind, nothing, shown.median, nothing, nothing, nothing, nothing]];
    case "mean":
      return [[shown.n, kind, nothing, nothing, nothing, shown.mean, nothing, nothing]];
    case "shares":
      return shown.shares.map(({ code, share }) => [
        shown.n,
        kind,
        nothing,
        nothing,
        nothing,
        nothing,
        codeName(code),
        share,
      ]);
    default:
      return [[nothing, kind, nothing, nothing, nothing, nothing, nothing, nothing]];
  }
}

function ownCell(own: PlainValue, text: string): Cell {
  if (own === null) return null;
  return typeof own === "number" ? own : text;
}
