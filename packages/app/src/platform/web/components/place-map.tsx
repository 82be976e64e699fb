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
          <Mark {...one} width={view.width} />
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

function spread({ projection }: View, marks: readonly MapMark[]): Placed[] {
  const there = new Map<string, number>();
  return marks.map((mark) => {
    const [x, y] = onPaper(projection, mark.at);
    const cell = `${Math.round(x / SAME_PLACE_PX)} ${Math.round(y / SAME_PLACE_PX)}`;
    const before = there.get(cell) ?? 0;
    there.set(cell, before + 1);
    const [turn, out] = [before * 2.4, APART_PX * Math.sqrt(before)];
    return { mark, x: round(x + out * Math.cos(turn), 1), y: round(y + out * Math.sin(turn), 1) };
  });
}

function Mark({ mark, x, y, width }: Placed & { width: number }) {
  const { sign, title, text, count, href, shown } = mark;
  const r = radiusOf(count ?? 1);
  return (
    <a
      class={`m-mark m-${sign}`}
      href={href}
      aria-label={text ? `${title} ${text}` : title}
      transform={`translate(${x} ${y})`}
      data-shown={shown ? "" : undefined}
    >
      <circle class="m-target" r={Math.max(13, r)} />
      <Sign sign={sign} r={r} />
      {count !== undefined && count > 1 && (
        <text class="m-count" y="4">
          {count}
        </text>
      )}
      <Tip title={title} text={text} left={x > width / 2} away={Math.max(15, r + 3)} />
    </a>
  );
}

/** Areas grow with what they stand for. */
function radiusOf(count: number): number {
  return count === 1 ? 5.5 : Math.min(26, round(6 + 2.2 * Math.sqrt(count), 1));
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

/** A box beside the mark; it comes when the mark is pointed at or has the focus. */
function Tip({ title, text, left, away }: { title: string; text: string | undefined; left: boolean; away: number }) {
  const lines = [
    ...inLines(title).map((line) => ({ line, strong: true })),
    ...(text ? inLines(text) : []).map((line) => ({ line, strong: false })),
  ];
  const width = Math.max(...lines.map(({ line }) => line.length)) * LETTER_PX + 22;
  const height = lines.length * LINE_PX + 14;
  const start = left ? -away - width : away;
  return (
    <g class="m-tip">
      <rect x={round(start, 1)} y={round(-height / 2, 1)} width={round(width, 1)} height={height} rx="5" />
      {lines.map(({ line, strong }, i) => (
        <text
          class={strong ? "m-tip-title" : undefined}
          x={round(start + 11, 1)}
          y={round(-height / 2 + 7 + (i + 0.75) * LINE_PX, 1)}
        >
          {`${line} `}
        </text>
      ))}
    </g>
  );
}

/** Two lines at most, broken between words. */
function inLines(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  const broken = text.lastIndexOf(" ", LONGEST);
  const first = broken > LONGEST / 3 ? text.slice(0, broken) : text.slice(0, LONGEST);
  const rest = text.slice(first.length).trim();
  return [first, rest.length > LONGEST ? `${rest.slice(0, LONGEST - 1)}…` : rest];
}
