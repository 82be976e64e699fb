import type { Point } from "@klynge/core";
import type { Child } from "hono/jsx";
import { landIn } from "../map/land.ts";
import { circleAround, onPaper, type View } from "../map/view.ts";
import { LabelCircles } from "../mark.tsx";
import { round } from "./geometry.ts";

/** What stands at a place: a cluster with its label, several of them, or organisations by how they take part. */
export type MapSign = keyof typeof LABELS | "several" | "inside" | "outside" | "only_listed" | "office";

export interface MapMark {
  readonly at: Point;
  readonly sign: MapSign;
  /** Read out, and shown beside the mark when it is pointed at. */
  readonly title: string;
  readonly text?: string;
  /** Below it, each on a line of its own. */
  readonly lines?: readonly string[];
  /** Where several signs stand together: how many of each. */
  readonly shares?: readonly { readonly sign: MapSign; readonly count: number }[];
  /** How many stand here; a larger circle. */
  readonly count?: number;
  readonly href: string;
  /** The one that the page is about. */
  readonly shown?: boolean;
}

/**
 * Marks on a map. It shows no more than the list beside it says; each mark is a link into that list.
 * @param view in which all marks lie
 * @param radius a circle around a place
 */
export function PlaceMap({
  name,
  view,
  marks,
  radius,
}: {
  name: string;
  view: View;
  marks: readonly MapMark[];
  radius?: { readonly around: Point; readonly km: number };
}) {
  const { land, borders } = landIn(view);
  const placed = spread(view, marks);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links in it, no form
    <svg class="k-map" viewBox={`0 0 ${view.width} ${view.height}`} role="group" aria-label={name}>
      <LabelSigns />
      <path class="m-land" d={land} />
      <path class="m-border" d={borders} />
      {radius && <path class="m-radius" d={circlePath(view, radius)} />}
      {[...placed]
        .sort((a, b) => order(a.mark) - order(b.mark))
        .map((one) => (
          <Mark {...one} view={view} />
        ))}
    </svg>
  );
}

interface Placed {
  readonly mark: MapMark;
  readonly x: number;
  readonly y: number;
}

/** Large circles below small ones; the one that the page is about on top. */
function order({ shown, count = 1 }: MapMark): number {
  return shown ? 1 : -count;
}

function circlePath({ projection }: View, { around, km }: { around: Point; km: number }): string {
  const steps = circleAround(around, km).map((point) => onPaper(projection, point));
  return `M${steps.map(([x, y]) => `${round(x, 1)} ${round(y, 1)}`).join("L")}z`;
}

/** Marks at one place stand around it, so that none hides another. */
const [SAME_PLACE_PX, APART_PX] = [6, 10];

function spread(view: View, marks: readonly MapMark[]): Placed[] {
  const { projection } = view;
  const there = new Map<string, number>();
  const placed = marks
    .filter(({ sign }) => sign !== "office")
    .map((mark) => {
      const [x, y] = onPaper(projection, mark.at);
      const cell = `${Math.round(x / SAME_PLACE_PX)} ${Math.round(y / SAME_PLACE_PX)}`;
      const before = there.get(cell) ?? 0;
      there.set(cell, before + 1);
      const [turn, out] = [before * 2.4, APART_PX * Math.sqrt(before)];
      return { mark, x: round(x + out * Math.cos(turn), 1), y: round(y + out * Math.sin(turn), 1) };
    });
  return [...placed, ...marks.filter(({ sign }) => sign === "office").map((mark) => beside(view, mark, placed))];
}

const OFFICE_PX = 9;

/** The office stands at its place, or beside the mark that would lie under it, where it hides least of the others. */
function beside({ projection }: View, mark: MapMark, others: readonly Placed[]): Placed {
  const [x, y] = onPaper(projection, mark.at);
  const covered = (at: readonly [number, number]): number =>
    others.reduce((sum, other) => {
      const apart = Math.hypot(other.x - at[0], other.y - at[1]);
      return sum + Math.max(0, radiusOf(other.mark.count ?? 1) + OFFICE_PX - apart);
    }, 0);
  const below = others.find(
    (other) => Math.hypot(other.x - x, other.y - y) < radiusOf(other.mark.count ?? 1) + OFFICE_PX,
  );
  if (!below) return { mark, x: round(x, 1), y: round(y, 1) };
  const away = radiusOf(below.mark.count ?? 1) + OFFICE_PX + 1;
  const places = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth): readonly [number, number] => {
    const turn = -Math.PI / 2 + (eighth * Math.PI) / 4;
    return [round(below.x + away * Math.cos(turn), 1), round(below.y + away * Math.sin(turn), 1)];
  });
  const [best = [x, y]] = places.toSorted((a, b) => covered(a) - covered(b));
  return { mark, x: best[0], y: best[1] };
}

