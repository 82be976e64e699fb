import type { Point } from "@klynge/core";
import type { Context } from "hono";
import { type MapMark, PlaceMap } from "../../../platform/web/components/place-map.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { circleAround, onPaper, type View, viewOf } from "../../../platform/web/map/view.ts";
import type { MemberMap } from "../load-member-map.ts";
import type { MemberRow } from "../queries.ts";
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
  const marks = spots.map((spot): MapMark => {
    const { at, sign, members } = spot;
    return {
      at,
      sign,
      count: members.length,
      title: members.length === 1 ? (members[0]?.name ?? "") : `${spotName(c, spot)}: ${members.length}`,
      text: members.length === 1 ? spotName(c, spot) : namesOf(members),
      href: `#${spotId(spots, spot)}`,
    };
  });
  const around = office ? circleAround(office.at, radiusKm * NEAR) : [];
  const view = viewOf(office && !whole ? around : [...around, ...marks.map(({ at }) => at)], SIZE);
  const seen = marks.filter(({ at }) => isIn(view, at));
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
          count: spots.reduce((sum, { members }) => sum + members.length, 0),
          km: radiusKm,
        })}
        view={view}
        marks={[...seen, ...home]}
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
        {office && (marks.length > seen.length || whole) && (
          <p>
            {marks.length > seen.length && say("directory.members.beyond", { count: countOf(marks) - countOf(seen) })}{" "}
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

function isIn({ projection, width, height }: View, place: Point): boolean {
  const [x, y] = onPaper(projection, place);
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

function countOf(marks: readonly MapMark[]): number {
  return marks.reduce((sum, { count = 1 }) => sum + count, 0);
}

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

function namesOf(members: readonly MemberRow[]): string {
  return `${members
    .slice(0, 3)
    .map(({ name }) => name)
    .join(", ")}${members.length > 3 ? " …" : ""}`;
}
