import type { Point } from "@klynge/core";
import type { Context } from "hono";
import { type MapMark, PlaceMap } from "../../../platform/web/components/place-map.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { circleAround, onPaper, type View, viewOf } from "../../../platform/web/map/view.ts";
import type { MemberMap, Spot } from "../load-member-map.ts";
import { type Heap, standTogether } from "../stand-together.ts";
import { spotId, spotName } from "./member-lists.tsx";

export interface MemberMapProps {
  readonly c: Context<AppEnv>;
  readonly map: MemberMap;
  readonly everybody: boolean;
  /** The map shows the circle and what lies around it, or everything. */
  readonly whole: boolean;
}

const SIZE = { width: 480, height: 520, margin: 30, leastKm: 100 };

/** How much of the surroundings is seen, in radii. */
const NEAR = 1.25;

/** The members on the map, with the circle around the head office. */
export function Drawing({ c, map, everybody, whole }: MemberMapProps) {
  const { say } = c.var;
  const { spots, office, radiusKm } = map;
  const around = office ? circleAround(office.at, radiusKm * NEAR) : [];
  const view = viewOf(office && !whole ? around : [...around, ...spots.map(({ at }) => at)], SIZE);
  const seen = spots.filter(({ at }) => isIn(view, at));
  const marks = standTogether(seen, view).map((heap) => markOf(c, spots, heap));
  const home: MapMark[] = office
    ? [
        {
          at: office.at,
          sign: "office",
          title: say("directory.members.office"),
          href: `/clusters/${map.cluster.id}/profile`,
        },
      ]
    : [];
  return (
    <figure class="k-map-frame">
      <PlaceMap
        name={say("directory.members.map", {
          count: countOf(spots),
          km: radiusKm,
        })}
        view={view}
        marks={[...marks, ...home]}
        {...(office && { radius: { around: office.at, km: radiusKm } })}
      />
      <figcaption>
        <ul class="k-legend">
          {signsOf(map, everybody).map((sign) => (
            <li>
              <svg
                class={`k-map-sign m-mark m-${sign}`}
                viewBox="-9 -9 18 18"
                width="16"
                height="16"
                aria-hidden="true"
              >
                {sign === "office" ? <path class="m-sign" d="M0-8 7 0 0 8-7 0z" /> : <circle class="m-sign" r="5.5" />}
              </svg>
              {say(`directory.members.legend.${sign}`)}
            </li>
          ))}
        </ul>
        {office && (spots.length > seen.length || whole) && (
          <p>
            {spots.length > seen.length && say("directory.members.beyond", { count: countOf(spots) - countOf(seen) })}{" "}
            <a href={addressOf({ clusterId: map.cluster.id, everybody, whole: !whole })}>
              {say(whole ? "directory.members.show_circle" : "directory.members.show_whole")}
            </a>
          </p>
        )}
        <p>{say("directory.members.map_note")}</p>
      </figcaption>
    </figure>
  );
}

/** Who only stands in the list is drawn when everybody is. */
function signsOf({ office }: MemberMap, everybody: boolean) {
  return [
    ...(office ? (["office"] as const) : []),
    ...(["inside", "outside"] as const),
    ...(everybody ? (["only_listed"] as const) : []),
  ];
}

/** A mark that is cut off says nothing. */
const EDGE_PX = 12;

function isIn({ projection, width, height }: View, place: Point): boolean {
  const [x, y] = onPaper(projection, place);
  return x >= EDGE_PX && x <= width - EDGE_PX && y >= EDGE_PX && y <= height - EDGE_PX;
}

function countOf(spots: readonly Spot[]): number {
  return spots.reduce((sum, { members }) => sum + members.length, 0);
}

/** Names that a mark tells; the list beside the map has all of them. */
const MOST_NAMES = 8;
const MOST_TOWNS = 3;

function markOf(c: Context<AppEnv>, all: readonly Spot[], { at, spots, members }: Heap): MapMark {
  const { say } = c.var;
  const [first] = spots as [Spot, ...Spot[]];
  const towns = [...new Set(spots.map((spot) => spotName(c, spot)))];
  const where = `${towns.slice(0, MOST_TOWNS).join(", ")}${towns.length > MOST_TOWNS ? " …" : ""}`;
  const counts = Map.groupBy(spots, ({ sign }) => sign);
  const shares = SIGNS.flatMap((sign) => (counts.has(sign) ? [{ sign, count: countOf(counts.get(sign) ?? []) }] : []));
  const further = members.length - MOST_NAMES;
  const names = members.slice(0, further > 1 ? MOST_NAMES : undefined).map(({ name }) => name);
  const common = {
    at,
    count: members.length,
    href: `#${spotId(all, first)}`,
    sign: shares.length > 1 ? "several" : first.sign,
  } as const;
  if (members.length === 1) return { ...common, title: members[0]?.name ?? "", text: where };
  return {
    ...common,
    title: `${where}: ${members.length}`,
    ...(shares.length > 1 && {
      shares,
      text: shares.map(({ sign, count }) => `${say(`directory.members.legend.${sign}`)}: ${count}`).join("; "),
    }),
    lines: further > 1 ? [...names, say("directory.members.further", { count: further })] : names,
  };
}

const SIGNS = ["inside", "outside", "only_listed"] as const;

export function addressOf({
  clusterId,
  everybody,
  whole,
}: {
  clusterId: string;
  everybody: boolean;
  whole: boolean;
}): string {
  const asked = new URLSearchParams({ ...(everybody && { who: "all" }), ...(whole && { view: "all" }) }).toString();
  return `/clusters/${clusterId}/map${asked ? `?${asked}` : ""}`;
}
