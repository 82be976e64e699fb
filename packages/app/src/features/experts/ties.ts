import {
  addDays,
  type ClusterParty,
  type Conflict,
  conflictsOf,
  type Day,
  type Stretch,
  type Tie,
  type TieKind,
} from "@klynge/core";
import { isSameOrganisation, type NamedOrganisation } from "./same-organisation.ts";

/** What an expert said of a tie; the firm he works for is one that nobody types twice. */
export interface KnownTie extends NamedOrganisation {
  readonly expert: string;
  readonly kind: TieKind;
  readonly cluster: string | null;
  readonly starts: Day;
  /** The last day of it. */
  readonly ends: Day | null;
  readonly through: "self" | "firm";
}

/** What the register of a cluster says of an organisation; one that others were merged into has several names. */
export interface KnownParty extends Stretch {
  readonly id: string;
  readonly role: ClusterParty["role"];
  readonly names: readonly NamedOrganisation[];
}

export interface ClusterToJudge {
  readonly cluster: string;
  readonly parties: readonly KnownParty[];
  readonly day: Day;
  readonly coolingOffMonths: number;
}

/** A conflict with the facts that it stands on, as they are told. */
export interface ToldConflict {
  readonly code: Exclude<Conflict["code"], "declared">;
  readonly blocking: boolean;
  readonly kind: TieKind;
  /** As the expert named it. */
  readonly organisation: string;
  /** What it is to the cluster; null for a tie with the cluster as such, or with another one. */
  readonly role: ClusterParty["role"] | null;
  readonly from: Day;
  readonly until: Day | null;
  readonly freeFrom: Day | null;
  readonly through: "self" | "firm";
}

/** Days before anybody wrote down: a firm that one works for has no first day here. */
export const ALWAYS: Day = "0001-01-01";

/** The firm of an expert as a tie to it. */
export function tieToFirm(expert: {
  readonly personId: string;
  readonly firm: string;
  readonly country: string;
}): KnownTie[] {
  const { personId, firm, country } = expert;
  if (firm === "") return [];
  const name = { name: firm, country, registerNumber: null };
  return [{ ...name, expert: personId, kind: "employed", cluster: null, starts: ALWAYS, ends: null, through: "firm" }];
}

/** All conflicts of one expert with one cluster on the day of the work, blocking ones first. */
export function conflictsWith(expert: string, known: readonly KnownTie[], judged: ClusterToJudge): ToldConflict[] {
  const own = known.filter((tie) => tie.expert === expert);
  const named = new Map<Tie, KnownTie>(own.flatMap((tie) => tiesFor(tie, judged).map((one) => [one, tie] as const)));
  const { cluster, parties, day, coolingOffMonths } = judged;
  const question = { expert, cluster, day, coolingOffMonths, ties: [...named.keys()], declarations: [] };
  const found = conflictsOf({ ...question, parties: parties.map(partyOf) });
  return found.flatMap((conflict) => (conflict.code === "declared" ? [] : [told(conflict, named)]));
}

function partyOf({ id, role, from, until }: KnownParty): ClusterParty {
  return { organisation: id, role, from, until };
}

/** The tie as the core asks for it: with each organisation of the cluster that it names, or with a cluster. */
function tiesFor(tie: KnownTie, { cluster, parties }: ClusterToJudge): Tie[] {
  const { expert, kind, through, starts: from, ends } = tie;
  const shared = { expert, kind, through, from, until: ends === null ? null : addDays(ends, 1) };
  if (tie.cluster === cluster) return [{ ...shared, with: { cluster } }];
  const ids = new Set(
    parties.filter(({ names }) => names.some((one) => isSameOrganisation(one, tie))).map(({ id }) => id),
  );
  if (ids.size > 0) return [...ids].map((organisation) => ({ ...shared, with: { organisation } }));
  return kind === "leads" ? [{ ...shared, with: { cluster: tie.cluster ?? tie.name } }] : [];
}

function told(conflict: Exclude<Conflict, { code: "declared" }>, named: ReadonlyMap<Tie, KnownTie>): ToldConflict {
  const { code, blocking, tie } = conflict;
  const known = named.get(tie) as KnownTie;
  return {
    code,
    blocking,
    kind: tie.kind,
    organisation: known.name,
    role: "party" in conflict ? (conflict.party?.role ?? null) : null,
    from: known.starts,
    until: known.ends,
    freeFrom: conflict.code === "tied" ? conflict.freeFrom : null,
    through: tie.through,
  };
}
