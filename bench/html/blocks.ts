import type { Block } from "@klynge/report";
import { columnsChart, ladder, profile, scoreBar, strips } from "./charts.ts";
import { logo, mark, plainText } from "./marks.ts";

/** Every kind of block of the report as HTML. */

type Of<K extends Block["kind"]> = Extract<Block, { kind: K }>;

export function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return heading(block);
    case "kicker":
    case "lead":
    case "text":
    case "small":
    case "notice":
      return `<p class="block ${block.kind}">${plainText(block.text)}</p>`;
    case "labelled":
      return `<p class="block"><b>${plainText(block.label)}</b> ${plainText(block.text)}</p>`;
    case "value":
      return value(block);
    case "table":
      return table(block);
    case "recommendation":
      return recommendation(block);
    case "list":
      return list(block);
    case "contents":
      return contents(block);
    case "cover":
      return cover(block);
    case "pair":
      return `<div class="block pair"><div>${block.left.map(blockHtml).join("")}</div><div>${block.right.map(blockHtml).join("")}</div></div>`;
    default:
      return `<div class="block">${chart(block)}</div>`;
  }
}

function chart(block: Of<"strips" | "ladder" | "score-bar" | "profile" | "columns-chart">): string {
  switch (block.kind) {
    case "strips":
      return strips(block);
    case "ladder":
      return ladder(block);
    case "score-bar":
      return scoreBar(block);
    case "profile":
      return profile(block);
    case "columns-chart":
      return columnsChart(block);
  }
}

function heading(block: Of<"heading">): string {
  if (block.level === 3) return `<h3 class="block subtitle">${plainText(block.text)}</h3>`;
  return `<h${block.level} class="block title">${plainText(block.text)}</h${block.level}>`;
}

function value(block: Of<"value">): string {
  const unit = block.unit === "" ? "" : ` <span>${plainText(block.unit)}</span>`;
  return `<div class="block value own"><strong style="font-size:${block.size}pt">${plainText(block.value)}${unit}</strong><p>${plainText(block.note)}</p></div>`;
}

function cell(content: Of<"table">["rows"][number][number]): string {
  if (typeof content === "string") return plainText(content);
  const text = content.strong ? `<b>${plainText(content.text)}</b>` : plainText(content.text);
  const shown = content.muted ? `<span class="muted">${text}</span>` : text;
  return content.mark ? `${mark(content.mark)} ${shown}` : shown;
}

function table(block: Of<"table">): string {
  const all = block.columns.reduce((sum, column) => sum + column.width, 0);
  const side = (i: number): string => (block.columns[i]?.number ? ' class="number"' : "");
  const head = block.columns.map(
    (column, i) =>
      `<th${side(i)} style="width:${((100 * column.width) / all).toFixed(2)}%">${plainText(column.title)}</th>`,
  );
  const rows = block.rows.map((row) => `<tr>${row.map((c, i) => `<td${side(i)}>${cell(c)}</td>`).join("")}</tr>`);
  return `<table class="block" style="font-size:${block.size ?? 8.5}pt"><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function pairs(facts: readonly (readonly [string, string])[]): string {
  return `<dl>${facts.map(([term, text]) => `<dt>${plainText(term)}</dt><dd>${plainText(text)}</dd>`).join("")}</dl>`;
}

function recommendation(block: Of<"recommendation">): string {
  const text = block.text.map((paragraph) => `<p>${plainText(paragraph)}</p>`).join("");
  return `<div class="block recommendation"><div><h3>${plainText(block.title)}</h3>${text}</div>${pairs(block.facts)}</div>`;
}

function list(block: Of<"list">): string {
  const items = block.items.map(
    (item) =>
      `<li>${mark(item.mark)}<span><b>${plainText(item.title)}</b> ${plainText(item.text)} <span class="muted">${plainText(item.reference ?? "")}</span></span></li>`,
  );
  return `<ul class="block">${items.join("")}</ul>`;
}

function contents(block: Of<"contents">): string {
  const entries = block.entries.map(
    (entry) =>
      `<a href="#p${entry.page}"${entry.level === 1 ? ' class="first"' : ""}><span>${plainText(entry.text)}</span><span>${entry.page}</span></a>`,
  );
  return `<nav class="block">${entries.join("")}</nav>`;
}

function cover(block: Of<"cover">): string {
  const notices = block.notices.map((text) => `<p class="notice">${plainText(text)}</p>`).join("");
  return `<div class="cover">${logo(34)}<p class="kicker">${plainText(block.kicker)}</p><h1 style="font-size:${block.size}pt">${plainText(block.title)}</h1><p class="subtitle">${plainText(block.subtitle)}</p>${pairs(block.facts)}<div class="foot">${notices}</div></div>`;
}
