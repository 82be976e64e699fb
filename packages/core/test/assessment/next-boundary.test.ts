import { expect, test } from "vitest";
import { nextPoint } from "../../src/index.ts";
import { auditRow, caseData, editionWith, type Facts, readData, rowOf, scoreCase } from "../support.ts";
import { told } from "./next.ts";

/** The nearest value on the right side of a threshold, for every operator that a step can have. */

const FOUR_STEPS = {
  "focus.named": true,
  "focus.stated": true,
  "focus.consistent": true,
  "activities.total": 10,
  "activities.aligned": 9,
};

/** What the last step of row 4.2 takes when it says something else. */
function needs(step: string, facts: Facts): string[] {
  const other = editionWith({ file: "gold.yaml", from: "      - focus.effect == true", to: `      - ${step}` });
  const input = readData(caseData({ facts: { ...FOUR_STEPS, ...facts } }), other);
  return told(nextPoint(other, auditRow("4.2", other), rowOf(scoreCase(input, other), "4.2"), input.facts));
}

test.each([
  ["team.fte >= 0.25", 0.1, "team.fte 0.1 -> 0.25"],
  ["team.fte > 0.25", 0.25, "team.fte 0.25 -> 0.251"],
  ["team.fte > 0.2505", 0.1, "team.fte 0.1 -> 0.251"],
  ["team.fte <= 2", 3.5, "team.fte 3.5 -> 2"],
  ["team.fte < 2", 2, "team.fte 2 -> 1.999"],
  ["team.fte < 1.9995", 2, "team.fte 2 -> 1.999"],
])("full-time equivalents move by thousandths: %s", (step, fte, need) => {
  expect(needs(step, { "team.fte": fte })).toEqual([need]);
});

test.each([
  ["strategy.areas >= 4", 2, "strategy.areas 2 -> 4"],
  ["strategy.areas > 4", 2, "strategy.areas 2 -> 5"],
  ["strategy.areas <= 4", 6, "strategy.areas 6 -> 4"],
  ["strategy.areas < 4", 6, "strategy.areas 6 -> 3"],
])("a count moves by whole numbers: %s", (step, areas, need) => {
  expect(needs(step, { "strategy.areas": areas })).toEqual([need]);
});

// whoever comes or leaves counts in the part and in the whole
test.each([
  ["participants.within_radius_share >= 0.8", 120, 150],
  ["participants.within_radius_share > 0.8", 121, 151],
  ["participants.within_radius_share <= 0.5", 30, 60],
  ["participants.within_radius_share < 0.5", 29, 59],
])("a share moves by whole participants: %s", (step, within, all) => {
  const facts = { "participants.listed": 100, "participants.committed": 100, "participants.within_radius": 70 };
  expect(needs(step, facts)).toEqual([
    `participants.within_radius 70 -> ${within}`,
    `participants.committed 100 -> ${all}`,
    `participants.listed 100 -> ${all}`,
  ]);
});
