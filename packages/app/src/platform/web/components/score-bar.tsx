import { percent, shareOf } from "./geometry.ts";
import { At, Drawing, HatchPattern, type Told } from "./svg.tsx";

export interface ScoreBarProps extends Told {
  readonly points: number;
  /** Points that nobody knows yet: hatched. */
  readonly unknown: number;
  readonly of: number;
  /** The line of the label: value 120 and "Gold 120". */
  readonly threshold?: { readonly value: number; readonly text: string };
  /** For the strip of small screens: lower, without words. */
  readonly small?: boolean;
}

/** Points of 150; drawn in per cent of its width, so that it fits everywhere without scaling. */
export function ScoreBar({ id, title, description, points, unknown, of, threshold, small = false }: ScoreBarProps) {
  const at = (value: number) => shareOf(value, { min: 0, max: of });
  const bar = small ? { y: 4, height: 8, all: 16 } : { y: threshold ? 23 : 3, height: 14, all: threshold ? 40 : 20 };
  return (
    <Drawing class="k-svg k-svg-fluid" id={id} title={title} description={description} width="100%" height={bar.all}>
      <HatchPattern id={id} />
      <rect class="c-track" x="0" y={bar.y} width="100%" height={bar.height} />
      {unknown > 0 && (
        <rect
          x={percent(at(points))}
          y={bar.y}
          width={percent(at(points + unknown) - at(points))}
          height={bar.height}
          fill={`url(#${id}-hatch)`}
        />
      )}
      <rect class="c-own" x="0" y={bar.y} width={percent(at(points))} height={bar.height} />
      {threshold && <Threshold {...threshold} share={at(threshold.value)} bar={bar} small={small} />}
    </Drawing>
  );
}

function Threshold({
  text,
  share,
  bar,
  small,
}: {
  text: string;
  share: number;
  bar: { readonly y: number; readonly height: number };
  small: boolean;
}) {
  return (
    <>
      <At share={share}>
        <rect class="c-gold" x="-1.25" y={bar.y - 4} width="2.5" height={bar.height + 8} />
      </At>
      {!small && (
        <text
          class="t-gold"
          x={percent(share)}
          dx={share < 0.3 ? -1 : 2}
          y="13"
          text-anchor={share < 0.3 ? "start" : "end"}
        >
          {text}
        </text>
      )}
    </>
  );
}
