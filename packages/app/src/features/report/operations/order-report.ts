import { LANGUAGES, type Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { caseWithOrigins, type LoadedAssessment, scoreAssessment } from "../../assessment/index.ts";
import { loadReported } from "../load-reported.ts";
import { MAKE_REPORT } from "../make-report.ts";
import { changeOrder, insertOrder, standingOrder } from "../queries.ts";
import { hashReleased, reportForm } from "../report-form.ts";
import { groupChoices, NEW_REPORTS, normalGroups, orderInput, reportKey } from "../schema.ts";

export interface Ordered {
  readonly id: string;
  readonly clusterId: string;
  /** The same thing was ordered before; this is that order, with its file if it is done. */
  readonly before: boolean;
}

/**
 * Orders the report of an assessment as it stands now, with what experts found once the cluster has their draft. The same order is one: it gives the one that waits or runs, or the file
 * that is there already; a file that was lost is made again.
 * @throws Problem not_found, not_allowed, bad_input, too_many
 */
export async function orderReport(
  services: Services,
  person: Person,
  { assessmentId, ...wanted }: { assessmentId: string; language: string; groups: readonly string[] },
): Promise<Ordered> {
  const { db, files, jobs, now } = services;
  const { loaded, found } = await db.asPerson(person.id, (tx) => loadReported(services, tx, assessmentId, person));
  const { language, groups } = checked(services, loaded, wanted);
  const caseFile = `${JSON.stringify(found ?? caseWithOrigins(loaded), null, 2)}\n`;
  const { released } = services;
  const key = reportKey({
    form: reportForm(),
    caseFile,
    editionHash: loaded.edition.hash,
    releasedHash: hashReleased(released),
    language,
    groups,
  });
  const clusterId = loaded.cluster.id;
  const stands = await db.asPerson(person.id, (tx) => standingOrder(tx, key));
  const lost = stands?.state === "done" && !(stands.sha256 && (await files.has(stands.sha256, stands.bytes ?? 0)));
  if (stands && !lost) return { id: stands.id, clusterId, before: true };
  services.limits.count(NEW_REPORTS, person.id);
  return db.asPerson(person.id, async (tx) => {
    const order = lost
      ? await again(stands.id)
      : await insertOrder(tx, {
          assessmentId,
          language,
          groups: [...groups],
          caseFile,
          key,
          orderedBy: person.id,
          orderedAt: now(),
        });
    if (!order) {
      // somebody else ordered the same in this moment
      const other = await standingOrder(tx, key);
      return { id: other?.id ?? "", clusterId, before: true };
    }
    await jobs.enqueue(tx, MAKE_REPORT, { order: order.id });
    const after = { assessment: assessmentId, language, groups };
    await record(tx, { person, clusterId, action: "report.ordered", target: order.id, after });
    return { id: order.id, clusterId, before: false };

    async function again(id: string): Promise<{ id: string } | null> {
      return (await changeOrder(tx, id, ["done"], AGAIN)) ? { id } : null;
    }
  });
}

const AGAIN = { state: "queued", step: 0, pages: null, attempts: 0, finishedAt: null } as const;

function checked(
  { released }: Services,
  loaded: LoadedAssessment,
  wanted: { language: string; groups: readonly string[] },
): { language: Language; groups: readonly string[] } {
  const read = orderInput.safeParse(wanted);
  if (!read.success)
    throw new Problem("bad_input", {
      field: LANGUAGES.some((known) => known === wanted.language) ? "groups" : "language",
    });
  const choices = groupChoices(loaded.edition, scoreAssessment(loaded).case, released);
  const groups = normalGroups(choices, read.data.groups);
  if (!groups) throw new Problem("bad_input", { field: "groups" });
  return { language: read.data.language, groups };
}
