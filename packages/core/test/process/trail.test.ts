import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asTaken,
  type CaseStep,
  chain,
  checkChain,
  FIRST_HASH,
  fold,
  hashText,
  type SealedText,
  seal,
  type TakenData,
  type TrailEntry,
  unseal,
} from "../../src/index.ts";
import { gold } from "./gold.ts";
import { cluster, expert, opened, play, secretariat } from "./support.ts";

/** Architecture, "Rules that hold everywhere", 9: hash chained, and what people type can be erased. */

let salts = 0;
const salt = () => (salts++).toString(16).padStart(32, "0");

interface Sealed {
  readonly trail: readonly TrailEntry[];
  readonly texts: ReadonlyMap<number, readonly SealedText[]>;
}

/** As the runner of the program keeps it. */
function kept(taken: ReturnType<typeof gold>["trail"]): Sealed {
  const texts = new Map<number, SealedText[]>();
  const trail: TrailEntry[] = [];
  for (const { number, at, by, data } of taken) {
    const sealed = seal(data, salt);
    texts.set(number, sealed.texts);
    const previousHash = trail.at(-1)?.hash ?? FIRST_HASH;
    trail.push(chain({ caseId: "case-1", number, at, ...by, data: sealed.data, previousHash }));
  }
  return { trail, texts };
}

const last = (trail: readonly TrailEntry[]) => ({
  number: trail.at(-1)?.number ?? 0,
  hash: trail.at(-1)?.hash ?? FIRST_HASH,
});
const faults = ({ trail, texts }: Sealed, of = trail) => checkChain(of, texts, last(trail));

const story = play(
  gold("published"),
  secretariat({ step: "suspend_label", because: "The team was dissolved" }),
  cluster({ step: "report_change", text: "A new team" }),
);
const whole = kept(story.trail);

describe("typed texts stand beside the trail", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom("", "sealed", '{"sealed":"abc"}', "\"'\\\n\r\t\u2028", "ł𝄞é", "__proto__", "\u0000"),
  );
  const typed: fc.Arbitrary<TakenData> = fc.oneof(
    nasty.map((because): CaseStep => ({ step: "suspend_label", because })),
    nasty.map((because): CaseStep => ({ step: "agree_value", row: "2.5", points: 3.5, because })),
    fc
      .tuple(nasty, nasty)
      .map(([indicator, text]): CaseStep => ({ step: "write_finding", row: indicator, kind: "fact", text })),
    fc
      .array(fc.record({ indicator: nasty, effect: nasty }), { maxLength: 4 })
      .map((areas): CaseStep => ({ step: "declare_areas", areas })),
    fc.option(nasty).map((observers): CaseStep => ({ step: "record_visit", lastDay: "2026-09-17", observers })),
  ) as fc.Arbitrary<TakenData>;

  test("sealed and unsealed, a step is what it was, also after the database's JSON", () => {
    fc.assert(
      fc.property(typed, (data) => {
        const sealed = seal(data, salt);
        expect(unseal(sealed.data, sealed.texts)).toEqual(data);
        expect(unseal(JSON.parse(JSON.stringify(sealed.data)), sealed.texts)).toEqual(data);
      }),
      { numRuns: 500 },
    );
  });
  test("nothing that was typed is in the sealed data", () => {
    fc.assert(
      fc.property(fc.uuid(), (secret) => {
        const steps: CaseStep[] = [
          { step: "declare_areas", areas: [{ indicator: "2.5", effect: secret }] },
          { step: "appeal", grounds: secret },
          { step: "record_visit", lastDay: "2026-09-17", observers: secret },
          { step: "write_finding", row: null, kind: "fact", text: secret },
          { step: "return_to_cluster", because: secret },
        ];
        for (const step of steps) expect(JSON.stringify(seal(step as TakenData, salt).data)).not.toContain(secret);
      }),
    );
  });
  test("by their place; equal texts have different hashes", () => {
    const areas = ["2.5", "5.3"].map((indicator) => ({ indicator, effect: "Better" }));
    const { data, texts } = seal({ step: "declare_areas", areas }, salt);
    expect(texts.map(({ path, text }) => [path, text])).toEqual([
      ["areas.0.effect", "Better"],
      ["areas.1.effect", "Better"],
    ]);
    const [one, two] = texts.map(hashText);
    expect(one).not.toBe(two);
    expect(data).toEqual({
      step: "declare_areas",
      areas: [
        { indicator: "2.5", effect: { sealed: one } },
        { indicator: "5.3", effect: { sealed: two } },
      ],
    });
  });
});

