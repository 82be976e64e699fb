import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  CLUSTER_ROLES,
  type ClusterParty,
  type Conflict,
  type ConflictQuestion,
  conflictsOf,
  monthsDown,
  TIE_KINDS,
  type Tie,
} from "../../src/index.ts";

/** excellence.md 3.6 and label-rules.csv, `experts.cooling_off`: 24 months. */

const DAY = "2026-06-15";

const tie = (parts: Partial<Tie> = {}): Tie => ({
  expert: "ada",
  kind: "employed",
  with: { organisation: "host" },
  through: "self",
  from: "2020-01-01",
  until: null,
  ...parts,
});
const party = (parts: Partial<ClusterParty> = {}): ClusterParty => ({
  organisation: "host",
  role: "host",
  from: "2015-01-01",
  until: null,
  ...parts,
});

function ask(parts: Partial<ConflictQuestion>): Conflict[] {
  return conflictsOf({
    expert: "ada",
    cluster: "windy",
    parties: [party()],
    ties: [],
    declarations: [],
    day: DAY,
    coolingOffMonths: 24,
    ...parts,
  });
}
const blocked = (parts: Partial<ConflictQuestion>): boolean => ask(parts).some(({ blocking }) => blocking);

describe("an expert is blocked", () => {
  test("while employed by a member of the cluster, with the facts it stands on", () => {
    const [own, member] = [tie({ with: { organisation: "acme" } }), party({ organisation: "acme", role: "member" })];
    expect(ask({ ties: [own], parties: [party(), member] })).toEqual([
      { code: "tied", blocking: true, tie: own, party: member, freeFrom: null },
    ]);
  });
  test.each(CLUSTER_ROLES)("by work for an organisation that is its %s", (role) => {
    for (const kind of ["employed", "paid", "coaching", "funding", "leads"] as const)
      expect(blocked({ ties: [tie({ kind })], parties: [party({ role })] })).toBe(true);
  });
  test.each(TIE_KINDS)("by a tie with the cluster itself: %s", (kind) => {
    const own = tie({ kind, with: { cluster: "windy" } });
    expect(ask({ ties: [own] })).toEqual([{ code: "tied", blocking: true, tie: own, party: null, freeFrom: null }]);
  });
  test("by what his firm did: the firm that coaches before does not audit", () => {
    expect(blocked({ ties: [tie({ kind: "coaching", through: "firm", with: { cluster: "windy" } })] })).toBe(true);
  });
  test("by a declared conflict, which a later declaration does not take back", () => {
    const declaration = { expert: "ada", on: "2026-06-01", conflict: true };
    const declarations = [declaration, { expert: "ada", on: "2026-06-02", conflict: false }];
    expect(ask({ declarations })).toEqual([{ code: "declared", blocking: true, declaration }]);
  });
  test("by a conflict that is declared after the visit", () => {
    expect(blocked({ declarations: [{ expert: "ada", on: "2026-07-01", conflict: true }] })).toBe(true);
  });
});

describe("the cooling-off of 24 completed months", () => {
  const ended = (lastDay: string, day: string): boolean =>
    blocked({ ties: [tie({ until: addDays(lastDay, 1) })], day });
  test("blocks one day before its end and frees on the day", () => {
    expect(ended("2024-06-30", "2026-06-29")).toBe(true);
    expect(ended("2024-06-30", "2026-06-30")).toBe(false);
  });
  test("of a tie that ended on 29 February ends on 28 February", () => {
    expect(ended("2024-02-29", "2026-02-27")).toBe(true);
    expect(ended("2024-02-29", "2026-02-28")).toBe(false);
  });
  test("of a tie that ended on 28 February of a year before a leap day ends on the 28th", () => {
    expect(ended("2026-02-28", "2028-02-27")).toBe(true);
    expect(ended("2026-02-28", "2028-02-28")).toBe(false);
  });
  test("is told with the first free day", () => {
    const own = tie({ until: "2025-02-01" });
    expect(ask({ ties: [own] })).toEqual([
      { code: "tied", blocking: true, tie: own, party: party(), freeFrom: "2027-01-31" },
    ]);
  });
  test("counts from the day the organisation left the cluster, when that was earlier", () => {
    const left = party({ organisation: "acme", role: "member", until: "2024-06-16" });
    const ties = [tie({ with: { organisation: "acme" } })];
    expect(ask({ ties, parties: [left], day: "2026-06-14" })).toEqual([
      { code: "tied", blocking: true, tie: ties[0], party: left, freeFrom: "2026-06-15" },
    ]);
    expect(ask({ ties, parties: [left], day: "2026-06-15" })).toEqual([]);
  });
  test("blocks a former employer that joined the cluster afterwards", () => {
    const joined = party({ organisation: "acme", role: "member", from: "2026-01-01" });
    expect(blocked({ ties: [tie({ with: { organisation: "acme" }, until: "2025-01-01" })], parties: [joined] })).toBe(
      true,
    );
  });
  test("blocks exactly while fewer months are completed since the last day", () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(1600), fc.nat(36), (start, after, months) => {
        const lastDay = addDays("2018-01-01", start);
        const day = addDays(lastDay, after);
        const ties = [tie({ from: "2000-01-01", until: addDays(lastDay, 1) })];
        const holds = blocked({ ties, day, coolingOffMonths: months });
        expect(holds).toBe(monthsDown(lastDay, day) < months);
      }),
      { numRuns: 500 },
    );
  });
});

describe("it is told and does not block", () => {
  test("that the expert leads another cluster", () => {
    const own = tie({ kind: "leads", with: { cluster: "other" } });
    expect(ask({ ties: [own] })).toEqual([{ code: "leads_other_cluster", blocking: false, tie: own }]);
  });
  test("that both are members of one association", () => {
    const own = tie({ kind: "member" });
    expect(ask({ ties: [own] })).toEqual([{ code: "same_association", blocking: false, tie: own, party: party() }]);
  });
  test("that a tie will begin after the day", () => {
    const own = tie({ from: "2026-06-16" });
    expect(ask({ ties: [own] })).toEqual([{ code: "tie_ahead", blocking: false, tie: own, party: party() }]);
    expect(blocked({ ties: [tie({ from: DAY })] })).toBe(true);
  });
  test("after what blocks", () => {
    const ties = [tie({ kind: "leads", with: { cluster: "other" } }), tie()];
    expect(ask({ ties }).map(({ code }) => code)).toEqual(["tied", "leads_other_cluster"]);
  });
});

describe("nothing is told", () => {
  test("of organisations that have nothing to do with the cluster, of clusters led once, of other experts", () => {
    const ties = [
      tie({ with: { organisation: "elsewhere" } }),
      tie({ kind: "leads", with: { cluster: "other" }, until: DAY }),
      tie({ kind: "coaching", with: { cluster: "other" } }),
      tie({ expert: "bob" }),
    ];
    const declarations = [
      { expert: "bob", on: DAY, conflict: true },
      { expert: "ada", on: DAY, conflict: false },
    ];
    expect(ask({ ties, declarations })).toEqual([]);
  });
  test("of a tie without a day", () => {
    expect(ask({ ties: [tie({ from: "2026-01-01", until: "2026-01-01" })] })).toEqual([]);
  });
});
