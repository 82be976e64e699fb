import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { labelCase, openCase, takeStep } from "../cases/index.ts";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { planMeeting } from "./operations/plan-meeting.ts";
import { playAppeal, playBeforeBoard, voteFor } from "./testing.ts";

const APPEAL = { step: "appeal", grounds: "The field is described in B01." } as const;

async function visitors({ services }: PlayedCase): Promise<(who: keyof typeof PEOPLE) => Visitor> {
  await services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
  const app = createApp(services);
  return (who) => new Visitor(app, PEOPLE[who].id);
}

/** Voted on by two, and decided as their expert recommends. */
async function decided(outcome: "award" | "refuse"): Promise<PlayedCase> {
  const played = await playBeforeBoard(outcome);
  for (const member of [PEOPLE.helena, PEOPLE.lars]) await played.take(member, { step: "vote", vote: "for" });
  await played.take(PEOPLE.claire, { step: "decide", because: outcome === "refuse" ? "No clear field." : null });
  return played;
}

/** How the form of an application answers. */
async function apply(played: PlayedCase): Promise<[status: number, fault: string | undefined]> {
  const kari = (await visitors(played))("kari");
  const path = `/clusters/${played.clusterId}/cases`;
  await kari.open(path);
  const { status, html } = await kari.send(path, { label: "bronze" });
  return [status, /k-error-summary.*?<a[^>]*>([^<]*)</s.exec(html)?.[1]];
}
const RUNNING = "There is an application for this label under way.";

// a returned case and a new application for the same label stood against each other in the database, and the officer saw an error of the program
describe("another application for the same label", () => {
  it.each(["award", "refuse"] as const)(
    "is not opened before the decision to %s was sent, and the answer does not tell it",
    async (outcome) => expect(await apply(await decided(outcome))).toEqual([409, RUNNING]),
  );

  it("is not opened while the label is awarded and to be published", async () => {
    const played = await decided("award");
    await played.take(PEOPLE.claire, { step: "send_decision" });
    expect(await apply(played)).toEqual([
      409,
      "This label is awarded to you and will be published. You need no further application.",
    ]);
  });

  it("is not opened while an appeal is to be decided, and is after it was dismissed", async () => {
    const played = await playAppeal();
    const told = "There is an appeal about this label. You can apply anew when it is decided.";
    expect(await apply(played)).toEqual([409, told]);
    await played.take(PEOPLE.claire, { step: "assign_appeal", officer: PEOPLE.sofie.id });
    expect(await apply(played)).toEqual([409, told]);
    await played.take(PEOPLE.sofie, { step: "decide_appeal", outcome: "dismissed", because: "No." });
    expect(await apply(played)).toEqual([303, undefined]);
  });

  it("is withdrawn before an appeal", async () => {
    const played = await decided("refuse");
    const { services, clusterId, take } = played;
    await take(PEOPLE.claire, { step: "send_decision" });
    const caseId = await openCase(services, PEOPLE.kari, { clusterId, label: "bronze", firstBenchmarking: null });
    await expect(take(PEOPLE.kari, APPEAL)).rejects.toMatchObject({ details: { refusal: "application_running" } });
    const step = { step: "withdraw_application", because: "We appeal instead." } as const;
    await takeStep(services, PEOPLE.kari, { caseId, step, commandId: randomUUID() });
    expect((await take(PEOPLE.kari, APPEAL)).process.appeal).toEqual({ state: "open", officer: null });
  });
});

