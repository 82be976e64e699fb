import { askedBy, distanceKm, type Language, type Point } from "@klynge/core";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { findCluster } from "../registry/index.ts";
import { resolvePlaces, writtenTown } from "../vocabulary/index.ts";
import { headOfficeOf, type MemberRow, membersOn } from "./queries.ts";

/** Organisations of one kind in one town: those that lie so near to each other that one mark stands for them. */
export interface Spot {
  readonly at: Point;
  readonly town: string;
  readonly country: string | null;
  readonly km: number | null;
  readonly sign: "inside" | "outside" | "only_listed";
  readonly members: readonly MemberRow[];
}

export interface MemberMap {
  readonly cluster: { readonly id: string; readonly name: string };
  readonly radiusKm: number;
  /** Given in the profile, or only the town of the cluster; null when neither is known. */
  readonly office: { readonly at: Point; readonly given: boolean } | null;
  /** The nearest first. */
  readonly spots: readonly Spot[];
  readonly placeless: readonly MemberRow[];
  /** Committed participants; those within the radius are those of fact `participants.within_radius`. */
  readonly committed: number;
  readonly within: number;
  readonly all: number;
}

/**
 * Who takes part in a cluster today, and where.
 * @param everybody those that are only listed too
 * @throws Problem not_found
 */
export async function loadMemberMap(
  { db, edition, ...services }: Services,
  person: Person,
  clusterId: string,
  { everybody, language }: { readonly everybody: boolean; readonly language: Language },
): Promise<MemberMap> {
  const day = today(services);
  const { compare } = new Intl.Collator(language);
  const { radiusKm } = askedBy(edition, day);
  return db.asPerson(person.id, async (tx) => {
    const { cluster } = found(await findCluster(tx, clusterId, person.id));
    const members = await membersOn(tx, { clusterId: cluster.id, day, language });
    const given = await headOfficeOf(tx, cluster.id);
    const [town] = given
      ? [null]
      : await resolvePlaces(tx, [{ country: cluster.country, postalCode: "", town: cluster.place }]);
    const at = given ?? (town ? { lat: town.latitude, lon: town.longitude } : null);
    const committed = members.filter((member) => member.committed);
    const kmOf = (place: Point): number | null => (at ? distanceKm(place, at) : null);
    const isWithin = (member: MemberRow): boolean => {
      const place = placeOf(member);
      const km = place && kmOf(place);
      return km !== null && km <= radiusKm;
    };
    const shown = everybody ? members : committed;
    const spots = Map.groupBy(
      shown.filter((member) => placeOf(member) !== null),
      (member) => [member.committed, isWithin(member), ...nearTo(member)].join(" "),
    );
    return {
      cluster: { id: cluster.id, name: cluster.name },
      radiusKm,
      office: at && { at, given: given !== null },
      spots: [...spots.values()]
        .map((these) => spotOf(these, kmOf, isWithin))
        .sort((a, b) => (a.km ?? 0) - (b.km ?? 0) || compare(a.town, b.town) || compare(a.sign, b.sign)),
      placeless: shown.filter((member) => placeOf(member) === null),
      committed: committed.length,
      within: committed.filter(isWithin).length,
      all: members.length,
    };
  });
}

function placeOf({ latitude, longitude }: MemberRow): Point | null {
  return latitude === null || longitude === null ? null : { lat: latitude, lon: longitude };
}

/** Some write their town in capitals. Two towns of one name lie some degrees apart; what names no town is put together only at the very same place. */
function nearTo({ town, latitude, longitude }: MemberRow): (string | number | null)[] {
  return town === ""
    ? [latitude, longitude]
    : [town.toLowerCase(), Math.round(latitude ?? 0), Math.round(longitude ?? 0)];
}

function spotOf(
  members: readonly MemberRow[],
  kmOf: (place: Point) => number | null,
  isWithin: (member: MemberRow) => boolean,
): Spot {
  const [first] = members as [MemberRow, ...MemberRow[]];
  const at = placeOf(first) as Point;
  const sign = !first.committed ? "only_listed" : isWithin(first) ? "inside" : "outside";
  return { at, town: writtenTown(first.country, first.town), country: first.country, km: kmOf(at), sign, members };
}
