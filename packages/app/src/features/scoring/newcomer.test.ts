import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { assessment, reopenAssessment, submitAssessment } from "../assessment/index.ts";
import { handIn } from "../cases/operations/hand-in.ts";
import { PEOPLE } from "../cases/testing.ts";
import { leaveCase } from "./operations/leave-case.ts";
import { type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, jonas, claire, piotr } = PEOPLE;

/** Whoever comes in the place of another expert scores blind, wherever the case stood when he came. */
describe("an expert who comes in the place of another one", () => {
  const reported = async () => {
    const played = await scoredCase();
    await played.give(astrid, { "2.5": 2 });
    await played.give(ewa, { "2.5": 2 });
    await played.sign(astrid);
    await played.sign(ewa);
    await played.take(astrid, { step: "close_consensus" });
    await played.take(ewa, { step: "write_finding", row: "2.5", kind: "weakness", text: "One source pays most." });
    await played.take(ewa, { step: "send_fact_check", dueOn: "2026-12-22" });
    return played;
  };
  const replace = async ({ services, caseId, take }: ScoredCase) => {
    const step = { step: "leave_case", expert: ewa.id, conflict: true, because: "A contract." } as const;
    await leaveCase(services, ewa, { caseId, step, commandId: randomUUID() });
    await take(claire, { step: "propose_expert", expert: jonas.id, country: "DE", firm: null, conflicts: [] });
    await take(piotr, { step: "accept_expert", expert: jonas.id });
    await take(jonas, { step: "declare_interests", conflict: false, because: null });
  };
  const TOLD = ["One source pays most.", "Recommendation: Award", "Everything was there.", "Preliminary score"];
  const seenBy = async (played: ScoredCase) => {
    const pages = ["", "/trail", "/consensus", "/findings"].map((page) => `/cases/${played.caseId}${page}`);
    const html = await Promise.all(pages.map(async (page) => (await played.visitor(jonas).open(page)).html));
    return TOLD.filter((text) => html.some((one) => one.includes(text)));
  };
  const secrets = (played: ScoredCase) =>
    selectAs(
      played,
      jonas,
      `select step from case_event where audience in ('points', 'report', 'assessors') and person_id <> '${jonas.id}'
        union all select 'score' from expert_score where person_id <> '${jonas.id}'`,
    );

  // points were open to him, because the case had gone back to its cluster and stayed opened
  it("while the cluster corrects its answers reads no points, and gives his own after they are handed in", async () => {
    const played = await reported();
    const { services, caseId, take } = played;
    await take(piotr, { step: "confirm_facts" });
    await take(claire, { step: "return_to_cluster", because: "A fact is missing." });
    await replace(played);
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "self_assessment", unblinded: false },
    ]);
    expect([await seenBy(played), await secrets(played)]).toEqual([[], []]);
    const [own] = await services.db.asWorker((tx) => tx.select().from(assessment));
    const [brda] = (await services.db.asWorker((tx) => tx.select().from(assessment))).filter(
      ({ clusterId }) => clusterId === played.clusterId,
    );
    const assessmentId = (brda ?? own)?.id ?? "";
    await reopenAssessment(services, piotr, { assessmentId, because: "A fact is missing." });
    const [again] = (await services.db.asWorker((tx) => tx.select().from(assessment))).filter(
      ({ id }) => id === assessmentId,
    );
    await submitAssessment(services, piotr, { assessmentId, version: again?.version ?? 0 });
    await handIn(services, piotr, { caseId, assessmentId, commandId: randomUUID() });
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "visited", unblinded: false },
    ]);
    await played.give(jonas, { "2.5": 4 });
    await played.sign(jonas);
    expect(await selectAs(played, claire, "select state, unblinded from label_case")).toEqual([
      { state: "consensus", unblinded: true },
    ]);
  });

  // findings and a recommendation are no points, and were shown
  it("after the report was written reads neither findings nor the recommendation before he has signed", async () => {
    const played = await reported();
    await played.take(piotr, { step: "confirm_facts" });
    await played.take(ewa, { step: "recommend", outcome: "award", because: "Everything was there." }).catch(() => {});
    await played.take(ewa, { step: "recommend", outcome: "refuse", because: "Everything was there." }).catch(() => {});
    await replace(played);
    expect([await seenBy(played), await secrets(played)]).toEqual([[], []]);
    await played.give(jonas);
    await played.sign(jonas);
    expect(await seenBy(played)).toContain("One source pays most.");
  });
});
