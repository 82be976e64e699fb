import { describe, expect, test } from "vitest";
import { releaseOf } from "./release-of.ts";

/** Yes and no, codes and lists of codes: rule 4 of docs/disclosure.md. */

describe("rule 4: shares of yes only when at least 3 say yes and 3 say no", () => {
  const answers = (yes: number, no: number): boolean[] => [
    ...new Array<boolean>(yes).fill(true),
    ...new Array<boolean>(no).fill(false),
  ];
  const FACT = "strategy.written";
  test.each<[number, number, unknown]>([
    [2, 1, { n: 3, withheld: "too_few" }],
    [0, 8, { n: 8, withheld: "few" }],
    [2, 8, { n: 10, withheld: "few" }],
    [3, 7, { n: 10, step: 0.2, share: 0.4 }],
    [3, 3, { n: 6, step: 0.2, share: 0.6 }],
    [7, 3, { n: 10, step: 0.2, share: 0.8 }],
    [8, 2, { n: 10, withheld: "nearly_all" }],
    [8, 0, { n: 8, withheld: "nearly_all" }],
    [5, 10, { n: 15, step: 0.05, share: 0.35 }],
    [6, 8, { n: 14, step: 0.2, share: 0.4 }],
    [12, 3, { n: 15, step: 0.05, share: 0.8 }],
  ])("%i yes and %i no: %j", (yes, no, expected) =>
    expect(releaseOf(FACT, answers(yes, no))).toEqual({ fact: FACT, ...(expected as object) }),
  );
});

describe("rule 4: frequencies of codes named by at least 3 and not named by at least 3", () => {
  const FORM = "organisation.legal_form";
  const codes = (counts: Readonly<Record<string, number>>): string[] =>
    Object.entries(counts).flatMap(([code, n]) => new Array<string>(n).fill(code));
  test("most frequent first, then by code; rare ones are left out", () => {
    expect(releaseOf(FORM, codes({ foundation: 4, association: 8, company: 4, host: 2, cooperative: 2 }))).toEqual({
      fact: FORM,
      n: 20,
      step: 0.05,
      frequencies: [
        { code: "association", share: 0.4 },
        { code: "company", share: 0.2 },
        { code: "foundation", share: 0.2 },
      ],
    });
  });
  test("a code that all but two have would tell who has not", () => {
    expect(releaseOf(FORM, codes({ association: 8, host: 2 }))).toEqual({ fact: FORM, n: 10, withheld: "nearly_all" });
    expect(releaseOf(FORM, codes({ association: 7, host: 3 }))).toMatchObject({
      frequencies: [{ code: "association" }, { code: "host" }],
    });
  });
  test("one choice each: a remainder of one or two would follow by subtraction, the rarest shown code goes with it", () => {
    expect(releaseOf(FORM, codes({ association: 10, foundation: 4, host: 2 }))).toMatchObject({
      n: 16,
      frequencies: [{ code: "association", share: 0.65 }],
    });
    expect(releaseOf(FORM, codes({ association: 10, foundation: 4, host: 3 }))).toMatchObject({
      n: 17,
      frequencies: [{}, {}, {}],
    });
    expect(releaseOf(FORM, codes({ association: 10, foundation: 4, host: 2, company: 1 }))).toMatchObject({
      n: 17,
      frequencies: [{}, {}],
    });
  });
  test("several choices: what is left out does not follow", () => {
    const themes = [
      ...new Array(10).fill(["energy"]),
      ...new Array(4).fill(["water"]),
      ...new Array(2).fill(["soil"]),
    ] as string[][];
    expect(releaseOf("strategy.themes", themes)).toMatchObject({
      n: 16,
      frequencies: [{ code: "energy" }, { code: "water" }],
    });
  });
  test("a share that rounds to nothing is left out", () => {
    expect(
      releaseOf("strategy.themes", [
        ...new Array(77).fill([]),
        ...new Array(20).fill(["energy"]),
        ...new Array(3).fill(["soil"]),
      ] as string[][]),
    ).toMatchObject({
      frequencies: [
        { code: "energy", share: 0.2 },
        { code: "soil", share: 0.05 },
      ],
    });
    expect(
      releaseOf("strategy.themes", [
        ...new Array(117).fill([]),
        ...new Array(20).fill(["energy"]),
        ...new Array(3).fill(["soil"]),
      ] as string[][]),
    ).toMatchObject({ frequencies: [{ code: "energy", share: 0.15 }] });
  });
  test("nothing named often enough: few", () => {
    expect(releaseOf(FORM, codes({ association: 2, foundation: 2, host: 2 }))).toEqual({
      fact: FORM,
      n: 6,
      withheld: "few",
    });
  });
  test("3 of 6 and 3 of 6", () => {
    expect(releaseOf(FORM, codes({ association: 3, host: 3 }))).toEqual({
      fact: FORM,
      n: 6,
      step: 0.2,
      frequencies: [
        { code: "association", share: 0.6 },
        { code: "host", share: 0.6 },
      ],
    });
  });
  test("of several codes each counts once in a cluster", () => {
    const themes = [
      ...new Array(5).fill(["energy", "energy", "water"]),
      ...new Array(10).fill(["energy"]),
      ...new Array(5).fill([]),
    ] as string[][];
    expect(releaseOf("strategy.themes", themes)).toEqual({
      fact: "strategy.themes",
      n: 20,
      step: 0.05,
      frequencies: [
        { code: "energy", share: 0.75 },
        { code: "water", share: 0.25 },
      ],
    });
  });
  test("fewer than six: nothing", () =>
    expect(releaseOf(FORM, codes({ association: 5 }))).toEqual({ fact: FORM, n: 5, withheld: "too_few" }));
});

