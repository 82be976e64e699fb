import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { PEOPLE } from "../cases/testing.ts";
import { againstIn, type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, jonas, claire, piotr } = PEOPLE;

describe("the experts' common work", () => {
  let played: ScoredCase;
  let base: string;
  const post = async (visitor: Visitor, page: string, step: string, fields: Record<string, string>) => {
    const { html } = await visitor.open(`${base}/${page}`);
    const of = step === "agree_value" ? `#row-${fields.row}` : "";
    const against = againstIn(html, `${base}/${page}/${step}${of}`);
    return visitor.send(`${base}/${page}/${step}`, { against, ...fields });
  };
  beforeAll(async () => {
    played = await scoredCase();
    base = `/cases/${played.caseId}`;
    await played.give(astrid, { "2.5": 5, "2.6": 2 });
    await played.give(ewa, { "2.5": 1 });
    await played.sign(astrid);
  });

  it("is closed before everybody has signed, findings too: the other would read them", async () => {
    expect((await played.visitor(ewa).open(`${base}/consensus`)).html).not.toContain("astrid-berg saw it.");
    const finding = { kind: "strength", row: "2.5", text: "They know everybody." };
    const refused = await post(played.visitor(astrid), "findings", "write_finding", finding);
    expect([refused.status, refused.html.includes("The case is somewhere else now: Scoring.")]).toEqual([409, true]);
    await played.sign(ewa);
  });

  it.each([
    ["the cluster", piotr, 403],
    ["an expert of no case", jonas, 404],
  ])("is closed to %s", async (_, by, status) => {
    const visitor = played.visitor(by);
    for (const page of ["consensus", "findings", "leave"])
      expect([page, (await visitor.open(`${base}/${page}`)).status]).toEqual([page, status]);
    expect((await post(visitor, "consensus", "agree_value", { row: "2.5", points: "3", because: "x" })).status).toBe(
      status,
    );
  });

  it("is looked at by the secretariat, and not written", async () => {
    const visitor = played.visitor(claire);
    const { status, html } = await visitor.open(`${base}/consensus`);
    expect([status, html.includes("astrid-berg saw it."), html.includes("note of astrid-berg")]).toEqual([
      200,
      true,
      false,
    ]);
    expect((await post(visitor, "consensus", "agree_value", { row: "2.5", points: "3", because: "x" })).status).toBe(
      403,
    );
  });

  it("shows reasons side by side, the largest difference first, never the other's notes", async () => {
    const { html } = await played.visitor(ewa).open(`${base}/consensus`);
    for (const text of [
      "astrid-berg saw it.",
      "ewa-nowak saw it.",
      "the same points on 28 of 30",
      "2 points or more apart",
    ])
      expect([text, html.includes(text)]).toEqual([text, true]);
    expect(html.indexOf("2.5 Personal contacts")).toBeLessThan(html.indexOf("2.6 Cooperation inside"));
    expect(html).not.toContain("note of");
  });

  it.each([
    ["a quarter of a point", { row: "2.5", points: "2.25", because: "Between." }, 422],
    ["no points", { row: "2.5", points: "", because: "Between." }, 422],
    ["no reason", { row: "2.5", points: "2.5", because: " " }, 422],
    ["more than there are", { row: "2.5", points: "5.5", because: "Between." }, 409],
  ])("agrees on no value with %s", async (_, fields, status) => {
    expect((await post(played.visitor(astrid), "consensus", "agree_value", fields)).status).toBe(status);
  });

  it("closes when each row has one value, in half points where wanted", async () => {
    const visitor = played.visitor(astrid);
    const early = await post(visitor, "consensus", "close_consensus", {});
    expect([early.status, early.html.includes("These indicators are still open: 2.5, 2.6.")]).toEqual([409, true]);
    await post(visitor, "consensus", "agree_value", { row: "2.5", points: "3.5", because: "Visits were seen." });
    await post(played.visitor(ewa), "consensus", "agree_value", { row: "2.6", points: "2,5", because: "Half of it." });
    const closed = await post(visitor, "consensus", "close_consensus", {});
    expect([closed.status, closed.location]).toEqual([303, `${base}/consensus?done=close_consensus`]);
    expect((await visitor.open(`${base}/consensus`)).html).toContain("Visits were seen.");
    expect(await selectAs(played, ewa, "select state from label_case")).toEqual([{ state: "report_draft" }]);
  });

  it("writes findings and takes them back with a reason", async () => {
    const visitor = played.visitor(astrid);
    expect((await post(visitor, "findings", "write_finding", { kind: "fact", text: "" })).status).toBe(422);
    expect((await post(visitor, "findings", "write_finding", { kind: "praise", text: "Good." })).status).toBe(422);
    expect((await post(visitor, "findings", "write_finding", { kind: "fact", row: "9.9", text: "x" })).status).toBe(
      409,
    );
    await post(visitor, "findings", "write_finding", { kind: "strength", row: "2.5", text: "They know everybody." });
    await post(visitor, "findings", "write_finding", { kind: "fact", row: "", text: "A slip of the pen." });
    const [, last] = await selectAs(
      played,
      astrid,
      "select number from case_event where step = 'write_finding' order by number",
    );
    await post(visitor, "findings", "take_finding_back", { finding: String(last?.number), because: "Not so." });
    const { html } = await visitor.open(`${base}/findings`);
    expect([html.includes("They know everybody."), html.includes("A slip of the pen.")]).toEqual([true, false]);
  });

  it("recommends only what all sign", async () => {
    const { take } = played;
    const refused = await post(played.visitor(astrid), "findings", "recommend", { outcome: "award", because: "Good." });
    expect(refused.status).toBe(409);
    await take(astrid, { step: "send_fact_check", dueOn: "2026-12-23" });
    await take(piotr, { step: "confirm_facts" });
    const first = await post(played.visitor(astrid), "findings", "recommend", {
      outcome: "refuse",
      because: "Too few.",
    });
    expect(first.status).toBe(303);
    expect(await selectAs(played, ewa, "select state from label_case")).toEqual([{ state: "fact_check" }]);
    expect((await played.visitor(ewa).open(`${base}/findings`)).html).toContain("Ewa Nowak has not signed yet.");
    await post(played.visitor(ewa), "findings", "recommend", { outcome: "refuse", because: "I agree." });
    expect(await selectAs(played, ewa, "select state from label_case")).toEqual([{ state: "recommended" }]);
  });

  // the report of the cluster looked for what it could not read, and its trail had the finding alone
  it("tells the cluster no finding that was taken back; its trail has both", async () => {
    const { html } = await played.visitor(piotr).open(base);
    expect([html.includes("They know everybody."), html.includes("A slip of the pen.")]).toEqual([true, false]);
    const trail = (await played.visitor(piotr).open(`${base}/trail`)).html;
    expect(["A slip of the pen.", "Take a finding back", "Not so."].filter((text) => !trail.includes(text))).toEqual(
      [],
    );
  });

  // an erased person has an empty name, and stood over the points as nobody
  it("calls an expert who was erased since so", async () => {
    const erased = { name: "", email: "", erasedAt: played.services.now() };
    await played.services.db.asWorker((tx) => tx.update(person).set(erased).where(eq(person.id, ewa.id)));
    const { html } = await played.visitor(astrid).open(`${base}/consensus`);
    expect([html.includes("<strong>an erased person</strong>"), html.includes("<strong></strong>")]).toEqual([
      true,
      false,
    ]);
  });
});

// a hyphen stood for the minus, and only 1 and 0 were explained
it("an agreement that is worse than chance has a minus sign and a sentence", async () => {
  const played = await scoredCase();
  const half = Math.floor(played.rows.length / 2);
  const some = (from: number, points: number) =>
    Object.fromEntries(played.rows.slice(from, from + half).map((row) => [row, points]));
  await played.give(astrid, { ...some(0, 1), ...some(half, 2) });
  await played.give(ewa, { ...some(0, 2), ...some(half, 1) });
  await played.sign(astrid);
  await played.sign(ewa);
  const { html } = await played.visitor(ewa).open(`/cases/${played.caseId}/consensus`);
  const told = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(told).toContain("Krippendorff&#39;s alpha: −0.97");
  expect(told).toContain(
    "1 is full agreement, 0 is no more than chance would give. Below 0, the experts agree less than by chance.",
  );
});
