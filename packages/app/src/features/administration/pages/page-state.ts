import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Faults, listOfficers, listOpenOfficeInvitations } from "../../account/index.ts";
import type { lastChangeOfSettings, listClustersWithOwner, recentEntries, Settings } from "../queries.ts";

/** What the page is made from; shared by its sections. */
export type C = Context<AppEnv>;

type Rows<Query extends (...args: never[]) => unknown> = Awaited<ReturnType<Query>>;

export interface Content {
  readonly clusters: Rows<typeof listClustersWithOwner>;
  /** Who is invited to own a cluster without an owner. */
  readonly invitations: readonly { readonly clusterId: string | null; readonly email: string | null }[];
  /** From 1. */
  readonly page: number;
  /** For administrators only. */
  readonly installation: InstallationContent | null;
}

export interface InstallationContent {
  readonly settings: Settings;
  readonly lastChange: Rows<typeof lastChangeOfSettings>;
  readonly officers: Rows<typeof listOfficers>;
  readonly open: Rows<typeof listOpenOfficeInvitations>;
  readonly entries: Rows<typeof recentEntries>;
}

/** What the last request came to. */
export interface PageState {
  readonly status: 200 | 409 | 422;
  readonly form?: "cluster" | "office" | "settings";
  readonly values?: Readonly<Record<string, string>>;
  readonly faults?: Faults;
  readonly refusal?: "last_administrator";
  readonly stale?: { readonly present: Settings; readonly who: string | null; readonly when: Date | null };
  readonly done?: "cluster_created" | "invited";
  /** A link that nobody else gets, and this page only now. */
  readonly made?: { readonly link: string; readonly email: string };
}