describe("the chain", () => {
  test("holds; the empty one as well", () => {
    expect(faults(whole)).toEqual([]);
    expect(checkChain([], new Map(), { number: 0, hash: FIRST_HASH })).toEqual([]);
  });
  test("tells the same case again", () => {
    const taken = whole.trail.map((entry) => asTaken(entry, whole.texts.get(entry.number)));
    expect(taken).toEqual(story.trail);
    expect(fold(opened("gold-clear").now, taken)).toEqual(story.now);
  });
  test("holds whatever order the keys of the database's JSON have", () => {
    const turned = whole.trail.map((entry) => turnedRound(entry) as TrailEntry);
    expect(Object.keys(turned[0] as object)).toEqual(Object.keys(whole.trail[0] as object).reverse());
    expect(faults(whole, turned)).toEqual([]);
  });
  test("each change of a field of an entry is found", () => {
    for (const [index, entry] of whole.trail.entries())
      for (const changed of changesOf(entry)) {
        const trail = whole.trail.with(index, changed);
        expect(checkChain(trail, whole.texts, last(whole.trail)), JSON.stringify(changed)).not.toEqual([]);
      }
  });
  test("a changed entry is named", () =>
    expect(faults(whole, whole.trail.with(4, { ...(whole.trail[4] as TrailEntry), person: "boris" }))).toEqual([
      { code: "entry_changed", number: 5 },
    ]));
  test("also one whose own hash was made to fit, by the next entry", () => {
    const { hash: _, ...entry } = whole.trail[4] as TrailEntry;
    expect(faults(whole, whole.trail.with(4, chain({ ...entry, person: "boris" })))).toEqual([
      { code: "entry_changed", number: 6 },
    ]);
  });
  test("and the last one by what the case says of its trail", () => {
    const { hash: _, ...entry } = whole.trail.at(-1) as TrailEntry;
    const index = whole.trail.length - 1;
    expect(faults(whole, whole.trail.with(index, chain({ ...entry, person: "boris" })))).toEqual([
      { code: "entry_changed", number: index + 1 },
    ]);
  });
  test("an entry left out anywhere, swapped with the next, or put in twice is found", () => {
    const { trail } = whole;
    for (const index of trail.keys()) {
      expect(faults(whole, trail.toSpliced(index, 1))[0]).toEqual({ code: "entry_missing", number: index + 1 });
      expect(faults(whole, trail.toSpliced(index, 0, trail[index] as TrailEntry))).not.toEqual([]);
      if (index > 0)
        expect(
          faults(whole, trail.toSpliced(index - 1, 2, trail[index] as TrailEntry, trail[index - 1] as TrailEntry))[0],
        ).toEqual({ code: "entry_missing", number: index });
    }
  });
  test("an end cut off anywhere is found, and an entry too many", () => {
    const { trail, texts } = whole;
    for (const length of trail.keys())
      expect(faults(whole, trail.slice(0, length))).toEqual([{ code: "entry_missing", number: length + 1 }]);
    expect(checkChain(trail, texts, last(trail.slice(0, -1)))).toEqual([
      { code: "entry_changed", number: trail.length },
    ]);
  });
  test("an entry of another case that fits otherwise is found", () => {
    const other = whole.trail.map((entry, index) => (index < 3 ? { ...entry, caseId: "case-2" } : entry));
    expect(faults(whole, other).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe("a text beside the chain", () => {
  const step = expert("nora", { step: "write_finding", row: "2.5", kind: "weakness", text: "Anna never answers" });
  const written = play(gold("report_draft"), step);
  const sealed = kept(written.trail);
  const number = written.now.number;
  const [text] = sealed.texts.get(number) as [SealedText];

  test("erased with its salt, the chain holds, and the text is empty", () => {
    const without: Sealed = { ...sealed, texts: new Map(sealed.texts).set(number, []) };
    expect(faults(without)).toEqual([]);
    expect(unseal(sealed.trail.at(-1)?.data, [])).toEqual({ ...step.step, text: "" });
  });
  test("all erased, the case stands where it stood", () => {
    const taken = sealed.trail.map((entry) => asTaken(entry));
    expect(fold(opened("gold-clear").now, taken)).toEqual(written.now);
  });
  test.each([
    ["text", { ...text, text: "Anna always answers" }],
    ["salt", { ...text, salt: "f".repeat(32) }],
    ["place", { ...text, path: "row" }],
    ["place, to one that is not there", { ...text, path: "because.long.gone" }],
  ])("with another %s is found", (_, changed) =>
    expect(faults({ ...sealed, texts: new Map(sealed.texts).set(number, [changed]) })).toEqual([
      { code: "text_changed", number, path: changed.path },
    ]),
  );
});

/** The same value, the keys of each object from last to first. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turnedRound(one)]),
  );
}

/** The value with one leaf other than it is, each in turn; a key more and a key less as well. */
function changesOf<T>(value: T): T[] {
  if (Array.isArray(value))
    return [
      ...value.flatMap((one, index) => changesOf(one).map((changed) => value.with(index, changed))),
      [...value, null],
    ] as T[];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, one]) =>
      changesOf(one).map((changed) => ({ ...value, [key]: changed })),
    ) as T[];
  if (typeof value === "string") return [`${value} `, ""].filter((other) => other !== value) as T[];
  if (typeof value === "number") return [value + 1, String(value)] as T[];
  return (value === null ? ["null", false] : [!value, null]) as T[];
}
