import { round } from "./geometry.ts";
import { Drawing, type Told } from "./svg.tsx";

export interface ProfileRow {
  readonly name: string;
  /** For narrow screens. */
  readonly short?: string;
  /** From 0 to 100; null: withheld or not known, then `text` says which. */
  readonly value: number | null;
  readonly text: string;
  readonly strong?: boolean;
}

type Zones = readonly [lower: string, middle: string, upper: string];

export interface ProfileChartProps extends Told {
  readonly zones: Zones;
  readonly zonesShort?: Zones;
  readonly rows: readonly ProfileRow[];
}

interface Sheet {
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

const WIDE: Sheet = { width: 585, left: 150, right: 545 };
const NARROW: Sheet = { width: 343, left: 124, right: 309 };
const TOP = 24;
const ROW = 36;

/** One line through the dimensions on one scale, from the lower to the upper quarter of the group. */
export function ProfileChart({ id, title, description, zones, zonesShort = zones, rows }: ProfileChartProps) {
  const height = TOP + rows.length * ROW + 6;
  const sheet = (size: Sheet, narrow: boolean) => (
    <Drawing
      class={`k-svg k-svg-max ${narrow ? "k-narrow-only" : "k-wide-only"}`}
      id={narrow ? `${id}-narrow` : id}
      title={title}
      description={description}
      viewBox={`0 0 ${size.width} ${height}`}
    >
      <Ground size={size} zones={narrow ? zonesShort : zones} height={rows.length * ROW} />
      {rows.map((row, index) => (
        <RowWords row={row} size={size} y={middleOf(index)} narrow={narrow} />
      ))}
      {lines(rows, size).map((points) => (
        <polyline class="c-own-line" points={points} />
      ))}
      {rows.map(
        (row, index) =>
          row.value !== null && <circle class="c-ring" cx={x(row.value, size)} cy={middleOf(index)} r="7" />,
      )}
    </Drawing>
  );
  return (
    <>
      {sheet(WIDE, false)}
      {sheet(NARROW, true)}
    </>
  );
}

function Ground({ size, zones, height }: { size: Sheet; zones: Zones; height: number }) {
  const { left, right } = size;
  const quarter = (right - left) / 4;
  const middle = left + 2 * quarter;
  return (
    <>
      <rect class="c-rail" x={left} y={TOP} width={right - left} height={height} />
      <rect class="c-band-2" x={left + quarter} y={TOP} width={2 * quarter} height={height} />
      <text x={left + quarter / 2} y="13" text-anchor="middle">
        {zones[0]}
      </text>
      <text x={middle} y="13" text-anchor="middle">
        {zones[1]}
      </text>
      <text x={right - quarter / 2} y="13" text-anchor="middle">
        {zones[2]}
      </text>
      <path class="c-ink-line" d={`M${middle} ${TOP}V${TOP + height}`} />
    </>
  );
}

function RowWords({ row, size, y, narrow }: { row: ProfileRow; size: Sheet; y: number; narrow: boolean }) {
  return (
    <>
      <path class="c-axis" d={`M${size.left} ${y}H${size.right}`} />
      <text class={row.strong ? "t-name t-strong" : "t-name t-ink"} x="0" y={y + 5}>
        {narrow ? (row.short ?? row.name) : row.name}
      </text>
      {row.value === null ? (
        <>
          <rect class="c-withheld" x={size.left + 4} y={y - 12} width={size.right - size.left - 8} height="24" rx="4" />
          <text x={(size.left + size.right) / 2} y={y + 4.5} text-anchor="middle">
            {row.text}
          </text>
        </>
      ) : (
        <text class="t-value" x={size.width} y={y + 5} text-anchor="end">
          {row.text}
        </text>
      )}
    </>
  );
}

function middleOf(index: number): number {
  return TOP + index * ROW + ROW / 2;
}

function x(value: number, { left, right }: Sheet): number {
  return round(left + ((right - left) * Math.min(100, Math.max(0, value))) / 100);
}

/** The line breaks where a value is not there. */
function lines(rows: readonly ProfileRow[], size: Sheet): string[] {
  const parts: string[][] = [[]];
  for (const [index, { value }] of rows.entries()) {
    if (value === null) parts.push([]);
    else parts.at(-1)?.push(`${x(value, size)},${middleOf(index)}`);
  }
  return parts.filter((part) => part.length > 1).map((part) => part.join(" "));
}
