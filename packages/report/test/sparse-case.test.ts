import { describe, expect, test } from "vitest";
import { allOf, blocksOf, openerOf, pageOfRow, textsOf } from "./support/blocks.ts";
import { contextOf, LANGUAGES, planOf } from "./support/cases.ts";

/** IKT Grenland 2009: eight published facts. Two indicators are scored, one gate is met, all else is unknown and says so. */

const NAME = "ikt-grenland-2009";
const SCORED = ["1.1.2", "2.2.1"];
const MET = "1.1.0";

describe.each(LANGUAGES)("in %s", (language) => {
  const context = contextOf(NAME, language);
  const document = planOf(NAME, language);
  const { t, wording } = context;
  const unknown = context.rows.filter((row) => row.id !== MET && !SCORED.includes(row.id));

  test("two indicators have points, 1.1.0 is a met gate without points, the others are unknown", () => {
    expect(context.rows.filter((row) => row.scored.points !== null && row.scored.max > 0).map((row) => row.id)).toEqual(
      SCORED,
    );
    const gate = context.rows.find((row) => row.id === MET)?.scored;
    expect([gate?.gate, gate?.points, gate?.max]).toEqual(["met", null, 0]);
    expect(unknown.map((row) => row.scored.state)).toEqual(Array.from({ length: 28 }, () => "unknown"));
  });

  test("is compared with Norway, clusters with Gold, and all; positions are measured against all", () => {
    expect(context.groups.map((group) => group.id)).toEqual(["country:NO", "label:gold", "all"]);
    expect(context.main?.name).toBe(t("groups.all"));
    expect(context.groups[0]?.name).toBe(wording.country("NO"));
  });

  test("an unknown row shows the word, no figure, no place, and where the answer is found", () => {
    for (const row of unknown.filter((r) => r.own === null)) {
      const page = pageOfRow(document, context, row.id);
      expect(
        allOf([page], "value").map(({ value, unit }) => [value, unit]),
        row.id,
      ).toEqual([[t("condition.unknown"), ""]]);
      const strips = allOf([page], "strips").flatMap((block) => block.rows);
      expect(
        strips.filter((r) => "own" in r && (r.own !== null || r.band !== null)),
        row.id,
      ).toEqual([]);
      expect(
        allOf([page], "ladder").map(({ reached }) => reached),
        row.id,
      ).toEqual([null]);
      expect(allOf([page], "recommendation"), row.id).toEqual([]);
      expect(
        allOf([page], "labelled").map(({ label }) => label),
        row.id,
      ).toContain(t("row.unknown"));
    }
  });

  test("no zero stands for unknown: not in the chapters, not in the profile, not in the points", () => {
    for (const dimension of context.scheme.dimensions) {
      const [table] = allOf([openerOf(document, context, dimension)], "table");
      for (const [id, , own, , , points] of table?.rows ?? []) {
        if (!unknown.some((row) => row.id === id)) continue;
        const row = unknown.find((r) => r.id === id);
        const shown = [points, ...(row?.own === null ? [own] : [])].map((cell) =>
          typeof cell === "string" ? cell : cell?.text,
        );
        expect(shown, String(id)).toEqual(shown.map(() => t("condition.unknown")));
      }
    }
    const [profile] = allOf(document.pages, "profile");
    const known = new Set(SCORED.map((id) => context.rows.find((row) => row.id === id)?.dimension));
    expect(profile?.rows.map(({ value }) => value !== null)).toEqual(
      context.scheme.dimensions.map((dimension) => known.has(dimension)),
    );
    expect(profile?.rows.filter(({ value, text }) => value === 0 || text === "0")).toEqual([]);
  });

  test("the score is a range, drawn as certain and open", () => {
    const bars = allOf(document.pages, "score-bar");
    expect(bars.map(({ lowest, highest, max }) => [lowest, highest, max])).toEqual(bars.map(() => [8, 148, 150]));
    expect(
      textsOf(document.pages).filter(
        ({ text }) => text === t("summary.outcome_undecided", { label: wording.code("label", "gold") }),
      ).length,
    ).toBeGreaterThan(0);
  });

  test("the assumed fact is named on every page that rests on it, and nowhere else", () => {
    const note = t("row.origin_assumed", { facts: wording.factName("participants.committed") });
    const named = context.rows.filter((row) =>
      allOf([pageOfRow(document, context, row.id)], "value").some((block) => block.note.includes(note)),
    );
    const resting = context.rows.filter((row) => row.audit?.basis.includes("participants.committed"));
    expect(resting.length).toBeGreaterThan(1);
    expect(named.map((row) => row.id)).toEqual(resting.map((row) => row.id));
  });

  test("the annex marks the assumed fact with its note, and every fact that is missing", () => {
    const rows = allOf(document.pages, "table")
      .filter((table) => table.columns[3]?.title === t("annex.origin"))
      .flatMap((table) => table.rows);
    const originOf = (fact: string) => rows.find(([name]) => name === wording.factName(fact))?.[3];
    expect(originOf("participants.committed")).toMatch(new RegExp(`^${t("annex.origin_assumed")}; `));
    expect(originOf("team.fte")).toMatch(new RegExp(`^${t("annex.origin_entered")}; `));
    expect(originOf("participants.sme")).toBe(t("annex.origin_missing"));
    expect(
      rows.filter(
        ([, value, , origin]) =>
          origin === t("annex.origin_missing") && (typeof value === "string" || value?.text !== t("condition.unknown")),
      ),
    ).toEqual([]);
  });

  test("what to do names what is known: both scored rows, then what to fill in", () => {
    expect(context.improve).toEqual(SCORED);
    const titles = document.pages.flatMap(blocksOf).flatMap((block) => (block.kind === "heading" ? [block.text] : []));
    expect(titles).toContain(t("recommendations.missing_title"));
    const rows = allOf(document.pages, "table")
      .filter((table) => table.columns[1]?.title === t("recommendations.missing_where"))
      .flatMap((table) => table.rows);
    expect(rows).toHaveLength(28);
  });

  test("does not say that the cluster is invented", () => {
    const [cover] = allOf(document.pages, "cover");
    expect(cover?.notices).toContain(t("cover.real"));
    expect(cover?.notices).not.toContain(t("cover.invented"));
  });
});
