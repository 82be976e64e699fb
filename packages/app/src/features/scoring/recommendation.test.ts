import { beforeAll, describe, expect, it } from "vitest";
import type { Visitor } from "../../../test/support/visitor.ts";
import { mail } from "../../platform/mail.ts";
import { PEOPLE } from "../cases/testing.ts";
import { againstIn, type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, claire, piotr } = PEOPLE;

describe("the recommendation of two experts", () => {
  let played: ScoredCase;
  let base: string;
  const page = async (visitor: Visitor) => (await visitor.open(`${base}/findings`)).html;
  const sign = async (visitor: Visitor, outcome: string, because: string) => {
    const against = againstIn(await page(visitor), `${base}/findings/recommend`);
    return visitor.send(`${base}/findings/recommend`, { outcome, because, against });
  };
  const state = async () => (await selectAs(played, claire, "select state from label_case"))[0]?.state;
  beforeAll(async () => {
    played = await scoredCase();
    base = `/cases/${played.caseId}`;
    const full = Object.fromEntries(played.rows.map((row) => [row, 5]));
    for (const expert of [astrid, ewa]) {
      await played.give(expert, full);
      await played.sign(expert);
    }
    await played.take(astrid, { step: "close_consensus" });
    await played.take(astrid, { step: "write_finding", row: null, kind: "fact", text: "One" });
    await played.take(astrid, { step: "send_fact_check", dueOn: "2026-12-23" });
  });

  it("is not asked for before the cluster has confirmed the facts", async () => {
    const html = await page(played.visitor(astrid));
    expect([html.includes("The cluster can still reply until"), html.includes("What do you recommend?")]).toEqual([
      true,
      false,
    ]);
    await played.take(piotr, { step: "confirm_facts" });
  });

  it.each([
    ["nothing chosen", { outcome: "", because: "x" }, ["What do you recommend?: <span>Please choose one."]],
    [
      "too long a reason",
      { outcome: "award", because: "x".repeat(10_001) },
      ["Reason: <span>This is too long. At most 10,000"],
    ],
    [
      "both",
      { outcome: "", because: "" },
      ["What do you recommend?: <span>Please choose one.", "Reason: <span>Please write a few words."],
    ],
  ])("is not taken with %s, said on top with the way to the field, and at the field", async (_, given, told) => {
    const visitor = played.visitor(astrid);
    await page(visitor);
    const { status, html } = await visitor.send(`${base}/findings/recommend`, given);
    expect([status, ...told.map((text) => html.includes(text))]).toEqual([422, ...told.map(() => true)]);
    expect([
      html.includes(`>${given.because}</textarea>`),
      html.match(/id="recommend-(outcome|because)-error/g)?.length,
    ]).toEqual([true, told.length]);
  });

  // experts recommended without seeing what the points come to
  it("stands below the points against the line of the label, its minimum requirements, and what the rules say", async () => {
    const html = await page(played.visitor(astrid));
    for (const text of [
      "150 of 150 points",
      "The label takes 120 points.",
      "No minimum requirement is failed or unknown.",
      "The label can be awarded.",
      "Astrid Berg has not signed yet.",
    ])
      expect([text, html.includes(text)]).toEqual([text, true]);
  });

  // the other's signature was gone without a word
  it("that differs is told to both: on the page, among the tasks and by letter", async () => {
    expect((await sign(played.visitor(astrid), "award", "It holds all over.")).status).toBe(303);
    expect((await sign(played.visitor(ewa), "refuse", "The work is not there.")).status).toBe(303);
    expect(await state()).toBe("fact_check");
    for (const expert of [astrid, ewa]) {
      const html = await page(played.visitor(expert));
      for (const text of [
        "The experts recommend different things.",
        "<strong>Astrid Berg</strong>: Award the label",
        "to be signed anew",
        "It holds all over.",
        "<strong>Ewa Nowak</strong>: Refuse the label",
        "The work is not there.",
      ])
        expect([expert.id, text, html.includes(text)]).toEqual([expert.id, text, true]);
      expect((await played.visitor(expert).open("/tasks")).html).toContain("Agree on the recommendation");
    }
    const letters = await played.services.db.asWorker((tx) => tx.select().from(mail));
    expect(
      letters
        .filter(({ subject }) => subject.endsWith("Agree on the recommendation"))
        .map(({ recipient }) => recipient),
    ).toEqual([astrid.email]);
  });

  it("is changed by whoever signed it, with before and after in the trail, until all have signed the same", async () => {
    expect((await sign(played.visitor(ewa), "award", "I looked again.")).status).toBe(303);
    expect(await state()).toBe("fact_check");
    expect((await played.visitor(astrid).open("/tasks")).html).toContain("Sign your recommendation");
    const trail = (await played.visitor(claire).open(`${base}/trail`)).html;
    expect([
      trail.includes("Recommendation: Award → Refuse"),
      trail.includes("Recommendation: Refuse → Award"),
    ]).toEqual([true, true]);
    expect((await sign(played.visitor(astrid), "award", "Still so.")).status).toBe(303);
    expect(await state()).toBe("recommended");
    expect((await page(played.visitor(ewa))).includes("Change your recommendation")).toBe(false);
    const late = await played.visitor(ewa).send(`${base}/findings/recommend`, { outcome: "refuse", because: "Late." });
    expect(late.status).not.toBe(303);
  });
});
