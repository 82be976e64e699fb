import { describe, expect, test } from "vitest";
import { planReport } from "../src/index.ts";
import { buildContext } from "../src/model/context.ts";
import { allOf } from "./support/blocks.ts";
import { exampleData, inputOf, LANGUAGES, readData } from "./support/cases.ts";

/** Where an answer comes from that the register of the cluster filled: the annex tells it, with the other value where there is one. */
describe.each(LANGUAGES)("in %s", (language) => {
  const data = exampleData("gold-clear");
  const register = { value: 12, on: "2026-05-01" };
  data.facts = {
    ...data.facts,
    "press.mentions": { value: 12, register },
    "press.wide_reach": { value: 3, note: "two were logged late", register: { ...register, value: 1 } },
  };
  const input = inputOf("gold-clear", language, { case: readData(data) });
  const { t, wording } = buildContext(input, 1);
  const rows = allOf(planReport(input).pages, "table")
    .filter((table) => table.columns[3]?.title === t("annex.origin"))
    .flatMap((table) => table.rows);
  const originOf = (fact: string) => rows.find(([name]) => name === wording.factName(fact))?.[3];

  test("a value that came from there has its day", () => {
    expect(originOf("press.mentions")).toBe(t("annex.origin_register", { day: wording.day("2026-05-01") }));
  });
  test("another one has what the register said, and the reason", () => {
    const said = t("annex.origin_differs", { value: wording.value("press.wide_reach", 1) });
    expect(originOf("press.wide_reach")).toBe(`${said}; two were logged late`);
  });
});
