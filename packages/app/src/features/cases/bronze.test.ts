import { randomUUID } from "node:crypto";
import type { CaseStep } from "@klynge/core";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { NOW } from "../../../test/support/now.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { assessment, submitAssessment } from "../assessment/index.ts";
import { awardVoted, putBeforeBoard } from "../board/testing.ts";
import { cluster } from "../registry/index.ts";
import { handIn } from "./operations/hand-in.ts";
import { openCase } from "./operations/open-case.ts";
import { takeStep } from "./operations/take-step.ts";
import { ELIGIBLE, PEOPLE } from "./testing.ts";

const { kari: KARI, claire: CLAIRE, astrid: ASTRID, helena: HELENA, lars: LARS } = PEOPLE;

describe("a Bronze case", () => {
  let services: Services;
  let caseId: string;
  let now = NOW;
  const take = (person: Person, step: CaseStep) =>
    takeStep(services, person, { caseId, step, commandId: randomUUID() });
  beforeAll(async () => {
    services = { ...(await demonstration()), now: () => now };
  });
  it("goes from the application to the label", async () => {
    const [own] = await services.db.asWorker((tx) =>
      tx.select().from(cluster).where(eq(cluster.name, "Grønn Prosessklynge")),
    );
    const clusterId = own?.id ?? "";
    caseId = await openCase(services, KARI, { clusterId, label: "bronze", firstBenchmarking: null });
    await take(KARI, { step: "ask_eligibility" });
    await take(CLAIRE, { step: "judge_eligibility", items: ELIGIBLE, because: null });
    await take(CLAIRE, {
      step: "offer_contract",
      plannedOn: "2026-12-15",
      mode: "video",
      travelKm: null,
      expertOffice: false,
    });
    await take(KARI, { step: "sign_contract" });
    await take(CLAIRE, { step: "propose_expert", expert: "astrid-berg", country: "NO", firm: "Berg", conflicts: [] });
    await take(KARI, { step: "accept_expert", expert: "astrid-berg" });
    await take(ASTRID, { step: "declare_interests", conflict: false, because: null });
    const [draft] = await services.db.asWorker((tx) =>
      tx.select().from(assessment).where(eq(assessment.clusterId, clusterId)),
    );
    await submitAssessment(services, KARI, { assessmentId: draft?.id ?? "", version: draft?.version ?? 0 });
    await handIn(services, KARI, { caseId, assessmentId: draft?.id ?? "", commandId: randomUUID() });
    await take(CLAIRE, {
      step: "plan_visit",
      mode: "video",
      travelKm: null,
      expertOffice: false,
      starts: "2026-12-15T08:00:00.000Z",
      ends: "2026-12-15T11:00:00.000Z",
      timeZone: "Europe/Oslo",
      place: "Video",
    });
    now = new Date("2026-12-15T12:00:00Z");
    await take(ASTRID, { step: "record_visit", lastDay: "2026-12-15", observers: null });
    await take(ASTRID, { step: "write_finding", row: "B01", kind: "strength", text: "A clear focus." });
    await take(ASTRID, { step: "send_fact_check", dueOn: "2026-12-22" });
    await take(KARI, { step: "confirm_facts" });
    await take(ASTRID, { step: "recommend", outcome: "award", because: "Interview done." });
    await putBeforeBoard(services, take);
    await take(HELENA, { step: "vote", vote: "for" });
    await expect(take(CLAIRE, { step: "decide", because: null })).rejects.toMatchObject({
      code: "step_refused",
      details: { refusal: "no_quorum", present: 1, needed: 2 },
    });
    await take(LARS, { step: "vote", vote: "for" });
    const after = await awardVoted(take);
    expect(after.process.decision).toEqual({
      outcome: "awarded",
      reasons: ["all_conditions_met"],
      validFrom: "2026-12-15",
      validUntil: "2028-12-15",
      kind: "first",
      final: null,
      votes: { for: 2, against: 0, abstain: 0 },
      entitled: 3,
      sentOn: "2026-12-15",
    });
    const [labelled] = await services.db.asWorker((tx) => tx.select().from(cluster).where(eq(cluster.id, clusterId)));
    expect([labelled?.label, labelled?.labelValidUntil]).toEqual(["bronze", "2028-12-15"]);
  });
});
