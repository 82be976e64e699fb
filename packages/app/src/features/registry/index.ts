export { findCluster, listClusters, listPeople, pageOfClusters } from "./queries.ts";
export { cluster, clusterPerson } from "./tables.ts";

export type ClusterRole = "owner" | "member" | "reader";
