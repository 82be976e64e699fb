import {
  inputOf,
  type MembershipRow,
  type MergeRow,
  type OrganisationRow,
  sizeOf,
  standingOn,
} from "../registry/index.ts";
import type { Of } from "./endpoint.ts";
import type * as shapes from "./shapes/organisation.ts";

/** The only place that decides which fields of organisations leave through the API. */

export function organisationEtag({ version }: Pick<OrganisationRow, "version">): string {
  return `"organisation-${version}"`;
}

export function membershipEtag({ version }: Pick<MembershipRow, "version">): string {
  return `"membership-${version}"`;
}

/** By name: an id of a person is nobody's business. An erased person has none. */
interface Written {
  readonly changedByName: string | null;
}

export function presentOrganisation(
  row: OrganisationRow,
  { changedByName, memberships, day }: Written & { memberships: Parameters<typeof standingOn>[0]; day: string },
): Of<typeof shapes.organisation> {
  const { range, disagrees } = sizeOf(row);
  return {
    id: row.id,
    cluster: row.clusterId,
    etag: organisationEtag(row),
    ...inputOf(row),
    place_source: row.placeSource,
    merged_into: row.mergedInto,
    figures: { ...range, disagree: disagrees },
    standing: standingOn(memberships, day),
    changed: { by: changedByName || null, at: row.changedAt.toISOString() },
  };
}

export function presentMembership(row: MembershipRow, { changedByName }: Written): Of<typeof shapes.membership> {
  const { id, clusterId, organisationId, starts, ends, proof, note, changedAt } = row;
  return {
    id,
    cluster: clusterId,
    organisation: organisationId,
    etag: membershipEtag(row),
    ...{ starts, ends, proof, note },
    changed: { by: changedByName || null, at: changedAt.toISOString() },
  };
}

export function presentMerge({ id, kept, gone, moved, mergedAt }: MergeRow): Of<typeof shapes.merge> {
  return { id, kept, gone, moved, merged_at: mergedAt.toISOString() };
}
