import type { Transaction } from "../../platform/database/database.ts";
import { resolvePlaces } from "../vocabulary/index.ts";
import type { OrganisationRow } from "./organisation-columns.ts";
import type { OrganisationInput } from "./schema.ts";

type Place = Pick<OrganisationRow, "latitude" | "longitude" | "placeSource">;

/**
 * Where an organisation is: the coordinates that somebody gave, else what follows from its postal code or town. Coordinates that followed
 * from an address go with it when it changes.
 */
export async function placeOf(tx: Transaction, own: OrganisationInput, before: OrganisationRow | null): Promise<Place> {
  const given = own.latitude !== null && own.longitude !== null;
  const same = own.latitude === before?.latitude && own.longitude === before?.longitude;
  if (given && !same) return { latitude: own.latitude, longitude: own.longitude, placeSource: "given" };
  if (given && before && (before.placeSource === "given" || sameAddress(own, before))) {
    const { latitude, longitude, placeSource } = before;
    return { latitude, longitude, placeSource };
  }
  const [found] = await resolvePlaces(tx, [{ country: own.country, postalCode: own.postal_code, town: own.town }]);
  if (!found) return { latitude: null, longitude: null, placeSource: null };
  return { latitude: found.latitude, longitude: found.longitude, placeSource: found.source };
}

function sameAddress(own: OrganisationInput, before: OrganisationRow): boolean {
  return own.country === before.country && own.postal_code === before.postalCode && own.town === before.town;
}
