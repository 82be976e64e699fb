import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { mail } from "../../platform/mail.ts";
import { office, person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { planMeeting } from "./operations/plan-meeting.ts";
import { MEETING_DAY, playRecommended, voteFor } from "./testing.ts";

// who held both offices led the case as the secretariat, and voted in it as the board
describe("a member of the board who led the case for the secretariat", () => {
  let played: PlayedCase;
  let meeting: string;
  let path: string;
  let claire: Visitor;
  let lars: Visitor;
  beforeAll(async () => {
    played = await playRecommended();
    const { services, caseId, take } = played;
    await services.db.asWorker(async (tx) => {
      await tx.update(person).set({ language: "en" });
      await tx.insert(office).values({ personId: PEOPLE.claire.id, office: "board" });
    });
    // another secretary puts it on the list, so that it is not her own step of which she gets no letter
    meeting = await planMeeting(services, PEOPLE.claire, MEETING_DAY);
    await take({ ...PEOPLE.claire, id: "hanna-virtanen" }, { step: "put_before_board", meeting });
    path = `/cases/${caseId}/dossier`;
    const app = createApp(services);
    [claire, lars] = [new Visitor(app, PEOPLE.claire.id), new Visitor(app, PEOPLE.lars.id)];
  });

  it("gets no letter that asks for a vote", async () => {
    const letters = await played.services.db.asWorker((tx) => tx.select().from(mail));
    const asked = letters
      .filter(({ subject }) => /vote/i.test(subject))
      .map(({ recipient }) => recipient.split("@")[0]);
    expect(asked.toSorted()).toEqual(["helena-lindqvist", "lars-holm", "tomas-novak"]);
  });

  it("does not vote and is not asked to, and the refusal says why", async () => {
    const { html } = await claire.open(path);
    expect(html).toContain("You took steps of the secretariat in this case. So you neither vote in it nor count");
    expect([html.includes(`${path}/vote`), html.includes(`${path}/conflict`)]).toEqual([false, false]);
    const refused = await claire.send(`${path}/vote`, { vote: "for" });
    expect([
      refused.status,
      refused.html.includes("Whoever leads a case takes no part in the board’s decision"),
    ]).toEqual([409, true]);
    expect((await claire.open(`/board/meetings/${meeting}`)).html).toContain("you led this case");
    const voteTask = /href="[^"]*dossier"/;
    expect(voteTask.test((await claire.open("/tasks")).html)).toBe(false);
    expect(voteTask.test((await lars.open("/tasks")).html)).toBe(true);
  });

  it("does not count for the quorum, and stands among those who have no vote", async () => {
    const { html } = await lars.open(path);
    expect(html).toContain("0 of 3 have voted; 2 are needed.");
    expect(html).toMatch(/No vote in this case<\/h3>.*Claire Dubois: took steps of the secretariat in this case/s);
  });

  it("takes the minutes as the secretariat all the same", async () => {
    await voteFor(played.take);
    await claire.open(path);
    expect((await claire.send(`${path}/decide`, {})).status).toBe(303);
    const { html } = await lars.open(path);
    expect([html.includes("The label is awarded."), html.includes("No vote in this case")]).toEqual([true, false]);
  });
});
