import { describe, expect, test } from "vitest";
import { addDays } from "../../src/index.ts";
import { gold } from "./gold.ts";
import {
  as,
  BEFORE_BOARD,
  BOARD,
  change,
  cluster,
  contracted,
  DECIDE,
  expert,
  on,
  open,
  opened,
  type Played,
  play,
  pointsOf,
  recommended,
  record,
  refusal,
  reported,
  SUBMIT,
  secretariat,
  staffed,
  visitOn,
  voted,
} from "./support.ts";

const because = "For a reason";

/** A worked case up to the report; the experts agree on its points, on 2.5 half way between them. */
function checked(name: string, visit: string): Played {
  const { "2.5": contacts = 0, ...points } = pointsOf(name);
  return play(
    opened(name),
    ...contracted(visit),
    ...staffed("nora", "NO"),
    ...staffed("finn", "FI"),
    cluster(SUBMIT),
    secretariat(visitOn(visit)),
    on(visit),
    expert("nora", record(visit)),
    open({ nora: { ...points, "2.5": 3 }, finn: { ...points, "2.5": 4 } }),
    expert("nora", { step: "agree_value", row: "2.5", points: contacts, because }),
    expert("nora", { step: "close_consensus" }),
    ...reported(["nora"], addDays(visit, 14)),
  );
}
const AWARD = recommended(["nora", "finn"], "award");
const REFUSE = recommended(["nora", "finn"], "refuse");

describe("1.1: 120 of 150, compared exactly", () => {
  const below = checked("gold-119-5", "2026-06-01");
  const reasons = { refused: "label_rule", details: { reasons: "points_below_threshold" } };
  test("119.5 cannot be recommended, nor awarded against a recommendation to refuse", () => {
    expect(below.now.preliminary).toEqual({ points: 119.5, lowest: 119.5, highest: 119.5, max: 150 });
    const boardSits = play(below, ...REFUSE, BEFORE_BOARD);
    expect([refusal(below, ...AWARD.slice(0, 1)), refusal(boardSits, ...voted("against"), DECIDE)]).toEqual([
      reasons,
      reasons,
    ]);
  });
  test("119.5 is refused with the rule as its reason; 3.5: kind and fee of a first label, as it came a day too late", () => {
    expect(below.now.contract).toMatchObject({ kind: "first", fee: { amount: 825_000, currency: "EUR" } });
    expect(change(below, ...REFUSE, BEFORE_BOARD, ...voted("for"), DECIDE)).toMatchObject({
      state: "refused",
      decision: { outcome: "refused", reasons: ["points_below_threshold"], kind: "first", validUntil: null },
    });
  });
  test("3.5: exactly 120 is awarded, for two years from the old end date without a gap", () =>
    expect(change(checked("gold-exactly-120", "2026-10-15"), ...AWARD, BEFORE_BOARD, ...voted("for"), DECIDE)).toEqual({
      state: "awarded",
      decision: {
        outcome: "awarded",
        reasons: ["all_conditions_met"],
        validFrom: "2026-03-01",
        validUntil: "2028-02-28",
        kind: "renewal",
        final: { points: 120, lowest: 120, highest: 120, max: 150 },
        votes: { for: 3, against: 0, abstain: 0 },
        entitled: 3,
        sentOn: null,
      },
    }));
});

describe("3.5: the day of the visit decides, not the day that was planned", () => {
  test("planned as a renewal, seen a day too late: a first label from that day", () => {
    const planned = play(
      opened("decisions/gold-last-day-of-grace"),
      ...contracted("2026-05-31"),
      ...staffed("nora", "NO"),
      ...staffed("finn", "FI"),
      cluster(SUBMIT),
      secretariat(visitOn("2026-05-31")),
    );
    const points = pointsOf("gold-clear");
    const award = (day: string) =>
      play(
        planned,
        on(day),
        expert("nora", record(day)),
        open({ nora: points, finn: points }),
        expert("nora", { step: "close_consensus" }),
        ...reported(["nora"], addDays(day, 14)),
        ...AWARD,
        BEFORE_BOARD,
        ...voted("for"),
        DECIDE,
      ).now.decision;
    expect([award("2026-05-31"), award("2026-06-01")]).toMatchObject([
      { kind: "renewal", validFrom: "2025-06-01", validUntil: "2027-05-31" },
      { kind: "first", validFrom: "2026-06-01", validUntil: "2028-06-01" },
    ]);
  });
});

describe("3.3: Bronze and Silver, decided without points", () => {
  const { now, world } = opened("bronze-weak-international");
  test("Bronze: an interview by one impartial expert and eligibility; two years, no pass score", () => {
    const bronze = play(
      { now, trail: [], world },
      ...contracted("2024-02-29"),
      ...staffed("nora", "NO"),
      cluster(SUBMIT),
      secretariat({ ...visitOn("2024-02-29"), mode: "video" }),
      on("2024-02-29"),
      expert("nora", record("2024-02-29")),
      ...reported(["nora"], "2024-03-20"),
      ...recommended(["nora"], "award"),
      BEFORE_BOARD,
    );
    expect(change(bronze, ...voted("for"), as("secretariat", "clerk", { step: "decide", because: null }))).toEqual({
      state: "awarded",
      decision: {
        outcome: "awarded",
        reasons: ["all_conditions_met"],
        validFrom: "2024-02-29",
        validUntil: "2026-02-28",
        kind: "first",
        final: null,
        votes: { for: BOARD.length, against: 0, abstain: 0 },
        entitled: BOARD.length,
        sentOn: null,
      },
    });
  });

  const silver = (confirmed: boolean) =>
    play(
      opened("decisions/silver-first", { firstBenchmarking: "2022-03-31" }),
      ...contracted("2023-10-02"),
      cluster({
        step: "declare_areas",
        areas: ["2.5", "4.1.6", "5.3"].map((indicator) => ({ indicator, effect: "Better" })),
      }),
      ...staffed("nora", "NO"),
      cluster(SUBMIT),
      secretariat(visitOn("2023-10-02")),
      on("2023-10-02"),
      expert("nora", record("2023-10-02")),
      expert("nora", { step: "confirm_area", indicator: "2.5", confirmed: true, because }),
      expert("nora", { step: "confirm_area", indicator: "4.1.6", confirmed: true, because }),
      expert("nora", { step: "confirm_area", indicator: "5.3", confirmed, because }),
      ...reported(["nora"], "2023-11-20"),
      ...recommended(["nora"], confirmed ? "award" : "refuse"),
      BEFORE_BOARD,
      ...voted("for"),
      DECIDE,
    ).now.decision;
  test("Silver: three areas confirmed, the 19 gates met: two years", () =>
    expect(silver(true)).toMatchObject({
      outcome: "awarded",
      reasons: ["all_conditions_met"],
      validFrom: "2023-10-02",
      validUntil: "2025-10-02",
      final: null,
    }));
  test("Silver: one of three areas not confirmed: refused", () =>
    expect(silver(false)).toMatchObject({ outcome: "refused", reasons: ["improvement_not_confirmed"] }));
  test("straight from Bronze to Gold: a first Gold label, whatever the end of the Bronze one", () => {
    const fromBronze = { label: "bronze", validUntil: "2027-01-31" };
    const before = gold("before_board");
    const decided = play({ ...before, now: { ...before.now, previous: fromBronze } }, ...voted("for"), DECIDE);
    expect(decided.now.decision).toEqual(gold("awarded").now.decision);
  });
});
