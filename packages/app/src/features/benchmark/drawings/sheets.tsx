import type { Child } from "hono/jsx";
import type { Say } from "../../../platform/i18n/texts.ts";
import { QuartileStrip } from "../../../platform/web/components/quartile-strip.tsx";
import { ShareBar } from "../../../platform/web/components/share-bar.tsx";
import { type ComparedRow, centreOf, ownShare } from "../compare-row.ts";
import type { AuditPart, Dimension, LadderEntry, Result } from "../present.ts";
import {
  centreText,
  groupWithCount,
  ladderTitle,
  neededShare,
  ownText,
  placeText,
  pointsText,
  stripTitle,
  withheldText,
} from "../sentences.ts";
import { StepStrip } from "./step-strip.tsx";

/** Small multiples as pictures of their own: number, name, own value, the group, the place in words. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly drawing: Child;
}

const ROW = 34;
const GROUP = 44;
const COLUMN = { name: 48, own: 470, centre: 600, strip: 624, place: 964, end: 1200 } as const;
const STRIP = 320;
/** Letters that fit their column at 13 px. */
const FITS = { name: 44, own: 22, withheld: 46 } as const;

export function comparedRows(say: Say, result: Result): Sheet {
  const { wording } = result.view;
  const heads: Heads = {
    own: say("benchmark.rows.you"),
    centre: say("benchmark.rows.median"),
    strip: result.chosen ? groupWithCount(wording, result.chosen) : "",
    place: say("benchmark.rows.position"),
  };
  return table(
    result.dimensions,
    heads,
    result.rows.map((row) => ({
      id: row.id,
      name: row.lowerIsBetter ? `${row.name} (${say("benchmark.rows.less_is_better")})` : row.name,
      dimension: row.dimension,
      own: wording.clip(ownText(say, wording, row), FITS.own),
      centre: centreText(say, wording, row),
      place: placeText(say, wording, row),
      placeClass: row.band === "upper" ? "t-acc" : row.band === "lower" ? "t-warn" : undefined,
      strip: comparedStrip(say, result, row),
      told: stripTitle(say, wording, row) ?? `${row.name}: ${withheldText(say, row)}.`,
    })),
  );
}

function comparedStrip(say: Say, result: Result, row: ComparedRow): Child {
  const title = stripTitle(say, result.view.wording, row);
  const mine = ownShare(row);
  if (title && mine) return <ShareBar title={title} share={mine.share} />;
  if (title === null || !row.scale || row.shown.kind === "withheld" || row.shown.kind === "shares")
    return withheldBox(result.view.wording.clip(withheldText(say, row), FITS.withheld));
  const quartiles = row.shown.kind === "quartiles" ? row.shown : { q1: null, q3: null };
  return (
    <QuartileStrip
      title={title}
      scale={{ min: row.scale.low, max: row.scale.high }}
      q1={quartiles.q1}
      median={centreOf(row)}
      q3={quartiles.q3}
      own={typeof row.own === "number" ? row.own : null}
    />
  );
}

function withheldBox(text: string): Child {
  return (
    <>
      <rect class="c-withheld" x=".5" y="1.5" width={STRIP - 1} height="23" rx="4" />
      <text x="10" y="17.5">
        {text}
      </text>
    </>
  );
}

export function auditRows(say: Say, result: Result, { ladders }: AuditPart): Sheet {
  const { wording } = result.view;
  const heads: Heads = {
    own: say("benchmark.rows.you"),
    centre: say("benchmark.audit.points"),
    strip: say("benchmark.audit.steps"),
    place: say("benchmark.audit.baseline"),
  };
  const one = (entry: LadderEntry): Line => ({
    id: entry.id,
    name: entry.name,
    dimension: entry.dimension,
    own: wording.clip(entry.ownText, FITS.own),
    centre: pointsText(say, wording, entry),
    place: say(`benchmark.audit.gate.${entry.scored.gate}`),
    placeClass: entry.scored.gate === "failed" ? "t-warn" : undefined,
    strip: entry.steps.length > 0 ? <StepStrip title={ladderTitle(say, entry)} steps={entry.steps} /> : "",
    told: ladderTitle(say, entry),
  });
  return table(result.dimensions, heads, ladders.map(one));
}

