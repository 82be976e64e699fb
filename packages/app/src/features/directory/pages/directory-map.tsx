import type { Context } from "hono";
import { type MapMark, PlaceMap } from "../../../platform/web/components/place-map.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { viewOf } from "../../../platform/web/map/view.ts";
import { LabelMark } from "../../../platform/web/mark.tsx";
import { presentDay } from "../../../platform/web/moment.ts";
import { gather } from "../gather.ts";
import type { ClusterEntry, CompanyEntry } from "../present.ts";
import { addressOf, type DirectoryQuery } from "../schema.ts";
import { whereIs } from "./clusters-found.tsx";
import { rowId } from "./row-id.ts";

const SIZE = { width: 480, height: 560, margin: 34, leastKm: 150 };
const LEVELS = ["bronze", "silver", "gold", "none"] as const;

/** Where the clusters of a search are, all of them; the label is said by the mark. */
export function ClusterMap({
  c,
  query,
  entries,
}: {
  c: Context<AppEnv>;
  query: DirectoryQuery;
  entries: readonly ClusterEntry[];
}) {
  const { say, language } = c.var;
  const marks = entries.flatMap((entry): MapMark[] => {
    const { id, name, at, label } = entry;
    if (!at) return [];
    const level = label?.valid ? label.level : "none";
    const text = label?.valid
      ? say("directory.label_until", {
          label: say(`label.${label.level}`),
          day: presentDay(new Date(label.until), language),
        })
      : whereIs(entry, language);
    return [
      {
        at,
        sign: level,
        title: name,
        text,
        href: `${addressOf({ ...query, shown: id })}#${rowId(id)}`,
        shown: query.shown === id,
      },
    ];
  });
  const view = viewOf(
    marks.map(({ at }) => at),
    SIZE,
  );
  const countries = new Map(entries.map(({ at, country }) => [at, country]));
  const narrowed = (first: MapMark): string =>
    addressOf({ ...query, country: query.country ?? countries.get(first.at) ?? null, shown: null, after: null });
  return (
    <figure class="k-map-frame">
      <PlaceMap
        name={say("directory.map_of_clusters", { count: marks.length })}
        view={view}
        marks={gather(marks, view, { title: (count) => say("directory.several", { count }), href: narrowed })}
      />
      <figcaption>
        <ul class="k-legend">
          {LEVELS.map((level) => (
            <li>
              <LabelMark label={level} /> {say(`directory.legend.${level}`)}
            </li>
          ))}
        </ul>
        <p>{say("directory.map_note")}</p>
      </figcaption>
    </figure>
  );
}

/** Where the organisations of this page are. */
export function CompanyMap({
  c,
  query,
  entries,
}: {
  c: Context<AppEnv>;
  query: DirectoryQuery;
  entries: readonly CompanyEntry[];
}) {
  const { say, language } = c.var;
  const marks = entries.flatMap((entry): MapMark[] =>
    entry.at
      ? [
          {
            at: entry.at,
            sign: "inside",
            title: entry.name,
            text: whereIs(entry, language),
            href: `${addressOf({ ...query, shown: entry.company })}#${rowId(entry.company)}`,
            shown: query.shown === entry.company,
          },
        ]
      : [],
  );
  const view = viewOf(
    marks.map(({ at }) => at),
    SIZE,
  );
  return (
    <figure class="k-map-frame">
      <PlaceMap name={say("directory.map_of_organisations", { count: marks.length })} view={view} marks={marks} />
      <figcaption>
        <p>{say("directory.map_of_page")}</p>
        <p>{say("directory.map_source")}</p>
      </figcaption>
    </figure>
  );
}
