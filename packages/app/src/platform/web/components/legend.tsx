import type { Child } from "hono/jsx";

const SIGNS: Readonly<Record<string, { readonly width: number; readonly sign: Child }>> = {
  own: { width: 12, sign: <circle class="c-own" cx="6" cy="8" r="5" /> },
  median: { width: 4, sign: <rect class="c-ink" x="1" y="1" width="2" height="14" /> },
  median_bar: { width: 20, sign: <rect class="c-ink" x="0" y="7" width="20" height="2.2" /> },
  band: { width: 28, sign: <rect class="c-band" x="0" y="3" width="28" height="10" /> },
  share: { width: 28, sign: <rect class="c-reached" x="0" y="4" width="28" height="8" /> },
  column: { width: 14, sign: <rect class="c-own" x="0" y="1" width="14" height="14" /> },
  unknown: {
    width: 24,
    sign: <path class="c-unknown" d="M0 13 10 3M5 13 15 3M10 13 20 3M15 13 24 4M20 13 24 9M0 8 5 3" />,
  },
  tick: { width: 4, sign: <rect class="c-ink" x="1" y="1" width="2" height="14" /> },
  gold: { width: 4, sign: <rect class="c-gold" x="1" y="0" width="2.5" height="16" /> },
};

export type LegendKind = "own" | "median" | "median_bar" | "band" | "share" | "column" | "unknown" | "tick" | "gold";

export function Legend({ items }: { items: readonly { readonly kind: LegendKind; readonly text: string }[] }) {
  return (
    <ul class="k-legend">
      {items.map(({ kind, text }) => (
        <li>
          <svg viewBox={`0 0 ${SIGNS[kind]?.width} 16`} width={SIGNS[kind]?.width} height="16" aria-hidden="true">
            {SIGNS[kind]?.sign}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
