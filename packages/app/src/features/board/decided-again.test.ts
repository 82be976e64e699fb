import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase } from "../cases/testing.ts";
import { playAppeal, playGoldBeforeBoard } from "./testing.ts";

type Open = (who: keyof typeof PEOPLE, path?: string) => Promise<string>;

/** Pages of the case as somebody reads them, in English. */
async function pagesOf({ services, caseId }: PlayedCase): Promise<Open> {
  await services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
  const app = createApp(services);
  return async (who, path = "") => (await new Visitor(app, PEOPLE[who].id).open(`/cases/${caseId}${path}`)).html;
}

/** The words of a section, without marks. */
function words(html: string, id: string): string {
  const [, ...rest] = html.split(`aria-labelledby="${id}"`);
  const [section = ""] = rest.join("").split("</section>");
  return `<${section}`
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const FIRST = [
  "16 Dec 2026: the board refused the label sent on 16 Dec 2026",
  "The board has refused for a reason of its own. No clear field.",
  "16 Dec 2026: the cluster appealed The field is described in B01.",
].join(" ");
const RETURNED = "16 Dec 2026: the appeal was returned, the board decides once more B01 was not looked at.";

// first decision, appeal and reason were gone from the page of the cluster, and the board decided anew without knowing of them
describe("a case whose appeal was returned", () => {
  let played: PlayedCase;
  let open: Open;
  beforeAll(async () => {
    played = await playAppeal();
    open = await pagesOf(played);
    await played.take(PEOPLE.claire, { step: "assign_appeal", officer: PEOPLE.sofie.id });
  });

  it("is appealed against: the cluster reads both, and no vote is asked for yet", async () => {
    expect(words(await open("kari"), "decision")).toBe(
      [
        "Decision The label is refused.",
        "Basis The board has refused for a reason of its own. Reason No clear field.",
        "Votes 2 for the experts’ recommendation, 0 against it, 0 abstained; 3 entitled to vote Sent on 16 Dec 2026 Appeal Is being decided",
        `Decisions and appeals ${FIRST}`,
      ].join(" "),
    );
  });

  it("is told to the cluster, the board and the officer with everything that led to it", async () => {
    const { take } = played;
    await take(PEOPLE.sofie, { step: "decide_appeal", outcome: "returned", because: "B01 was not looked at." });
    const history = `Decisions and appeals ${FIRST} ${RETURNED}`;
    const page = await open("kari");
    expect(words(page, "decision")).toBe(`Decision The appeal was returned: the board decides once more. ${history}`);
    expect(page).not.toContain("The experts have signed their recommendation.");
    expect(words(await open("helena", "/dossier"), "before")).toBe(history);
    expect(words(await open("sofie", "/appeal"), "history")).toBe(`${history} Who decides Sofie Maes`);
  });

  it("is decided anew: before the letter the cluster reads the first decision, and nothing of the second", async () => {
    const { take } = played;
    const [meeting] = /[0-9a-f-]{36}/.exec((await open("claire", "/dossier")).split('name="meeting"')[1] ?? "") ?? [];
    await take(PEOPLE.claire, { step: "put_before_board", meeting: meeting ?? "" });
    for (const member of [PEOPLE.helena, PEOPLE.lars]) await take(member, { step: "vote", vote: "for" });
    await take(PEOPLE.claire, { step: "decide", because: "Still no clear field." });
    const page = await open("kari");
    expect(words(page, "decision")).toBe(
      `Decision The appeal was returned: the board decides once more. Decisions and appeals ${FIRST} ${RETURNED}`,
    );
    expect(page).not.toContain("Still no clear field.");
    expect(await open("claire")).toContain("Still no clear field.");
  });

  it("is refused once more: the cluster may appeal against that, and reads until when and how", async () => {
    await played.take(PEOPLE.claire, { step: "send_decision" });
    const page = await open("kari");
    expect(words(page, "decision")).toContain(
      "Sent on 16 Dec 2026 Appeal You can appeal until 15 Jan 2027: on this page, under “Appeal”,",
    );
    expect(words(page, "decision")).toContain(
      `Decisions and appeals ${FIRST} ${RETURNED} 16 Dec 2026: the board refused`,
    );
    expect(words(page, "todo")).toContain("It is in time until 15 Jan 2027.");
    expect(words(await open("claire"), "decision")).toContain("Appeal The cluster can appeal until 15 Jan 2027.");
    played.goTo("2027-01-16T10:00:00Z");
    expect(words(await open("kari"), "decision")).toContain("The time for an appeal ended on 15 Jan 2027.");
  });
});

// a dismissed appeal told no reason, and a refusal neither the line of the label nor where the points come from
describe("a refusal of Gold", () => {
  let played: PlayedCase;
  let open: Open;
  beforeAll(async () => {
    played = await playGoldBeforeBoard();
    open = await pagesOf(played);
    const { take } = played;
    for (const member of [PEOPLE.helena, PEOPLE.lars]) await take(member, { step: "vote", vote: "against" });
    await take(PEOPLE.claire, { step: "decide", because: "The strategy does not convince." });
    await take(PEOPLE.claire, { step: "send_decision" });
  }, 120_000);

  it("has the points against the line, row by row with the agreed reasons, and no label on its way", async () => {
    const page = await open("piotr");
    const told = words(page, "decision");
    expect(told).toContain("Final score 149 of 150 points (the label takes 120)");
    expect(told).toContain("1.1.1 Participant mix Agreed: In the middle. 4 / 5");
    const [, way = ""] = page.split('class="k-case-way"');
    expect(way.split("</ol>")[0]).not.toContain("Published");
  });

  it("shows to the officer of an appeal the points, the findings and the replies", async () => {
    const { take } = played;
    await take(PEOPLE.piotr, { step: "appeal", grounds: "2.5 was read wrongly." });
    await take(PEOPLE.claire, { step: "assign_appeal", officer: PEOPLE.sofie.id });
    const told = words(await open("sofie", "/appeal"), "rests-on");
    expect(told).toContain("Final score 149 of 150 points (the label takes 120)");
    expect(told).toContain("1.1.1 Participant mix Agreed: In the middle. 4 / 5");
    expect(told).toContain("One source pays most.");
  });

  it("tells why an appeal against it was dismissed", async () => {
    await played.take(PEOPLE.sofie, { step: "decide_appeal", outcome: "dismissed", because: "2.5 was read rightly." });
    expect(words(await open("piotr"), "decision")).toContain(
      "16 Dec 2026: the appeal was dismissed, the decision stands 2.5 was read rightly.",
    );
  });
});
