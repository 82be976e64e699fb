import type { Language } from "@klynge/core";
import { csvText } from "../../platform/csv.ts";
import type { Say } from "../../platform/i18n/texts.ts";
import type { ClusterEntry, CompanyEntry } from "./present.ts";

/** What a search finds as CSV; codes stay codes, so that programs can read them. */

export function clustersCsv(say: Say, language: Language, entries: readonly ClusterEntry[]): string {
  const head = (["name", "town", "country", "label", "until", "ecosystems", "website", "description"] as const).map(
    (column) => say(`directory.column.${column}`),
  );
  const lines = entries.map(({ name, town, country, label, ecosystems, website, description }) => [
    name,
    town,
    country,
    label ? say(`label.${label.level}`) : "",
    label?.until ?? "",
    ecosystems.join(" "),
    website,
    description[language] ?? description.en ?? "",
  ]);
  return csvText([head, ...lines]);
}

export function companiesCsv(say: Say, entries: readonly CompanyEntry[]): string {
  const head = (["name", "number", "register", "kind", "town", "country", "nace", "website", "clusters"] as const).map(
    (column) => say(`directory.column.${column}`),
  );
  const lines = entries.map(({ name, number, scheme, kind, town, country, nace, website, clusters }) => [
    name,
    number,
    scheme,
    say(`registry.org.kind.${kind}`),
    town,
    country,
    nace.join(" "),
    website,
    clusters.map((cluster) => cluster.name).join("; "),
  ]);
  return csvText([head, ...lines]);
}
