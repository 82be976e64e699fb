import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** Land and borders of the world, each line as longitude, latitude, longitude… in hundredths of a degree. */
export interface Land {
  readonly land: readonly (readonly number[])[];
  readonly borders: readonly (readonly number[])[];
}

type Atlas = Topology<{ land: GeometryCollection; countries: GeometryCollection }>;

/** Turns the package world-atlas (Natural Earth, 1 : 50 million) into what `land.ts` reads without any reckoning; called by build.mjs. */
export function freezeLand(atlas: Atlas, out: string): void {
  const { land, countries } = atlas.objects;
  const polygons = feature(atlas, land).features.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates : [],
  );
  const frozen: Land = {
    land: polygons
      .flat()
      .flatMap((ring) => onBothSides(closed(unwound(ring))))
      .map(hundredths),
    borders: mesh(atlas, countries, (a, b) => a !== b)
      .coordinates.flatMap((line) => onBothSides(unwound(line)))
      .map(hundredths),
  };
  writeFileSync(join(out, "land.json"), JSON.stringify(frozen));
}

type Line = readonly (readonly number[])[];

/** The atlas goes from 180 to -180 degrees in one step; a flat line goes on beyond 180. */
function unwound(line: Line): [number, number][] {
  let turn = 0;
  return line.map(([lon = 0, lat = 0], i) => {
    const step = lon - (line[i - 1]?.[0] ?? lon);
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [lon + turn, lat];
  });
}

/** A coast all around a pole closes over it. */
function closed(ring: Line): Line {
  const [first, last] = [ring[0] ?? [0, 0], ring.at(-1) ?? [0, 0]];
  if (Math.abs((first[0] ?? 0) - (last[0] ?? 0)) < 180) return ring;
  const pole = (first[1] ?? 0) < 0 ? -90 : 90;
  return [...ring, [last[0] ?? 0, pole], [first[0] ?? 0, pole]];
}

/** What lies beyond 180 degrees east lies west of -180 as well. */
function onBothSides(line: Line): Line[] {
  const lons = line.map(([lon = 0]) => lon);
  const moved = (by: number): Line => line.map(([lon = 0, lat = 0]) => [lon + by, lat]);
  return [line, ...(Math.max(...lons) > 180 ? [moved(-360)] : []), ...(Math.min(...lons) < -180 ? [moved(360)] : [])];
}

function hundredths(line: Line): number[] {
  return line.flatMap(([lon = 0, lat = 0]) => [Math.round(lon * 100), Math.round(lat * 100)]);
}
