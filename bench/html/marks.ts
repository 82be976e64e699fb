/** Colours and small marks of the report, those of packages/report/typst/look.typ. */
export const LOOK = {
  ink: "#212d35",
  muted: "#555f66",
  line: "#dde3e4",
  lineStrong: "#727a80",
  accent: "#0b5f58",
  band: "#c9dedb",
  bandPale: "#e9f1f0",
  rail: "#f6f8f8",
  barGround: "#e3e8e9",
  barReached: "#7fb0aa",
  axis: "#b8bfc2",
  info: "#0860a3",
  infoSoft: "#edf5fa",
  gold: "#9e7900",
  goldInk: "#6f5600",
} as const;

export function plainText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

const { ink, muted, lineStrong } = LOOK;

const SHAPES: Readonly<Record<string, string>> = {
  upper: `<path d="M0 6.7L3.5 .5L7 6.7Z" fill="${ink}"/>`,
  lower: `<path d="M.4 .4H6.6L3.5 6Z" fill="none" stroke="${ink}" stroke-width="1.1"/>`,
  middle: `<rect x=".6" y=".6" width="5.6" height="5.6" rx=".8" fill="none" stroke="${ink}" stroke-width="1.1"/>`,
  withheld: `<path d="M2 3.5V2A1.5 1.5 0 0 1 5 2V3.5M.8 3.2H6.2V7H.8Z" fill="none" stroke="${muted}" stroke-width=".9"/>`,
  met: `<path d="M.5 3.7L2.8 6.1L6.6 1.1" fill="none" stroke="${ink}" stroke-width="1.3"/>`,
  failed: `<path d="M.8 .4L6 5.8M6 .4L.8 5.8" fill="none" stroke="${ink}" stroke-width="1.3"/>`,
  unknown: `<circle cx="3.5" cy="3.5" r="2.8" fill="none" stroke="${lineStrong}" stroke-dasharray="1.4 1.2"/>`,
};

export function mark(kind: string): string {
  return `<svg class="mark" aria-hidden="true" width="7pt" height="7pt" viewBox="0 0 7 7">${SHAPES[kind] ?? ""}</svg>`;
}

/** The mark of Klynge: joined circles, one filled. */
export function logo(height: number): string {
  const ring = (x: number, y: number): string =>
    `<circle cx="${x}" cy="${y}" r="5.3" fill="none" stroke="${LOOK.accent}" stroke-width="2.6"/>`;
  const rings = ring(7.1, 7) + ring(12.4, 16.2) + ring(23, 16.2);
  return `<svg class="logo" aria-hidden="true" width="${(height * 30.2) / 23}pt" height="${height}pt" viewBox="0 0 30.2 23">${rings}<circle cx="17.4" cy="7" r="6.6" fill="${LOOK.accent}"/></svg>`;
}
