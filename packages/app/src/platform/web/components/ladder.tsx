import { percent, type Scale, shareOf } from "./geometry.ts";
import { At, Drawing, type Told } from "./svg.tsx";

export interface LadderProps extends Told {
  /** The ends of the axis; `min` may be the greater one, where less is better. */
  readonly scale: Scale;
  /** Which points a value from … to … brings. */
  readonly steps: readonly { readonly points: number; readonly from: number; readonly to: number }[];
  /** Baseline and excellence. */
  readonly marks?: readonly { readonly value: number; readonly text: string }[];
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** Null while the value is not known: no pin. */
  readonly own: { readonly value: number; readonly text: string } | null;
  readonly reached: number | null;
}

const BAR = { y: 36, height: 16 };
/** Nearer than this, the second word would touch the first. */
const ROOM = { wide: 0.06, narrow: 0.115 };
/** The same for the words below the marks, which are longer: the second then stands on a line of its own. */
const MARK_ROOM = { wide: 0.26, narrow: 0.42 };
const MARK_LINE = 15;

/** Which value brings how many points, and where the own one stands. */
export function Ladder({ id, title, description, scale, steps, marks = [], ticks, own, reached }: LadderProps) {
  const at = (value: number) => shareOf(value, scale);
  const [first = 0, second = 1] = marks.map(({ value }) => at(value)).sort((a, b) => a - b);
  const gap = marks.length > 1 ? second - first : 1;
  return (
    <Drawing
      class="k-svg k-svg-fluid"
      id={id}
      title={title}
      description={description}
      width="100%"
      height={(marks.length > 0 ? 88 : 72) + (gap < MARK_ROOM.narrow ? MARK_LINE : 0)}
    >
      {steps.map((step) => (
        <Step points={step.points} start={at(step.from)} end={at(step.to)} reached={reached} />
      ))}
      {marks.map(({ value }) => (
        <At share={at(value)}>
          <rect class="c-ink" x="-.75" y={BAR.y - 4} width="1.5" height={BAR.height + 8} />
        </At>
      ))}
      {withRoom(ticks, at).map(({ text, share, wideOnly }) => (
        <text class={wideOnly ? "t-ink k-wide-only" : "t-ink"} x={percent(share)} y="69" text-anchor={anchor(share)}>
          {text}
        </text>
      ))}
      {marks.map(({ value, text }) => (
        <MarkWords text={text} share={at(value)} lower={at(value) === second && gap < MARK_ROOM.narrow} gap={gap} />
      ))}
      {own && <Pin share={at(own.value)} text={own.text} />}
    </Drawing>
  );
}

function MarkWords({ text, share, lower, gap }: { text: string; share: number; lower: boolean; gap: number }) {
  const place = { x: percent(share), "text-anchor": anchor(share, 0.17) };
  if (!lower)
    return (
      <text {...place} y="85">
        {text}
      </text>
    );
  const narrowOnly = gap >= MARK_ROOM.wide;
  return (
    <>
      {narrowOnly && (
        <text {...place} class="k-wide-only" y="85">
          {text}
        </text>
      )}
      <text {...place} class={narrowOnly ? "k-narrow-only" : undefined} y={85 + MARK_LINE}>
        {text}
      </text>
    </>
  );
}

function Step({ points, start, end, reached }: { points: number; start: number; end: number; reached: number | null }) {
  const left = Math.min(start, end);
  const width = Math.abs(end - start);
  const kind = reached === null || points > reached ? "c-band-2" : points === reached ? "c-reached" : "c-band";
  return (
    <>
      <rect class={kind} x={percent(left)} y={BAR.y} width={percent(width)} height={BAR.height} />
      <At share={left + width}>
        <rect class="c-sep" x="-.75" y={BAR.y} width="1.5" height={BAR.height} />
      </At>
      {width >= 0.035 && (
        <text
          class={points === reached ? "t-on-reached" : "t-ink"}
          x={percent(left + width / 2)}
          y={BAR.y + 12.5}
          text-anchor="middle"
        >
          {points}
        </text>
      )}
    </>
  );
}

function Pin({ share, text }: { share: number; text: string }) {
  return (
    <>
      <At share={share}>
        <path class="c-pin" d={`M0 22V${BAR.y + BAR.height + 3}`} />
        <circle class="c-own" cx="0" cy="22" r="4.5" />
      </At>
      <text class="t-strong" x={percent(share)} y="12" text-anchor={anchor(share, 0.1)}>
        {text}
      </text>
    </>
  );
}

function anchor(share: number, edge = 0.03): "start" | "middle" | "end" {
  if (share <= edge) return "start";
  return share >= 1 - edge ? "end" : "middle";
}

/** The words that fit beside each other; some only where there is more room. */
function withRoom(ticks: LadderProps["ticks"], at: (value: number) => number) {
  const sorted = ticks.map((tick) => ({ ...tick, share: at(tick.value) })).sort((a, b) => a.share - b.share);
  const last = { wide: -1, narrow: -1 };
  return sorted.flatMap((tick) => {
    if (tick.share - last.wide < ROOM.wide) return [];
    last.wide = tick.share;
    const wideOnly = tick.share - last.narrow < ROOM.narrow;
    if (!wideOnly) last.narrow = tick.share;
    return [{ ...tick, wideOnly }];
  });
}
