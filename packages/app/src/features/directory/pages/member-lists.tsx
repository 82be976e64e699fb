import type { Context } from "hono";
import { localeOf } from "../../../platform/i18n/locale.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { MemberMap, Spot } from "../load-member-map.ts";
import type { MemberRow } from "../queries.ts";

/** The map of the members in words: who has no place, who is inside and who is outside. */
export function Lists({ c, map }: { c: Context<AppEnv>; map: MemberMap }) {
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
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 0 });
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

export function spotId(spots: readonly Spot[], spot: Spot): string {
  return `p-${spots.indexOf(spot) + 1}`;
}

export function spotName({ var: { language } }: Context<AppEnv>, { town, country }: Spot): string {
  return town || (country ? countryName(country, language) : "–");
}
