import { createHash } from "node:crypto";
import {
  type Case,
  type CompiledEdition,
  type GroupColumn,
  groupId,
  LANGUAGES,
  type Language,
  mainGroup,
  nearestGroups,
  type ReleasedPortfolio,
} from "@klynge/core";
import { z } from "zod";
import type { Limit } from "../../platform/limits.ts";

/** By person. One thread makes them all, for everybody; what is there already is given without end. */
export const NEW_REPORTS: Limit = { most: 30, minutes: 60 };

/** What an order says. */
export const orderInput = z.object({
  language: z.enum(LANGUAGES),
  /** Ids of groups; empty for those that the report chooses itself. */
  groups: z.array(z.string().max(200)).max(10),
});

/** Steps of the work, in their order; a number in the database says how many are done. */
export const STEPS = ["fixed", "planned", "set", "checked"] as const;

/** A group that a report can compare with. */
export interface GroupChoice {
  readonly id: string;
  readonly of: Readonly<Partial<Record<GroupColumn, string>>>;
  /** Null when nothing may be said of it: too few clusters, or none. */
  readonly n: number | null;
  /** Positions are measured against this one; it is always in the report (docs/decisions/0009). */
  readonly main: boolean;
}

/** The groups a report of this case can have, the nearest first, as in the report itself. */
export function groupChoices(edition: CompiledEdition, input: Case, released: ReleasedPortfolio): GroupChoice[] {
  const main = mainGroup(edition, input, released);
  return nearestGroups(edition, input).map((of) => {
    const id = groupId(of);
    const group = released.groups.find((one) => one.id === id);
    const shown = group?.statistics.some((statistic) => !("withheld" in statistic)) ?? false;
    return { id, of, n: group && shown ? group.n : null, main: id === main?.id };
  });
}

/**
 * The choice in its one spelling: in the order of the list, with the main group; empty when it is all there are.
 * @returns null for a group that cannot be chosen
 */
export function normalGroups(choices: readonly GroupChoice[], chosen: readonly string[]): string[] | null {
  const open = choices.filter(({ n }) => n !== null);
  if (chosen.some((id) => !open.some((choice) => choice.id === id))) return null;
  if (chosen.length === 0) return [];
  const kept = open.filter(({ id, main }) => main || chosen.includes(id));
  return kept.length === open.length ? [] : kept.map(({ id }) => id);
}

/** Everything that a report is made from, and by, in one hash: the same key is the same file. */
export function reportKey(made: {
  /** Of `reportForm`. */
  readonly form: string;
  readonly caseFile: string;
  readonly editionHash: string;
  readonly releasedHash: string;
  readonly language: Language;
  readonly groups: readonly string[];
}): string {
  const { form, caseFile, editionHash, releasedHash, language, groups } = made;
  const parts = JSON.stringify([form, caseFile, editionHash, releasedHash, language, groups]);
  return createHash("sha256").update(parts).digest("hex");
}
