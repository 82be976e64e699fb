import { scaleLinear } from "d3-scale";
import { round } from "./geometry.ts";
import { Drawing, type Told } from "./svg.tsx";

export interface FrequencyColumn {
  /** The name, broken into lines. */
  readonly lines: readonly string[];
  /** Null: not known, no column; `ownText` says so. */
  readonly own: number | null;
  readonly ownText: string;
  /** Null: withheld, no bar. */
  readonly median: number | null;
}

export interface FrequencyColumnsProps extends Told {
  readonly columns: readonly FrequencyColumn[];
}

const LEFT = 34;
const TOP = 34;
const BOTTOM = 210;
const COLUMN = 48;
/** The bar of the median reaches beyond its column. */
const MEDIAN = 68 / 48;

/** How often a service was given, against the median of the group. */
export function FrequencyColumns({ id, title, description, columns }: FrequencyColumnsProps) {
  const most = Math.max(1, ...columns.flatMap(({ own, median }) => [own ?? 0, median ?? 0]));
  const scale = scaleLinear().domain([0, most]).nice(4).range([BOTTOM, TOP]);
  const lines = Math.max(1, ...columns.map((column) => column.lines.length));
  const sheet = (width: number, narrow: boolean) => {
    const slot = (width - LEFT) / columns.length;
    return (
      <Drawing
        class={`k-svg k-svg-max ${narrow ? "k-narrow-only" : "k-wide-only"}`}
        id={narrow ? `${id}-narrow` : id}
        title={title}
        description={description}
        viewBox={`0 0 ${width} ${BOTTOM + 8 + lines * 17}`}
      >
        {scale
          .ticks(4)
          .filter(Number.isInteger)
          .map((tick) => (
            <>
              <path class={tick === 0 ? "c-base" : "c-grid"} d={`M${LEFT} ${round(scale(tick))}H${width}`} />
              <text x={LEFT - 8} y={round(scale(tick) + 4.5)} text-anchor="end">
                {tick}
              </text>
            </>
          ))}
        {columns.map((column, index) => (
          <OneColumn
            column={column}
            x={round(LEFT + slot * (index + 0.5))}
            width={Math.min(COLUMN, round(slot * 0.6))}
            y={scale}
          />
        ))}
      </Drawing>
    );
  };
  return (
    <>
      {sheet(585, false)}
      {sheet(343, true)}
    </>
  );
}

function OneColumn({
  column,
  x,
  width,
  y,
}: {
  column: FrequencyColumn;
  x: number;
  width: number;
  y: (value: number) => number;
}) {
  const { own, ownText, median, lines } = column;
  const top = round(y(Math.max(own ?? 0, median ?? 0)));
  const bar = round(width * MEDIAN);
  return (
    <>
      {own !== null && own > 0 && (
        <rect class="c-own" x={round(x - width / 2)} y={round(y(own))} width={width} height={round(BOTTOM - y(own))} />
      )}
      {median !== null && (
        <>
          <rect class="c-halo" x={round(x - bar / 2)} y={round(y(median) - 2.5)} width={bar} height="5" />
          <rect class="c-ink" x={round(x - bar / 2)} y={round(y(median) - 1.1)} width={bar} height="2.2" />
        </>
      )}
      <text class={own === null ? undefined : "t-value"} x={x} y={top - 9} text-anchor="middle">
        {ownText}
      </text>
      {lines.map((line, index) => (
        <text class="t-ink" x={x} y={BOTTOM + 20 + index * 17} text-anchor="middle">
          {line}
        </text>
      ))}
    </>
  );
}
