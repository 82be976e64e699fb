import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { playGoldBeforeBoard } from "./testing.ts";

/** The changes told in the page of the trail, each as one line. */
function changesIn(html: string): string[] {
  const items = [...html.matchAll(/<ul class="k-trail-changes">(.*?)<\/ul>/gs)].flatMap(([, list = ""]) =>
    [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = ""]) => item),
  );
  return items.map((item) => item.replace(/<[^>]*>/g, "").replace(/\s+/g, " "));
}

describe("the trail of a Gold case on the list of the board", () => {
  let played: PlayedCase;
  let trail: (who: keyof typeof PEOPLE) => Promise<string[]>;
  beforeAll(async () => {
    played = await playGoldBeforeBoard();
    await played.services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
    const app = createApp(played.services);
    trail = async (who) =>
      changesIn((await new Visitor(app, PEOPLE[who].id).open(`/cases/${played.caseId}/trail`)).html);
    await played.take(PEOPLE.helena, { step: "vote", vote: "for" });
    await played.take(PEOPLE.helena, { step: "vote", vote: "abstain" });
    await played.take(PEOPLE.claire, { step: "issue_invoice", number: "2026-17" });
  });

  it("tells before and after of each step to those who assess", async () => {
    const lines = await trail("claire");
    expect(lines.slice(0, 6)).toEqual([
      "Invoice: Not issued yet → Issued",
      "Vote (Helena Lindqvist): For → Abstain",
      "Vote (Helena Lindqvist): For",
      "State: Recommended → Before the board",
      "State: Fact check → Recommended",
      "Recommendation: Award",
    ]);
    expect(lines).toContain("Agreed points (1.1.1 Participant mix): 4");
    expect(lines).toContain("Points given (Ewa Nowak): 148");
    expect(lines).toContain("Visit begins: 15 Dec 2026, 09:00");
    expect(lines).toContain("Fee without VAT: €8,250");
  });

  it("tells the cluster nothing of votes and recommendations, and of points what the report told", async () => {
    const lines = await trail("piotr");
    expect(lines.filter((line) => /^(Vote|Recommendation)/.test(line))).toEqual([]);
    expect(lines).toContain("Agreed points (1.1.1 Participant mix): 4");
  });

  it("is silent about a recommendation where a step that everybody reads takes it away", async () => {
    const { take } = played;
    await take(PEOPLE.helena, { step: "return_to_experts", because: "2.5 once more." });
    await take(PEOPLE.ewa, { step: "send_fact_check", dueOn: "2026-12-23" });
    await take(PEOPLE.piotr, { step: "confirm_facts" });
    await take(PEOPLE.astrid, { step: "recommend", outcome: "refuse", because: "Not enough." });
    await take(PEOPLE.claire, { step: "return_to_cluster", because: "E3 is open." });
    expect((await trail("piotr")).slice(0, 2)).toEqual([
      "State: Fact check → Self-assessment",
      "Reply by: 23 Dec 2026 → nothing",
    ]);
    expect((await trail("piotr")).join(" ")).not.toContain("Recommendation");
    expect((await trail("astrid")).join(" ")).toContain("Recommendation: Refuse");
  });
});
