import { beforeAll, describe, expect, it } from "vitest";
import { fieldIn, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { hashScores } from "./operations/sign-scores.ts";
import { inEnglish, type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, jonas, claire, piotr, kari } = PEOPLE;
const CONTACTED = "contacts.participants_contacted";
const SAID = { because: "The list has fewer.", seen: "The list of contacts of 2026" };

/** What the drawing of a rule says of the value, and whether that is still the cluster's. */
function ruleIn(html: string): [found: string, handedIn: boolean] {
  return [/You found: [^<]+/.exec(html)?.[0] ?? "", html.includes("Cluster: ")];
}

describe("an answer that is otherwise than what was seen at the visit", () => {
  let played: ScoredCase;
  let base: string;
  const page = () => `${base}/scoring/2.5/facts`;
  const send = async (visitor: Visitor, address: string, fields: Record<string, string>) => {
    const form = await visitor.open(address);
    const filled = ["version:correction", "was:correction", "against"].map((name) => [name, fieldIn(form, name) ?? ""]);
    return visitor.send(address, { ...Object.fromEntries(filled), ...fields });
  };
  const stored = (by: typeof astrid) => selectAs(played, by, "select row_id, facts, because from expert_correction");
  beforeAll(async () => {
    played = await scoredCase();
    base = `/cases/${played.caseId}`;
  });

  it.each([
    ["the cluster", piotr, 403],
    ["the secretariat", claire, 403],
    ["an expert of no case", jonas, 404],
  ])("is closed to %s", async (_, by, status) => {
    expect((await played.visitor(by).open(page())).status).toBe(status);
    expect((await played.visitor(by).open(`${base}/facts/2.5`)).status).toBe(status);
  });

  it("is read as the self-assessment reads it: what cannot be is told, and nothing saved", async () => {
    const visitor = played.visitor(astrid);
    for (const [typed, told] of [
      ["many", "number"],
      ["-3", "negative"],
    ] as const) {
      const answer = await send(visitor, page(), { [CONTACTED]: typed, ...SAID });
      expect([answer.status, answer.html.includes(told), answer.html.includes(SAID.seen)]).toEqual([422, true, true]);
    }
    expect(await stored(astrid)).toEqual([]);
    expect((await send(visitor, `${base}/scoring/9.9/facts`, {}).catch(() => ({ status: 404 }))).status).toBe(404);
  });

  // the database was asked for version NaN
  it("is refused when it was filled from a version that never was", async () => {
    for (const version of ["7", "x"]) {
      const given = { [CONTACTED]: "7", ...SAID, "version:correction": version };
      expect([version, (await send(played.visitor(astrid), page(), given)).status]).toEqual([version, 409]);
    }
    expect(await stored(astrid)).toEqual([]);
  });

  it("is the expert's alone: nobody sees it, nor that there is one, before all have signed", async () => {
    const before = await selectAs(played, claire, "select number from label_case");
    const answer = await send(played.visitor(astrid), page(), { [CONTACTED]: "7", ...SAID });
    expect([answer.status, answer.location]).toEqual([303, `${page()}#saving`]);
    expect(await stored(astrid)).toEqual([{ row_id: "2.5", facts: { [CONTACTED]: 7 }, because: SAID.because }]);
    for (const other of [ewa, claire, piotr, PEOPLE.helena])
      expect([other.id, await stored(other)]).toEqual([other.id, []]);
    expect((await played.visitor(ewa).open(`${base}/scoring/2.5`)).html).not.toContain("You corrected");
    expect((await played.visitor(astrid).open(`${base}/scoring/2.5`)).html).toContain("You corrected 1 answer");
    expect(await selectAs(played, claire, "select number from label_case")).toEqual(before);
  });

  it("is not overwritten from another device unseen", async () => {
    const visitor = played.visitor(astrid);
    const old = { "version:correction": "0", "was:correction": "another" };
    const clash = await send(visitor, page(), { ...old, [CONTACTED]: "9", ...SAID });
    expect([clash.status, clash.html.includes("data-conflict"), clash.html.includes('value="9"')]).toEqual([
      409,
      true,
      true,
    ]);
    const theirs = { ...old, "standing:correction": "1", choose: "theirs", [CONTACTED]: "9", ...SAID };
    expect((await send(visitor, page(), theirs)).status).toBe(303);
    expect((await stored(astrid))[0]?.facts).toEqual({ [CONTACTED]: 7 });
    expect((await send(visitor, page(), { ...theirs, choose: "mine" })).status).toBe(303);
    expect((await stored(astrid))[0]?.facts).toEqual({ [CONTACTED]: 9 });
    // whoever kept the answer of the other device lost the reason that only this one had
    const each = { ...theirs, "standing:correction": "2", choose: "each", because: "Here.", [CONTACTED]: "5" };
    await send(visitor, page(), { ...each, [`choice:correction:${CONTACTED}`]: "theirs" });
    expect((await stored(astrid))[0]).toEqual({ row_id: "2.5", facts: { [CONTACTED]: 9 }, because: "Here." });
  });

  it("is taken back by what was submitted", async () => {
    const visitor = played.visitor(astrid);
    const [answer] = await played.services.db.asWorker((tx) =>
      tx
        .execute(`select case_file::jsonb -> 'facts' ->> '${CONTACTED}' as value from submission`)
        .then((found) => (found as unknown as { rows: { value: string }[] }).rows),
    );
    await send(visitor, page(), { [CONTACTED]: answer?.value ?? "", because: "", seen: "" });
    expect((await stored(astrid))[0]?.facts).toEqual({});
  });

  it("is signed with its reason and what was seen, and not without; then nothing changes any more", async () => {
    await played.give(astrid);
    await played.give(ewa);
    const visitor = played.visitor(astrid);
    await send(visitor, page(), { [CONTACTED]: "7", because: SAID.because, seen: "" });
    await visitor.open(`${base}/scoring`);
    const refused = await visitor.send(`${base}/scoring/sign`, {});
    expect([refused.status, refused.html.includes("say why and what you saw before you sign: 2.5.")]).toEqual([
      409,
      true,
    ]);
    await send(visitor, page(), { [CONTACTED]: "7", ...SAID });
    await played.sign(astrid);
    const late = await send(visitor, page(), { [CONTACTED]: "8", ...SAID });
    expect([late.status, late.html.includes("You have signed already.")]).toEqual([422, true]);
    const [sheet] = await selectAs(played, astrid, "select sha256 from expert_sheet");
    const scores = await selectAs(played, astrid, "select row_id, points, because from expert_score");
    const own = scores.map((one) => ({ rowId: one.row_id, points: Number(one.points), because: one.because }));
    expect(sheet?.sha256).not.toBe(hashScores(own as never));
  });

  it("enters the trail with the points when the last has signed, and is to be agreed on then", async () => {
    await send(played.visitor(ewa), page(), {
      [CONTACTED]: "",
      because: "No list was there.",
      seen: "An empty folder",
    });
    await played.sign(ewa);
    const visitor = played.visitor(ewa);
    const { html } = await visitor.open(`${base}/consensus`);
    for (const text of [SAID.because, "An empty folder", "to be agreed on"])
      expect([text, html.includes(text)]).toEqual([text, true]);
    const [entry] = await selectAs(played, claire, "select data from case_event where step = 'open_scores'");
    const { scores } = (entry as { data: unknown }).data as { scores: { expert: string; corrections: object }[] };
    expect(scores.map(({ expert, corrections }) => [expert, corrections])).toEqual([
      ["astrid-berg", { "2.5": { [CONTACTED]: 7 } }],
      ["ewa-nowak", { "2.5": { [CONTACTED]: null } }],
    ]);
    const closing = await visitor.send(`${base}/consensus/close_consensus`, {});
    expect([closing.status, closing.html.includes("agree on what counts first: 2.5.")]).toEqual([409, true]);
    expect((await selectAs(played, piotr, "select 1 from case_event where step = 'open_scores'")).length).toBe(0);
  });

  // somebody saw what was corrected, and not what it does to the points
  it("stands beside the points of its indicator with what the rules give; what is open is listed with its links", async () => {
    const { html } = await played.visitor(ewa).open(`${base}/consensus`);
    for (const text of [
      "Points by the rules: 0 (on what was handed in: 5).",
      "Points by the rules: not known (on what was handed in: 5).",
      `<a href="${base}/facts/2.5">Agree on what counts of the answers: 2.5 Personal contacts</a>`,
      "One thing is still open:",
    ])
      expect([text, html.includes(text)]).toEqual([text, true]);
    const { html: row } = await played.visitor(astrid).open(`${base}/scoring/2.5`);
    expect(row).toContain("On the answers handed in the rules give 5 points. With what you found they give 0 points.");
    // the rule went on being drawn with the share that was handed in, and said that it gives 5 points
    expect(ruleIn(row)).toEqual(["You found: 6.4%", false]);
  });

  it("is agreed on with a reason, for the cluster to read with the draft and not before", async () => {
    const address = `${base}/facts/2.5`;
    const visitor = played.visitor(astrid);
    expect((await send(visitor, address, { [CONTACTED]: "8", because: "", seen: "x" })).status).toBe(422);
    expect((await send(visitor, address, { [CONTACTED]: "-8", ...SAID })).status).toBe(422);
    const agreed = await send(visitor, address, { [CONTACTED]: "8", because: "We counted again.", seen: "Both lists" });
    // it went to the findings, from where nobody had come
    expect([agreed.status, agreed.location]).toEqual([303, `${base}/consensus?done=correct_facts`]);
    expect((await send(visitor, address, { [CONTACTED]: "8", ...SAID })).status).toBe(422);
    expect((await played.visitor(piotr).open(base)).html).not.toContain("We counted again.");
    await played.take(astrid, { step: "close_consensus" });
    await played.take(astrid, { step: "write_finding", row: null, kind: "fact", text: "One" });
    await played.take(astrid, { step: "send_fact_check", dueOn: "2026-12-23" });
    const { html } = await played.visitor(piotr).open(base);
    const byRules = "Points by the rules: 0 (on what was handed in: 5). The experts give 3.";
    for (const text of ["We counted again.", "Both lists", "handed in:", byRules, "not as the rules give"])
      expect([text, html.includes(text)]).toEqual([text, true]);
    await played.take(piotr, { step: "reply_to_report", row: "2.5", text: "There is a third list." });
  });

  it("decides the gate: no award is recommended, whatever the points are", async () => {
    await played.take(piotr, { step: "confirm_facts" });
    await expect(played.take(astrid, { step: "recommend", outcome: "award", because: "x" })).rejects.toMatchObject({
      code: "step_refused",
      details: { refusal: "label_rule" },
    });
    const [entry] = await selectAs(played, claire, "select data from case_event where step = 'correct_facts'");
    expect(Object.keys((entry as { data: { submitted: object } }).data.submitted)).toEqual([CONTACTED]);
  });
});

describe("in a Bronze case", () => {
  let played: PlayedCase;
  let base: string;
  beforeAll(async () => {
    played = await playCase("bronze", "report_draft", await inEnglish(await demonstration()));
    base = `/cases/${played.caseId}`;
  });

  // the draft of a Bronze case was kept from its cluster: where nobody signs points, nothing counted as opened
  it("the one expert corrects in the report, and the cluster reads it with the draft", async () => {
    const app = createApp(played.services);
    const visitor = new Visitor(app, astrid.id);
    expect((await visitor.open(`${base}/scoring/B11/facts`)).status).toBe(404);
    await visitor.open(`${base}/facts/B11`);
    const sent = await visitor.send(`${base}/facts/B11`, { "team.fte": "0.2", ...SAID });
    expect([sent.status, sent.location]).toEqual([303, `${base}/findings?done=correct_facts`]);
    await played.take(astrid, { step: "write_finding", row: "B11", kind: "fact", text: "One" });
    await played.take(astrid, { step: "send_fact_check", dueOn: "2026-12-23" });
    const { html } = await new Visitor(app, kari.id).open(base);
    expect([html.includes(SAID.seen), html.includes("(handed in: ")]).toEqual([true, true]);
    await played.take(kari, { step: "confirm_facts" });
    await expect(played.take(astrid, { step: "recommend", outcome: "award", because: "x" })).rejects.toMatchObject({
      details: { refusal: "label_rule" },
    });
  });
});
