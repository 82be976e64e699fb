import { z } from "@hono/zod-openapi";
import { isCountryCode, ORGANISATION_KINDS } from "@klynge/core";
import {
  type ClusterEntry,
  type CompanyEntry,
  directoryQuery,
  LABELS,
  loadClusters,
  loadCompanies,
  readPlace,
  writePlace,
} from "../../directory/index.ts";
import { ECOSYSTEMS } from "../../registry/index.ts";
import { type Api, addEndpoint, type Of } from "../endpoint.ts";
import { badCursor, pageQuery } from "../paging.ts";
import * as shape from "../shapes/directory.ts";

const query = pageQuery.extend({
  of: z.enum(["clusters", "organisations"]).default("clusters"),
  q: z.string().max(200).optional(),
  country: z.string().refine(isCountryCode, "not_a_country").optional(),
  label: z.enum(LABELS).optional(),
  ecosystem: z.enum(ECOSYSTEMS).optional(),
  kind: z.enum(ORGANISATION_KINDS).optional(),
  nace_section: z
    .string()
    .regex(/^[A-V]$/)
    .optional(),
});

/** The directory as its page shows it to the same person. */
export function addDirectory(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/directory",
    name: "searchDirectory",
    group: "clusters",
    query,
    answer: { schema: shape.directoryPage, example },
    run: async ({ services, person, query: { cursor, limit, nace_section: section = null, q = "", ...filters } }) => {
      const asked = directoryQuery.parse({ ...NONE, ...filters, q, section, after: cursor ?? null });
      if (cursor !== undefined && !readPlace(cursor, asked.of === "clusters" ? 2 : 3)) throw badCursor();
      const { items, next, total } =
        asked.of === "clusters"
          ? told(await loadClusters(services, person, asked, { limit, language: "en" }), presentCluster)
          : told(await loadCompanies(services, person, asked, limit), presentCompany);
      return { body: { items, next, total }, next };
    },
  });
}

const NONE = { country: null, label: null, ecosystem: null, kind: null, shown: null };

type Entry = Of<typeof shape.directoryPage>["items"][number];

function told<From>(
  { entries, next, total }: { entries: readonly From[]; next: readonly string[] | null; total: number | null },
  present: (entry: From) => Entry,
): { items: Entry[]; next: string | null; total: number | null } {
  return { items: entries.map(present), next: next && writePlace(next), total };
}

function presentCluster({ id, name, country, town, published, website, at, label, ecosystems }: ClusterEntry): Entry {
  return {
    of: "clusters",
    id,
    name,
    country,
    town,
    public: published,
    website,
    place: at && { latitude: at.lat, longitude: at.lon },
    label: label && { label: label.level, valid_until: label.until, valid: label.valid },
    ecosystems,
    kind: null,
    register_scheme: null,
    register_number: null,
    nace: [],
    clusters: [],
  };
}

function presentCompany({ company, name, country, town, listed, website, at, ...rest }: CompanyEntry): Entry {
  return {
    of: "organisations",
    id: company,
    name,
    country,
    town,
    public: listed,
    website,
    place: at && { latitude: at.lat, longitude: at.lon },
    label: null,
    ecosystems: [],
    kind: rest.kind,
    register_scheme: rest.scheme,
    register_number: rest.number,
    nace: rest.nace,
    clusters: rest.clusters,
  };
}

const example: Of<typeof shape.directoryPage> = {
  items: [
    {
      of: "clusters",
      id: "3b241101-e2bb-4255-8caf-4136c566a962",
      name: "Fjordkraft Industriklynge",
      country: "NO",
      town: "Porsgrunn",
      public: true,
      website: "https://fjordkraft.example",
      place: { latitude: 59.14, longitude: 9.66 },
      label: { label: "bronze", valid_until: "2028-03-31", valid: true },
      ecosystems: ["energy-intensive"],
      kind: null,
      register_scheme: null,
      register_number: null,
      nace: [],
      clusters: [],
    },
  ],
  next: null,
  total: 1,
};
