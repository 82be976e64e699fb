import { describe, expect, test } from "vitest";
import { checkProfile, computeFacts, type RegisterFacts, type StatedProfile } from "../../src/index.ts";
import { example, RADIUS_KM, REFERENCE_DATE } from "./example.ts";

/** The rules of a published profile at their limits (collaboration.md 10.3). */
const DAY = "2026-06-30";
const STATED: StatedProfile = {
  websiteEnglish: "https://example.org/en",
  websiteComparedOn: "2026-06-01",
  publicTie: "",
  recognisedBy: "",
};
const KINDS = ["research", "university", "training", "finance", "consultant", "public", "other"];
const FACTS: RegisterFacts = Object.fromEntries(
  Object.entries({
    "team.fte": 0.5,
    "activities.total": 1,
    "participants.committed": 15,
    ...Object.fromEntries(KINDS.map((kind) => [`participants.${kind}`, kind === "public" ? 1 : 0])),
  }).map(([id, value]) => [id, { value, gaps: [] }]),
);
const fact = (value: number | null) => ({ value, gaps: [] });
const without = (id: string): RegisterFacts => Object.fromEntries(Object.entries(FACTS).filter(([key]) => key !== id));

function judged(rule: string, facts: RegisterFacts, stated: Partial<StatedProfile> = {}) {
  const found = checkProfile(facts, { ...STATED, ...stated }, DAY).outcomes.find((one) => one.rule === rule);
  return found && [found.state, found.reason, found.value, found.least];
}

test("a profile that just meets every rule may be published", () => {
  const check = checkProfile(FACTS, STATED, DAY);
  expect(check.outcomes.map(({ rule, state }) => [rule, state])).toEqual([
    ["management", "met"],
    ["english_website", "met"],
    ["activity", "met"],
    ["members", "met"],
    ["member_types", "met"],
    ["public_tie", "met"],
  ]);
  expect([check.waived, check.publishable]).toEqual([false, true]);
});

test.each([
  ["management", "team.fte", 0.49, 0.5],
  ["activity", "activities.total", 0, 1],
  ["members", "participants.committed", 14, 15],
])("%s: just below its limit it is not met, and nothing is published", (rule, id, value, least) => {
  const facts = { ...FACTS, [id]: fact(value) };
  expect(judged(rule, facts)).toEqual(["not_met", "counted", value, least]);
  expect(checkProfile(facts, STATED, DAY).publishable).toBe(false);
});

test.each([
  ["management", "team.fte"],
  ["activity", "activities.total"],
  ["members", "participants.committed"],
  ["member_types", "participants.committed"],
])("%s: what nobody wrote down is unknown, not zero, and does not do", (rule, id) => {
  expect(judged(rule, without(id))?.slice(0, 2)).toEqual(["unknown", "not_in_register"]);
  expect(judged(rule, { ...FACTS, [id]: fact(null) })?.slice(0, 2)).toEqual(["unknown", "figures_missing"]);
  expect(checkProfile(without(id), STATED, DAY).publishable).toBe(false);
});

describe("types of members", () => {
  test("small and large enterprises are one type", () => {
    const enterprises = { ...FACTS, "participants.public": fact(0) };
    expect(judged("member_types", enterprises)).toEqual(["not_met", "counted", 1, 2]);
  });
  test("known without any size class", () =>
    expect(judged("member_types", { ...FACTS, "participants.sme": fact(null) })).toEqual(["met", "counted", 2, 2]));
  test("no enterprise at all, and yet two types", () => {
    const facts = { ...FACTS, "participants.committed": fact(2), "participants.research": fact(1) };
    expect(judged("member_types", facts)).toEqual(["met", "counted", 2, 2]);
  });
});

describe("the English website", () => {
  test.each([
    ["there is none", { websiteEnglish: "" }, ["not_met", "no_english_website"]],
    ["nobody compared it", { websiteComparedOn: null }, ["unknown", "never_compared"]],
    ["compared a year ago to the day", { websiteComparedOn: "2025-06-30" }, ["unknown", "compared_long_ago"]],
    ["compared one day less than a year ago", { websiteComparedOn: "2025-07-01" }, ["met", "compared"]],
  ])("%s", (_, stated, expected) => expect(judged("english_website", FACTS, stated)?.slice(0, 2)).toEqual(expected));
});

describe("public bodies", () => {
  const nobody = { ...FACTS, "participants.public": fact(0) };
  test("none is a member and no tie is told", () =>
    expect(judged("public_tie", nobody)?.slice(0, 2)).toEqual(["not_met", "no_tie"]));
  test("a tie is told", () =>
    expect(judged("public_tie", nobody, { publicTie: "The county pays." })?.slice(0, 2)).toEqual([
      "met",
      "tie_stated",
    ]));
  test("the members are not known", () =>
    expect(judged("public_tie", without("participants.public"))?.slice(0, 2)).toEqual(["unknown", "not_in_register"]));
});

test("a recognised programme cluster is not asked, and sees the rules all the same", () => {
  const check = checkProfile({}, { ...STATED, websiteEnglish: "", recognisedBy: "Arena Pro" }, DAY);
  expect(check.outcomes.map(({ state }) => state)).toEqual([
    "unknown",
    "not_met",
    "unknown",
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect([check.waived, check.publishable]).toEqual([true, true]);
});

test("the register counted by hand: seven committed participants of four types", () => {
  const facts = computeFacts(example, { referenceDate: REFERENCE_DATE, radiusKm: RADIUS_KM });
  expect(judged("members", facts)).toEqual(["not_met", "counted", 7, 15]);
  expect(judged("member_types", facts)).toEqual(["met", "counted", 4, 2]);
  expect(judged("public_tie", facts)?.slice(0, 2)).toEqual(["not_met", "no_tie"]);
});
