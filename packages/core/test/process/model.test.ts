import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CaseProcess,
  type CaseState,
  type Decided,
  evolve,
  fold,
  isRefusal,
  STATES,
  STEP_NAMES,
  type Taken,
  take,
} from "../../src/index.ts";
import { edition } from "../support.ts";
import { nextCommand } from "./commands.ts";
import { CLEAR, gold } from "./gold.ts";
import { CONTACTED, type Command, MEMBERS, Model, OFFICERS, ROLES } from "./model.ts";
import { allows } from "./model-asks.ts";
import { takes } from "./model-takes.ts";
import { circumstances, opened, type Played } from "./support.ts";

/** The reference model of issue D: thousands of commands by people of several roles on any days, the code beside the model. */

interface Run extends Played {
  readonly model: Model;
}
const PREVIOUS = [null, { label: "gold", validUntil: "2025-09-20" }, { label: "bronze", validUntil: "2027-01-31" }];
const seenStates = new Set<string>();
const seenSteps = new Set<string>();

function start(previous: CaseProcess["previous"]): Run {
  const { now, trail, world } = opened("gold-clear", { previous });
  const sealed = { nora: CLEAR, dana: CLEAR };
  return {
    now,
    trail,
    world: { ...world, today: "2026-09-01", roles: ROLES, board: MEMBERS, officers: OFFICERS, sealed },
    model: new Model(edition.hash),
  };
}

/** The beginning of a story; the rest is left to chance. */
function begun(previous: CaseProcess["previous"], state: CaseState): Run {
  const commands = gold(state).trail.map(
    ({ data, by, at }): Command => ({ step: data, ...by, today: at.slice(0, 10) }),
  );
  return commands.reduce(step, start(previous));
}

/** What the code and the model say of it; the run after it. */
function step(run: Run, command: Command): Run {
  const world = { ...run.world, today: command.today };
  const by = circumstances({ ...run, world }, command);
  const answer = take(run.now, command.step, by);
  const allowed = allows(run.model, command);
  expect({ command, taken: !isRefusal(answer), answer }).toEqual({ command, taken: allowed, answer });
  if (isRefusal(answer)) return { ...run, world };
  const { person, party, today } = command;
  const number = run.now.number + 1;
  const taken: Taken = { number, by: { person, party }, at: `${today}T12:00:00.000Z`, data: answer };
  const offices = ["secretariat", "board", "appeals"];
  if (offices.includes(party)) {
    expect(ROLES[person as string]).not.toContain("cluster");
    expect(run.now.experts.map(({ expert }) => expert)).not.toContain(person);
  }
  lawful(run, taken);
  takes(run.model, command, number);
  const after = { ...run, world, now: evolve(run.now, taken), trail: [...run.trail, taken] };
  agrees(after);
  seenStates.add(after.now.state);
  seenSteps.add(command.step.step);
  return after;
}

