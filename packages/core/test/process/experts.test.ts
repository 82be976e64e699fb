import { describe, expect, test } from "vitest";
import { gold } from "./gold.ts";
import {
  as,
  change,
  cluster,
  expert,
  on,
  open,
  play,
  pointsOf,
  propose,
  record,
  refusal,
  SUBMIT,
  secretariat,
  staffed,
  visitOn,
} from "./support.ts";

const self = gold("self_assessment");
const because = "For a reason";
const declare = (name: string, conflict: boolean, reason: string | null = null) =>
  expert(name, { step: "declare_interests", conflict, because: reason });
const accept = (name: string) => cluster({ step: "accept_expert", expert: name });
const object = (name: string) => cluster({ step: "object_to_expert", expert: name, because });
const takeBack = (name: string) => secretariat({ step: "withdraw_proposal", expert: name, because });
const decline = (name: string) => expert(name, { step: "decline_case", because });
const leave = (name: string, conflict = false) => expert(name, { step: "leave_case", expert: name, conflict, because });
const nora = secretariat(propose("nora", "NO"));
const stateOf = (state: string) => ({ refused: "expert_state", details: { state } });

describe("3.6: the scheme proposes the expert, the cluster agrees, the expert declares interests before content opens", () => {
  test("one with a blocking tie (employed by, paid by, coaching, funding; the member's own company): refused", () => {
    const tied = { ...propose("nora", "NO"), conflicts: ["employed_by_member", "coached"] };
    expect(refusal(self, secretariat(tied as typeof tied & { step: "propose_expert" }))).toEqual({
      refused: "expert_in_conflict",
      details: { conflicts: "employed_by_member, coached" },
    });
  });
  test("whoever acts for the scheme in the case is not its expert, nor proposes himself", () => {
    const refused = { refused: "expert_in_conflict", details: { conflicts: "office" } };
    const clerk = as("secretariat", "clerk", { step: "waive_fee", because });
    expect([
      refusal(self, secretariat(propose("officer", "NO"))),
      refusal(self, clerk, secretariat(propose("clerk", "NO"))),
      refusal(self, as("secretariat", "clerk", propose("clerk", "NO"))),
    ]).toEqual([refused, refused, refused]);
  });
  test("one who stands in the case already: refused", () => {
    const active = { refused: "expert_active", details: {} };
    expect([
      refusal(self, nora, nora),
      refusal(self, nora, accept("nora"), nora),
      refusal(gold("submitted"), nora),
    ]).toEqual([active, active, active]);
  });
  test("one to whom the cluster objected, who is in conflict or who left: refused for good", () => {
    const out = { refused: "expert_out", details: {} };
    expect([
      refusal(self, nora, object("nora"), nora),
      refusal(self, nora, accept("nora"), declare("nora", true, "My sister works there"), nora),
      refusal(gold("submitted"), leave("nora"), nora),
      refusal(gold("submitted"), leave("nora", true), nora),
    ]).toEqual([out, out, out, out]);
  });
  test("one who declined, or whose proposal was taken back, may be asked again", () => {
    expect([refusal(self, nora, decline("nora"), nora), refusal(self, nora, takeBack("nora"), nora)]).toEqual([
      null,
      null,
    ]);
    expect(play(self, nora, decline("nora"), nora).now.experts).toEqual([
      { expert: "nora", country: "NO", firm: null, state: "proposed" },
    ]);
  });
  test("a fifth: refused", () => {
    const four = ["a", "b", "c", "d"].map((name) => secretariat(propose(name, "NO")));
    expect(refusal(self, ...four, secretariat(propose("e", "NO")))).toEqual({
      refused: "enough_experts",
      details: { most: 4 },
    });
  });

  test("accepting, objecting to and taking back who was not proposed: refused", () => {
    const none = stateOf("none");
    expect([accept, object, takeBack].map((act) => refusal(self, act("nora")))).toEqual([none, none, none]);
    const free = stateOf("free");
    expect([accept, object, takeBack].map((act) => refusal(gold("submitted"), act("nora")))).toEqual([
      free,
      free,
      free,
    ]);
  });
  test("declaring before the cluster agreed, or twice: refused", () =>
    expect([refusal(self, nora, declare("nora", false)), refusal(gold("submitted"), declare("nora", false))]).toEqual([
      stateOf("proposed"),
      stateOf("free"),
    ]));
  test("a conflict without a reason: refused", () =>
    expect(refusal(self, nora, accept("nora"), declare("nora", true))).toEqual({
      refused: "because_missing",
      details: {},
    }));
  test("one who belongs to the cluster declares a conflict or declines, and does nothing else as an expert", () => {
    const roles = { roles: { ...self.world.roles, manager: ["cluster"], nora: ["cluster"] } } as const;
    const accepted = play(self, nora, accept("nora"), roles);
    const free = play(gold("report_draft"), roles);
    const partial = { refused: "not_impartial", details: {} };
    expect([
      refusal(accepted, declare("nora", false)),
      refusal(free, expert("nora", { step: "write_finding", row: null, kind: "fact", text: "x" })),
    ]).toEqual([partial, partial]);
    expect([
      refusal(accepted, declare("nora", true, "I work there now")),
      refusal(accepted, decline("nora")),
      refusal(free, leave("nora", true)),
    ]).toEqual([null, null, null]);
  });

  test("proposed, accepted, free", () => {
    const one = { expert: "nora", country: "NO", firm: null };
    expect(change(self, nora)).toEqual({ experts: [{ ...one, state: "proposed" }] });
    expect(change(self, nora, accept("nora"))).toEqual({ experts: [{ ...one, state: "accepted" }] });
    expect(change(self, nora, accept("nora"), declare("nora", false))).toEqual({
      experts: [{ ...one, state: "free" }],
    });
  });
  test("the ways out are on record", () => {
    const state = (...acts: Parameters<typeof play>[1][]) => play(self, nora, ...acts).now.experts[0]?.state;
    expect([
      state(object("nora")),
      state(decline("nora")),
      state(accept("nora"), decline("nora")),
      state(takeBack("nora")),
      state(accept("nora"), takeBack("nora")),
      state(accept("nora"), declare("nora", true, "My sister works there")),
    ]).toEqual(["objected", "declined", "declined", "withdrawn", "withdrawn", "in_conflict"]);
  });
});