// whoever applied anew learned only at the appeal that the application had to be withdrawn first
describe("the form of an application, while there is time for an appeal", () => {
  const NOTE = /Bronze was refused, and you can appeal until (.*?)\. You cannot do both at once/;
  const told = async (played: PlayedCase) => {
    const { html } = await (await visitors(played))("kari").open(`/clusters/${played.clusterId}/cases`);
    expect(html).toContain('id="apply"');
    return [NOTE.exec(html)?.[1] ?? null, html.includes(`<a href="/cases/${played.caseId}">To the refusal of Bronze`)];
  };
  const NOTHING = [null, false];

  it("says until which day, and what comes first, until that day is over where the cluster is", async () => {
    const played = await decided("refuse");
    expect(await told(played)).toEqual(NOTHING);
    played.goTo("2026-12-19T23:30:00Z");
    await played.take(PEOPLE.claire, { step: "send_decision" });
    expect(await told(played)).toEqual(["19 Jan 2027", true]);
    played.goTo("2027-01-19T22:30:00Z");
    expect(await told(played)).toEqual(["19 Jan 2027", true]);
    played.goTo("2027-01-19T23:30:00Z");
    expect(await told(played)).toEqual(NOTHING);
  });

  it("says nothing of it while the cluster applies anew, and says it again when that is withdrawn", async () => {
    const played = await decided("refuse");
    const { services, clusterId } = played;
    await played.take(PEOPLE.claire, { step: "send_decision" });
    const caseId = await openCase(services, PEOPLE.kari, { clusterId, label: "bronze", firstBenchmarking: null });
    expect(await told(played)).toEqual(NOTHING);
    const step = { step: "withdraw_application", because: "We appeal instead." } as const;
    await takeStep(services, PEOPLE.kari, { caseId, step, commandId: randomUUID() });
    expect((await told(played))[1]).toBe(true);
    await played.take(PEOPLE.kari, APPEAL);
    expect(await told(played)).toEqual(NOTHING);
  });

  it("says it of the next decision after an appeal was returned, and nothing after one was dismissed", async () => {
    const [dismissed, returned] = [await playAppeal(), await playAppeal()];
    for (const [played, outcome] of [
      [dismissed, "dismissed"],
      [returned, "returned"],
    ] as const) {
      await played.take(PEOPLE.claire, { step: "assign_appeal", officer: PEOPLE.sofie.id });
      await played.take(PEOPLE.sofie, { step: "decide_appeal", outcome, because: "So it is." });
      expect(await told(played)).toEqual(NOTHING);
    }
    const meeting = await planMeeting(returned.services, PEOPLE.claire, "2027-02-09");
    await returned.take(PEOPLE.claire, { step: "put_before_board", meeting });
    await voteFor(returned.take);
    await returned.take(PEOPLE.claire, { step: "decide", because: "No clear field." });
    await returned.take(PEOPLE.claire, { step: "send_decision" });
    expect((await told(returned))[1]).toBe(true);
  });
});

describe("an appeal that would be returned beside another application", () => {
  let played: PlayedCase;
  let sofie: Visitor;
  beforeAll(async () => {
    played = await playAppeal();
    await played.take(PEOPLE.claire, { step: "assign_appeal", officer: PEOPLE.sofie.id });
    // one of before there was a rule
    await played.services.db.asWorker(async (tx) => {
      const [own] = await tx.select().from(labelCase);
      const { clusterId, label, opened, since, editionHash, openedBy, hash } = own as typeof labelCase.$inferSelect;
      await tx.insert(labelCase).values({ clusterId, label, opened, since, editionHash, openedBy, hash });
    });
    sofie = (await visitors(played))("sofie");
  });

  it("is refused with the reason, and nothing is lost", async () => {
    const path = `/cases/${played.caseId}/appeal`;
    await sofie.open(path);
    const refused = await sofie.send(`${path}/decide`, { outcome: "returned", because: "B01 was not looked at." });
    expect([refused.status, refused.html.includes("The cluster has another application for this label")]).toEqual([
      409,
      true,
    ]);
    expect(refused.html).toContain("B01 was not looked at.</textarea>");
  });
});

describe("the day on which a decision is sent", () => {
  // half past midnight in Oslo was counted as the day before, and the time for an appeal ended a day too early
  it("is that of the cluster; so is the last day for an appeal", async () => {
    const { take, goTo } = await decided("refuse");
    goTo("2026-12-17T23:30:00Z");
    expect((await take(PEOPLE.claire, { step: "send_decision" })).process.decision?.sentOn).toBe("2026-12-18");
    goTo("2027-01-17T23:30:00Z");
    await expect(take(PEOPLE.kari, APPEAL)).rejects.toMatchObject({
      details: { refusal: "appeal_too_late", until: "2027-01-17" },
    });
    goTo("2027-01-17T22:30:00Z");
    expect((await take(PEOPLE.kari, APPEAL)).process.appeal?.state).toBe("open");
  });
});
