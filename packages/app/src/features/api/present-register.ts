import { type EntryRow, entryContent, type Landing, type LoadedProfile } from "../registry/index.ts";
import type { Of } from "./endpoint.ts";
import type * as shapes from "./shapes/register.ts";

/** The only place that decides which fields of a register leave through the API. Its file is made in `features/registry`. */

export function entryEtag({ version }: Pick<EntryRow, "version">): string {
  return `"entry-${version}"`;
}

/** That of a profile that nobody has written yet is 0. */
export function profileEtag({ version }: Pick<LoadedProfile, "version">): string {
  return `"profile-${version}"`;
}

export function presentEntry(row: EntryRow): Of<typeof shapes.entry> {
  const { id, clusterId, section, changedByName, changedAt } = row;
  const { from, until, organisation, links, fields } = entryContent(row);
  return {
    id,
    cluster: clusterId,
    section,
    etag: entryEtag(row),
    from,
    until,
    organisation,
    links,
    fields,
    // by name: an id of a person is nobody's business; an erased person has none
    changed: { by: changedByName || null, at: changedAt.toISOString() },
  };
}

export function presentState({ sections }: Landing): Of<typeof shapes.registerState> {
  return {
    sections: sections.map(({ id, entries, confirmed, missing }) => ({
      section: id,
      entries,
      confirmed_on: confirmed?.on ?? null,
      missing,
    })),
  };
}

export function presentProfile(seen: LoadedProfile): Of<typeof shapes.profile> {
  const { cluster, fields, visibility, published, lastConfirmedOn, check, changed } = seen;
  return {
    cluster: cluster.id,
    etag: profileEtag(seen),
    fields,
    visibility,
    published,
    last_confirmed_on: lastConfirmedOn,
    rules: check.outcomes.map(({ rule, state, reason }) => ({ rule, state, reason })),
    waived: check.waived,
    changed: changed && { by: changed.by || null, at: changed.at.toISOString() },
  };
}
