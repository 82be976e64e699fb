import { randomUUID } from "node:crypto";
import type { CaseStep } from "@klynge/core";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { NOW } from "../../../test/support/now.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { assessment, fillFromRegister, submitAssessment } from "../assessment/index.ts";
import { awardVoted, putBeforeBoard, voteFor } from "../board/testing.ts";
import { cluster } from "../registry/index.ts";
import { handIn } from "./operations/hand-in.ts";
import { openCase } from "./operations/open-case.ts";
import { takeStep } from "./operations/take-step.ts";
import { ELIGIBLE, PEOPLE } from "./testing.ts";

const { ingrid, claire, astrid } = PEOPLE;
/** 20 months and a half before the check on site. */
const FIRST_BENCHMARKING = "2025-03-31";
const AREAS = ["2.5", "4.3", "5.1"];

describe("a Silver case", () => {
  let services: Services;
  let clusterId: string;
  let caseId: string;
  let now = NOW;
  const take = (person: Person, step: CaseStep) =>
    takeStep(services, person, { caseId, step, commandId: randomUUID() });
  const refusedWith = (refusal: string, details: object = {}) => ({
    code: "step_refused",
    details: { refusal, ...details },
  });

  beforeAll(async () => {
    services = { ...(await demonstration()), now: () => now };
    const [own] = await services.db.asWorker((tx) =>
      tx.select().from(cluster).where(eq(cluster.name, "Fjordkraft Industriklynge")),
    );
    clusterId = own?.id ?? "";
  });

  it("is applied for with the day of the first benchmarking", async () => {
    caseId = await openCase(services, ingrid, { clusterId, label: "silver", firstBenchmarking: FIRST_BENCHMARKING });
    await take(ingrid, { step: "ask_eligibility" });
    await take(claire, { step: "judge_eligibility", items: ELIGIBLE, because: null });
    await take(claire, {
      step: "offer_contract",
      plannedOn: "2026-12-15",
      mode: "face_to_face",
      travelKm: 100,
      expertOffice: false,
    });
    await take(ingrid, { step: "sign_contract" });
  });

  it("is handed in only with three areas that have improved", async () => {
    const [draft] = await services.db.asWorker((tx) =>
      tx.select().from(assessment).where(eq(assessment.clusterId, clusterId)),
    );
    const assessmentId = draft?.id ?? "";
    // 2.5 is one of the 19 gates; the contacts stand in the register
    expect(await fillFromRegister(services, ingrid, assessmentId)).toMatchObject({
      filled: ["contacts.participants_contacted"],
    });
    await submitAssessment(services, ingrid, { assessmentId, version: draft?.version ?? 0 });
    const hand = () => handIn(services, ingrid, { caseId, assessmentId, commandId: randomUUID() });
    await expect(hand()).rejects.toMatchObject(refusedWith("areas_missing", { needed: 3, given: 0 }));
    const declared = (rows: readonly string[]): CaseStep => ({
      step: "declare_areas",
      areas: rows.map((indicator) => ({ indicator, effect: "Twice as many as two years ago." })),
    });
    await take(ingrid, declared(AREAS));
    await take(claire, { step: "propose_expert", expert: "astrid-berg", country: "NO", firm: null, conflicts: [] });
    await take(ingrid, { step: "accept_expert", expert: "astrid-berg" });
    await take(astrid, { step: "declare_interests", conflict: false, because: null });
    expect((await hand()).process.state).toBe("submitted");
  });

  it("is checked on site in these areas, each of them", async () => {
    await take(claire, {
      step: "plan_visit",
      mode: "face_to_face",
      travelKm: 100,
      expertOffice: false,
      starts: "2026-12-15T08:00:00.000Z",
      ends: "2026-12-15T12:00:00.000Z",
      timeZone: "Europe/Oslo",
      place: "Porsgrunn",
    });
    now = new Date("2026-12-15T13:00:00Z");
    await take(astrid, { step: "record_visit", lastDay: "2026-12-15", observers: null });
    const answer = (indicator: string, confirmed: boolean) =>
      take(astrid, { step: "confirm_area", indicator, confirmed, because: "Papers seen." });
    const sent = () => take(astrid, { step: "send_fact_check", dueOn: "2026-12-22" });
    await take(astrid, { step: "write_finding", row: "2.5", kind: "strength", text: "Everybody is called on." });
    await answer("2.5", true);
    await expect(sent()).rejects.toMatchObject(refusedWith("areas_open", { rows: "4.3, 5.1" }));
    await expect(answer("3.1", true)).rejects.toMatchObject(refusedWith("unknown_row", { row: "3.1" }));
    await answer("4.3", true);
    await answer("5.1", false);
    await sent();
    await take(ingrid, { step: "confirm_facts" });
  });

  it("is not recommended with an area that has not improved, until the expert has seen that it has", async () => {
    const recommended = () => take(astrid, { step: "recommend", outcome: "award", because: "Seen on site." });
    await expect(recommended()).rejects.toMatchObject(
      refusedWith("label_rule", { reasons: "improvement_not_confirmed" }),
    );
    await take(astrid, { step: "confirm_area", indicator: "5.1", confirmed: true, because: "The list came later." });
    // the cluster had confirmed another draft
    await expect(recommended()).rejects.toMatchObject(refusedWith("fact_check_running", { due: "2026-12-22" }));
    await take(ingrid, { step: "confirm_facts" });
    await recommended();
  });

  it("is awarded for two years from the check, by the 19 gates and the three areas", async () => {
    await putBeforeBoard(services, take);
    await voteFor(take);
    const after = await awardVoted(take);
    expect(after.process.decision).toMatchObject({
      outcome: "awarded",
      reasons: ["all_conditions_met"],
      validFrom: "2026-12-15",
      validUntil: "2028-12-15",
    });
  });
});