interface Heads {
  readonly own: string;
  readonly centre: string;
  readonly strip: string;
  readonly place: string;
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly dimension: string;
  readonly own: string;
  readonly centre: string;
  readonly place: string;
  readonly placeClass: string | undefined;
  readonly strip: Child;
  /** The row in a sentence, for the description. */
  readonly told: string;
}

function table(dimensions: readonly Dimension[], heads: Heads, lines: readonly Line[]): Sheet {
  let y = 24;
  const parts: Child[] = [
    <text x={COLUMN.own} y="13" text-anchor="end">
      {heads.own}
    </text>,
    <text x={COLUMN.centre} y="13" text-anchor="end">
      {heads.centre}
    </text>,
    <text x={COLUMN.strip} y="13">
      {heads.strip}
    </text>,
    <text x={COLUMN.place} y="13">
      {heads.place}
    </text>,
  ];
  for (const dimension of dimensions) {
    parts.push(
      <text class="t-name t-strong" x="0" y={y + 30}>
        {`${dimension.id} ${dimension.name}`}
      </text>,
    );
    y += GROUP;
    for (const line of lines.filter((one) => one.dimension === dimension.id)) {
      parts.push(<OneLine line={line} y={y} />);
      y += ROW;
    }
  }
  return {
    width: COLUMN.end,
    height: y + 8,
    description: lines.map(({ id, told }) => `${id} ${told}`).join(" "),
    drawing: <>{parts}</>,
  };
}

function OneLine({ line, y }: { line: Line; y: number }) {
  const base = y + 22;
  return (
    <>
      <path class="c-grid" d={`M0 ${y + 0.5}H${COLUMN.end}`} />
      <text x="0" y={base}>
        {line.id}
      </text>
      <text class="t-ink" x={COLUMN.name} y={base}>
        {line.name.length > FITS.name ? `${line.name.slice(0, FITS.name - 1)}…` : line.name}
      </text>
      <text class="t-strong" x={COLUMN.own} y={base} text-anchor="end">
        {line.own}
      </text>
      <text x={COLUMN.centre} y={base} text-anchor="end">
        {line.centre}
      </text>
      <g transform={`translate(${COLUMN.strip} ${y + 4})`}>{line.strip}</g>
      <text class={line.placeClass} x={COLUMN.place} y={base}>
        {line.place}
      </text>
    </>
  );
}

/** Points by dimension, each bar with a tick at the share the label asks for. */
export function dimensionPoints(say: Say, result: Result, part: AuditPart): Sheet {
  const { wording } = result.view;
  const { profile } = part;
  const tick = neededShare(result, part);
  const scored = profile.filter(({ max }) => max > 0);
  const [left, right] = [220, 540];
  const width = right - left;
  return {
    width: 640,
    height: scored.length * 40 + 8,
    description: scored
      .map(
        ({ short, points, max, unknown }) =>
          `${short}: ${say("benchmark.audit.bar", { points: wording.number(points), max, unknown })}`,
      )
      .join("; "),
    drawing: (
      <>
        {scored.map(({ short, points, unknown, max }, index) => {
          const y = index * 40 + 12;
          return (
            <>
              <text class="t-name t-ink" x="0" y={y + 12}>
                {short}
              </text>
              <rect class="c-track" x={left} y={y} width={width} height="14" />
              {unknown > 0 && (
                <rect
                  class="c-withheld"
                  x={left + (width * points) / max}
                  y={y + 0.5}
                  width={(width * unknown) / max}
                  height="13"
                />
              )}
              <rect class="c-own" x={left} y={y} width={(width * points) / max} height="14" />
              {tick !== null && (
                <>
                  <rect class="c-halo" x={left + width * tick - 2.5} y={y - 3} width="5" height="20" />
                  <rect class="c-ink" x={left + width * tick - 1} y={y - 3} width="2" height="20" />
                </>
              )}
              <text class="t-value" x="640" y={y + 12} text-anchor="end">
                {`${wording.number(points)} / ${max}`}
              </text>
            </>
          );
        })}
      </>
    ),
  };
}