function Mark({ mark, x, y, view }: Placed & { view: View }) {
  const { sign, title, text, lines = [], shares, count, href, shown } = mark;
  const r = radiusOf(count ?? 1);
  return (
    <a
      class={`m-mark m-${sign}`}
      href={href}
      aria-label={[title, text, lines.join(", ")].filter(Boolean).join(" ")}
      transform={`translate(${x} ${y})`}
      data-shown={shown ? "" : undefined}
    >
      <circle class="m-target" r={Math.max(TARGET_PX, r)} />
      {shares ? <Ring shares={shares} r={r} /> : <Sign sign={sign} r={r} />}
      {count !== undefined && count > 1 && (
        <text class="m-count" y="5">
          {count}
        </text>
      )}
      <Tip said={[title, text, lines]} place={{ x, y, view }} away={Math.max(15, r + 3)} />
    </a>
  );
}

/** On a small screen, where the map is two thirds as large, still 24 pixels across. */
const TARGET_PX = 17;

/** Areas grow with what they stand for; a number has room. */
export function radiusOf(count: number): number {
  return count === 1 ? 6 : Math.min(26, round(8 + 1.7 * Math.sqrt(count), 1));
}

const RING_PX = 3;

/** Several signs in one mark: a ring with a part for each, and their number in it. */
function Ring({ shares, r }: { shares: NonNullable<MapMark["shares"]>; r: number }) {
  const all = shares.reduce((sum, { count }) => sum + count, 0);
  const radius = round(r - RING_PX / 2, 1);
  const around = 2 * Math.PI * radius;
  const before = shares.map((_, i) => shares.slice(0, i).reduce((sum, { count }) => sum + count, 0));
  return (
    <g class="m-ring">
      <circle class="m-halo" r={r + 1.5} />
      {shares.map(({ sign, count }, i) => (
        <circle
          class={`m-part m-part-${sign}`}
          r={radius}
          stroke-dasharray={`${round((around * count) / all, 2)} ${round(around, 2)}`}
          transform={`rotate(${round(-90 + (360 * (before[i] ?? 0)) / all, 1)})`}
        />
      ))}
    </g>
  );
}

function Sign({ sign, r }: { sign: MapSign; r: number }): Child {
  if (sign in LABELS) return <use href={`#m-${sign}`} />;
  return sign === "office" ? <path class="m-sign" d="M0-9 8 0 0 9-8 0z" /> : <circle class="m-sign" r={r} />;
}

const LABELS = { none: true, bronze: true, silver: true, gold: true } as const;

/** Each mark of a label once; it is drawn as often as it is needed. */
function LabelSigns() {
  return (
    <defs>
      {(Object.keys(LABELS) as (keyof typeof LABELS)[]).map((label) => (
        <g id={`m-${label}`}>
          <circle class="m-halo" r="10" />
          <g transform="translate(-10.2 -10.2) scale(.85)">
            <LabelCircles label={label} />
          </g>
        </g>
      ))}
    </defs>
  );
}

const [LETTER_PX, LINE_PX, LONGEST] = [7.1, 17, 34];

/** It is this much larger on a small screen. */
const TIP_SCALE = 1.3;

interface TipProps {
  readonly said: readonly [title: string, text: string | undefined, lines: readonly string[]];
  readonly place: { readonly x: number; readonly y: number; readonly view: View };
  readonly away: number;
}

/** A box beside the mark and within the map; it comes when the mark is pointed at or has the focus. */
function Tip({ said: [title, text, more], place: { x, y, view }, away }: TipProps) {
  const lines = [
    ...inLines(title).map((line) => ({ line, strong: true })),
    ...(text ? inLines(text) : []).map((line) => ({ line, strong: false })),
    ...more.map((line) => ({ line: shortened(line), strong: false })),
  ];
  const width = Math.max(...lines.map(({ line }) => line.length)) * LETTER_PX + 22;
  const height = lines.length * LINE_PX + 14;
  const start = within(x > view.width / 2 ? -away - width : away, width, { at: x, room: view.width });
  const top = within(-height / 2, height, { at: y, room: view.height });
  return (
    <g class="m-tip">
      <rect x={round(start, 1)} y={round(top, 1)} width={round(width, 1)} height={height} rx="5" />
      {lines.map(({ line, strong }, i) => (
        <text
          class={strong ? "m-tip-title" : undefined}
          x={round(start + 11, 1)}
          y={round(top + 7 + (i + 0.75) * LINE_PX, 1)}
        >
          {`${line} `}
        </text>
      ))}
    </g>
  );
}

/** Where a box begins, so that neither end lies outside, however large it is drawn. */
function within(start: number, length: number, { at, room }: { readonly at: number; readonly room: number }): number {
  const [first, last] = [(2 - at) / TIP_SCALE, (room - 2 - at) / TIP_SCALE - length];
  return Math.max(first, Math.min(last, start));
}

function shortened(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** Two lines at most, broken between words. */
function inLines(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  const broken = text.lastIndexOf(" ", LONGEST);
  const first = broken > LONGEST / 3 ? text.slice(0, broken) : text.slice(0, LONGEST);
  const rest = text.slice(first.length).trim();
  return [first, shortened(rest)];
}
