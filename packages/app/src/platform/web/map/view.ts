import type { Point } from "@klynge/core";
import { type GeoProjection, geoAzimuthalEqualArea, geoCircle } from "d3-geo";

/** A piece of the earth on paper: areas keep their size, and what is in the middle keeps its shape. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** The same for the same piece of the earth. */
  readonly key: string;
  readonly projection: GeoProjection;
  /** In degrees: everything that may be seen lies between them. */
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
}

export interface ViewOf {
  readonly width: number;
  readonly height: number;
  /** Free of places on each side. */
  readonly margin: number;
  /** At least this far is seen from the middle to every side. */
  readonly leastKm: number;
}

const EARTH_KM = 6371.0088;
/** Views are rounded, so that one drawing of the land serves many lists. */
const [STEP_DEGREES, STEP_SCALE] = [0.5, 1.15];

/** The view in which all points lie, and no smaller one than asked. Of no points, Europe. */
export function viewOf(points: readonly Point[], size: ViewOf): View {
  const { width, height, margin, leastKm } = size;
  const { lat, lon } = middleOf(points);
  const unit = geoAzimuthalEqualArea().rotate([-lon, -lat]).translate([0, 0]).scale(1);
  const reach = (points.length > 0 ? points : EUROPE).map((point) => onPaper(unit, point));
  const furthest = (axis: 0 | 1): number =>
    Math.max(...reach.map((place) => Math.abs(place[axis])), leastKm / EARTH_KM);
  const fitting = Math.min((width / 2 - margin) / furthest(0), (height / 2 - margin) / furthest(1));
  const scale = STEP_SCALE ** Math.floor(Math.log(fitting) / Math.log(STEP_SCALE));
  const projection = geoAzimuthalEqualArea()
    .rotate([-lon, -lat])
    .translate([width / 2, height / 2])
    .scale(scale);
  const key = `${width} ${height} ${lon} ${lat} ${scale.toPrecision(5)}`;
  return { width, height, key, projection, bounds: boundsOf(projection, { width, height, lon }) };
}

/** Where a place lies on the paper, in pixels. */
export function onPaper(projection: GeoProjection, { lat, lon }: Point): readonly [x: number, y: number] {
  const [x, y] = projection([lon, lat]) ?? [];
  return [x ?? 0, y ?? 0];
}

const EUROPE: readonly Point[] = [
  { lat: 36, lon: -9 },
  { lat: 70, lon: 30 },
];

function middleOf(points: readonly Point[]): Point {
  const all = points.length > 0 ? points : EUROPE;
  const middle = (values: readonly number[]): number => {
    const half = (Math.min(...values) + Math.max(...values)) / 2;
    return Math.round(half / STEP_DEGREES) * STEP_DEGREES;
  };
  return { lat: middle(all.map(({ lat }) => lat)), lon: middle(all.map(({ lon }) => lon)) };
}

/** Of what the edge of the paper shows; all of the earth where the edge lies beyond it. */
function boundsOf(
  projection: GeoProjection,
  { width, height, lon }: { width: number; height: number; lon: number },
): View["bounds"] {
  const shares = Array.from({ length: 17 }, (_, i) => i / 16);
  const edge = shares.flatMap((share): [number, number][] => [
    [share * width, 0],
    [share * width, height],
    [0, share * height],
    [width, share * height],
  ]);
  const seen = edge.map((place): Point => {
    const [east, north] = projection.invert?.(place) ?? [];
    return { lon: east ?? Number.NaN, lat: north ?? Number.NaN };
  });
  const whole = seen.some((point, i) => {
    const [x, y] = onPaper(projection, point);
    return !(Math.hypot(x - (edge[i]?.[0] ?? 0), y - (edge[i]?.[1] ?? 0)) < 1);
  });
  if (whole) return { west: -180, south: -90, east: 180, north: 90 };
  // beyond a pole the edge does not tell how far north one sees
  const sees = (pole: 90 | -90): boolean => {
    const [x, y] = onPaper(projection, { lat: pole, lon });
    return x >= 0 && x <= width && y >= 0 && y <= height;
  };
  const lons = seen.map((point) => point.lon);
  const lats = seen.map((point) => point.lat);
  const polar = sees(90) || sees(-90);
  return {
    west: polar ? -180 : Math.min(...lons) - 1,
    east: polar ? 180 : Math.max(...lons) + 1,
    south: sees(-90) ? -90 : Math.min(...lats) - 1,
    north: sees(90) ? 90 : Math.max(...lats) + 1,
  };
}

/** Points on the circle of a radius around a place. */
export function circleAround({ lat, lon }: Point, radiusKm: number): Point[] {
  const { coordinates } = geoCircle()
    .center([lon, lat])
    .radius((radiusKm / EARTH_KM) * (180 / Math.PI))
    .precision(4)();
  return (coordinates[0] ?? []).map(([east = 0, north = 0]) => ({ lat: north, lon: east }));
}
