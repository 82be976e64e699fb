import type { Block } from "@klynge/report";
import { LOOK, mark, plainText } from "./marks.ts";

/** The charts of the report as inline SVG, in points and with the geometry of packages/report/typst/charts.typ. */

type Of<K extends Block["kind"]> = Extract<Block, { kind: K }>;

function svg(alt: string, width: number, height: number, body: string): string {
  return `<svg role="img" aria-label="${plainText(alt)}" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

function rect(x: number, y: number, width: number, height: number, fill: string, more = ""): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(width, 0))}" height="${height}" fill="${fill}"${more}/>`;
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string, width: number): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}"/>`;
}

function dot(x: number, y: number, radius: number): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${LOOK.accent}" stroke="#fff" stroke-width="1.2"/>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A label in a box like those of the Typst charts: it may break, which SVG text cannot. */
function label(x: number, y: number, width: number, text: string, look: string): string {
  return `<div class="label ${look}" style="left:${round(x)}pt;top:${round(y)}pt;width:${round(width)}pt">${plainText(text)}</div>`;
}

function chart(width: number, height: number, drawing: string, labels: string): string {
  return `<div class="chart" style="width:${width}pt;height:${height}pt">${drawing}${labels}</div>`;
}

const WIDTH = 488;
const STRIP = 168;

function strip(row: Of<"strips">["rows"][number]): string {
  if (!("own" in row)) return "";
  const axis = line(0, 6.5, STRIP, 6.5, LOOK.axis, 0.6);
  const band =
    row.q1 === null || row.q3 === null
      ? ""
      : rect(row.q1 * STRIP, 3, Math.max((row.q3 - row.q1) * STRIP, 1.2), 7, LOOK.band);
  const median = row.median === null ? "" : rect(row.median * STRIP - 0.7, 1.2, 1.4, 10.6, LOOK.ink);
  const own = row.own === null ? "" : dot(row.own * STRIP, 6.5, 4);
  return `<svg class="strip" width="${STRIP}pt" height="13pt" viewBox="0 0 ${STRIP} 13">${axis}${band}${median}${own}</svg>`;
}

export function strips(block: Of<"strips">): string {
  const { titles, axis, legend } = block;
  const rows = block.rows.map((row) => {
    const group = `<td>${plainText(row.group)} <span class="muted">[${plainText(row.n)}]</span></td>`;
    if ("withheld" in row)
      return `<tr>${group}<td colspan="3" class="muted">${mark("withheld")} ${plainText(row.withheld)}</td></tr>`;
    const words =
      row.band === null
        ? `<span class="muted">${plainText(row["band-text"])}</span>`
        : `${mark(row.band)} ${row.band === "middle" ? plainText(row["band-text"]) : `<b>${plainText(row["band-text"])}</b>`}`;
    return `<tr>${group}<td>${strip(row)}</td><td class="number">${plainText(row["median-text"])}</td><td>${words}</td></tr>`;
  });
  const ends = axis.map((text) => `<span>${plainText(text)}</span>`).join("");
  return `<figure role="group" aria-label="${plainText(block.alt)}"><table class="strips"><thead><tr><th>${plainText(titles.group)}</th><th class="axis">${ends}</th><th class="number">${plainText(titles.median)}</th><th>${plainText(titles.position)}</th></tr></thead><tbody>${rows.join("")}</tbody></table><p class="legend"><i class="band"></i> ${plainText(legend.band)} <i class="median"></i> ${plainText(legend.median)} <i class="own"></i> ${plainText(legend.own)}</p></figure>`;
}

export function ladder(block: Of<"ladder">): string {
  const step = WIDTH / block.steps;
  let drawing = "";
  let labels = "";
  for (let i = 0; i < block.steps; i += 1) {
    const open = block.reached === null;
    const fill = open ? "#fff" : i < (block.reached ?? 0) ? LOOK.barReached : LOOK.barGround;
    const stroke = open ? ` stroke="${LOOK.lineStrong}" stroke-width=".7" stroke-dasharray="2 1.6"` : "";
    drawing += rect(i * step, 12, step - 2, 14, fill, stroke);
    labels += label(i * step, 14, step - 2, String(i + 1), "middle strong");
    labels += label(i * step, 29, step - 2, block.labels[i] ?? "", "middle small");
  }
  for (const flag of block.marks) {
    const x = flag.step * step - 2;
    drawing += line(x, 9, x, 28, LOOK.ink, 1.2);
    labels += label(x - 120, 0, 118, flag.text, "end small");
  }
  return `<figure>${chart(WIDTH, 40, svg(block.alt, WIDTH, 40, drawing), labels)}</figure>`;
}

