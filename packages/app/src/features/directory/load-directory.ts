import type { Language } from "@klynge/core";
import type { Database, Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { officialNames, type ProfileFields, readShownFields } from "../registry/index.ts";
import { resolvePlaces } from "../vocabulary/index.ts";
import { type ClusterEntry, type CompanyEntry, presentCluster, presentCompany } from "./present.ts";
import { countClusters, findShownCluster, organisationsOf, pageOfClusters, pageOfCompanies } from "./queries.ts";
import { clusterPlace, companyPlace, type DirectoryQuery, type Place } from "./schema.ts";

/** A page of what a search finds. */
export interface Found<Entry> {
  readonly entries: readonly Entry[];
  /** Where the next page begins; null behind the last one. */
  readonly next: Place | null;
  /** Null when there are too many to count. */
  readonly total: number | null;
}

export interface FoundClusters extends Found<ClusterEntry> {
  /** How many of all that are found have a label that is valid. */
  readonly labelled: number;
}

/** More marks make a map that nobody reads, and a page that takes long. */
const MOST_ON_MAP = 600;

export async function loadClusters(
  services: Services,
  person: Person | null,
  query: DirectoryQuery,
  { limit, language }: { readonly limit: number; readonly language: Language },
): Promise<FoundClusters> {
  const day = today(services);
  return asReader(services.db, person, async (tx) => {
    const rows = await pageOfClusters(tx, query, { after: clusterPlace(query.after), limit: limit + 1, day, language });
    const { all, labelled } = await countClusters(tx, query, day);
    const entries = await withPlaces(
      tx,
      rows.slice(0, limit).map((row) => presentCluster(row, day)),
    );
    return { entries, labelled, total: all, next: nextOf(entries, rows.length > limit) };
  });
}

/** Everything that a search finds, for the map. */
export async function loadClustersOnMap(
  services: Services,
  person: Person | null,
  query: DirectoryQuery,
  language: Language,
): Promise<readonly ClusterEntry[]> {
  const day = today(services);
  return asReader(services.db, person, async (tx) => {
    const rows = await pageOfClusters(tx, query, { after: null, limit: MOST_ON_MAP, day, language });
    return withPlaces(
      tx,
      rows.map((row) => presentCluster(row, day)),
    );
  });
}

/** The one cluster that a page is about, whatever else it shows. */
export async function loadShownCluster(
  services: Services,
  person: Person | null,
  id: string | null,
  language: Language,
): Promise<ClusterEntry | null> {
  if (id === null || !isId(id)) return null;
  return asReader(services.db, person, async (tx) => {
    const row = await findShownCluster(tx, id, language);
    if (!row) return null;
    const [entry] = await withPlaces(tx, [presentCluster(row, today(services))]);
    return entry ?? null;
  });
}

export interface ShownProfile {
  readonly entry: ClusterEntry;
  readonly fields: Partial<ProfileFields>;
  /** Of codes of industries and regions. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * All that a cluster shows of itself to whoever asks.
 * @throws Problem not_found
 */
export async function loadShownProfile(
  services: Services,
  person: Person | null,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<ShownProfile> {
  if (!isId(id)) throw new Problem("not_found");
  return asReader(services.db, person, async (tx) => {
    const row = found(await findShownCluster(tx, id, language));
    const fields = readShownFields(row.profile);
    return { entry: presentCluster(row, today(services)), fields, names: await officialNames(tx, fields, language) };
  });
}

export async function loadCompanies(
  services: Services,
  person: Person | null,
  query: DirectoryQuery,
  limit: number,
): Promise<Found<CompanyEntry>> {
  return asReader(services.db, person, async (tx) => {
    const places = await pageOfCompanies(tx, query, { after: companyPlace(query.after), limit: limit + 1 });
    const shown = places.slice(0, limit);
    const rows = await organisationsOf(
      tx,
      shown.map(({ company }) => company),
    );
    const entries = shown.flatMap((place) => presentCompany(place, rows));
    const [first] = places;
    return { entries, total: first ? first.total : 0, next: nextOf(entries, places.length > limit) };
  });
}

/** Offices see all of it; everybody else what is published. */
export function seesEverything(person: Person | null): boolean {
  return (person?.offices.length ?? 0) > 0;
}

function asReader<T>(db: Database, person: Person | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return person && seesEverything(person) ? db.asPerson(person.id, work) : db.asPublic(work, person?.id);
}

function nextOf(entries: readonly { readonly place: Place }[], more: boolean): Place | null {
  return more ? (entries.at(-1)?.place ?? null) : null;
}

/** Clusters whose profile does not say where their head office is stand in their town. */
async function withPlaces(tx: Transaction, entries: readonly ClusterEntry[]): Promise<readonly ClusterEntry[]> {
  const placeless = entries.filter(({ at }) => at === null);
  if (placeless.length === 0) return entries;
  const found = await resolvePlaces(
    tx,
    placeless.map(({ country, town }) => ({ country, postalCode: "", town })),
  );
  const places = new Map(placeless.map(({ id }, i) => [id, found[i]]));
  return entries.map((entry) => {
    const place = places.get(entry.id);
    return place ? { ...entry, at: { lat: place.latitude, lon: place.longitude } } : entry;
  });
}