function agrees({ now, model, trail }: Run): void {
  expect({
    state: now.state,
    experts: now.experts.map(({ expert, state }) => `${expert} ${state}`).sort(),
    invoice: now.invoice.state,
    scores: [...now.scores.keys()].sort(),
    agreed: [...now.agreed].sort(),
    contacted: now.facts.get(CONTACTED)?.value,
    open: now.openFacts.size > 0,
    findings: now.findings,
    signed: now.recommendation?.signedBy ?? [],
    outcome: now.decision?.outcome ?? null,
    appeal: now.appeal,
    standing: now.standing,
    number: trail.length,
  }).toEqual({
    state: model.state,
    experts: [...model.experts].map(([expert, { state }]) => `${expert} ${state}`).sort(),
    invoice: model.invoice,
    scores: [...model.scores.keys()].sort(),
    agreed: [...model.agreed].sort(),
    contacted: model.contacted,
    open: model.contactsOpen,
    findings: model.findings,
    signed: model.recommended?.by ?? [],
    outcome: model.outcome,
    appeal: model.appeal,
    standing: model.standing,
    number: now.number,
  });
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What a single step may never do, whatever the model says. */
function lawful({ now, trail }: Run, { data, at }: Taken): void {
  if (data.step === "leave_case" && now.scores.has(data.expert))
    expect(data.setAside, "opened points are set aside").toEqual(now.scores.get(data.expert));
  if (data.step === "appeal") {
    const sent = trail.findLast((one) => one.data.step === "send_decision")?.at ?? "";
    expect(days(sent.slice(0, 10), at.slice(0, 10))).toBeLessThanOrEqual(30);
  }
  if (data.step !== "decide") return;
  const votes = lawfulVotes(now, trail);
  const count = (vote: string) => [...votes.values()].filter((given) => given === vote).length;
  expect(data.votes).toEqual({ for: count("for"), against: count("against"), abstain: count("abstain") });
  expect(votes.size * 2).toBeGreaterThan(data.entitled);
  if (data.outcome === "awarded") lawfulDates(now, data);
  else expect([data.validFrom, data.validUntil]).toEqual([null, null]);
}

/** As the trail has them since the case was put before the board, without those who may not vote in it. */
function lawfulVotes({ experts }: CaseProcess, trail: Run["trail"]): ReadonlyMap<string, string> {
  const put = trail.findLastIndex((one) => one.data.step === "put_before_board");
  const votes = new Map<string, string>();
  for (const { data, by } of trail.slice(put)) if (data.step === "vote") votes.set(by.person as string, data.vote);
  for (const { expert } of experts) votes.delete(expert);
  for (const { data, by } of trail) {
    const out = data.step === "declare_board_conflict" || data.step === "decide_appeal" || by.party === "secretariat";
    if (out) votes.delete(by.person as string);
  }
  return votes;
}

function lawfulDates({ previous, visitedOn }: CaseProcess, data: Decided): void {
  expect(data.final?.points).toBeGreaterThanOrEqual(120);
  const renewed = previous?.label === "gold" && (visitedOn as string) <= "2026-09-20";
  expect([data.kind, data.validFrom, data.validUntil]).toEqual(
    renewed
      ? ["renewal", "2025-09-21", "2027-09-20"]
      : ["first", visitedOn, `${Number(visitedOn?.slice(0, 4)) + 2}${visitedOn?.slice(4)}`.replace("02-29", "02-28")],
  );
}

/** What has to be true of the whole story. */
function lawfulStory({ now, trail }: Run, opened: CaseProcess): void {
  expect(fold(opened, trail), "refused steps changed nothing").toEqual(now);
  // one decision stands at most; a further one only after an appeal was returned
  const returned = trail.filter(({ data }) => data.step === "decide_appeal" && data.outcome === "returned").length;
  const decided = trail.filter(({ data }) => data.step === "decide").length;
  expect([now.overturned.length, decided]).toEqual([returned, returned + (now.decision ? 1 : 0)]);
  expect(now.overturned.every(({ outcome }) => outcome === "refused")).toBe(true);
  // points that were opened count, or were set aside
  const lastOpened = trail.findLast(({ data }) => data.step === "open_scores");
  if (lastOpened?.data.step === "open_scores")
    for (const { expert, points } of lastOpened.data.scores) {
      const left = trail.find(
        ({ data, number }) => data.step === "leave_case" && data.expert === expert && number > lastOpened.number,
      );
      expect(left ? "setAside" in left.data && left.data.setAside : now.scores.get(expert)).toEqual(points);
    }
}

const move = fc.record({ wild: fc.integer({ min: 0, max: 3 }), wait: fc.nat({ max: 400 }), seed: fc.nat() });

/** Numbers from a seed, so that a story that fails can be told again. */
function chances(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Mostly the same day or the next, sometimes weeks later. */
function later(today: string, wait: number): string {
  const passed = wait < 300 ? 0 : wait < 380 ? 1 : wait < 396 ? 6 : 31;
  return new Date(Date.parse(today) + passed * 86_400_000).toISOString().slice(0, 10);
}

/** Always the same stories, so that the test after this one can say what they reach. */
const SEED = 1;
const BEGINNINGS = [
  "draft",
  "submitted",
  "visited",
  "consensus",
  "fact_check",
  "before_board",
  "refused",
  "awarded",
] as const;

test("3.4: random people with several roles, random steps, random days: taken exactly when the model allows it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PREVIOUS),
      fc.constantFrom(...BEGINNINGS),
      fc.array(move, { minLength: 30, maxLength: 100 }),
      (previous, beginning, moves) => {
        let run = begun(previous, beginning);
        for (const { wild, wait, seed } of moves) {
          const today = later(run.world.today, wait);
          run = step(run, nextCommand(run.model, today, wild === 0, chances(seed)));
        }
        lawfulStory(run, start(previous).now);
      },
    ),
    { numRuns: 80, seed: SEED },
  );
}, 60_000);

test("on the way every state was reached, and each step of Gold taken", () => {
  const never = ["declare_areas", "confirm_area"];
  expect(STATES.filter((state) => !seenStates.has(state))).toEqual([]);
  expect(STEP_NAMES.filter((name) => !seenSteps.has(name))).toEqual(never);
});
