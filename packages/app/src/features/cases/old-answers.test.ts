import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { assessment, submitAssessment } from "../assessment/index.ts";
import { PEOPLE, type PlayedCase, playCase } from "./testing.ts";

let played: PlayedCase;
let ofCluster: ReturnType<typeof eq>;
beforeAll(async () => {
  played = await playCase("bronze", "self_assessment");
  const { services, clusterId } = played;
  ofCluster = eq(assessment.clusterId, clusterId);
  await services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
  const [draft] = await services.db.asWorker((tx) => tx.select().from(assessment).where(ofCluster));
  await submitAssessment(services, PEOPLE.kari, { assessmentId: draft?.id ?? "", version: draft?.version ?? 0 });
});

// the days were those of UTC, and on 29 February answers of 28 February of the year before were not told to be old
it.each([
  ["exactly twelve months", "2026-12-20", "2027-12-20T12:00:00Z", false],
  ["a day more", "2026-12-20", "2027-12-21T12:00:00Z", true],
  ["a day more where the cluster is, not yet in UTC", "2026-12-20", "2027-12-20T23:30:00Z", true],
  ["from 28 February to a leap day: a day more", "2027-02-28", "2028-02-29T12:00:00Z", true],
  ["from a leap day to 28 February", "2028-02-29", "2029-02-28T12:00:00Z", false],
  ["from a leap day to 1 March", "2028-02-29", "2029-03-01T12:00:00Z", true],
])("answers that are to be handed in, %s after their reference date", async (_, referenceDate, now, old) => {
  const { services, caseId } = played;
  await services.db.asWorker((tx) => tx.update(assessment).set({ referenceDate }).where(ofCluster));
  played.goTo(now);
  const { html } = await new Visitor(createApp(services), PEOPLE.kari.id).open(`/cases/${caseId}`);
  expect(html).toContain('name="assessment"');
  expect([
    html.includes("(reference date more than 12 months ago)"),
    html.includes("lies more than 12 months back"),
  ]).toEqual([old, old]);
});
