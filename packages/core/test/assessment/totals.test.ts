import { describe, expect, test } from "vitest";
import { bronze, example, readData, rowOf, scoreCase, scored } from "../support.ts";

/** Total and dimensions of both schemes, and rows of the interview (README-tables.md, "Gold rubric", "Bronze questions"). */

describe("total of the audit", () => {
  test("nothing known: 0 points, lowest 0, highest 150, 30 rows unknown", () => {
    const { total, dimensions } = scored({});
    expect(total).toEqual({ points: 0, max: 150, share: 0, lowest: 0, highest: 150, unknown: 30 });
    expect(dimensions).toEqual([
      { id: "1", points: 0, max: 15, unknown: 3 },
      { id: "2", points: 0, max: 50, unknown: 10 },
      { id: "3", points: 0, max: 10, unknown: 2 },
      { id: "4", points: 0, max: 60, unknown: 12 },
      { id: "5", points: 0, max: 15, unknown: 3 },
    ]);
  });

  test("points sum the known rows, lowest counts unknown rows as 0, highest as their maximum", () => {
    const { total } = scored({ facts: { "participants.committed": 40, "press.mentions": 1 } });
    expect(total).toEqual({ points: 4, max: 150, share: 4 / 150, lowest: 4, highest: 4 + 28 * 5, unknown: 28 });
  });

  test("share = points / max, also when a row is not applicable", () => {
    const data = example("gold-clear");
    data.facts["cluster.national"] = true;
    const { total } = scoreCase(readData(data));
    expect(total).toEqual({ points: 131, max: 145, share: 131 / 145, lowest: 131, highest: 131, unknown: 0 });
  });

  test("every dimension has the sum of its own rows", () => {
    const result = scoreCase(readData(example("gold-exactly-120")));
    for (const { id, points, max } of result.dimensions) {
      const own = result.rows.filter((row) => row.dimension === id);
      expect([points, max]).toEqual([
        own.reduce((sum, row) => sum + (row.points ?? 0), 0),
        own.reduce((sum, row) => sum + row.max, 0),
      ]);
    }
  });
});

describe("the interview: nothing earns points", () => {
  const empty = scored({ scheme: "ecei-bronze" });

  test("36 questions in the order of the list", () => {
    expect(bronze.rows.map((row) => row.id)).toEqual(
      Array.from({ length: 36 }, (_, i) => `B${String(i + 1).padStart(2, "0")}`),
    );
  });
  test("total points, max, lowest and highest are 0, share null, unknown counts the questions", () => {
    expect(empty.total).toEqual({ points: 0, max: 0, share: null, lowest: 0, highest: 0, unknown: 36 });
    expect(empty.dimensions).toEqual([
      { id: "A", points: 0, max: 0, unknown: 9 },
      { id: "B", points: 0, max: 0, unknown: 7 },
      { id: "C", points: 0, max: 0, unknown: 4 },
      { id: "D", points: 0, max: 0, unknown: 8 },
      { id: "E", points: 0, max: 0, unknown: 4 },
      { id: "F", points: 0, max: 0, unknown: 4 },
    ]);
  });
  test("points null, max 0, gate none, no rule for every question", () => {
    for (const row of empty.rows)
      expect([row.points, row.max, row.gate, row.rule, row.state]).toEqual([null, 0, "none", null, "unknown"]);
  });
  test("scored means that the headline fact is known", () => {
    const row = rowOf(scored({ scheme: "ecei-bronze", facts: { "team.fte": 2 } }), "B11");
    expect([row.state, row.value, row.unit]).toEqual(["scored", 2, "fte"]);
  });
  test("a known fact beside an unknown headline leaves the question unknown", () => {
    const row = rowOf(scored({ scheme: "ecei-bronze", facts: { "team.persons": 3 } }), "B11");
    expect([row.state, row.value]).toEqual(["unknown", null]);
  });
  test("0, false and the empty list are known answers", () => {
    const result = scored({
      scheme: "ecei-bronze",
      facts: { "team.leavers": 0, "strategy.written": false, "team.fte": 0 },
    });
    expect(["B14", "B21", "B11"].map((id) => [rowOf(result, id).state, rowOf(result, id).value])).toEqual([
      ["scored", 0],
      ["scored", false],
      ["scored", 0],
    ]);
  });
  test("the explanation has the answer and, for an absolute trigger, its condition and result", () => {
    const row = rowOf(scored({ scheme: "ecei-bronze", facts: { "finance.months_secured": 11 } }), "B20");
    expect(row.explanation).toEqual([
      { code: "answer", fact: "finance.months_secured", value: 11 },
      { code: "trigger", condition: "finance.months_secured < 12", fires: true },
    ]);
  });
  test("a question without absolute trigger has only the answer, and the assumed facts behind it", () => {
    const row = rowOf(scored({ scheme: "ecei-bronze", facts: { "team.fte": { value: 2, assumed: true } } }), "B11");
    expect(row.explanation).toEqual([
      { code: "answer", fact: "team.fte", value: 2 },
      { code: "assumed_fact", fact: "team.fte" },
    ]);
  });
});