const plan = secretariat(visitOn("2026-09-17"));
const missing = (reasons: string) => ({ refused: "experts_missing", details: { reasons } });
const submittedWith = (...experts: ReturnType<typeof staffed>[]) => play(self, ...experts.flat(), cluster(SUBMIT));

describe("3.3, 3.6: Gold by two experts, one of them foreign, before a visit is planned", () => {
  test.each([
    ["nobody", [], "experts_too_few, no_foreign_expert"],
    ["one, of the cluster's country", [staffed("nora", "NO")], "experts_too_few, no_foreign_expert"],
    ["one, foreign", [staffed("finn", "FI")], "experts_too_few"],
    ["two, none foreign", [staffed("nora", "NO"), staffed("ola", "NO")], "no_foreign_expert"],
  ])("%s: refused", (_, experts, reasons) =>
    expect(refusal(submittedWith(...experts), plan)).toEqual(missing(reasons)),
  );
  test("a third who has not declared yet: refused", () =>
    expect(refusal(gold("submitted"), secretariat(propose("dana", "DK")), plan)).toEqual(missing("experts_not_free")));
  test("one who left does not count: refused", () =>
    expect(refusal(gold("submitted"), leave("finn"), plan)).toEqual(missing("experts_too_few, no_foreign_expert")));
  test("nor plans the visit", () =>
    expect(
      refusal(gold("submitted"), leave("finn"), ...staffed("dana", "DK"), expert("finn", visitOn("2026-09-17"))),
    ).toEqual(stateOf("left")));
  test("three, as once at Blue Maritime: planned", () =>
    expect(refusal(gold("submitted"), ...staffed("dana", "DK"), plan)).toBeNull());
});

describe("3.6: both experts from one firm only with the secretariat's recorded approval", () => {
  const oneFirm = submittedWith(staffed("nora", "NO", "audit-as"), staffed("finn", "FI", "audit-as"));
  const approve = secretariat({ step: "approve_same_firm", because: "Nobody else speaks the language" });
  const sameFirm = { refused: "same_firm", details: {} };

  test("without it no visit is planned", () => expect(refusal(oneFirm, plan)).toEqual(sameFirm));
  test("approved, with the reason in the trail", () => {
    expect(change(oneFirm, approve)).toEqual({ sameFirmApproved: true });
    expect(play(oneFirm, approve, plan).trail.at(-2)?.data).toEqual({
      step: "approve_same_firm",
      because: "Nobody else speaks the language",
    });
  });
  test("of two firms, or of none: nothing to approve", () => {
    const two = submittedWith(staffed("nora", "NO", "audit-as"), staffed("finn", "FI", "tarkastus-oy"));
    const none = submittedWith(staffed("nora", "NO"), staffed("finn", "FI"));
    const nothing = { refused: "no_same_firm", details: {} };
    expect([refusal(two, plan), refusal(none, plan), refusal(two, approve), refusal(none, approve)]).toEqual([
      null,
      null,
      nothing,
      nothing,
    ]);
  });
  // it was approved before anybody stood there, and held for whoever came
  test("approved for those who stand there, and for nobody who comes later", () =>
    expect(refusal(oneFirm, approve, leave("finn"), ...staffed("frida", "FI", "audit-as"), plan)).toEqual(sameFirm));
  test("one who comes later from the firm of the other is not overlooked: neither the visit nor the points count", () => {
    const planned = play(submittedWith(staffed("nora", "NO", "audit-as"), staffed("finn", "FI")), plan);
    const replaced = [leave("finn"), ...staffed("frida", "FI", "audit-as")];
    const points = pointsOf("gold-clear");
    const visited = play(planned, on("2026-09-17"), expert("nora", record("2026-09-17")), ...replaced);
    const scores = open({ nora: points, frida: points });
    expect([
      refusal(planned, ...replaced, on("2026-09-17"), expert("nora", record("2026-09-17"))),
      refusal(visited, scores),
      refusal(visited, approve, scores),
    ]).toEqual([sameFirm, sameFirm, null]);
  });
});
