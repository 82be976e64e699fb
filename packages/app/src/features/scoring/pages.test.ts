import { beforeAll, describe, expect, it } from "vitest";
import { fieldIn, type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, playCase } from "../cases/testing.ts";
import { replaceEvidence } from "../evidence/index.ts";
import { fillOf } from "./schema.ts";
import { inEnglish, type ScoredCase, scoredCase, selectAs } from "./testing.ts";

const { astrid, ewa, jonas, claire, piotr, helena } = PEOPLE;

/** The form of a row as a page brought it. */
function formOf(page: Page): Record<string, string> {
  const hidden = [
    ...page.html.matchAll(/<input type="hidden" name="((?:version|was|standing):[^"]+)" value="([^"]*)"/g),
  ];
  return Object.fromEntries(hidden.map(([, name, value]) => [name ?? "", value ?? ""]));
}

describe("the pages of an expert's points", () => {
  let played: ScoredCase;
  let base: string;
  beforeAll(async () => {
    played = await scoredCase();
    base = `/cases/${played.caseId}/scoring`;
  });

  it.each([
    ["nobody in particular", null, 303],
    ["the cluster", piotr.id, 403],
    ["the secretariat", claire.id, 403],
    ["an expert of no case", jonas.id, 404],
    ["the board", helena.id, 404],
  ])("are closed to %s", async (_, person, status) => {
    const visitor = new Visitor(createApp(played.services), person);
    for (const path of [base, `${base}/2.5`, `${base}/evidence/${played.evidenceId}/1`])
      expect([path, (await visitor.open(path)).status]).toEqual([path, status]);
    expect((await visitor.send(`${base}/2.5`, { points: "3", because: "Seen." })).status).not.toBe(200);
    expect(await selectAs(played, astrid, "select row_id from expert_score")).toEqual([]);
  });

  it("show the question, the answer with where it comes from, and what was handed in with it", async () => {
    const { status, html } = await played.visitor(astrid).open(`${base}/2.5`);
    expect(status).toBe(200);
    for (const text of ["What the cluster handed in", "Entered by hand", "List of contacts", "the rules give 5 points"])
      expect([text, html.includes(text)]).toEqual([text, true]);
  });

  it("refuse points that the row does not have, and keep what was typed", async () => {
    const visitor = played.visitor(astrid);
    const form = formOf(await visitor.open(`${base}/2.5`));
    const refused = await visitor.send(`${base}/2.5`, { ...form, points: "2.5", because: "Half of them." });
    expect([refused.status, refused.html.includes("Choose points from the list.")]).toEqual([422, true]);
    expect(refused.html).toContain("Half of them.");
    expect((await visitor.send(`${base}/2.5`, { ...form, points: "6" })).status).toBe(422);
    expect(await selectAs(played, astrid, "select row_id from expert_score")).toEqual([]);
  });

  // there was nothing to show beside what was typed, and the page broke
  it("refuse what was filled from a version that never was", async () => {
    const visitor = played.visitor(astrid);
    const form = formOf(await visitor.open(`${base}/2.5`));
    for (const version of ["7", "x"]) {
      const given = { ...form, "version:score": version, points: "3", because: "Seen." };
      expect([version, (await visitor.send(`${base}/2.5`, given)).status]).toEqual([version, 409]);
    }
    expect(await selectAs(played, astrid, "select row_id from expert_score")).toEqual([]);
  });

  it("save points, reason, note and verdict, and go on to the next row", async () => {
    const visitor = played.visitor(astrid);
    const { evidenceId } = played;
    const form = formOf(await visitor.open(`${base}/2.5`));
    const given = { points: "4", because: "Seen.", note: "for me", [`verdict:${evidenceId}`]: "contradicts" };
    const saved = await visitor.send(`${base}/2.5`, {
      ...form,
      ...given,
      [`verdict-note:${evidenceId}`]: "From 2024.",
      next: "2.6",
    });
    expect([saved.status, saved.location]).toEqual([303, `${base}/2.6`]);
    expect(await selectAs(played, astrid, "select row_id, points, because, note, version from expert_score")).toEqual([
      { row_id: "2.5", points: "4.0", because: "Seen.", note: "for me", version: 1 },
    ]);
    expect(await selectAs(played, astrid, "select verdict, note from evidence_verdict")).toEqual([
      { verdict: "contradicts", note: "From 2024." },
    ]);
    expect((await played.visitor(ewa).open(`${base}/2.5`)).html).not.toContain("for me");
  });

  it("show both values when two devices differ, and save the one that is chosen", async () => {
    const [tablet, laptop] = [played.visitor(astrid), played.visitor(astrid)];
    const [there, here] = [formOf(await tablet.open(`${base}/2.5`)), formOf(await laptop.open(`${base}/2.5`))];
    const other = { note: "for me", [`verdict:${played.evidenceId}`]: "contradicts" };
    const note = { [`verdict-note:${played.evidenceId}`]: "From 2024." };
    await tablet.send(`${base}/2.5`, { ...there, ...other, ...note, points: "2", because: "On the tablet." });
    const typed = { ...here, ...other, ...note, points: "1", because: "On the laptop." };
    const refused = await laptop.send(`${base}/2.5`, typed);
    expect(refused.status).toBe(409);
    for (const text of ["On the tablet.", "On the laptop.", "Keep what is typed here"])
      expect([text, refused.html.includes(text)]).toEqual([text, true]);
    const standing = { "standing:score": fieldIn(refused, "standing:score") ?? "" };
    const given = await laptop.send(`${base}/2.5`, { ...typed, ...standing, choose: "theirs" });
    expect([given.status, given.location]).toEqual([303, `${base}/2.5#saving`]);
    expect(await selectAs(played, astrid, "select because from expert_score")).toEqual([{ because: "On the tablet." }]);
    await laptop.send(`${base}/2.5`, { ...typed, ...standing, choose: "mine" });
    expect(await selectAs(played, astrid, "select because, points from expert_score")).toEqual([
      { because: "On the laptop.", points: "1.0" },
    ]);
  });

  // whoever kept the points of the other device lost the note that only this one had
  it("let each field be chosen when two devices differ", async () => {
    const visitor = played.visitor(astrid);
    const { version } = (await selectAs(played, astrid, "select version from expert_score"))[0] as { version: number };
    const form = formOf(await visitor.open(`${base}/2.5`));
    const typed = { ...form, points: "3", because: "On the tablet.", note: "only here", "version:score": "1" };
    const old = await visitor.send(`${base}/2.5`, { ...typed, "was:score": "another" });
    expect(old.status).toBe(409);
    for (const name of ["points", "because", "note"])
      expect([name, old.html.includes(`name="choice:score:${name}"`)]).toEqual([name, true]);
    const chosen = { ...typed, choose: "each", "choice:score:points": "theirs", "choice:score:because": "theirs" };
    // another one came between: what nobody was shown is not taken
    expect((await visitor.send(`${base}/2.5`, { ...chosen, "standing:score": "1" })).status).toBe(409);
    const sent = { ...chosen, "choice:score:note": "mine", "standing:score": fieldIn(old, "standing:score") ?? "" };
    expect((await visitor.send(`${base}/2.5`, sent)).location).toBe(`${base}/2.5#saving`);
    expect(await selectAs(played, astrid, "select because, points, note, version from expert_score")).toEqual([
      { because: "On the laptop.", points: "1.0", note: "only here", version: version + 1 },
    ]);
    await visitor.send(`${base}/2.5`, {
      ...sent,
      note: "for me",
      choose: "mine",
      points: "1",
      because: "On the laptop.",
      "standing:score": String(version + 1),
    });
  });

  it("let a device that only sent a row along overwrite nothing", async () => {
    const visitor = played.visitor(astrid);
    const old = { "version:score": "1", "was:score": "", points: "4", because: "Seen.", note: "for me" };
    const was = fillOf({ points: 4, because: "Seen.", note: "for me" });
    await visitor.open(`${base}/2.5`);
    expect((await visitor.send(`${base}/2.5`, { ...old, "was:score": was })).status).toBe(303);
    expect(await selectAs(played, astrid, "select because from expert_score")).toEqual([{ because: "On the laptop." }]);
  });

  it("answer the script with what it may forget, or with why not", async () => {
    const visitor = played.visitor(astrid);
    const form = formOf(await visitor.open(`${base}/2.6`));
    const script = { "hx-request": "true" };
    const saved = await visitor.send(`${base}/2.6`, { ...form, points: "3", because: "Seen." }, script);
    expect([saved.status, saved.response.headers.get("hx-trigger")]).toEqual([200, "klynge:saved"]);
    const clash = await visitor.send(`${base}/2.6`, { ...form, points: "4", because: "More." }, script);
    expect([clash.status, clash.response.headers.get("hx-trigger"), clash.html.includes("data-conflict")]).toEqual([
      200,
      null,
      true,
    ]);
  });

  it("say what is open when somebody signs too early", async () => {
    const visitor = played.visitor(astrid);
    await visitor.open(base);
    const refused = await visitor.send(`${base}/sign`, {});
    expect([refused.status, refused.html.includes("These indicators are still open: 1.1.1, 1.1.2")]).toEqual([
      409,
      true,
    ]);
  });

  it("show the version that was handed in, and that there is a newer one", async () => {
    await replaceEvidence(played.services, piotr, {
      id: played.evidenceId,
      version: 1,
      said: { title: "New list", validUntil: null, seenBy: "assessors" },
      brought: { url: "https://brda.example/new" },
    });
    const { html } = await played.visitor(astrid).open(`${base}/2.5`);
    expect([html.includes("https://brda.example/contacts"), html.includes("https://brda.example/new")]).toEqual([
      true,
      false,
    ]);
    expect(html).toContain("You see version 1, which was handed in.");
  });
});

