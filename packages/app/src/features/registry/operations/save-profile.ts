import { isDeepStrictEqual } from "node:util";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { resolvePlaces } from "../../vocabulary/index.ts";
import { mayWriteRegister } from "../policy.ts";
import { findProfile, type ProfileRow, writeProfile } from "../profile-queries.ts";
import {
  PROFILE_FIELDS,
  type ProfileField,
  type ProfileFields,
  profileFields,
  profileVisibility,
  readProfile,
} from "../profile-schema.ts";
import { findCluster } from "../queries.ts";
import { refuseFaults } from "../refuse-faults.ts";
import { faultsOf } from "../sections/definition.ts";

export interface ProfileChange {
  readonly clusterId: string;
  /** That the change began with; 0 for a profile that is not there yet. */
  readonly version: number;
  /** As `profileFields` and `profileVisibility` take it. */
  readonly given: { readonly fields: unknown; readonly visibility: unknown };
}

/** Somebody was faster: nothing was written, and what stands there now comes back. */
export type SavedProfile =
  | { readonly saved: true }
  | { readonly saved: false; readonly now: ProfileRow; readonly by: string | null };

/**
 * Writes what a cluster says of itself, and who may see it.
 * @throws Problem not_found, not_allowed, bad_input with the faults of all fields
 */
export function saveProfile(
  { db, now }: Services,
  person: Person,
  { clusterId, version, given }: ProfileChange,
): Promise<SavedProfile> {
  return db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
    if (!mayWriteRegister({ role })) throw new Problem("not_allowed", { may: "cluster" });
    const fields = profileFields.safeParse(given.fields);
    const visibility = profileVisibility.safeParse(given.visibility);
    if (!fields.success || !visibility.success) {
      refuseFaults({
        ...(fields.error && under("fields", faultsOf(fields.error))),
        ...(visibility.error && under("visibility", faultsOf(visibility.error))),
      });
      throw new Problem("bad_input", { field: "" });
    }
    const row = await findProfile(tx, clusterId);
    if (row && row.profile.version !== version) return { saved: false, now: row.profile, by: row.changedByName };
    const before = { fields: readProfile(row?.profile.fields), visibility: row?.profile.visibility ?? {} };
    const place = await officeOf(tx, cluster.country, { now: fields.data, before: before.fields });
    const after = { fields: { ...fields.data, place }, visibility: visibility.data };
    if (row && isDeepStrictEqual(before, after)) return { saved: true };
    const values = { clusterId, ...after, changedBy: person.id, changedAt: now() };
    if (!(await writeProfile(tx, { ...values, version: row?.profile.version ?? 0 }))) {
      const faster = found(await findProfile(tx, clusterId));
      return { saved: false, now: faster.profile, by: faster.changedByName };
    }
    const changed = PROFILE_FIELDS.filter((name) => !isDeepStrictEqual(before.fields[name], after.fields[name]));
    const pick = (of: typeof before): object => ({
      fields: Object.fromEntries(changed.map((name: ProfileField) => [name, of.fields[name]])),
      visibility: of.visibility,
    });
    await record(tx, {
      person,
      clusterId,
      action: "profile.changed",
      target: `profile:${clusterId}`,
      before: pick(before),
      after: pick(after),
    });
    return { saved: true };
  });
}

/**
 * Where the head office is: what somebody gave, else what follows from its postal code or town. A place that followed from an
 * address goes with it when it changes.
 */
async function officeOf(
  tx: Transaction,
  country: string,
  { now, before }: { readonly now: ProfileFields; readonly before: ProfileFields },
): Promise<ProfileFields["place"]> {
  const asked = [now, before].map((own) => ({
    country: own.country ?? country,
    postalCode: own.postalCode,
    town: own.town,
  }));
  if (now.place && isDeepStrictEqual(asked[0], asked[1])) return now.place;
  const [here, there] = (await resolvePlaces(tx, asked)).map((found) => found && rounded(found));
  const followed = now.place === null || isDeepStrictEqual(now.place, there);
  return followed ? (here ?? null) : now.place;
}

/** As exact as it can be typed. */
function rounded({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) {
  return { lat: Number(latitude.toFixed(6)), lon: Number(longitude.toFixed(6)) };
}

function under(name: string, faults: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).map(([path, code]) => [`${name}.${path}`, code]));
}
