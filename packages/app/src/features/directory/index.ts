export { loadClusters, loadCompanies } from "./load-directory.ts";
export type { ClusterEntry, CompanyEntry } from "./present.ts";
export { directoryQuery, LABELS, readPlace, writePlace } from "./schema.ts";
