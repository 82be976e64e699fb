import { beforeAll, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { clusterPerson } from "../registry/index.ts";
import { PEOPLE, type PlayedCase, playCase } from "./testing.ts";

const { astrid, claire, ingrid, kari } = PEOPLE;
let played: PlayedCase;
beforeAll(async () => {
  played = await playCase("bronze", "self_assessment");
  const { services, clusterId } = played;
  await services.db.asWorker(async (tx) => {
    await tx.update(person).set({ language: "en" });
    await tx.insert(clusterPerson).values({ clusterId, personId: ingrid.id, role: "member" });
  });
  await played.take(claire, { step: "propose_expert", expert: astrid.id, country: "NO", firm: null, conflicts: [] });
});

// a member agreed to an expert, and with that took from the owner the right to object
it("an expert is agreed to, or objected to, by whoever binds the cluster", async () => {
  const { take, services, caseId } = played;
  const because = "Sits with a competitor";
  for (const step of ["accept_expert", "object_to_expert"] as const)
    await expect(take(ingrid, { step, expert: astrid.id, because })).rejects.toMatchObject({ code: "not_allowed" });
  const app = createApp(services);
  const seen = async ({ id }: { id: string }) => {
    const [page, tasks] = [
      await new Visitor(app, id).open(`/cases/${caseId}`),
      await new Visitor(app, id).open("/tasks"),
    ];
    return [page.html.includes("/experts/accept"), tasks.html.includes("Agree to the expert")];
  };
  expect([await seen(ingrid), await seen(kari)]).toEqual([
    [false, false],
    [true, true],
  ]);
  await take(kari, { step: "accept_expert", expert: astrid.id });
  await expect(take(kari, { step: "object_to_expert", expert: astrid.id, because })).rejects.toMatchObject({
    details: { refusal: "expert_state" },
  });
});
