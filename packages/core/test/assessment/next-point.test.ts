import { describe, expect, test } from "vitest";
import type { Facts } from "../support.ts";
import { next, told } from "./next.ts";

/** "Next point of a row: the smallest change in facts that makes the next step true" (README-tables.md, "Gold rubric"). */

describe("no next point", () => {
  const contacts = { "participants.committed": 40, "contacts.participants_contacted": 32 };
  test("full points", () => expect(next("2.5", contacts)).toBe(null));
  test("agreed points, full or not", () => {
    expect(next("2.5", { ...contacts, "contacts.participants_contacted": 8 }, { agreed_points: { "2.5": 3 } })).toBe(
      null,
    );
    expect(next("2.5", {}, { agreed_points: { "2.5": 3 } })).toBe(null);
  });
  test("not applicable: 1.2 of a national cluster, and 1.1.0", () => {
    expect(
      next("1.2", { "cluster.national": true, "participants.within_radius": 1, "participants.committed": 40 }),
    ).toBe(null);
    expect(next("1.1.0", { "participants.committed": 10, "participants.listed": 40 })).toBe(null);
  });
});

describe("unknown points: needs lists the missing facts", () => {
  const missing = (id: string, facts: Facts): unknown => {
    const point = next(id, facts);
    expect(point?.needs.every((need) => need.from === null && need.to === null && need.change === null)).toBe(true);
    return [point?.points, point?.code, point?.needs.map((need) => need.fact)];
  };
  test("down to the facts that are entered", () => {
    expect(missing("1.2", {})).toEqual([
      null,
      "facts_missing",
      ["participants.committed", "participants.within_radius"],
    ]);
    expect(missing("2.1", {})).toEqual([null, "facts_missing", ["organisation.start_date"]]);
  });
  test("only those that are missing", () => {
    expect(missing("1.2", { "participants.committed": 40 })).toEqual([
      null,
      "facts_missing",
      ["participants.within_radius"],
    ]);
    expect(missing("1.1.1", { "participants.sme": 3, "participants.committed": 10 })).toEqual([
      null,
      "facts_missing",
      ["participants.large"],
    ]);
  });
  test("of the step that keeps the points unknown", () => {
    expect(missing("4.1.4", { "controlling.separate_accounts": true, "controlling.reports": 4 })).toEqual([
      null,
      "facts_missing",
      ["controlling.to_board"],
    ]);
  });
  test("of a ratio over 0 only what is missing", () => {
    expect(missing("2.5", { "participants.committed": 0 })).toEqual([
      null,
      "facts_missing",
      ["contacts.participants_contacted"],
    ]);
  });
  test("with the unit of each fact", () => {
    expect(next("2.1", {})?.needs).toEqual([
      { fact: "organisation.start_date", from: null, to: null, change: null, unit: "date" },
    ]);
  });
});

// every part was known and the ratio itself, which nobody can enter, was told as missing
describe("a division by 0 leaves nothing to enter: the point takes what ends it, or cannot be reached", () => {
  const nobody = { "participants.committed": 0, "participants.listed": 0 };
  const newcomer = [
    { fact: "participants.committed", from: 0, to: 1, change: 1, unit: "count" },
    { fact: "participants.listed", from: 0, to: 1, change: 1, unit: "count" },
  ];
  test("1.2: a participant within the radius", () =>
    expect(next("1.2", { ...nobody, "participants.within_radius": 0 })).toEqual({
      points: 1,
      needs: [{ fact: "participants.within_radius", from: 0, to: 1, change: 1, unit: "count" }, ...newcomer],
    }));
  test("1.1.1: an enterprise", () =>
    expect(next("1.1.1", { ...nobody, "participants.sme": 0, "participants.large": 0 })).toEqual({
      points: 1,
      needs: [
        {
          fact: "participants.enterprises",
          from: 0,
          to: 1,
          change: 1,
          unit: "count",
          through: [{ fact: "participants.sme", from: 0, to: 1, change: 1, unit: "count" }],
        },
        ...newcomer,
      ],
    }));
  test.each<[string, Facts, number]>([
    ["2.2.1", { "team.fte": 1 }, 3],
    ["2.5", { "contacts.participants_contacted": 0 }, 1],
    ["2.6", { "cooperation.participants_active": 0, "cooperation.projects": 0 }, 1],
  ])("%s: a numerator that grows alone cannot grow past 0", (id, facts, points) =>
    expect(next(id, { ...nobody, ...facts })).toEqual({ points, needs: [], code: "not_reachable" }),
  );
});

