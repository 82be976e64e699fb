import { beforeAll, expect, it } from "vitest";
import { fieldIn } from "../../../test/support/visitor.ts";
import { PEOPLE, VISIT } from "../cases/testing.ts";
import { type ScoredCase, scoredCase, selectAs } from "./testing.ts";

/** A visit that is planned and has not begun: its pages are made for it already, and nothing that they send is taken too early. */

const { astrid } = PEOPLE;
const FROM = "Corrections are saved from the beginning of the visit on: 15 Dec 2026, 09:00.";
const TYPED = { "contacts.participants_contacted": "7", because: "The list has fewer.", seen: "The list of contacts" };

let played: ScoredCase;
let base: string;
const page = () => `${base}/2.5/facts`;
const stored = () => selectAs(played, astrid, "select row_id, seen from expert_correction");
const send = async () => {
  const visitor = played.visitor(astrid);
  const form = await visitor.open(page());
  const filled = ["version:correction", "was:correction"].map((name) => [name, fieldIn(form, name) ?? ""]);
  return visitor.send(page(), { ...Object.fromEntries(filled), ...TYPED });
};
beforeAll(async () => {
  played = await scoredCase("visit_planned");
  base = `/cases/${played.caseId}/scoring`;
});

it("a correction is refused before the beginning, which is told, and what was typed stays in the form", async () => {
  const answer = await send();
  expect([answer.status, answer.html.includes(FROM), answer.html.includes('value="7"')]).toEqual([422, true, true]);
  expect(await stored()).toEqual([]);
});

// pressed before the visit began, pages of corrections were left out: at the visit there was no way to correct an answer
it("the pages of corrections are among those to be taken along, open to be filled in, and each row leads to its own", async () => {
  const visitor = played.visitor(astrid);
  const { html: list } = await visitor.open(base);
  expect(list.match(/data-file="[^"]+\/facts"/g)?.length).toBe(31);
  const { html: row } = await visitor.open(`${base}/2.5`);
  expect([row.includes(`href="${page()}"`), row.includes(FROM)]).toEqual([true, true]);
  const { html } = await visitor.open(page());
  expect([html.includes("data-locked"), html.includes(FROM)]).toEqual([false, true]);
});

// a device was told to discard points of every row, on a page whose own form was not open yet
it("nothing that only waits for the beginning is offered to be discarded", async () => {
  for (const path of [base, `${base}/2.5`, page()])
    expect([path, (await played.visitor(astrid).open(path)).html.includes("Discard")]).toEqual([path, false]);
});

it("from the beginning on it is taken", async () => {
  played.goTo(VISIT.from);
  expect((await send()).status).toBe(303);
  expect(await stored()).toEqual([{ row_id: "2.5", seen: TYPED.seen }]);
});
