import { percent, shareOf } from "./geometry.ts";
import { Drawing, type Told } from "./svg.tsx";

export interface TimelineBar {
  readonly from: string;
  readonly to: string;
  readonly metal: "bronze" | "silver" | "gold";
  readonly kind: "valid" | "past" | "expected";
  readonly text?: string;
}

export interface TimelineProps extends Told {
  /** Days as `2023-01-01`. */
  readonly from: string;
  readonly to: string;
  readonly years: readonly number[];
  readonly today: { readonly date: string; readonly text: string };
  readonly rows: readonly { readonly name: string; readonly bars: readonly TimelineBar[]; readonly endText?: string }[];
}

const TOP = 28;
const ROW = 44;
/** The share of a narrow drawing that a day in words takes. */
const ROOM = 0.45;

/** From when to when a label holds; the end stands in words. */
export function Timeline({ id, title, description, from, to, years, today, rows }: TimelineProps) {
  const at = (day: string) => shareOf(Date.parse(day), { min: Date.parse(from), max: Date.parse(to) });
  const bottom = TOP + rows.length * ROW;
  const now = at(today.date);
  return (
    <div class="k-timeline">
      <ul aria-hidden="true">
        {rows.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
      <Drawing
        class="k-svg k-svg-fluid"
        id={id}
        title={title}
        description={description}
        width="100%"
        height={bottom + 22}
      >
        {years.map((year) => (
          <YearLine year={year} share={at(`${year}-01-01`)} bottom={bottom} />
        ))}
        <rect class="c-axis-fill" x="0" y={bottom} width="100%" height="1" />
        {rows.map((row, index) => (
          <>
            {row.bars.map((bar) => (
              <OneBar bar={bar} start={at(bar.from)} end={at(bar.to)} y={TOP + index * ROW + 9} />
            ))}
            {row.bars
              .slice(-1)
              .map(
                (bar) =>
                  row.endText && (
                    <EndWords
                      bar={bar}
                      start={at(bar.from)}
                      end={at(bar.to)}
                      y={TOP + index * ROW + 9}
                      text={row.endText}
                      now={now}
                    />
                  ),
              )}
          </>
        ))}
        <rect class="c-own" x={percent(now)} y="20" width="2" height={bottom - 20} />
        <text class="t-acc" x={percent(now)} y="13" text-anchor={now < 0.15 ? "start" : now > 0.85 ? "end" : "middle"}>
          {today.text}
        </text>
      </Drawing>
    </div>
  );
}

function YearLine({ year, share, bottom }: { year: number; share: number; bottom: number }) {
  return (
    <>
      <rect class="c-grid-fill" x={percent(share)} y={TOP} width="1" height={bottom - TOP} />
      <text class={share > 0.88 ? "k-wide-only" : undefined} x={percent(share)} dx="4" y={bottom + 17}>
        {year}
      </text>
    </>
  );
}

function OneBar({ bar, start, end, y }: { bar: TimelineBar; start: number; end: number; y: number }) {
  const expected = bar.kind === "expected";
  const look = expected
    ? `c-expected c-expected-${bar.metal}`
    : `c-bar-${bar.metal}${bar.kind === "past" ? " c-past" : ""}`;
  return (
    <>
      <rect class={look} x={percent(start)} y={y} width={percent(end - start)} height="26" />
      {bar.text && end - start > 0.12 && (
        <text class={`${expected ? `t-${bar.metal}` : "t-on-bar"} k-wide-only`} x={percent(start)} dx="8" y={y + 17.5}>
          {bar.text}
        </text>
      )}
    </>
  );
}

/** Beside the end; inside the bar where the axis ends or the screen is narrow. */
function EndWords({
  bar,
  start,
  end,
  y,
  text,
  now,
}: {
  bar: TimelineBar;
  start: number;
  end: number;
  y: number;
  text: string;
  now: number;
}) {
  const beside = end < 0.85;
  // the line of today would go through it; the sentence above says the day too
  const crossed = beside && now > end - ROOM && now < end;
  const fits = end - start > 0.3 && !crossed;
  const inside = `${bar.kind === "expected" ? `t-${bar.metal}` : "t-on-bar"} ${beside ? "k-narrow-only" : ""}`;
  return (
    <>
      <rect class="c-ink" x={percent(end)} y={y - 5} width="2" height="36" />
      {beside && (
        <text class="t-ink k-wide-only" x={percent(end)} dx="8" y={y + 17.5}>
          {text}
        </text>
      )}
      {fits && (
        <text class={inside.trim()} x={percent(end)} dx="-8" y={y + 17.5} text-anchor="end">
          {text}
        </text>
      )}
    </>
  );
}
