import { describe, expect, test } from "vitest";
import type { Facts } from "../support.ts";
import { next, told } from "./next.ts";

/** Next points that take new participants (README-tables.md, "Next point"). */

const NINE = ["sme", "large", "research", "university", "training", "finance", "consultant", "public", "other"];
const members = (counts: Readonly<Record<string, number>>, committed: number, listed = committed): Facts => ({
  ...Object.fromEntries(NINE.map((name) => [`participants.${name}`, counts[name] ?? 0])),
  "participants.committed": committed,
  "participants.listed": listed,
});

describe("numerators of 1.1.1 and 1.2 grow by new participants", () => {
  test("1.2: 25 of 40 within the radius, 65 % take 3 new ones", () => {
    expect(
      next("1.2", { "participants.within_radius": 25, "participants.committed": 40, "participants.listed": 46 }),
    ).toEqual({
      points: 3,
      needs: [
        { fact: "participants.within_radius", from: 25, to: 28, change: 3, unit: "count" },
        { fact: "participants.committed", from: 40, to: 43, change: 3, unit: "count" },
        { fact: "participants.listed", from: 46, to: 49, change: 3, unit: "count" },
      ],
    });
  });
  test("1.2 with the list unknown asks nothing of it", () => {
    expect(told(next("1.2", { "participants.within_radius": 25, "participants.committed": 40 }))).toEqual([
      "participants.within_radius 25 -> 28",
      "participants.committed 40 -> 43",
    ]);
  });
  test("1.1.1: 10 enterprises of 40, half of them take 20 new ones", () => {
    expect(next("1.1.1", members({ sme: 8, large: 2, university: 20, public: 10 }, 40, 46))).toEqual({
      points: 2, // steps 3 and 4 hold then as well
      needs: [
        {
          fact: "participants.enterprises",
          from: 10,
          to: 30,
          change: 20,
          unit: "count",
          through: [{ fact: "participants.sme", from: 8, to: 28, change: 20, unit: "count" }],
        },
        { fact: "participants.committed", from: 40, to: 60, change: 20, unit: "count" },
        { fact: "participants.listed", from: 46, to: 66, change: 20, unit: "count" },
      ],
    });
  });
  test("1.1.1: a third kind of participant is a new participant, an enterprise if one will do", () => {
    expect(told(next("1.1.1", members({ sme: 10, university: 10 }, 20)))).toEqual([
      "participants.categories 2 -> 3 (participants.large 0 -> 1)",
      "participants.committed 20 -> 21",
      "participants.listed 20 -> 21",
    ]);
  });
  test("1.1.1: a new research organisation is also the fourth category", () => {
    expect(told(next("1.1.1", members({ sme: 10, large: 5, public: 5 }, 20)))).toEqual([
      "participants.research_present false -> true (participants.research 0 -> 1)",
      "participants.committed 20 -> 21",
      "participants.listed 20 -> 21",
    ]);
  });
  test("1.1.1: the new research organisation lowers the share below a half, which an enterprise makes good", () => {
    const point = next("1.1.1", members({ sme: 9, large: 1, training: 10 }, 20));
    expect(point?.needs.find((need) => need.fact === "participants.committed")?.change).toBe(2);
    expect(point?.needs.find((need) => need.fact === "participants.enterprises")?.change).toBe(1);
  });
  test("1.1.1: enterprises can only come while the region has some", () => {
    const facts = { ...members({ sme: 10, university: 20 }, 30), "region.potential_members": 19 };
    expect(next("1.1.1", facts)).toEqual({ points: 2, needs: [], code: "not_reachable" });
    // 19 of 39 would not be a half, 20 of 40 are
    expect(told(next("1.1.1", { ...facts, "region.potential_members": 20 }))[0]).toBe(
      "participants.enterprises 10 -> 20 (participants.sme 10 -> 20)",
    );
  });
});