const HATCH = `<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 5L5 0" stroke="${LOOK.muted}" stroke-width=".9"/></pattern></defs>`;

export function scoreBar(block: Of<"score-bar">): string {
  const at = (points: number): number => (points / block.max) * WIDTH;
  const threshold = block.threshold === null ? "" : rect(at(block.threshold) - 1, 5, 2, 17, LOOK.gold);
  const drawing =
    HATCH +
    rect(0, 8, WIDTH, 11, LOOK.barGround) +
    rect(at(block.lowest), 8, at(block.highest - block.lowest), 11, "url(#hatch)") +
    rect(0, 8, at(block.lowest), 11, LOOK.accent) +
    threshold;
  const text = block["threshold-text"];
  const below =
    text === null
      ? ""
      : label(Math.min(at(block.threshold ?? 0), WIDTH - 60) - 60, 24, 120, text, "middle strong gold");
  return `<figure><p class="ends"><b>${plainText(block.left)}</b><span class="small">${plainText(block.right)}</span></p>${chart(WIDTH, text === null ? 26 : 35, svg(block.alt, WIDTH, 26, drawing), below)}</figure>`;
}

export function profile(block: Of<"profile">): string {
  const [left, span, rowHeight] = [132, 316, 20];
  const height = block.rows.length * rowHeight;
  const x = (value: number): number => left + (value / 100) * span;
  const y = (i: number): number => 14 + i * rowHeight + rowHeight / 2;
  const edges = [0, 25, 75, 100] as const;
  let drawing = "";
  let labels = "";
  block.quarters.forEach((text, i) => {
    const [from, to] = [x(edges[i] ?? 0), x(edges[i + 1] ?? 100)];
    drawing += rect(from, 14, to - from, height, i === 1 ? LOOK.bandPale : LOOK.rail);
    labels += label(from, 0, to - from, text, "middle small");
  });
  drawing += rect(x(block.line.at) - 0.5, 14, 1, height, LOOK.ink);
  labels += label(x(block.line.at) - 40, 0, 80, block.line.text, "middle small");
  block.rows.forEach((row, i) => {
    drawing += line(x(0), y(i), x(100), y(i), LOOK.axis, 0.5);
    labels += label(0, y(i) - 6.5, left - 6, row.label, row.emphasis ? "bold" : "");
    const end = row.value === null ? "end small" : "end strong body";
    labels += label(x(100) + 2, y(i) - 6.5, WIDTH - x(100) - 2, row.text, end);
  });
  const placed = block.rows.flatMap((row, i) => (row.value === null ? [] : [{ x: x(row.value), y: y(i) }]));
  placed.slice(1).forEach((to, i) => {
    const from = placed[i] ?? to;
    drawing += line(from.x, from.y, to.x, to.y, LOOK.accent, 1.3);
  });
  drawing += placed.map((at) => dot(at.x, at.y, 4.4)).join("");
  return `<figure>${chart(WIDTH, height + 18, svg(block.alt, WIDTH, height + 18, drawing), labels)}<figcaption class="small">${plainText(block.caption)}</figcaption></figure>`;
}

export function columnsChart(block: Of<"columns-chart">): string {
  const [left, height] = [24, 74];
  const cell = (WIDTH - left) / block.columns.length;
  const y = (value: number): number => height - value * height;
  let drawing = "";
  let labels = "";
  for (const tick of block.ticks) {
    drawing += line(left, 6 + y(tick.at), WIDTH, 6 + y(tick.at), LOOK.line, 0.5);
    labels += label(0, 2 + y(tick.at), left - 5, tick.text, "end small");
  }
  block.columns.forEach((column, i) => {
    const at = left + i * cell;
    if (column.own !== null)
      drawing += rect(at + cell / 2 - 12, 6 + y(column.own), 24, round(column.own * height), LOOK.accent);
    if (column.median !== null) drawing += rect(at + cell / 2 - 17, 5.2 + y(column.median), 34, 1.6, LOOK.ink);
    labels += label(at, y(Math.max(column.own ?? 0, 0)) - 4, cell, column["own-text"], "middle strong");
    labels += label(at + 1, height + 9, cell - 2, column.label, "middle fine");
  });
  drawing += line(left, 6 + height, WIDTH, 6 + height, LOOK.ink, 0.7);
  return `<figure>${chart(WIDTH, height + 26, svg(block.alt, WIDTH, height + 26, drawing), labels)}<figcaption class="small">${plainText(block.caption)}</figcaption></figure>`;
}
