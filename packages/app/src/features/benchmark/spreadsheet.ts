import type { PlainValue } from "@klynge/core";
import type { Say } from "../../platform/i18n/texts.ts";
import type { ComparedRow } from "./compare-row.ts";
import type { Result } from "./present.ts";
import { ownText, placeText, withheldText } from "./sentences.ts";

/** A cell: a number stands as it is, words are kept from being taken for a formula. */
type Cell = number | string | null;

/** All figures of the result as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. */
export function resultCsv(say: Say, result: Result): string {
  const { view, rows, chosen, statistics, synthetic, part, dimensions } = result;
  const { wording, input, score } = view;
  const audit = part.kind === "audit";
  const head = [
    say("benchmark.csv.cluster"),
    say("benchmark.csv.reference_date"),
    say("benchmark.rows.code"),
    say(audit ? "benchmark.rows.indicator" : "benchmark.rows.question"),
    say("benchmark.csv.dimension"),
    say("benchmark.csv.own"),
    say("benchmark.csv.unit"),
    ...(audit ? [say("benchmark.audit.points"), "max", say("benchmark.audit.baseline")] : []),
    say("benchmark.csv.group"),
    say("benchmark.rows.answered"),
    say("benchmark.csv.kind"),
    say("benchmark.rows.lower_quartile"),
    say("benchmark.rows.median"),
    say("benchmark.rows.upper_quartile"),
    say("benchmark.rows.mean"),
    say("benchmark.shares.answer"),
    say("benchmark.shares.share"),
    say("benchmark.rows.position"),
    say("benchmark.csv.withheld"),
    say("benchmark.csv.statistics"),
    say("benchmark.csv.synthetic"),
  ];
  const units = wording.edition.files["texts/units.yaml"].units;
  const body = rows.flatMap((row): Cell[][] => {
    const scored = score.rows.find(({ id }) => id === row.id);
    const dimension = dimensions.find(({ id }) => id === row.dimension);
    const before: Cell[] = [
      input.cluster.name,
      input.referenceDate,
      row.id,
      row.name,
      dimension?.name ?? row.dimension,
      ownCell(row.own, ownText(say, wording, row)),
      wording.text(units[row.definition.unit]?.name ?? {}),
      ...(audit
        ? [scored?.points ?? null, scored?.max ?? null, say(`benchmark.audit.gate.${scored?.gate ?? "none"}`)]
        : []),
      chosen?.name ?? "",
    ];
    const after: Cell[] = [
      placeText(say, wording, row),
      row.shown.kind === "withheld" ? withheldText(say, row) : "",
      statistics,
      say(synthetic ? "condition.yes" : "condition.no"),
    ];
    return figures(say, row, (code) => wording.code(row.definition.vocabulary, code)).map((cells) => [
      ...before,
      ...cells,
      ...after,
    ]);
  });
  return `\uFEFF${[head, ...body].map((cells) => `${cells.map(written).join(",")}\r\n`).join("")}`;
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

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
