import { and, asc, eq, exists, like, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { auditEntry } from "../../platform/tables.ts";
import { boardMeeting } from "../board/index.ts";
import { caseEvent, caseExpert, caseText, labelCase, letterTemplate } from "../cases/index.ts";
import { absence, expert, expertTie } from "../experts/index.ts";
import { cluster, clusterLabel } from "../registry/index.ts";
import { edition } from "../scheme/index.ts";
import { evidenceVerdict, expertCorrection, expertScore, expertSheet } from "../scoring/index.ts";
import { calendarFeed } from "../tasks/index.ts";

/**
 * The part of personal-data.ts that concerns cases and the pool of experts: what is told to somebody, and what goes when he is erased.
 * Under `klynge_worker`.
 */

/** Who somebody is as an expert, and when he is away. */
export async function expertOf(tx: Transaction, id: string) {
  const [known] = await tx
    .select({
      country: expert.country,
      firm: expert.firm,
      languages: expert.languages,
      sectors: expert.sectors,
      capacity: expert.capacity,
      benchmarking_until: expert.benchmarkingUntil,
      auditor_until: expert.auditorUntil,
      changed_at: expert.changedAt,
    })
    .from(expert)
    .where(eq(expert.personId, id));
  return {
    expert: known ?? null,
    ties: await tx
      .select({
        kind: expertTie.kind,
        organisation: expertTie.organisation,
        country: expertTie.country,
        register_number: expertTie.registerNumber,
        cluster: cluster.name,
        starts: expertTie.starts,
        ends: expertTie.ends,
        changed_at: expertTie.changedAt,
      })
      .from(expertTie)
      .leftJoin(cluster, eq(cluster.id, expertTie.clusterId))
      .where(eq(expertTie.personId, id))
      .orderBy(asc(expertTie.starts)),
    absences: await tx
      .select({ starts: absence.starts, ends: absence.ends })
      .from(absence)
      .where(eq(absence.personId, id))
      .orderBy(asc(absence.starts)),
    calendar_addresses: await tx
      .select({ made_at: calendarFeed.madeAt })
      .from(calendarFeed)
      .where(eq(calendarFeed.personId, id)),
    // for whom is the business of whoever is away
    stands_in: await tx
      .select({ starts: absence.starts, ends: absence.ends })
      .from(absence)
      .where(eq(absence.delegate, id))
      .orderBy(asc(absence.starts)),
  };
}

/** What somebody did in cases, with the words that he typed: those are his. */
export async function doneInCases(tx: Transaction, id: string) {
  const of = { cluster: cluster.name, label: labelCase.label };
  const inCluster = eq(cluster.id, labelCase.clusterId);
  const { rowId: row, points, because, note } = expertScore;
  return {
    cases_opened: await tx
      .select({ ...of, opened_at: labelCase.openedAt })
      .from(labelCase)
      .innerJoin(cluster, inCluster)
      .where(eq(labelCase.openedBy, id)),
    appeals: await tx.select(of).from(labelCase).innerJoin(cluster, inCluster).where(eq(labelCase.appealsOfficer, id)),
    assessed: await tx
      .select({ ...of, state: caseExpert.state })
      .from(caseExpert)
      .innerJoin(labelCase, eq(labelCase.id, caseExpert.caseId))
      .innerJoin(cluster, inCluster)
      .where(eq(caseExpert.personId, id)),
    steps_in_cases: await tx
      .select({ ...of, number: caseEvent.number, step: caseEvent.step, at: caseEvent.at })
      .from(caseEvent)
      .innerJoin(labelCase, eq(labelCase.id, caseEvent.caseId))
      .innerJoin(cluster, inCluster)
      .where(eq(caseEvent.personId, id))
      .orderBy(asc(caseEvent.at), asc(caseEvent.number)),
    texts_in_cases: await tx
      .select({ ...of, number: caseText.number, text: caseText.text })
      .from(caseText)
      .innerJoin(caseEvent, and(eq(caseEvent.caseId, caseText.caseId), eq(caseEvent.number, caseText.number)))
      .innerJoin(labelCase, eq(labelCase.id, caseText.caseId))
      .innerJoin(cluster, inCluster)
      .where(eq(caseEvent.personId, id))
      .orderBy(asc(caseEvent.at), asc(caseText.number), asc(caseText.path)),
    scores: await tx
      .select({ ...of, row, points, because, note, changed_at: expertScore.changedAt })
      .from(expertScore)
      .innerJoin(labelCase, eq(labelCase.id, expertScore.caseId))
      .innerJoin(cluster, inCluster)
      .where(eq(expertScore.personId, id))
      .orderBy(asc(expertScore.caseId), asc(expertScore.rowId)),
    answers_corrected: await tx
      .select({
        ...of,
        row: expertCorrection.rowId,
        facts: expertCorrection.facts,
        because: expertCorrection.because,
        seen: expertCorrection.seen,
        changed_at: expertCorrection.changedAt,
      })
      .from(expertCorrection)
      .innerJoin(labelCase, eq(labelCase.id, expertCorrection.caseId))
      .innerJoin(cluster, inCluster)
      .where(eq(expertCorrection.personId, id))
      .orderBy(asc(expertCorrection.caseId), asc(expertCorrection.rowId)),
    scores_signed: await tx
      .select({ ...of, signed_at: expertSheet.signedAt })
      .from(expertSheet)
      .innerJoin(labelCase, eq(labelCase.id, expertSheet.caseId))
      .innerJoin(cluster, inCluster)
      .where(eq(expertSheet.personId, id)),
    evidence_judged: await tx
      .select({
        ...of,
        verdict: evidenceVerdict.verdict,
        note: evidenceVerdict.note,
        changed_at: evidenceVerdict.changedAt,
      })
      .from(evidenceVerdict)
      .innerJoin(labelCase, eq(labelCase.id, evidenceVerdict.caseId))
      .innerJoin(cluster, inCluster)
      .where(eq(evidenceVerdict.personId, id)),
  };
}

/** What somebody keeps for all: meetings of the board, editions, labels from before, letters. */
export async function doneForAll(tx: Transaction, id: string) {
  return {
    meetings: await tx
      .select({ held_on: boardMeeting.heldOn, changed_at: boardMeeting.changedAt })
      .from(boardMeeting)
      .where(eq(boardMeeting.changedBy, id)),
    editions: await tx
      .select({ name: edition.name, brought_at: edition.broughtAt, effective_from: edition.effectiveFrom })
      .from(edition)
      .where(or(eq(edition.broughtBy, id), eq(edition.publishedBy, id), eq(edition.withdrawnBy, id))),
    labels_entered: await tx
      .select({
        cluster: cluster.name,
        label: clusterLabel.label,
        source: clusterLabel.source,
        at: clusterLabel.changedAt,
      })
      .from(clusterLabel)
      .innerJoin(cluster, eq(cluster.id, clusterLabel.clusterId))
      .where(eq(clusterLabel.changedBy, id))
      .orderBy(asc(clusterLabel.changedAt)),
    letters_worded: await tx
      .select({ letter: letterTemplate.letter, language: letterTemplate.language })
      .from(letterTemplate)
      .where(eq(letterTemplate.changedBy, id))
      .orderBy(asc(letterTemplate.letter), asc(letterTemplate.language)),
  };
}

/**
 * Takes somebody out of cases and the pool: what he typed goes with its salt, so that nobody can try words against the hash in the
 * trail, which still holds. Points with their reasons stay, as they were signed; what he noted for himself goes.
 */
export async function forgetInCases(tx: Transaction, id: string): Promise<void> {
  const typed = tx
    .select({ number: caseEvent.number })
    .from(caseEvent)
    .where(
      and(eq(caseEvent.caseId, caseText.caseId), eq(caseEvent.number, caseText.number), eq(caseEvent.personId, id)),
    );
  await tx.delete(caseText).where(exists(typed));
  await tx.update(expertScore).set({ note: "" }).where(eq(expertScore.personId, id));
  await tx.update(evidenceVerdict).set({ note: "" }).where(eq(evidenceVerdict.personId, id));
  await tx.delete(expertTie).where(eq(expertTie.personId, id));
  await tx.delete(absence).where(eq(absence.personId, id));
  await tx.delete(calendarFeed).where(eq(calendarFeed.personId, id));
  await tx.update(absence).set({ delegate: null }).where(eq(absence.delegate, id));
  await tx
    .update(expert)
    .set({
      firm: "",
      languages: [],
      sectors: [],
      capacity: 0,
      benchmarkingUntil: null,
      auditorUntil: null,
      version: sql`${expert.version} + 1`,
    })
    .where(eq(expert.personId, id));
  const kinds = ["expert.%", "tie.%", "absence.%"].map((kind) => like(auditEntry.action, kind));
  await tx
    .update(auditEntry)
    .set({ before: null, after: null })
    .where(and(eq(auditEntry.target, `person:${id}`), or(...kinds)));
}
