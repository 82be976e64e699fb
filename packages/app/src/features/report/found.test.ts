import { readCase, scoreCase } from "@klynge/core";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Jobs, startJobs } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { assessment, reopenAssessment } from "../assessment/index.ts";
import { PEOPLE } from "../cases/testing.ts";
import { type ScoredCase, scoredCase } from "../scoring/testing.ts";
import { MAKE_REPORT } from "./make-report.ts";
import { orderReport } from "./operations/order-report.ts";

const { astrid, ewa, claire, piotr } = PEOPLE;
const CONTACTED = "contacts.participants_contacted";
const SAID = { because: "We counted again.", seen: "Both lists" };
const ALONE = "The report shows the submitted answers.";
const FOUND = "The report shows the points and the answers on which the experts agreed";

describe("the report of an assessment that experts have judged", () => {
  let played: ScoredCase;
  let services: Services;
  let jobs: Jobs;
  let assessmentId = "";

  /** What the report is made from, ordered by a person. */
  const reported = async (by: Person) => {
    const { id } = await orderReport(services, by, { assessmentId, language: "en", groups: [] });
    const [order] = await services.db.asWorker(async (tx) => {
      const found = await tx.execute(`select case_file from report_order where id = '${id}'`);
      return (found as unknown as { rows: { case_file: string }[] }).rows;
    });
    return JSON.parse(order?.case_file ?? "") as { facts: Record<string, unknown>; agreed_points?: unknown };
  };
  const page = async (by: Person) => (await played.visitor(by).open(`/assessments/${assessmentId}/report`)).html;

  beforeAll(async () => {
    played = await scoredCase();
    const { db } = played.services;
    // what the order says is looked at, and no file made of it
    jobs = await startJobs(db, new Map([[MAKE_REPORT, { run: async () => {} }]]));
    services = { ...played.services, jobs };
    const [own] = await db.asWorker((tx) =>
      tx.select().from(assessment).where(eq(assessment.clusterId, played.clusterId)),
    );
    assessmentId = own?.id ?? "";
    await played.give(astrid, { "2.5": 2 });
    await played.give(ewa, { "2.5": 4 });
    for (const expert of [astrid, ewa]) await played.sign(expert);
    await played.take(astrid, { step: "agree_value", row: "2.5", points: 2.5, because: "In between." });
    await played.take(astrid, { step: "correct_facts", row: "2.5", facts: { [CONTACTED]: 8 }, ...SAID });
    await played.take(astrid, { step: "close_consensus" });
    await played.take(astrid, { step: "write_finding", row: null, kind: "fact", text: "One" });
  });

  afterAll(() => jobs.stop());

  // everybody of the cluster reads a report, whoever ordered it
  it("has nothing of theirs before the cluster has the draft, not even for the secretariat", async () => {
    for (const by of [claire, piotr]) {
      const { facts, agreed_points } = await reported(by);
      expect([by.id, agreed_points, facts[CONTACTED] === 8]).toEqual([by.id, undefined, false]);
      expect([by.id, (await page(by)).includes(ALONE)]).toEqual([by.id, true]);
    }
  });

  it("has the points that count and the corrected answers with their reason, once the draft was sent", async () => {
    await played.take(astrid, { step: "send_fact_check", dueOn: "2026-12-23" });
    expect((await page(piotr)).includes(FOUND)).toBe(true);
    const file = await reported(piotr);
    expect(await reported(claire)).toEqual(file);
    expect(file.facts[CONTACTED]).toEqual({ value: 8, note: SAID.because, source: SAID.seen });
    const { edition } = played.services;
    const read = readCase(edition, file);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const rows = new Map(scoreCase(edition, read.value).score.rows.map(({ id, points }) => [id, points]));
    expect([rows.get("2.5"), rows.get("2.4"), rows.size]).toEqual([2.5, 3, 31]);
  });

  it("is that of the answers alone when they have been opened again", async () => {
    await played.take(piotr, { step: "withdraw_application", because: "We apply next year." });
    expect((await reported(piotr)).agreed_points).toBeDefined();
    await reopenAssessment(played.services, piotr, { assessmentId, because: "For the next application." });
    expect((await reported(piotr)).agreed_points).toBeUndefined();
  });
});