describe("all other numerators grow alone, up to their denominator", () => {
  test("2.5: 13 of 40 contacted, 45 % take 5 more", () => {
    expect(next("2.5", { "participants.committed": 40, "contacts.participants_contacted": 13 })).toEqual({
      points: 3,
      needs: [{ fact: "contacts.participants_contacted", from: 13, to: 18, change: 5, unit: "count" }],
    });
  });
  test("2.2.2: all key people qualified is the whole of them", () => {
    expect(
      told(
        next("2.2.2", {
          "team.qualified_key_staff": 3,
          "team.key_staff": 5,
          "team.manager_qualified": true,
          "team.certified_key_staff": 0,
        }),
      ),
    ).toEqual(["team.qualified_key_staff 3 -> 5"]);
  });
  test("2.2.2: without key staff nobody can be qualified", () => {
    expect(
      next("2.2.2", { "team.key_staff": 0, "team.qualified_key_staff": 0, "team.manager_qualified": true }),
    ).toEqual({ points: 1, needs: [], code: "not_reachable" });
  });
  test("3.2: whole euro, the fees first", () => {
    const budget = {
      "budget.fees": 100,
      "budget.services": 0,
      "budget.sponsoring": 0,
      "budget.private_projects": 0,
      "budget.in_kind": 0,
      "budget.year_before": 1000,
      "budget.last_year": 1001,
    };
    // 5 % of 2001 are 100.05
    expect(told(next("3.2", budget))).toEqual(["budget.private 100 -> 101 (budget.fees 100 -> 101)"]);
  });
  test("2.2.1: staff in thousandths of a full-time equivalent", () => {
    const point = next("2.2.1", { "team.fte": 2, "participants.committed": 81 });
    expect(point?.needs).toEqual([{ fact: "team.fte", from: 2, to: 2.025, change: 0.025, unit: "fte" }]);
  });
  test("4.4: the first target set has to be met as well", () => {
    const facts = {
      "performance.activities_reported": true,
      "performance.numbers_recorded": true,
      "performance.targets_set": 0,
      "performance.targets_met": 0,
      "performance.effect": false,
    };
    expect(told(next("4.4", facts))).toEqual(
      ["performance.targets_met 0 -> 1", "performance.targets_set 0 -> 1"].reverse(),
    );
  });
});

describe("lower-is-better facts are lowered", () => {
  test("2.2.4: 3 leavers of 4.5 in two years are a third, one less is enough", () => {
    expect(next("2.2.4", { "team.leavers": 3, "team.headcount_average": 4.5, "team.deputy_named": true })).toEqual({
      points: 2,
      needs: [{ fact: "team.leavers", from: 3, to: 2, change: -1, unit: "count" }],
    });
  });
  test("2.3: fewer leavers and more joiners together", () => {
    const facts = { "participants.left_12m": 10, "participants.joined_12m": 2, "participants.committed_year_ago": 100 };
    expect(told(next("2.3", facts))).toEqual(["participants.left_12m 10 -> 7", "participants.joined_12m 2 -> 7"]);
  });
  test("4.1.5: a younger review, through its day", () => {
    const facts = {
      "review.strategy_reviewed": true,
      "review.strategy_date": "2022-06-15",
      "review.plan_date": "2026-01-01",
    };
    expect(next("4.1.5", facts)?.needs).toEqual([
      {
        fact: "review.strategy_age",
        from: 48,
        to: 36,
        change: -12,
        unit: "months",
        through: [{ fact: "review.strategy_date", from: "2022-06-15", to: "2023-06-15", change: null, unit: "date" }],
      },
    ]);
  });
  test("4.1.5 at the end of a short month: the day that just holds", () => {
    const facts = {
      "review.strategy_reviewed": true,
      "review.strategy_date": "2010-01-01",
      "review.plan_date": "2026-01-01",
    };
    // a day in February would be 36 months old before the month ends
    expect(next("4.1.5", facts, { reference_date: "2026-03-31" })?.needs[0]?.through?.[0]?.to).toBe("2023-03-31");
    expect(
      next("4.1.5", { ...facts, "review.plan_date": "2020-01-31" }, { reference_date: "2024-02-29" })?.needs[0]
        ?.through?.[0]?.to,
    ).toBe("2021-03-01");
  });
});

