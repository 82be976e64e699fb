import type { CompiledAudit } from "@klynge/core";
import { raw } from "hono/html";
import type { Say } from "../../../platform/i18n/texts.ts";
import { FrequencyColumns } from "../../../platform/web/components/frequency-columns.tsx";
import { ProfileChart } from "../../../platform/web/components/profile-chart.tsx";
import type { AuditPart, InterviewPart, NamedWhole, Result } from "../present.ts";
import {
  groupNameOf,
  laddersHeading,
  neededShare,
  pointsHeading,
  profileHeading,
  rowsHeading,
  servicesHeading,
} from "../sentences.ts";
import { wholeGroup, wholeHeading } from "../whole-sentences.ts";
import { profileProps, servicesProps } from "./chart-props.ts";
import { paint } from "./paint.ts";
import { auditRows, comparedRows, dimensionPoints, type Sheet } from "./sheets.tsx";
import { wholeSheet } from "./whole-sheet.tsx";

/** A chart of the page as a picture of its own: the sentence above it, the source below it, colours and fonts inside. */

const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";
const MARGIN = 24;

/**
 * @param chart `profile`, `services`, `rows`, or the question of a whole that divides
 * @returns null for a chart that this result does not have
 */
export function standaloneChart(say: Say, result: Result, chart: string): string | null {
  const drawn = draw(say, result, chart);
  if (!drawn) return null;
  const { heading, sheet, signs } = drawn;
  const width = sheet.width + 2 * MARGIN;
  const lines = wrapped(heading, sheet.width / LETTER.heading);
  const top = 40 + lines.length * LINE;
  const legend = placed(signs, sheet.width);
  const foot = top + sheet.height + 12;
  const height = foot + (legend.at(-1)?.line ?? 0) * LINE + 2 * LINE + 12;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" aria-describedby="desc" font-family="${FONT}">`,
    `<title id="title">${escaped(heading)}</title><desc id="desc">${escaped(sheet.description)}</desc>`,
    paint(
      (
        <>
          <rect width={width} height={height} fill="#fff" />
          {lines.map((line, index) => (
            <text class="t-title" x={MARGIN} y={32 + index * LINE}>
              {line}
            </text>
          ))}
          <g transform={`translate(${MARGIN} ${top})`}>{sheet.drawing}</g>
          {legend.map(({ sign, text, x, line }) => (
            <g transform={`translate(${MARGIN + x} ${foot + line * LINE})`}>
              {SIGNS[sign]}
              <text x={SIGN} y="12">
                {text}
              </text>
            </g>
          ))}
          <text x={MARGIN} y={height - 14}>
            {source(say, result)}
          </text>
        </>
      ).toString(),
    ),
    "</svg>\n",
  ].join("");
}

/** Width of a letter as far as it can be guessed without a typeface. */
const LETTER = { heading: 8.6, legend: 6.9 } as const;
const LINE = 22;
const SIGN = 36;

function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

const SIGNS = {
  own: <circle class="c-own" cx="22" cy="8" r="5.5" />,
  median: <rect class="c-ink" x="21" y="0" width="2" height="16" />,
  medianBar: <rect class="c-ink" x="4" y="7" width="24" height="2.2" />,
  band: <rect class="c-band" x="0" y="3" width="28" height="10" />,
  share: <rect class="c-reached" x="0" y="4" width="28" height="8" />,
  unknown: <rect class="c-withheld" x="0.5" y="3.5" width="27" height="9" />,
  column: <rect class="c-own" x="14" y="1" width="14" height="14" />,
} as const;

type Sign = { readonly sign: keyof typeof SIGNS; readonly text: string };

/** Signs with their words side by side, on as many lines as they need. */
function placed(signs: readonly Sign[], width: number): (Sign & { x: number; line: number })[] {
  let [x, line] = [0, 0];
  return signs.map((one) => {
    const own = SIGN + one.text.length * LETTER.legend + 20;
    if (x > 0 && x + own > width) [x, line] = [0, line + 1];
    const at = { ...one, x, line };
    x += own;
    return at;
  });
}

interface Drawn {
  readonly heading: string;
  readonly sheet: Sheet;
  readonly signs: readonly Sign[];
}

