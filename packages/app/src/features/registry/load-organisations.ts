import { isDay, type Language } from "@klynge/core";
import { isId } from "../../platform/ids.ts";
import type { Services } from "../../platform/services.ts";
import { today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import type { OrganisationRow } from "./organisation-columns.ts";
import {
  countMembers,
  type ListQuery,
  listOrganisations,
  listQuery,
  type MemberCounts,
  placeInList,
  sectionsOf,
} from "./organisation-list.ts";
import { listStretches, namesOf, type StoredStretch } from "./organisation-queries.ts";
import { type Standing, sizeOf, standingOn } from "./present.ts";
import { findCluster } from "./queries.ts";

export interface ListedRow {
  readonly organisation: OrganisationRow;
  readonly memberships: readonly StoredStretch[];
  /** Null for who does not take part on the day. */
  readonly standing: Standing | null;
  readonly disagrees: boolean;
  readonly changedByName: string | null;
}

export interface LoadedList {
  readonly cluster: NonNullable<Awaited<ReturnType<typeof findCluster>>>["cluster"];
  readonly role: NonNullable<Awaited<ReturnType<typeof findCluster>>>["role"];
  readonly query: ListQuery;
  readonly day: string;
  readonly rows: readonly ListedRow[];
  /** The last organisation of this page, when there are more behind it. */
  readonly next: string | null;
  readonly further: boolean;
  readonly counts: MemberCounts;
  /** Of the rows shown: how many have a size class that their figures contradict. */
  readonly disagreeing: number;
  /** Sections of NACE that somebody who takes part is active in, as the address names them. */
  readonly sections: readonly string[];
}

type Address = Readonly<Record<string, string | undefined>>;

/** A list of organisations as its address asks for it: a page of it, or all when `limit` is null. */
export async function loadOrganisations(
  services: Services,
  person: Person,
  {
    clusterId,
    address,
    limit,
    language,
  }: { clusterId: string; address: Address; limit: number | null; language: Language },
): Promise<LoadedList> {
  const query = listQuery.parse(blankIsNull(address));
  const day = address.day && isDay(address.day) ? address.day : today(services);
  return services.db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
    const after = address.after && isId(address.after) ? found(await placeInList(tx, clusterId, address.after)) : null;
    const listed = await listOrganisations(tx, clusterId, query, {
      day,
      after,
      limit: limit === null ? null : limit + 1,
      language,
    });
    const shown = limit === null ? listed : listed.slice(0, limit);
    const memberships = Map.groupBy(
      await listStretches(
        tx,
        shown.map(({ id }) => id),
      ),
      ({ organisationId }) => organisationId,
    );
    const names = await namesOf(
      tx,
      shown.map(({ changedBy }) => changedBy),
    );
    const rows = shown.map((organisation) => {
      const own = memberships.get(organisation.id) ?? [];
      return {
        organisation,
        memberships: own,
        standing: standingOn(own, day),
        disagrees: sizeOf(organisation).disagrees,
        changedByName: names.get(organisation.changedBy) ?? null,
      };
    });
    const counts = await countMembers(tx, clusterId, day);
    return {
      cluster,
      role,
      query,
      day,
      rows,
      next: listed.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
      further: after !== null,
      counts,
      disagreeing: rows.filter(({ disagrees }) => disagrees).length,
      sections: sectionsOf(counts),
    };
  });
}

function blankIsNull(address: Address) {
  const given = (name: string): string | null => address[name] || null;
  return {
    q: address.q ?? "",
    standing: given("standing"),
    kind: given("kind"),
    size: given("size"),
    nace: given("nace"),
    missing: given("missing"),
  };
}

/** The address of a list with what is not as usual. */
export function addressOf(
  clusterId: string,
  asked: Partial<ListQuery> & { readonly day?: string; readonly after?: string },
  ending = "",
): string {
  const entries = Object.entries(asked).flatMap(([name, value]) =>
    value && !(name === "standing" && value === "members") ? [[name, String(value)]] : [],
  );
  const search = new URLSearchParams(entries).toString();
  return `/clusters/${clusterId}/organisations${ending}${search ? `?${search}` : ""}`;
}