it("an interview has notes and no points", async () => {
  const played = await playCase("bronze", "visit_planned", await inEnglish(await demonstration()));
  const visitor = new Visitor(createApp(played.services), astrid.id);
  const base = `/cases/${played.caseId}/scoring`;
  const list = await visitor.open(base);
  expect([list.status, list.html.includes("Your interview"), list.html.includes("Sign your points")]).toEqual([
    200,
    true,
    false,
  ]);
  const page = await visitor.open(`${base}/B05`);
  expect([page.status, page.html.includes('name="points"'), page.html.includes('name="note"')]).toEqual([
    200,
    false,
    true,
  ]);
  expect((await visitor.send(`${base}/B05`, { ...formOf(page), note: "Talked to two.", next: "B06" })).location).toBe(
    `${base}/B06`,
  );
  expect((await visitor.send(`${base}/B05`, { ...formOf(page), points: "1" })).status).toBe(422);
  expect(await selectAs(played, astrid, "select row_id, points, note from expert_score")).toEqual([
    { row_id: "B05", points: null, note: "Talked to two." },
  ]);
  await visitor.open(base);
  const signed = await visitor.send(`${base}/sign`, {});
  expect([signed.status, signed.html.includes("This label has no such step.")]).toEqual([409, true]);
});

it("an expert who leaves by the form sees the case no more", async () => {
  const played = await scoredCase();
  const visitor = played.visitor(astrid);
  const path = `/cases/${played.caseId}/leave`;
  const fields = { expert: astrid.id, because: "A contract." };
  await visitor.open(path);
  expect((await visitor.send(path, { ...fields, conflict: "yes", because: "" })).status).toBe(422);
  expect((await visitor.send(path, fields)).status).toBe(422);
  const other = await visitor.send(path, { ...fields, conflict: "yes", expert: ewa.id });
  expect([other.status, other.html.includes("This step is for:")]).toEqual([409, true]);
  const left = await visitor.send(path, { ...fields, conflict: "yes" });
  expect([left.status, left.location]).toEqual([303, "/tasks"]);
  expect((await visitor.open(`/cases/${played.caseId}/scoring`)).status).toBe(404);
});