describe("rule 4: a number that is told by how often each value is given", () => {
  const LANGUAGES = "web.languages";
  const numbers = (counts: Readonly<Record<number, number>>): number[] =>
    Object.entries(counts).flatMap(([value, n]) => new Array<number>(n).fill(Number(value)));
  const told = (counts: Readonly<Record<number, number>>): unknown => releaseOf(LANGUAGES, numbers(counts), true);
  // cause: a median and quartiles were released of it, whatever the question asked for
  test("has frequencies like a choice of one, most frequent first, and no median", () =>
    expect(told({ 1: 6, 2: 9, 10: 5 })).toEqual({
      fact: LANGUAGES,
      n: 20,
      step: 0.05,
      frequencies: [
        { code: "2", share: 0.45 },
        { code: "1", share: 0.3 },
        { code: "10", share: 0.25 },
      ],
    }));
  test("fewer than six: nothing", () => expect(told({ 1: 5 })).toEqual({ fact: LANGUAGES, n: 5, withheld: "too_few" }));
  test("a number that all but two give would tell who does not", () =>
    expect(told({ 2: 8, 3: 2 })).toEqual({ fact: LANGUAGES, n: 10, withheld: "nearly_all" }));
  test("no number given by three: few", () =>
    expect(told({ 1: 2, 2: 2, 3: 2 })).toEqual({ fact: LANGUAGES, n: 6, withheld: "few" }));
  test("a remainder of one or two takes the rarest shown number along", () =>
    expect(told({ 1: 10, 2: 4, 7: 2 })).toMatchObject({ n: 16, frequencies: [{ code: "1", share: 0.65 }] }));
  test("the largest number of one cluster is not shown", () =>
    expect(JSON.stringify(told({ 1: 8, 2: 8, 3: 3, 19: 1 }))).not.toContain("19"));
  test("in steps of 20 % below fifteen", () =>
    expect(told({ 1: 5, 2: 5 })).toMatchObject({ step: 0.2, frequencies: [{ share: 0.6 }, { share: 0.6 }] }));
});
