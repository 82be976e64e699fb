import type { Child } from "hono/jsx";
import { percent, shareOf } from "./geometry.ts";
import { Legend } from "./legend.tsx";
import { At, HatchPattern } from "./svg.tsx";

export interface DimensionRow {
  readonly name: Child;
  readonly points: number;
  readonly unknown: number;
  readonly of: number;
  readonly value: string;
  readonly ofText: string;
  /** The whole row in one sentence, for screen readers. */
  readonly title: string;
  readonly href?: string;
}

/** A bar per dimension with a tick at the share the label asks for. */
export function DimensionBars({
  id,
  caption,
  tick,
  tickText,
  rows,
}: {
  id: string;
  caption: Child;
  /** Share from 0 to 1. */
  tick?: number;
  tickText?: string;
  rows: readonly DimensionRow[];
}) {
  return (
    <div>
      <div class="k-dimensions-head">
        <h2 id={`${id}-heading`}>{caption}</h2>
        {tickText && <Legend items={[{ kind: "tick", text: tickText }]} />}
      </div>
      <ul class="k-dimensions" aria-labelledby={`${id}-heading`}>
        {rows.map((row, index) => (
          <li>
            <div>
              {row.href ? <a href={row.href}>{row.name}</a> : <span>{row.name}</span>}
              <span class="num k-nowrap">
                <strong>{row.value}</strong> <span class="k-muted">/ {row.ofText}</span>
              </span>
            </div>
            <Bar id={`${id}-${index + 1}`} row={row} tick={tick} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ id, row, tick }: { id: string; row: DimensionRow; tick: number | undefined }) {
  const at = (value: number) => shareOf(value, { min: 0, max: row.of });
  return (
    <svg class="k-svg k-svg-fluid" role="img" aria-label={row.title} width="100%" height="14">
      <HatchPattern id={id} />
      <rect class="c-track" x="0" y="3" width="100%" height="8" />
      {row.unknown > 0 && (
        <rect
          x={percent(at(row.points))}
          y="3"
          width={percent(at(row.points + row.unknown) - at(row.points))}
          height="8"
          fill={`url(#${id}-hatch)`}
        />
      )}
      <rect class="c-own" x="0" y="3" width={percent(at(row.points))} height="8" />
      {tick !== undefined && (
        <At share={tick}>
          <rect class="c-halo" x="-2.5" y="0" width="5" height="14" />
          <rect class="c-ink" x="-1" y="0" width="2" height="14" />
        </At>
      )}
    </svg>
  );
}
