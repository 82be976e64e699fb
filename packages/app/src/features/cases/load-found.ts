import { caseAsFound, countedPoints, type FactValue, type WrittenFact } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { correctedRows } from "./corrected-facts.ts";
import { loadCase } from "./load-case.ts";
import { toldCaseOf } from "./queries.ts";
import { readTrail } from "./read-trail.ts";

/**
 * What was handed in as its experts found it: the case file with the points that count, and with the answers they agreed on instead, each
 * with their reason and what they had seen.
 * @returns null before the cluster has the draft, whoever asks, because everybody of the cluster reads a report; and when
 *   what was handed in has been opened again, or is judged by another edition than the one that it was answered in
 */
export async function loadFound(
  services: Pick<Services, "editions" | "now">,
  tx: Transaction,
  assessment: { readonly id: string; readonly editionHash: string },
  person: Person,
): Promise<Readonly<Record<string, unknown>> | null> {
  const caseId = await toldCaseOf(tx, assessment.id);
  if (!caseId) return null;
  const { data, process, edition } = await loadCase(services, tx, caseId, person);
  if (edition.hash !== assessment.editionHash) return null;
  const corrected = correctedRows(process.facts, await readTrail(tx, caseId)).flatMap(({ facts, because, seen }) =>
    Object.entries(facts).map(([fact, value]) => [fact, withOrigin(value, because, seen)] as const),
  );
  return caseAsFound(edition, data, countedPoints(process), new Map(corrected));
}

function withOrigin(value: FactValue, because: string, seen: string): WrittenFact {
  return { value: Array.isArray(value) ? [...value] : value, note: because, source: seen } as WrittenFact;
}
