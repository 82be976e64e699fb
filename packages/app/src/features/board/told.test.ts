import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { playBeforeBoard } from "./testing.ts";

describe("how the board decided", () => {
  let played: PlayedCase;
  let kari: Visitor;
  let claire: Visitor;
  let before: string[];
  const pages = async (who: Visitor) =>
    Promise.all(
      [`/cases/${played.caseId}`, `/cases/${played.caseId}/trail`, `/clusters/${played.clusterId}/cases`].map(
        async (path) => (await who.open(path)).html,
      ),
    );

  beforeAll(async () => {
    played = await playBeforeBoard("refuse");
    await played.services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
    const app = createApp(played.services);
    kari = new Visitor(app, PEOPLE.kari.id);
    claire = new Visitor(app, PEOPLE.claire.id);
    for (const member of [PEOPLE.helena, PEOPLE.lars]) await played.take(member, { step: "vote", vote: "for" });
    before = await plain();
    played.goTo("2027-01-12T10:00:00Z");
    await played.take(PEOPLE.claire, { step: "decide", because: "No clear field." });
  });

  /** Pages and the answer to a form that was still open, without what is made anew with each page. */
  const plain = async (): Promise<string[]> => {
    const shown = await pages(kari);
    const late = await kari.send(`/cases/${played.caseId}/steps/withdraw_application`, { because: "Merged." });
    return [...shown, late.html].map((html) => html.replaceAll(/value="[\w.-]{20,}"|nonce-?="?[\w-]+"?/g, ""));
  };

  // the day of the state, a step that was offered, what it waits for and the refusal of a form each gave it away
  it("changes nothing that the cluster is shown, nor how it is refused", async () => {
    expect(await plain()).toEqual(before);
    expect(before.at(-1)).toContain("Before the board");
  });

  it("is not told to the cluster before the letter: not by the page, the trail, the list or what waits", async () => {
    for (const html of await pages(kari)) {
      expect(html).not.toContain("Refused");
      expect(html).not.toContain("No clear field.");
      expect(html).not.toContain("Send the decision");
    }
    const [page = "", , list = ""] = await pages(kari);
    expect(page).toContain("Before the board");
    expect(list).toContain("Before the board");
  });

  it("is known to the secretariat, which has to send it", async () => {
    const [page = "", trail = ""] = await pages(claire);
    expect(page).toContain("Refused");
    expect(page).toContain("Send the decision");
    expect(trail).toContain("No clear field.");
  });

  it("is told to the cluster with the letter, reason and all", async () => {
    await played.take(PEOPLE.claire, { step: "send_decision" });
    const [page = "", trail = "", list = ""] = await pages(kari);
    expect(page).toContain("Refused");
    expect(list).toContain("Refused");
    expect(trail).toContain("No clear field.");
  });
});
