import { round, type Scale, shareOf } from "./geometry.ts";

export interface QuartileStripProps {
  /** All of it in one sentence, for screen readers. */
  readonly title: string;
  /** The scale of the question, never the ends of the group. */
  readonly scale: Scale;
  /** Null where the group is too small for quartiles. */
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  /** Null while the own value is not known: no dot. */
  readonly own: number | null;
}

const WIDTH = 320;
const MIDDLE = 13;

/** The own value on the middle half of a group. Where the group's values may not be shown, use `Withheld`. */
export function QuartileStrip({ title, scale, q1, median, q3, own }: QuartileStripProps) {
  const x = (value: number) => round(shareOf(value, scale) * WIDTH);
  return (
    <svg class="k-strip-svg" role="img" aria-label={title} viewBox={`0 0 ${WIDTH} 26`} width={WIDTH} height="26">
      <path class="c-axis" d={`M0 ${MIDDLE}H${WIDTH}`} />
      {q1 !== null && q3 !== null && (
        <rect
          class="c-band"
          x={Math.min(x(q1), x(q3))}
          y={MIDDLE - 6}
          width={round(Math.abs(x(q3) - x(q1)))}
          height="12"
        />
      )}
      {median !== null && <rect class="c-ink" x={round(x(median) - 1)} y={MIDDLE - 9} width="2" height="18" />}
      {own !== null && <circle class="c-ring" cx={x(own)} cy={MIDDLE} r="6.5" />}
    </svg>
  );
}
