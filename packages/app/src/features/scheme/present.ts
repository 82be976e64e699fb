import type { CompiledEdition, Day } from "@klynge/core";
import { type Services, today } from "../../platform/services.ts";
import type { EditionRow } from "./queries.ts";

/** What of an edition the pages show. */

export type Standing = "draft" | "coming" | "in_force" | "over" | "withdrawn";

export interface EditionView {
  /** Null for the one that the program came with. */
  readonly id: string | null;
  readonly hash: string;
  readonly name: string;
  readonly standing: Standing;
  readonly effectiveFrom: Day | null;
  /** Null for the one that the program came with. */
  readonly brought: { readonly by: string | null; readonly at: Date } | null;
}

export function presentEdition(services: Pick<Services, "editions" | "now">, row: EditionRow): EditionView {
  return {
    id: row.id,
    hash: row.hash,
    name: row.name,
    standing: standingOf(services, row),
    effectiveFrom: row.effectiveFrom,
    brought: { by: row.broughtByName, at: row.broughtAt },
  };
}

/** The one that the program came with, in force or followed by another. */
export function presentShipped({ editions, now }: Pick<Services, "editions" | "now">): EditionView {
  const [shipped] = editions.all();
  const { hash, id } = (shipped as { edition: CompiledEdition }).edition;
  const inForce = editions.inForce(today({ now })).hash === hash;
  return { id: null, hash, name: id, standing: inForce ? "in_force" : "over", effectiveFrom: null, brought: null };
}

function standingOf({ editions, now }: Pick<Services, "editions" | "now">, row: EditionRow): Standing {
  const day = today({ now });
  if (row.withdrawnAt) return "withdrawn";
  if (!row.publishedAt) return "draft";
  if ((row.effectiveFrom ?? "") > day) return "coming";
  return editions.inForce(day).hash === row.hash ? "in_force" : "over";
}
