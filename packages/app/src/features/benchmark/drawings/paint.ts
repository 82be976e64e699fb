/**
 * Colours of drawings that stand alone: a picture that was downloaded has no style sheet, so every class becomes attributes.
 * Light colours of `look/tokens.css`; a test compares both.
 */
export const PALETTE = {
  page: "#fff",
  rail: "#f6f8f8",
  ink: "#212d35",
  muted: "#555f66",
  line: "#dde3e4",
  "line-2": "#727a80",
  acc: "#0b5f58",
  band: "#c9dedb",
  "band-2": "#e9f1f0",
  "bar-bg": "#e3e8e9",
  "bar-2": "#7fb0aa",
  axis: "#b8bfc2",
  warn: "#80540f",
  gold: "#9e7900",
  "gold-ink": "#6f5600",
} as const;

type Paint = Readonly<Record<string, string>>;

const SHAPES: Readonly<Record<string, Paint>> = {
  // dots at the ends of an axis reach beyond it
  "k-strip-svg": { overflow: "visible" },
  "c-own": { fill: PALETTE.acc },
  "c-own-line": { fill: "none", stroke: PALETTE.acc, "stroke-width": "2", "stroke-linejoin": "round" },
  "c-ring": { fill: PALETTE.acc, stroke: PALETTE.page, "stroke-width": "2" },
  "c-ink": { fill: PALETTE.ink },
  "c-ink-line": { stroke: PALETTE.ink, "stroke-width": "1.5" },
  "c-halo": { fill: PALETTE.page },
  "c-axis": { stroke: PALETTE.axis, "stroke-width": "1" },
  "c-grid": { stroke: PALETTE.line, "stroke-width": "1" },
  "c-base": { stroke: PALETTE.ink, "stroke-width": "1.2" },
  "c-band": { fill: PALETTE.band },
  "c-band-2": { fill: PALETTE["band-2"] },
  "c-rail": { fill: PALETTE.rail },
  "c-track": { fill: PALETTE["bar-bg"] },
  "c-reached": { fill: PALETTE["bar-2"] },
  "c-frame": { fill: "none", stroke: PALETTE.axis },
  "c-withheld": { fill: PALETTE.page, stroke: PALETTE["line-2"], "stroke-dasharray": "3 2" },
  "c-unknown": { stroke: PALETTE.muted, "stroke-width": "1.4", fill: "none" },
};

const TEXT: Paint = { fill: PALETTE.muted, "font-size": "13" };
const WORDS: Readonly<Record<string, Paint>> = {
  "t-ink": { fill: PALETTE.ink },
  "t-strong": { fill: PALETTE.ink, "font-weight": "600" },
  "t-value": { fill: PALETTE.ink, "font-size": "14", "font-weight": "600" },
  "t-name": { "font-size": "14" },
  "t-acc": { fill: PALETTE.acc, "font-weight": "600" },
  "t-warn": { fill: PALETTE.warn, "font-weight": "600" },
  "t-title": { fill: PALETTE.ink, "font-size": "16", "font-weight": "600" },
};

/** Replaces the classes of a drawing by attributes; a class that is not known here is left out. */
export function paint(svg: string): string {
  return svg.replace(/<(\w+)((?:\s+[\w:-]+="[^"]*")*)/g, (whole, element: string, attributes: string) => {
    const classes = / class="([^"]*)"/.exec(attributes)?.[1]?.split(/\s+/) ?? [];
    if (classes.length === 0 && element !== "text") return whole;
    const table = element === "text" ? WORDS : SHAPES;
    const painted = Object.assign(
      {},
      element === "text" ? TEXT : {},
      ...classes.map((name) => table[name] ?? {}),
    ) as Paint;
    const written = Object.entries(painted).map(([name, value]) => ` ${name}="${value}"`);
    return `<${element}${attributes.replace(/ class="[^"]*"/, "")}${written.join("")}`;
  });
}
