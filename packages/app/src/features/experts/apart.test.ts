import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { fieldIn, Visitor } from "../../../test/support/visitor.ts";
import { createApp } from "../../server.tsx";
import { playBeforeBoard } from "../board/testing.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { scoredCase, selectAs } from "../scoring/testing.ts";
import { proposeExpert } from "./operations/propose-expert.ts";

const { kari, claire, astrid, jonas, helena, lars, piotr } = PEOPLE;

/** Nobody judges on two sides (excellence.md 3.6): whoever belongs to the cluster, or was asked to assess, holds no office in its case. */
const run = ({ services }: PlayedCase, text: string) =>
  services.db.asWorker(async (tx) => {
    await tx.execute(sql.raw(text));
  });
const belongs = (played: PlayedCase, person: string) =>
  run(
    played,
    `insert into cluster_person (cluster_id, person_id, role) values ('${played.clusterId}', '${person}', 'reader')`,
  );

describe("an officer who has to do with the cluster", () => {
  // only owners and members of a cluster were kept from its case
  it("as a reader of it takes no step of the office, and reads as the cluster does", async () => {
    const played = await playBeforeBoard();
    await belongs(played, claire.id);
    await expect(played.take(claire, { step: "waive_fee", because: "A gift." })).rejects.toMatchObject({
      details: { refusal: "not_impartial" },
    });
    expect(await selectAs(played, claire, "select step from case_event where step in ('recommend', 'vote')")).toEqual(
      [],
    );
  });

  it("as its expert in conflict takes none either", async () => {
    const played = await playBeforeBoard();
    await run(played, `insert into office (person_id, office) values ('${jonas.id}', 'secretariat')`);
    await run(
      played,
      `insert into case_expert (case_id, person_id, state) values ('${played.caseId}', '${jonas.id}', 'in_conflict')`,
    );
    const officer = { ...jonas, offices: ["secretariat"] as const };
    await expect(played.take(officer, { step: "waive_fee", because: "A gift." })).rejects.toMatchObject({
      details: { refusal: "step_not_yours" },
    });
    expect(await selectAs(played, jonas, "select step from case_event where step = 'recommend'")).toEqual([]);
  });
});

describe("the votes of the board", () => {
  it("are read by neither the experts nor a member in conflict, who reads no recommendation either", async () => {
    const played = await playBeforeBoard();
    await played.take(helena, { step: "declare_board_conflict", because: "A friend." });
    await played.take(lars, { step: "vote", vote: "for" });
    const told =
      "select step from case_event where step in ('vote', 'recommend', 'declare_board_conflict') order by number";
    expect([
      await selectAs(played, astrid, told),
      await selectAs(played, helena, told),
      await selectAs(played, claire, told),
    ]).toEqual([
      [{ step: "recommend" }],
      [{ step: "declare_board_conflict" }],
      [{ step: "recommend" }, { step: "declare_board_conflict" }, { step: "vote" }],
    ]);
  });
});

describe("somebody who is asked to assess", () => {
  const propose = (played: PlayedCase) =>
    proposeExpert(played.services, claire, { caseId: played.caseId, expert: jonas.id, commandId: randomUUID() });

  it("is not proposed while he has an account of the cluster", async () => {
    const played = await playCase("gold", "submitted");
    await belongs(played, jonas.id);
    await expect(propose(played)).rejects.toMatchObject({ details: { refusal: "expert_in_conflict" } });
  });

  // ties were asked at the proposal only: what became known afterwards stopped nobody
  it("does not declare that there is nothing while the register knows better", async () => {
    const played = await playCase("gold", "submitted");
    await propose(played);
    await played.take(piotr, { step: "accept_expert", expert: jonas.id });
    await run(
      played,
      `insert into expert_tie (person_id, kind, organisation, cluster_id, starts, changed_by)
        values ('${jonas.id}', 'paid', 'Brda', '${played.clusterId}', '2026-01-01', '${jonas.id}')`,
    );
    await run(played, "update person set language = 'en'");
    const visitor = new Visitor(createApp(played.services), jonas.id);
    const path = `/cases/${played.caseId}/declare`;
    await visitor.open(path);
    const refused = await visitor.send(path, { conflict: "no" });
    expect([
      refused.status,
      refused.html.includes("The register knows ties of this expert to the cluster: Paid by it."),
    ]).toEqual([409, true]);
    // nor past the page
    expect((await visitor.send(`/cases/${played.caseId}/steps/declare_interests`, { conflict: "no" })).status).toBe(
      404,
    );
    expect((await visitor.send(path, { conflict: "yes", because: "They pay me." })).status).toBe(303);
  });
});

describe("a contract", () => {
  // another offer came, and the form that was still open signed it
  it("is signed as it stood on the page", async () => {
    const played = await playCase("bronze", "contract");
    const offer = (travelKm: number) =>
      played.take(claire, {
        step: "offer_contract",
        plannedOn: "2026-12-15",
        mode: "face_to_face",
        travelKm,
        expertOffice: false,
      });
    await offer(10);
    const visitor = new Visitor(createApp(played.services), kari.id);
    const path = `/cases/${played.caseId}`;
    const against = async () => fieldIn(await visitor.open(path), "against") ?? "";
    const seen = await against();
    await offer(100);
    expect((await visitor.send(`${path}/steps/sign_contract`, { against: seen })).status).toBe(409);
    expect((await visitor.send(`${path}/steps/sign_contract`, {})).status).toBe(409);
    expect((await visitor.send(`${path}/steps/sign_contract`, { against: await against() })).status).toBe(303);
  });
});

describe("evidence that was handed in", () => {
  it("cannot be taken from the experts by hiding it afterwards", async () => {
    const played = await scoredCase("submitted");
    const evidence = `evidence where id = '${played.evidenceId}'`;
    await run(played, `update evidence set seen_by = 'cluster' where id = '${played.evidenceId}'`);
    expect(await selectAs(played, astrid, `select seen_by from ${evidence}`)).toEqual([{ seen_by: "cluster" }]);
    expect(await selectAs(played, jonas, `select seen_by from ${evidence}`)).toEqual([]);
  });
});