describe("other facts", () => {
  test("yes and no", () => {
    expect(next("2.4", { "governance.bodies": 2, "governance.roles_written": false })).toEqual({
      points: 2,
      needs: [{ fact: "governance.roles_written", from: false, to: true, change: null, unit: "boolean" }],
    });
  });
  test("several together", () => {
    expect(
      told(next("4.6.1", { "communication.channels": 2, "communication.issues": 7, "communication.plan": false })),
    ).toEqual(["communication.plan false -> true", "communication.issues 7 -> 12", "communication.channels 2 -> 3"]);
  });
  test("2.1: years through the start date", () => {
    expect(told(next("2.1", { "organisation.start_date": "2023-01-10" }))).toEqual([
      `organisation.years_active ${41 / 12} -> 4 (organisation.start_date 2023-01-10 -> 2022-06-15)`,
    ]);
  });
  test("4.3: fields with nothing yet, the nearest to three first", () => {
    const services = (...counts: number[]): Facts =>
      Object.fromEntries(
        [
          "information",
          "networking",
          "innovation",
          "business",
          "training",
          "international",
          "startup",
          "marketing",
          "lobbying",
        ].map((name, i) => [`services.${name}`, counts[i]]),
      );
    expect(told(next("4.3", services(3, 1, 1, 1, 1, 1, 0, 0, 0)))).toEqual([
      "services.fields 6 -> 7 (services.networking 1 -> 3, services.innovation 1 -> 3, services.business 1 -> 3, services.training 1 -> 3, services.international 1 -> 3, services.startup 0 -> 3)",
      "services.fields_repeated 1 -> 7 (services.networking 1 -> 3, services.innovation 1 -> 3, services.business 1 -> 3, services.training 1 -> 3, services.international 1 -> 3, services.startup 0 -> 3)",
    ]);
    expect(told(next("4.3", services(3, 3, 3, 3, 3, 3, 1, 2, 0)))).toEqual([
      "services.fields_repeated 6 -> 7 (services.marketing 2 -> 3)",
    ]);
  });
  test("5.2: credits, three for each aspect at most", () => {
    const parts = ["first", "second", "third"].flatMap((story) =>
      ["role", "benefit", "proof", "durability"].map((part) => `stories.${story}.${part}`),
    );
    const facts = Object.fromEntries(parts.map((part, i) => [part, i === 0 ? 2 : i < 3 ? 3 : 0]));
    expect(told(next("5.2", facts))).toEqual(["stories.credits 8 -> 9 (stories.first.role 2 -> 3)"]);
    expect(told(next("5.2", { ...facts, "stories.first.role": 3, "stories.second.role": 2 }))).toEqual([
      "stories.credits 11 -> 18 (stories.first.durability 0 -> 3, stories.second.role 2 -> 3, stories.second.benefit 0 -> 3)",
    ]);
  });
  test("a part of the step that is unknown must be supplied at its threshold", () => {
    expect(next("3.1", { "finance.months_secured": 20 })).toEqual({
      points: 4,
      needs: [
        { fact: "finance.months_secured", from: 20, to: 24, change: 4, unit: "months" },
        { fact: "finance.secured_share_24m", from: null, to: 0.75, change: null, unit: "share" },
      ],
    });
  });
  test("an unknown ratio of the step: the facts it lacks", () => {
    expect(told(next("2.2.1", { "team.fte": 0.75 }))).toEqual([
      "team.fte 0.75 -> 1",
      "participants.committed null -> null",
    ]);
  });
  test("1.1.2: committed participants beyond the list push it", () => {
    expect(told(next("1.1.2", { "participants.committed": 20, "participants.listed": 22 }))).toEqual([
      "participants.committed 20 -> 25",
      "participants.listed 22 -> 25",
    ]);
    expect(told(next("1.1.2", { "participants.committed": 20, "participants.listed": 90 }))).toEqual([
      "participants.committed 20 -> 25",
    ]);
  });
});
