import type { Point } from "@klynge/core";
import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { type MapMark, PlaceMap } from "../../../platform/web/components/place-map.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { circleAround, onPaper, type View, viewOf } from "../../../platform/web/map/view.ts";
import type { MemberMap, Spot } from "../load-member-map.ts";
import type { MemberRow } from "../queries.ts";

const SIZE = { width: 480, height: 520, margin: 30, leastKm: 100 };

interface MemberMapProps {
  readonly c: Context<AppEnv>;
  readonly map: MemberMap;
  readonly everybody: boolean;
  /** The map shows the circle and what lies around it, or everything. */
  readonly whole: boolean;
}

/** Where the members of a cluster are, and who of them lies within the radius around the head office (row 1.2). */
export function MemberMapPage({ c, map, everybody, whole }: MemberMapProps) {
  const { say } = c.var;
  const { cluster } = map;
  const address = (all: boolean) => addressOf({ clusterId: cluster.id, everybody: all, whole });
  return (
    <Layout
      c={c}
      title={say("directory.members.title")}
      place="register"
      clusterId={cluster.id}
      crumbs={[
        { text: cluster.name, href: `/clusters/${cluster.id}` },
        { text: say("layout.register"), href: `/clusters/${cluster.id}/register` },
      ]}
    >
      <header class="k-page-head">
        <div>
          <h1>{say("directory.members.title")}</h1>
          <p class="k-lead">{leadOf(c, map)}</p>
        </div>
      </header>
      <OfficeNote c={c} map={map} />
      <nav class="k-tabs" aria-label={say("directory.members.who")}>
        <ul>
          <li>
            <a href={address(false)} aria-current={everybody ? undefined : "page"}>
              {say("directory.members.committed", { count: map.committed })}
            </a>
          </li>
          <li>
            <a href={address(true)} aria-current={everybody ? "page" : undefined}>
              {say("directory.members.all", { count: map.all })}
            </a>
          </li>
        </ul>
      </nav>
      {map.spots.length + map.placeless.length === 0 ? (
        <EmptyBox
          title={say("directory.members.none")}
          actions={
            <a class="k-button" href={`/clusters/${cluster.id}/organisations`}>
              {say("registry.org.title")}
            </a>
          }
        >
          {say("directory.members.none_text")}
        </EmptyBox>
      ) : (
        <div class="k-split k-directory">
          <Lists c={c} map={map} />
          <Drawing c={c} map={map} everybody={everybody} whole={whole} />
        </div>
      )}
    </Layout>
  );
}

function leadOf(
  { var: { say, language } }: Context<AppEnv>,
  { committed, within, placeless, radiusKm, office }: MemberMap,
): string {
  if (!office || committed === 0) return say("directory.members.lead", { km: radiusKm });
  const share = new Intl.NumberFormat(language === "en" ? "en-GB" : language, { style: "percent" }).format(
    within / committed,
  );
  const missing = placeless.some((member) => member.committed);
  return say(missing ? "directory.members.at_least" : "directory.members.within", {
    within,
    committed,
    share,
    km: radiusKm,
  });
}

function OfficeNote({ c, map: { office, cluster } }: Pick<MemberMapProps, "c" | "map">) {
  const { say } = c.var;
  if (office?.given) return null;
  return (
    <Note kind="warn">
      {say(office ? "directory.members.office_is_town" : "directory.members.office_unknown")}{" "}
      <a href={`/clusters/${cluster.id}/profile`}>{say("directory.members.to_profile")}</a>
    </Note>
  );
}

function Lists({ c, map }: Pick<MemberMapProps, "c" | "map">) {
  const { say } = c.var;
  const { spots, placeless, radiusKm, office } = map;
  const isNear = ({ km }: Spot): boolean => km !== null && km <= radiusKm;
  return (
    <div>
      {placeless.length > 0 && (
        <section>
          <h2>{say("directory.members.placeless", { count: placeless.length })}</h2>
          <p class="k-muted">{say("directory.members.placeless_text")}</p>
          <p>
            <Names members={placeless} />
          </p>
        </section>
      )}
      <Spots
        c={c}
        spots={spots.filter(isNear)}
        all={spots}
        title={(count) => say("directory.members.inside", { count, km: radiusKm })}
      />
      <Spots
        c={c}
        spots={spots.filter((spot) => !isNear(spot))}
        all={spots}
        title={(count) =>
          office
            ? say("directory.members.outside", { count, km: radiusKm })
            : say("directory.members.placed", { count })
        }
      />
    </div>
  );
}

function Spots({
  c,
  spots,
  all,
  title,
}: {
  c: Context<AppEnv>;
  spots: readonly Spot[];
  all: readonly Spot[];
  title: (count: number) => string;
}) {
  const { say, language } = c.var;
  if (spots.length === 0) return null;
  const number = new Intl.NumberFormat(language === "en" ? "en-GB" : language, { maximumFractionDigits: 0 });
  const heading = title(spots.reduce((sum, { members }) => sum + members.length, 0));
  return (
    <section>
      <h2>{heading}</h2>
      <DataTable
        caption={heading}
        captionHidden
        head={[
          { text: say("directory.members.place") },
          { text: say("directory.members.km"), numeric: true },
          { text: say("directory.members.organisations") },
        ]}
        rows={spots.map((spot) => ({
          id: spotId(all, spot),
          cells: [
            <>
              <SpotSign spot={spot} /> {spotName(c, spot)}
            </>,
            spot.km === null ? "" : number.format(spot.km),
            <span>
              <Names members={spot.members} />
              {spot.sign === "only_listed" && <span class="k-muted"> ({say("directory.members.only_listed")})</span>}
            </span>,
          ],
        }))}
      />
    </section>
  );
}

function SpotSign({ spot: { sign } }: { spot: Spot }) {
  return (
    <svg class={`k-map-sign m-mark m-${sign}`} viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
      <circle class="m-sign" r="5.5" />
    </svg>
  );
}

function Names({ members }: { members: readonly MemberRow[] }) {
  return (
    <>
      {members.map(({ id, name }, i) => (
        <>
          {i > 0 && ", "}
          <a href={`/organisations/${id}`}>{name}</a>
        </>
      ))}
    </>
  );
}

function Drawing({ c, map, everybody, whole }: MemberMapProps) {
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
          {(["office", "inside", "outside", "only_listed"] as const).map((sign) => (
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

/** How much of the surroundings is seen, in radii. */
const NEAR = 1.25;

function isIn({ projection, width, height }: View, place: Point): boolean {
  const [x, y] = onPaper(projection, place);
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

function countOf(marks: readonly MapMark[]): number {
  return marks.reduce((sum, { count = 1 }) => sum + count, 0);
}

function addressOf({ clusterId, everybody, whole }: { clusterId: string; everybody: boolean; whole: boolean }): string {
  const asked = new URLSearchParams({ ...(everybody && { who: "all" }), ...(whole && { view: "all" }) }).toString();
  return `/clusters/${clusterId}/map${asked ? `?${asked}` : ""}`;
}

function spotId(spots: readonly Spot[], spot: Spot): string {
  return `p-${spots.indexOf(spot) + 1}`;
}

function spotName({ var: { language } }: Context<AppEnv>, { town, country }: Spot): string {
  return town || (country ? countryName(country, language) : "–");
}

function namesOf(members: readonly MemberRow[]): string {
  return `${members
    .slice(0, 3)
    .map(({ name }) => name)
    .join(", ")}${members.length > 3 ? " …" : ""}`;
}
