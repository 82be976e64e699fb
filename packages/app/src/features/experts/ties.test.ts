import { expect, test } from "vitest";
import { isSameOrganisation } from "./same-organisation.ts";
import { ALWAYS, type ClusterToJudge, conflictsWith, type KnownTie, tieToFirm } from "./ties.ts";

const named = (name: string, country: string | null = null, registerNumber: string | null = null) => ({
  name,
  country,
  registerNumber,
});

test("numbers of one country decide, otherwise names without signs and legal form", () => {
  const own = named("Nordkyn Maskin AS", "NO", "923 609 016");
  const others = [
    [named("Another name", "NO", "923609016"), true],
    [named("Nordkyn Maskin AS", "NO", "923609017"), false],
    [named("NORDKYN MASKIN A/S"), true],
    [named("Nordkyn Maskin sp. z o.o.", "PL", "923609016"), true],
    [named("Another name", "PL", "923609016"), false],
    [named("Nordkyn", "NO"), false],
    [named("...", "NO"), false],
  ] as const;
  expect(others.map(([other]) => isSameOrganisation(own, other))).toEqual(others.map(([, same]) => same));
  expect(isSameOrganisation(named("..."), named("!"))).toBe(false);
});

const tie = (over: Partial<KnownTie>): KnownTie => ({
  ...named("Nordkyn Maskin"),
  expert: "a",
  kind: "employed",
  cluster: null,
  starts: "2020-01-01",
  ends: null,
  through: "self",
  ...over,
});
const judged = (day: string): ClusterToJudge => ({
  cluster: "c",
  day,
  coolingOffMonths: 24,
  parties: [{ id: "m", role: "member", from: "2019-01-01", until: null, names: [named("Nordkyn Maskin AS")] }],
});
const codes = (known: KnownTie, day: string) => conflictsWith("a", [known], judged(day)).map(({ code }) => code);

test("excellence.md 3.6: a tie blocks for 24 months after its last day, to the day", () => {
  const ended = tie({ ends: "2024-06-30" });
  expect([codes(ended, "2026-06-29"), codes(ended, "2026-06-30")]).toEqual([["tied"], []]);
  expect(conflictsWith("a", [ended], judged("2026-06-29"))).toEqual([
    {
      code: "tied",
      blocking: true,
      kind: "employed",
      organisation: "Nordkyn Maskin",
      role: "member",
      from: "2020-01-01",
      until: "2024-06-30",
      freeFrom: "2026-06-30",
      through: "self",
    },
  ]);
});

test("each kind of tie to a member blocks, but being a member of the same association; one ahead is told", () => {
  for (const kind of ["employed", "paid", "coaching", "funding", "leads"] as const)
    expect([kind, codes(tie({ kind }), "2026-01-01")]).toEqual([kind, ["tied"]]);
  expect(codes(tie({ kind: "member" }), "2026-01-01")).toEqual(["same_association"]);
  expect(codes(tie({ starts: "2026-01-02" }), "2026-01-01")).toEqual(["tie_ahead"]);
  expect(conflictsWith("b", [tie({})], judged("2026-01-01"))).toEqual([]);
});

test("a tie to the cluster itself blocks, leading another one is told, here or elsewhere", () => {
  expect(codes(tie({ ...named("Whatever"), cluster: "c", kind: "member" }), "2026-01-01")).toEqual(["tied"]);
  const others = [tie({ ...named("X"), cluster: "d", kind: "leads" }), tie({ ...named("Y"), kind: "leads" })];
  expect(others.map((one) => codes(one, "2026-01-01"))).toEqual([["leads_other_cluster"], ["leads_other_cluster"]]);
  expect(codes(tie({ ...named("X"), cluster: "d", kind: "paid" }), "2026-01-01")).toEqual([]);
});

test("the firm that one works for is a tie that nobody types", () => {
  expect(tieToFirm({ personId: "a", firm: "", country: "NO" })).toEqual([]);
  const [firm] = tieToFirm({ personId: "a", firm: "Nordkyn Maskin as", country: "NO" });
  expect(conflictsWith("a", firm ? [firm] : [], judged("2026-01-01"))).toEqual([
    {
      code: "tied",
      blocking: true,
      kind: "employed",
      organisation: "Nordkyn Maskin as",
      role: "member",
      from: ALWAYS,
      until: null,
      freeFrom: null,
      through: "firm",
    },
  ]);
});
