import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BallotResult, countBallot, type Vote } from "../../src/index.ts";

/** excellence.md 3.4, the decision of the board: more than half of the members entitled to vote, without those in conflict. */

const board = (size: number): string[] => Array.from({ length: size }, (_, i) => `m${i}`);

function vote(size: number, votes: Record<string, Vote>, conflicted: string[] = []): BallotResult {
  return countBallot({ entitled: board(size), conflicted, votes: new Map(Object.entries(votes)) });
}

describe("nothing is decided", () => {
  test("by half of the board", () => {
    expect(vote(6, { m0: "for", m1: "for", m2: "for" })).toEqual({
      members: 6,
      present: 3,
      quorum: 4,
      for: 3,
      against: 0,
      abstained: 0,
      disregarded: [],
      outcome: "undecided",
      reason: "no_quorum",
    });
  });
  test("by a tie, which refuses nothing", () => {
    expect(vote(5, { m0: "for", m1: "against", m2: "abstain" })).toEqual({
      members: 5,
      present: 3,
      quorum: 3,
      for: 1,
      against: 1,
      abstained: 1,
      disregarded: [],
      outcome: "undecided",
      reason: "no_majority",
    });
  });
  test("when all abstain", () => {
    const { outcome, reason } = vote(3, { m0: "abstain", m1: "abstain", m2: "abstain" });
    expect({ outcome, reason }).toEqual({ outcome: "undecided", reason: "no_majority" });
  });
  test("by a board whose members are all in conflict, nor by one without members", () => {
    expect(vote(2, { m0: "for", m1: "for" }, ["m0", "m1"])).toMatchObject({ members: 0, reason: "no_quorum" });
    expect(vote(0, {})).toMatchObject({ members: 0, quorum: 1, outcome: "undecided", reason: "no_quorum" });
  });
});

describe("votes of members in conflict, or of people who are not entitled,", () => {
  test("are not votes, and make no quorum", () => {
    const result = vote(4, { m0: "for", m1: "for", m3: "for", guest: "for" }, ["m3", "m2", "m0"]);
    expect(result).toEqual({
      members: 1,
      present: 1,
      quorum: 1,
      for: 1,
      against: 0,
      abstained: 0,
      disregarded: ["guest", "m0", "m3"],
      outcome: "approved",
      reason: null,
    });
    expect(vote(4, { m0: "for", guest: "for", other: "for" }).reason).toBe("no_quorum");
  });
});

describe("a quorum", () => {
  test("is more than half: 3 of 5, 4 of 6, 1 of 1", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((size) => vote(size, {}).quorum)).toEqual([1, 2, 2, 3, 3, 4, 4]);
  });
  test("gets smaller with those in conflict: of 6 with two in conflict 3 decide", () => {
    const result = vote(6, { m0: "for", m1: "for", m2: "against" }, ["m4", "m5"]);
    expect(result).toMatchObject({ members: 4, quorum: 3, present: 3, outcome: "approved", reason: null });
  });
  test("counts who abstains", () => {
    expect(vote(5, { m0: "against", m1: "abstain", m2: "abstain" })).toMatchObject({ outcome: "rejected" });
  });
});

const ballots = fc.record({
  size: fc.nat(9),
  votes: fc.dictionary(fc.constantFrom(...board(9), "guest"), fc.constantFrom<Vote>("for", "against", "abstain")),
  conflicted: fc.uniqueArray(fc.constantFrom(...board(9), "nobody")),
});

describe("laws of a vote", () => {
  test("it is decided exactly when twice the present are more than the members and the sides differ", () => {
    fc.assert(
      fc.property(ballots, ({ size, votes, conflicted }) => {
        const result = vote(size, votes, conflicted);
        const decided = 2 * result.present > result.members && result.for !== result.against;
        expect(result.outcome !== "undecided").toBe(decided);
        expect(result.reason === null).toBe(decided);
        if (decided) expect(result.outcome).toBe(result.for > result.against ? "approved" : "rejected");
        expect(result.for + result.against + result.abstained).toBe(result.present);
        expect(result.present + result.disregarded.length).toBe(Object.keys(votes).length);
      }),
    );
  });
  test("turning every vote round turns the outcome round", () => {
    const other = { for: "against", against: "for", abstain: "abstain" } as const;
    const opposite = { approved: "rejected", rejected: "approved", undecided: "undecided" } as const;
    fc.assert(
      fc.property(ballots, ({ size, votes, conflicted }) => {
        const turned = Object.fromEntries(Object.entries(votes).map(([id, own]) => [id, other[own]]));
        expect(vote(size, turned, conflicted).outcome).toBe(opposite[vote(size, votes, conflicted).outcome]);
      }),
    );
  });
  test("what somebody in conflict says changes nothing", () => {
    fc.assert(
      fc.property(ballots, fc.constantFrom<Vote>("for", "against", "abstain"), ({ size, votes, conflicted }, own) => {
        const silent = Object.fromEntries(Object.entries(votes).filter(([id]) => !conflicted.includes(id)));
        const loud = { ...silent, ...Object.fromEntries(conflicted.map((id) => [id, own])) };
        const { disregarded: _, ...counted } = vote(size, loud, conflicted);
        const { disregarded: __, ...quiet } = vote(size, silent, conflicted);
        expect(counted).toEqual(quiet);
      }),
    );
  });
});
