import { type Day, nameKey, parameter } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import {
  type ExpertRow,
  listFunders,
  listNamedMembers,
  listOwnPeople,
  listTies,
  type PartyRow,
  type TieRow,
} from "./queries.ts";
import { plainNumber } from "./same-organisation.ts";
import { ALWAYS, conflictsWith, type KnownParty, type KnownTie, type ToldConflict, tieToFirm } from "./ties.ts";

/** A case as far as conflicts are asked: whose it is, and on which day the work begins. */
export interface CaseToJudge {
  readonly id: string;
  readonly label: string;
  readonly editionHash: string;
  readonly clusterId: string;
  readonly cluster: string;
  readonly country: string;
  readonly registrationNumber: string | null;
  readonly day: Day;
}

/** By case, then by expert; those who have none are left out. */
export type Conflicts = ReadonlyMap<string, ReadonlyMap<string, readonly ToldConflict[]>>;

/**
 * Conflicts of interest of experts with the clusters of cases, from what the experts said of themselves and what the registers say of
 * members, funders and the cluster's own organisation.
 */
export async function loadConflicts(
  { editions }: Pick<Services, "editions">,
  tx: Transaction,
  cases: readonly CaseToJudge[],
  experts: readonly Pick<ExpertRow, "personId" | "firm" | "country">[],
): Promise<Conflicts> {
  const clusters = [...new Set(cases.map(({ clusterId }) => clusterId))];
  const known = [
    ...(await listTies(tx)).map(knownTie),
    ...experts.flatMap(tieToFirm),
    ...(await listOwnPeople(tx, clusters)).map(tieToOwn),
  ];
  const keys = [...new Set(known.map(({ name }) => nameKey(name)).filter((key) => key !== ""))];
  const numbers = [...new Set(known.map((tie) => plainNumber(tie.registerNumber)).filter((number) => number !== ""))];
  const members = Map.groupBy(await listNamedMembers(tx, clusters, { keys, numbers }), (row) => row.cluster);
  const funders = Map.groupBy(await listFunders(tx, clusters), (row) => row.cluster);
  const ties = Map.groupBy(known, ({ expert }) => expert);
  return new Map(
    cases.map((one) => {
      const parties = [
        itself(one),
        ...(members.get(one.clusterId) ?? []).map(memberOf),
        ...(funders.get(one.clusterId) ?? []).map(funderOf),
      ];
      const coolingOffMonths = Number(
        parameter(editions.withHash(one.editionHash).edition, "experts.cooling_off", one.label),
      );
      const judged = { cluster: one.clusterId, parties, day: one.day, coolingOffMonths };
      const found = experts.map(
        ({ personId }) => [personId, conflictsWith(personId, ties.get(personId) ?? [], judged)] as const,
      );
      return [one.id, new Map(found.filter(([, conflicts]) => conflicts.length > 0))] as const;
    }),
  );
}

export function knownTie(row: TieRow): KnownTie {
  const { personId, kind, organisation, country, registerNumber, clusterId, starts, ends } = row;
  return {
    expert: personId,
    kind,
    name: organisation,
    country: country || null,
    registerNumber: registerNumber || null,
    cluster: clusterId,
    starts,
    ends,
    through: "self",
  };
}

/** Whoever has an account of the cluster, also only to read, belongs to it for as long as he has. */
function tieToOwn({ personId, clusterId, name }: { personId: string; clusterId: string; name: string }): KnownTie {
  const named = { name, country: null, registerNumber: null, cluster: clusterId };
  return { ...named, expert: personId, kind: "employed", starts: ALWAYS, ends: null, through: "self" };
}

/** The cluster's own organisation, for as long as there is a case. */
function itself({ clusterId, cluster, country, registrationNumber }: CaseToJudge): KnownParty {
  const names = [{ name: cluster, country, registerNumber: registrationNumber }];
  return { id: clusterId, role: "organisation", from: ALWAYS, until: null, names };
}

function memberOf({ id, name, country, registerNumber, starts, ends }: PartyRow): KnownParty {
  return { id, role: "member", from: starts, until: ends, names: [{ name, country, registerNumber }] };
}

function funderOf({ id, name, starts, ends }: { id: string; name: string; starts: Day; ends: Day | null }): KnownParty {
  return { id, role: "funder", from: starts, until: ends, names: [{ name, country: null, registerNumber: null }] };
}
