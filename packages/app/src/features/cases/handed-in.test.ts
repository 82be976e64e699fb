import { beforeAll, describe, expect, it } from "vitest";
import { reopenAssessment } from "../assessment/index.ts";
import { handIn } from "./operations/hand-in.ts";
import { PEOPLE, type PlayedCase, playCase } from "./testing.ts";

const BECAUSE = "A figure was wrong in the answers.";

describe("what was handed in", () => {
  let played: PlayedCase;
  let assessmentId: string;
  beforeAll(async () => {
    played = await playCase("bronze", "visit_planned");
    const { process } = await played.take(PEOPLE.claire, { step: "issue_invoice", number: "2026-17" });
    assessmentId = process.submission?.assessment ?? "";
  });

  it("is not opened again while the case rests on it, by anybody", async () => {
    for (const person of [PEOPLE.kari, PEOPLE.claire])
      await expect(reopenAssessment(played.services, person, { assessmentId, because: BECAUSE })).rejects.toMatchObject(
        {
          code: "held_by_case",
        },
      );
  });

  it("is opened after the secretariat gave it back, and handed in anew with its next number", async () => {
    const { services, caseId } = played;
    await played.take(PEOPLE.claire, { step: "return_to_cluster", because: BECAUSE });
    const commandId = crypto.randomUUID();
    await reopenAssessment(services, PEOPLE.kari, { assessmentId, because: BECAUSE });
    await expect(handIn(services, PEOPLE.kari, { caseId, assessmentId, commandId })).rejects.toMatchObject({
      code: "not_submitted",
    });
  });
});
