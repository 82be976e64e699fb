import { MOST_WORDS } from "@klynge/core";
import { beforeAll, describe, expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { createApp } from "../../server.tsx";
import { inEnglish } from "../scoring/testing.ts";
import { readStep } from "./forms.ts";
import { labelKey } from "./pages/field-names.ts";
import { PEOPLE, type PlayedCase, playCase } from "./testing.ts";

const { claire, kari, astrid } = PEOPLE;
const LONG = "x".repeat(MOST_WORDS + 1);
const TOO_LONG = { fault: "too_long", details: { most: MOST_WORDS, given: MOST_WORDS + 1 } };
const YEAR = { fault: "not_a_year", details: { first: "1990", last: "2099" } };
const VISIT = {
  starts: "2026-12-15T09:00",
  ends: "2026-12-15T12:00",
  timeZone: "Europe/Oslo",
  place: "Here",
  mode: "video",
};

// both fields are named "text": whoever reported a change was asked for a reply
it.each([
  ["report_change", "cases.field.change"],
  ["reply_to_report", "cases.field.text"],
])("of the step %s the words are asked for as %s", (step, key) => {
  expect(labelKey(step, "text")).toBe(key);
});

// each of them was only "not right", and nobody learned which field was meant
describe("what is wrong with the form of a step", () => {
  it.each([
    ["a reason of one letter too many", "waive_fee", { because: LONG }, { because: TOO_LONG }],
    ["no reason", "waive_fee", { because: " \u200e\u0007" }, { because: { fault: "missing" } }],
    ["a year of five digits", "record_payment", { paidOn: "20266-12-01" }, { paidOn: { fault: "day" } }],
    [
      "a moment in such a year",
      "plan_visit",
      { ...VISIT, starts: "20266-12-15T09:00" },
      { starts: { fault: "moment" } },
    ],
    // 25:99 was asked for as a moment, and the program fell over it
    [
      "a time that no clock shows",
      "plan_visit",
      { ...VISIT, starts: "2026-12-15T25:99" },
      { starts: { fault: "moment" } },
    ],
    [
      "a time of the agenda that no clock shows",
      "plan_visit",
      { ...VISIT, "agenda.0.time": "25:99", "agenda.0.topic": "Talk" },
      { "agenda.0.time": { fault: "time" } },
    ],
    // so it did over a time zone that nobody knows
    [
      "no time zone",
      "plan_visit",
      { ...VISIT, timeZone: "../../etc", "agenda.0.time": "25:99" },
      { timeZone: { fault: "choose" } },
    ],
    ["an empty time zone", "plan_visit", { ...VISIT, timeZone: "" }, { timeZone: { fault: "missing" } }],
    [
      "a distance around the world",
      "plan_visit",
      { ...VISIT, travelKm: "20001" },
      { travelKm: { fault: "too_much", details: { most: 20_000 } } },
    ],
    ["no distance", "plan_visit", { ...VISIT, travelKm: "far" }, { travelKm: { fault: "number" } }],
    // JavaScript reads it as 16
    ["a distance of programs", "plan_visit", { ...VISIT, travelKm: "0x10" }, { travelKm: { fault: "number" } }],
    ["a distance below nothing", "plan_visit", { ...VISIT, travelKm: "-1" }, { travelKm: { fault: "number" } }],
    // each of these days is one of the calendar, and stood in a trail
    ["a payment of the year 1000", "record_payment", { paidOn: "1000-01-01" }, { paidOn: YEAR }],
    ["a payment a day before 1990", "record_payment", { paidOn: "1989-12-31" }, { paidOn: YEAR }],
    ["a reply due a day after 2099", "send_fact_check", { dueOn: "2100-01-01" }, { dueOn: YEAR }],
    ["a visit for ever", "plan_visit", { ...VISIT, ends: "9999-12-31T12:00" }, { ends: YEAR }],
    ["no way", "plan_visit", { ...VISIT, mode: "by_boat" }, { mode: { fault: "choose" } }],
    [
      "a number of 101 letters",
      "issue_invoice",
      { number: "9".repeat(101) },
      { number: { fault: "too_long", details: { most: 100, given: 101 } } },
    ],
    ["no answer", "declare_interests", {}, { conflict: { fault: "missing" } }],
    [
      "half an area, and one that is too long",
      "declare_areas",
      { "areas.1.indicator": "2.5", "areas.3.indicator": "3.1", "areas.3.effect": LONG, "areas.4.effect": "Better" },
      {
        "areas.1.effect": { fault: "missing" },
        "areas.3.effect": TOO_LONG,
        "areas.4.indicator": { fault: "choose" },
      },
    ],
  ] as const)("is told by field: %s", (_, step, values, faults) =>
    expect(readStep(step, values, [])).toEqual({ faults }),
  );
});

describe("what people type into a step", () => {
  it("is taken on the first and on the last day that there is", () => {
    for (const dueOn of ["1990-01-01", "2099-12-31"])
      expect(readStep("send_fact_check", { dueOn }, [])).toEqual({ step: { step: "send_fact_check", dueOn } });
  });

  it("is kept without marks that turn the direction of a line, or control a terminal", () => {
    expect(readStep("issue_invoice", { number: " 20\u202E26\u0007-17 " }, [])).toEqual({
      step: { step: "issue_invoice", number: "20 26 -17" },
    });
    expect(readStep("waive_fee", { because: "One\r\nand \u202Etwo\u0000\u2066" }, [])).toEqual({
      step: { step: "waive_fee", because: "One\nand two" },
    });
  });
});

describe("a form that was not taken", () => {
  let played: PlayedCase;
  let base: string;
  beforeAll(async () => {
    played = await playCase("bronze", "self_assessment", await inEnglish(await demonstration()));
    await played.take(claire, { step: "propose_expert", expert: astrid.id, country: "NO", firm: null, conflicts: [] });
    base = `/cases/${played.caseId}`;
  });
  const send = async ({ id }: { readonly id: string }, path: string, values: Record<string, string>) => {
    const visitor = new Visitor(createApp(played.services), id);
    await visitor.open(base);
    return visitor.send(`${base}${path}`, values);
  };

  it("says at the top of its page and at the field what is wrong, and keeps what was typed", async () => {
    const { status, html } = await send(claire, "/steps/waive_fee", { because: LONG });
    const sentence = "This is too long: 10,001 characters, at most 10,000 are possible.";
    expect(status).toBe(422);
    expect(html).toContain(`<a href="#waive_fee-because">Reason: <span>${sentence}</span></a>`);
    expect(html).toContain(`id="waive_fee-because-error"`);
    expect(html).toContain(`>${LONG}</textarea>`);
    expect(html.indexOf("k-error-summary")).toBeLessThan(html.indexOf('<form method="post" action="/cases/'));
  });

  it("says the same where a rule speaks of one field", async () => {
    const { status, html } = await send(claire, "/steps/issue_invoice", { number: "2026-17" });
    expect(status).toBe(303);
    const paid = await send(claire, "/steps/record_payment", { paidOn: "2027-01-01" });
    expect(paid.status).toBe(409);
    expect(paid.html).toContain(
      '<a href="#record_payment-paidOn">Paid on: <span>This day is still to come.</span></a>',
    );
    expect(html).not.toContain("k-error-summary");
  });

  // the objection to an expert came without its reason into the trail, however long it was
  it("is the objection to an expert, too", async () => {
    const { status, html } = await send(kari, "/experts/object", { expert: astrid.id, because: LONG });
    expect(status).toBe(422);
    expect(html).toContain('<a href="#object_to_expert-because">Reason: <span>');
    expect(html).toContain(`>${LONG}</textarea>`);
  });
});