function draw(say: Say, result: Result, chart: string): Drawn | null {
  const { part } = result;
  return part.kind === "audit" ? drawAudit(say, result, part, chart) : drawInterview(say, result, part, chart);
}

function drawAudit(say: Say, result: Result, part: AuditPart, chart: string): Drawn | null {
  const { wording, scheme } = result.view;
  const unknown: Sign = { sign: "unknown", text: say("benchmark.audit.legend_unknown") };
  if (chart === "profile") {
    const tick = neededShare(result, part);
    return {
      heading: pointsHeading(say, wording, part),
      sheet: dimensionPoints(say, result, part),
      signs: [...(tick === null ? [] : [{ sign: "median" as const, text: wording.percent(tick, 0) }]), unknown],
    };
  }
  if (chart !== "rows") return null;
  return {
    heading: laddersHeading(say, part, (scheme as CompiledAudit).excellenceStep),
    sheet: auditRows(say, result, part),
    signs: [{ sign: "share", text: say("benchmark.audit.legend_met") }, unknown],
  };
}

function drawInterview(say: Say, result: Result, part: InterviewPart, chart: string): Drawn | null {
  const { wording } = result.view;
  if (chart === "rows") return drawRows(say, result);
  if (chart === "profile")
    return {
      heading: profileHeading(say, part),
      sheet: ofComponent(<ProfileChart id="chart" {...profileProps(say, result, part)} />),
      signs: [{ sign: "own", text: say("benchmark.profile.legend") }],
    };
  if (chart === "services" && result.services.length > 0)
    return {
      heading: servicesHeading(say, wording, result.services),
      sheet: ofComponent(<FrequencyColumns id="chart" {...servicesProps(say, result)} />),
      signs: [
        { sign: "column", text: say("benchmark.services.legend_own") },
        { sign: "medianBar", text: say("benchmark.services.legend_median") },
      ],
    };
  const whole = result.wholes.find(({ id }) => id === chart);
  return whole ? drawWhole(say, result, whole) : null;
}

function drawWhole(say: Say, result: Result, whole: NamedWhole): Drawn {
  const { wording } = result.view;
  const group = wholeGroup(wording, result, whole);
  return {
    heading: wholeHeading(say, wording, whole),
    sheet: wholeSheet(say, result, whole),
    signs: [
      { sign: "column", text: say("benchmark.whole.legend_own") },
      ...(whole.withheld ? [] : [{ sign: "share" as const, text: say("benchmark.whole.legend_mean", { group }) }]),
    ],
  };
}

function drawRows(say: Say, result: Result): Drawn {
  return {
    heading: rowsHeading(say, result),
    sheet: comparedRows(say, result),
    signs: [
      ...(result.rows.some(({ shown }) => shown.kind === "quartiles")
        ? [{ sign: "band" as const, text: say("benchmark.rows.legend_band") }]
        : []),
      { sign: "median", text: say("benchmark.rows.legend_median") },
      { sign: "own", text: say("benchmark.rows.legend_own") },
      { sign: "share", text: say("benchmark.rows.legend_share") },
    ],
  };
}

/** Components draw a wide and a narrow picture; the first is the wide one. */
function ofComponent(component: { toString(): string | Promise<string> }): Sheet {
  const both = component.toString() as string;
  const drawing = both.slice(0, both.indexOf("</svg>") + "</svg>".length);
  const [, width = "0", height = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawing) ?? [];
  const description = /<desc[^>]*>([^<]*)<\/desc>/.exec(drawing)?.[1] ?? "";
  return {
    width: Number(width),
    height: Number(height),
    description: unescaped(description),
    // the page's title and description would be told twice
    drawing: raw(
      drawing
        .replace("<svg", `<svg width="${width}" height="${height}"`)
        .replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, "")
        .replace(/ (role|aria-\w+)="[^"]*"/g, ""),
    ),
  };
}

function source(say: Say, result: Result): string {
  const { view, statistics, synthetic } = result;
  const cluster = view.wording.clip(view.input.cluster.name, 60);
  const group = result.part.kind === "interview" ? [groupNameOf(result), statistics] : [];
  const told = [cluster, view.wording.day(view.input.referenceDate), ...group].join(" · ");
  return synthetic && group.length > 0 ? `${told} (${say("benchmark.csv.synthetic").toLocaleLowerCase()})` : told;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
