import type { Transaction } from "../../platform/database/database.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { listConfirmed } from "./entry-queries.ts";
import { mayWriteRegister } from "./policy.ts";
import { findCluster } from "./queries.ts";
import type { SectionDefinition } from "./sections/definition.ts";
import { definitionOf } from "./sections/index.ts";
import { type Confirmable, isSection } from "./sections.ts";

/** A section of one register, and what its reader may do with it. */
export interface LoadedSection {
  readonly cluster: NonNullable<Awaited<ReturnType<typeof findCluster>>>["cluster"];
  readonly isOwner: boolean;
  readonly mayWrite: boolean;
  readonly definition: SectionDefinition;
  /** Null while nobody said that it is complete. */
  readonly confirmed: Confirmation | null;
}

export interface Confirmation {
  readonly on: string;
  readonly byName: string | null;
}

/** @throws Problem not_found for no section of ours too */
export async function loadSection(
  tx: Transaction,
  person: Pick<Person, "id">,
  { clusterId, section }: { readonly clusterId: string; readonly section: string },
): Promise<LoadedSection> {
  const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
  const definition = definitionOf(found(isSection(section) ? section : null));
  return {
    cluster,
    isOwner: role === "owner",
    mayWrite: mayWriteRegister({ role }),
    definition,
    confirmed: (await confirmations(tx, clusterId)).get(definition.id) ?? null,
  };
}

export async function confirmations(tx: Transaction, clusterId: string): Promise<Map<Confirmable, Confirmation>> {
  const rows = await listConfirmed(tx, clusterId);
  return new Map(rows.map(({ section, on, byName }) => [section as Confirmable, { on, byName }]));
}
