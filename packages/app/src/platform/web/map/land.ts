import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Land } from "./freeze-land.ts";
import type { View } from "./view.ts";

/** What the build made of the package world-atlas (freeze-land.ts). */
const FILE = join(dirname(fileURLToPath(import.meta.url)), "../../../../../../dist/map/land.json");

/** The path of land and that of borders, as attributes of SVG. */
export interface LandPaths {
  readonly land: string;
  readonly borders: string;
}

const MOST_VIEWS = 200;
const drawn = new Map<string, LandPaths>();
let land: Land | null = null;

/** Land as far as a view shows it. Drawn once for a view; the last views are kept. */
export function landIn(view: View): LandPaths {
  const known = drawn.get(view.key) ?? draw(view);
  drawn.delete(view.key);
  drawn.set(view.key, known);
  const oldest = drawn.size > MOST_VIEWS ? drawn.keys().next().value : undefined;
  if (oldest !== undefined) drawn.delete(oldest);
  return known;
}

/** Longer paths would make the page heavy: their lines are drawn with fewer bends. */
const LONGEST = 36_000;
const [FINEST_PX, COARSEST_PX] = [0.8, 4];

function draw(view: View): LandPaths {
  land ??= read();
  const finest = view.projection.scale() * (Math.PI / 18_000);
  const least = FINEST_PX / finest;
  const rings = land.land.flatMap((ring) => cutRing(ring, view.bounds)).map((ring) => onPaper(ring, view, least));
  const lines = land.borders.flatMap((line) => cutLine(line, view.bounds)).map((line) => onPaper(line, view, least));
  for (let bend = FINEST_PX; ; bend *= 1.4) {
    const paths = {
      land: rings.map((ring) => path(ring, bend, true)).join(""),
      borders: lines.map((line) => path(line, bend * 1.5, false)).join(""),
    };
    if (paths.land.length + paths.borders.length <= LONGEST || bend > COARSEST_PX) return paths;
  }
}

function read(): Land {
  if (!existsSync(FILE)) throw new Error(`${FILE} is missing; "npm run prepare" makes it`);
  return JSON.parse(readFileSync(FILE, "utf8")) as Land;
}

type Line = readonly number[];

/** A ring inside of the bounds (Sutherland and Hodgman): one edge of them after the other. */
function cutRing(ring: Line, { west, south, east, north }: View["bounds"]): number[][] {
  if (!touches(ring, { west, south, east, north })) return [];
  let cut: Line = ring;
  for (const [axis, limit, sign] of [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ] as const)
    cut = cutAt(cut, axis, limit * 100, sign);
  return cut.length >= 6 ? [bent(cut)] : [];
}

/** The edges where a ring was cut are long; on paper they are not straight. */
const LONGEST_EDGE = 250;

function bent(ring: Line): number[] {
  const bends: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const [lon, lat] = [ring[i] ?? 0, ring[i + 1] ?? 0];
    const [lon1, lat1] = [ring[(i + 2) % ring.length] ?? 0, ring[(i + 3) % ring.length] ?? 0];
    const parts = Math.ceil(Math.max(Math.abs(lon1 - lon), Math.abs(lat1 - lat)) / LONGEST_EDGE);
    bends.push(lon, lat);
    for (let n = 1; n < parts; n += 1) bends.push(lon + ((lon1 - lon) * n) / parts, lat + ((lat1 - lat) * n) / parts);
  }
  return bends;
}

function cutAt(ring: Line, axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const before = (i - 2 + ring.length) % ring.length;
    const [x, y, x0, y0] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[before] ?? 0, ring[before + 1] ?? 0];
    const [value, value0] = axis === 0 ? [x, x0] : [y, y0];
    const [inside, inside0] = [(value - limit) * sign >= 0, (value0 - limit) * sign >= 0];
    if (inside !== inside0) {
      const share = (limit - value0) / (value - value0);
      kept.push(x0 + (x - x0) * share, y0 + (y - y0) * share);
    }
    if (inside) kept.push(x, y);
  }
  return kept;
}

/** The parts of a line that lie inside, each with its neighbour outside. */
function cutLine(line: Line, bounds: View["bounds"]): number[][] {
  if (!touches(line, bounds)) return [];
  const parts: number[][] = [];
  let part: number[] | null = null;
  for (let i = 0; i < line.length; i += 2) {
    const [lon, lat] = [line[i] ?? 0, line[i + 1] ?? 0];
    if (isInside(lon, lat, bounds)) {
      if (!part) {
        part = i > 0 ? [line[i - 2] ?? 0, line[i - 1] ?? 0] : [];
        parts.push(part);
      }
      part.push(lon, lat);
    } else {
      part?.push(lon, lat);
      part = null;
    }
  }
  return parts;
}

function isInside(lon: number, lat: number, { west, south, east, north }: View["bounds"]): boolean {
  return lon >= west * 100 && lon <= east * 100 && lat >= south * 100 && lat <= north * 100;
}

function touches(line: Line, { west, south, east, north }: View["bounds"]): boolean {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    const [lon, lat] = [line[i] ?? 0, line[i + 1] ?? 0];
    if (lon < left) left = lon;
    if (lon > right) right = lon;
    if (lat < low) low = lat;
    if (lat > high) high = lat;
  }
  return left <= east * 100 && right >= west * 100 && low <= north * 100 && high >= south * 100;
}

/**
 * Where a line lies, in tenths of a pixel.
 * @param least hundredths of a degree that make no pixel
 */
function onPaper(line: Line, { projection }: View, least: number): number[] {
  const placed: number[] = [];
  let [lon0, lat0] = [Infinity, Infinity];
  for (let i = 0; i < line.length; i += 2) {
    const [lon, lat] = [line[i] ?? 0, line[i + 1] ?? 0];
    const near = Math.abs(lon - lon0) < least && Math.abs(lat - lat0) < least;
    if (near && i < line.length - 2) continue;
    const place = projection([lon / 100, lat / 100]);
    if (place) placed.push(Math.round(place[0] * 10), Math.round(place[1] * 10));
    [lon0, lat0] = [lon, lat];
  }
  return placed;
}

/** With bends at least so many pixels apart, told from one to the next; nothing where too few are left to be seen. */
function path(placed: Line, bend: number, ring: boolean): string {
  let [x0, y0] = [placed[0] ?? 0, placed[1] ?? 0];
  const steps: string[] = [];
  for (let i = 2; i < placed.length; i += 2) {
    const [x, y] = [placed[i] ?? 0, placed[i + 1] ?? 0];
    const end = !ring && i === placed.length - 2;
    if (!end && Math.abs(x - x0) + Math.abs(y - y0) < bend * 10) continue;
    steps.push(tenths(x - x0) + tenths(y - y0));
    [x0, y0] = [x, y];
  }
  if (steps.length < (ring ? 3 : 1)) return "";
  return `M${tenths(placed[0] ?? 0)}${tenths(placed[1] ?? 0)}l${steps.join("")}${ring ? "z" : ""}`;
}

/** `-12` is `-1.2`, `5` is ` .5`: as few letters as a path needs. */
function tenths(value: number): string {
  const text = String(value / 10).replace(/^(-?)0\./, "$1.");
  return text.startsWith("-") ? text : ` ${text}`;
}
