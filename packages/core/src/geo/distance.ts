/** A place on the globe: degrees, north and east positive. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Mean radius of the earth (IUGG). */
const EARTH_KM = 6371.0088;

/** Kilometres between two places along the great circle (excellence.md 1.2, row 1.2). */
export function distanceKm(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const [dLat, dLon] = [(b.lat - a.lat) * rad, (b.lon - a.lon) * rad];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
