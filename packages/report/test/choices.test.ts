import type { ReleasedGroup, ReleasedPortfolio, Statistic } from "@klynge/core";
import { releasePortfolio } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { findAssets, type Page, planReport, type ReportDocument, setPdf } from "../src/index.ts";
import { buildContext, type ReportContext } from "../src/model/context.ts";
import { patternsIn } from "../src/texts.ts";
import { allOf, type BlockOf, blocksOf, pageOfRow, textsOf } from "./support/blocks.ts";
import {
  contextOf,
  edition,
  exampleData,
  inputOf,
  LANGUAGES,
  planOf,
  portfolioOf,
  readData,
  released,
} from "./support/cases.ts";

/** How often each answer is given and how a whole divides: all that was released is shown, and why the rest is not. */

const NAME = "bronze-weak-international";

function textOf(cell: unknown): string {
  return typeof cell === "string" ? cell : ((cell as { text?: string } | undefined)?.text ?? "");
}

/** The page of a question, and the one behind it where the question has two. */
function pagesOfRow(document: ReportDocument, context: ReportContext, id: string): Page[] {
  const first = pageOfRow(document, context, id);
  const next = document.pages[document.pages.indexOf(first) + 1];
  const [head] = next?.blocks ?? [];
  const goesOn = head?.kind === "kicker" && head.text.startsWith(`${id} `);
  return next && goesOn ? [first, next] : [first];
}

/** The block that stands under a heading, and the notes behind it. */
function under(pages: readonly Page[], heading: string): { table: BlockOf<"table"> | null; notes: string[] } {
  const blocks = pages.flatMap(blocksOf);
  const at = blocks.findIndex((block) => block.kind === "heading" && block.text === heading);
  expect(at, heading).toBeGreaterThanOrEqual(0);
  const end = blocks.findIndex((block, i) => i > at && block.kind !== "table" && block.kind !== "small");
  const own = blocks.slice(at + 1, end === -1 ? undefined : end);
  const [table] = own;
  return {
    table: table?.kind === "table" ? table : null,
    notes: own.flatMap((block) => (block.kind === "small" ? [block.text] : [])),
  };
}

function reportOf(statistics: ReleasedPortfolio, facts: Record<string, unknown> = {}) {
  const data = exampleData(NAME);
  Object.assign(data.facts, facts);
  const input = inputOf(NAME, "en", { case: readData(data), released: statistics });
  return { context: buildContext(input, 0.985), document: planReport(input) };
}

/** Twenty clusters of one driver: nothing else may be told of them. */
const alike = releasePortfolio(
  edition,
  portfolioOf(
    ["cluster,country,cluster.driver", ...Array.from({ length: 20 }, (_, i) => `c${i},NO,research`)].join("\n"),
  ),
  "alike",
  false,
);

describe("withheld", () => {
  // cause: the lead told to read frequencies that are not there; the page said fewer than six, the annex nearly all
  test("twenty clusters that answer alike: page, lead and annex say the same, and no table is promised", () => {
    const { context, document } = reportOf(alike, { "cluster.driver": "research" });
    const { t } = context;
    const pages = pagesOfRow(document, context, "B03");
    const reason = t("groups.withheld_nearly_all_choose");
    const { table, notes } = under(pages, t("row.frequencies_title"));
    expect([table, notes]).toEqual([null, [`Norway [20]. ${reason}.`, `All clusters [20]. ${reason}.`]]);
    const value = context.wording.code("driver", "research");
    const [lead] = allOf(pages, "lead");
    const row = context.rows.find(({ id }) => id === "B03");
    const shown = context.wording.valueOf(row?.definition ?? { unit: "code" }, "research");
    expect([
      value.length > 0,
      patternsIn("en")("lead.choice_alone").map((own) => own.replace("{{value}}", shown)),
    ]).toEqual([true, expect.arrayContaining([lead?.text])]);
    const annex = allOf(document.pages, "table")
      .filter(({ size }) => size === 7.5)
      .flatMap(({ rows }) => rows)
      .find(([first]) => textOf(first).startsWith("B03 "));
    expect(annex?.slice(1).map(textOf)).toEqual([reason, reason]);
  });

  // cause: titles said "each with too few clusters" whatever the reason was
  test("the title over groups that are all withheld names no reason of its own", () => {
    const own = (statistic: Statistic): Statistic => ({
      fact: statistic.fact,
      n: statistic.n,
      withheld: "differs_too_little",
    });
    const statistics = {
      ...released,
      groups: released.groups.map((group) => ({ ...group, statistics: group.statistics.map(own) })),
    };
    for (const language of LANGUAGES) {
      const input = inputOf(NAME, language, { released: statistics });
      const context = buildContext(input, 0.985);
      const { blocks } = pageOfRow(planReport(input), context, "B05");
      const at = blocks.findIndex(({ kind }) => kind === "strips");
      const title = blocks[at - 1];
      const choices = patternsIn(language)("strip.withheld");
      expect(choices).toContain(title?.kind === "heading" ? title.text : "");
      expect(choices.filter((text) => /too few|large enough|få|stor nok|za mało|liczna/i.test(text))).toEqual([]);
    }
  });

  const withStatistic = (statistic: Statistic): ReleasedPortfolio => ({
    ...released,
    groups: released.groups.map((group) => ({
      ...group,
      statistics: group.statistics.map((own) => (own.fact === statistic.fact ? statistic : own)),
    })),
  });
  // cause: only codes were answers of choice; of a number it would be told that few say yes
  test.each(["few", "nearly_all"] as const)(
    "a number that is told by frequency is withheld as a choice: %s",
    (code) => {
      const { context, document } = reportOf(withStatistic({ fact: "web.languages", n: 20, withheld: code }));
      const { t, wording } = context;
      const title = t("row.frequencies_of", { fact: wording.factName("web.languages") });
      const { table, notes } = under(pagesOfRow(document, context, "B36"), title);
      expect([table, new Set(notes.map((note) => note.replace(/^.*\[20\]\. /, "")))]).toEqual([
        null,
        new Set([`${t(`groups.withheld_${code}_choose`)}.`]),
      ]);
    },
  );
  // cause: figures of another edition were said to be withheld because one answer could be told from them
  test("a number whose figures are of another kind has no figures to compare with", () => {
    const frequencies = [{ code: "18", share: 0.5 }];
    const { context, document } = reportOf(withStatistic({ fact: "press.mentions", n: 20, step: 0.05, frequencies }));
    const [strips] = allOf(pagesOfRow(document, context, "B36"), "strips");
    expect(new Set(strips?.rows.map((row) => ("withheld" in row ? row.withheld : "")))).toEqual(
      new Set([context.t("groups.withheld_not_asked")]),
    );
  });

  // cause: the shipped portfolio leaves the statistics of small groups out, and they were called missing data
  test.each(LANGUAGES)("a group of five clusters is withheld as too small, in %s", (language) => {
    const data = exampleData(NAME);
    data.cluster.country = "AL";
    const input = inputOf(NAME, language, { case: readData(data) });
    const context = buildContext(input, 0.985);
    const document = planReport(input);
    const { t } = context;
    const name = context.wording.country("AL");
    expect(context.groups.find(({ id }) => id === "country:AL")).toMatchObject({ n: 5, statistics: new Map() });
    const strips = allOf(document.pages, "strips").flatMap(({ rows }) => rows.filter(({ group }) => group === name));
    expect(strips.length).toBeGreaterThan(20);
    expect(strips.filter((row) => !("withheld" in row) || row.withheld !== t("groups.withheld_too_few"))).toEqual([]);
    const texts = JSON.stringify(document.pages);
    expect(texts.includes(t("groups.withheld_not_asked"))).toBe(false);
    const groups = allOf(document.pages, "table").find(({ columns }) => columns[3]?.title === t("method.withheld"));
    expect(groups?.rows.find(([group]) => group === name)?.slice(1, 4)).toEqual(["5", "0", "156"]);
  });
});

describe.each(LANGUAGES)("shown where it is released, in %s", (language) => {
  const context = contextOf(NAME, language);
  const document = planOf(NAME, language);
  const { t, wording } = context;
  const all = context.main?.statistics;

  // cause: only the first statistic of a question had a chart; the others stood as dashes
  test.each<[string, string]>([
    ["B10", "governance.roles_written"],
    ["B19", "fees.model"],
    ["B21", "strategy.written"],
    ["B23", "strategy.places"],
    ["B36", "web.languages"],
  ])("%s: %s", (id, fact) => {
    const statistic = all?.get(fact);
    const { table } = under(
      pagesOfRow(document, context, id),
      t("row.frequencies_of", { fact: wording.factName(fact) }),
    );
    const column =
      table?.columns.findIndex(
        ({ title }) => title === `${context.main?.name} [${wording.number(statistic?.n ?? 0)}]`,
      ) ?? -1;
    expect(column).toBeGreaterThan(0);
    const shown = table?.rows.map((cells) => textOf(cells[column])).filter((text) => text !== "–");
    const share = statistic && "share" in statistic ? [1 - statistic.share, statistic.share] : null;
    const frequencies = statistic && "frequencies" in statistic ? statistic.frequencies.map((own) => own.share) : [];
    const expected = (share ?? frequencies).map((own) => wording.percent(own));
    expect([...(shown ?? [])].sort()).toEqual([...expected].sort());
    expect(table?.rows.filter(([first]) => textOf(first).endsWith(`(${t("row.own_answer")})`)).length).toBe(
      fact === "strategy.places" ? 2 : 1,
    );
  });

  // cause: mean shares were released and shown nowhere
  test.each<[string, number]>([
    ["B05", 9],
    ["B18", 8],
  ])("%s: the mean share of each of %d parts, beside the own share", (id, parts) => {
    const { table } = under(pagesOfRow(document, context, id), t("row.shares_title"));
    const statistic = context.main?.shares.find(({ question }) => question === id);
    if (!statistic || !("shares" in statistic)) throw new Error("the shipped portfolio has lost its shares");
    const title = `${context.main?.name} [${wording.number(statistic.n)}]`;
    const column = table?.columns.findIndex((own) => own.title === title) ?? -1;
    expect(table?.rows.map((cells) => [cells[0], cells[column]])).toEqual(
      context.rows
        .find((row) => row.id === id)
        ?.question?.question.statistics.shares?.map((fact) => [
          wording.factName(fact),
          fact in statistic.shares ? wording.percent(statistic.shares[fact] as number) : "–",
        ]),
    );
    expect(table?.rows).toHaveLength(parts);
  });

  test("B05: own shares are parts of their sum", () => {
    const { table } = under(pagesOfRow(document, context, "B05"), t("row.shares_title"));
    expect(table?.rows[0]?.[1]).toBe(wording.percent(24 / 40));
    expect(table?.columns[1]?.title).toBe(t("row.own_share"));
  });

  // cause: what a table of frequencies shows stood a second time under "all answers", as a list too long for its cell
  test("B23: the answers that are not counted stand under a title of their own", () => {
    const { table } = under(pagesOfRow(document, context, "B23"), t("row.answers_others"));
    expect(table?.rows.map(([name]) => name)).toEqual([wording.factName("strategy.areas")]);
  });

  // cause: the number of languages had a median, whatever the question asked for
  test("B36: numbers of languages stand in order of the numbers, the own one marked", () => {
    const title = t("row.frequencies_of", { fact: wording.factName("web.languages") });
    const { table } = under(pagesOfRow(document, context, "B36"), title);
    expect(table?.rows.map(([first]) => textOf(first))).toEqual(["0", "1", `2 (${t("row.own_answer")})`, "3", "4"]);
  });

  // cause: the leave rate stood nowhere, and of all facts but one of a question the quartiles
  test("every fact with quartiles or a mean has them on the page of its question", () => {
    const asked = context.rows.flatMap(({ id, fact, question }) => {
      const { quartiles = [], mean = [] } = question?.question.statistics ?? {};
      return [...quartiles, ...mean].filter((own) => own !== fact).map((own) => [id, own] as const);
    });
    const missing = asked.filter(([id, fact]) => {
      const told = textsOf(pagesOfRow(document, context, id)).map(({ text }) => text);
      return !told.some((text, i) => tellsFigure(text, told[i + 1] ?? "", told[i + 2] ?? "", fact));
    });
    expect([asked.length, missing]).toEqual([27, []]);
  });

  /** A row of the table of answers, or a line that names the fact: with median and quartiles, or with the mean of a scale. */
  function tellsFigure(text: string, own: string, group: string, fact: string): boolean {
    const figure = figureOf(fact);
    const name = wording.factName(fact);
    return text === name ? own !== "" && group === figure : text.includes(`${name}: `) && text.includes(figure);
  }

  function figureOf(fact: string): string {
    const statistic = all?.get(fact);
    const definition = edition.edition.files["facts.yaml"].facts[fact];
    if (!definition || !statistic || !("median" in statistic)) throw new Error(`no figures of ${fact}`);
    const { median, q1 = Number.NaN, q3 = Number.NaN, mean } = statistic;
    if (mean !== undefined) return t("annex.mean_of", { value: wording.mean(mean) });
    return `${wording.value(fact, median)} (${wording.figure(definition, q1)} – ${wording.figure(definition, q3)})`;
  }

  // cause: a dash stood in the table of answers where the share of yes was released
  test("a yes and a scale have their own figures among the answers", () => {
    const rows = allOf(pagesOfRow(document, context, "B13"), "table").flatMap(({ rows: own }) => own);
    const plan = rows.find(([name]) => name === wording.factName("team.training_plan"));
    const talks = rows.find(([name]) => name === wording.factName("team.review_talks"));
    const yes = all?.get("team.training_plan");
    const mean = all?.get("team.review_talks");
    if (!yes || !("share" in yes) || !mean || !("median" in mean) || mean.mean === undefined)
      throw new Error("no figures");
    expect(plan?.[2]).toBe(t("annex.share_yes", { share: wording.percent(yes.share) }));
    expect(talks?.[2]).toBe(t("annex.mean_of", { value: wording.mean(mean.mean) }));
  });
});

describe("shares that are withheld", () => {
  const withShares = (shares: (group: ReleasedGroup) => ReleasedGroup["shares"]): ReleasedPortfolio => ({
    ...released,
    groups: released.groups.map(({ shares: _, ...group }) => {
      const own = shares(group);
      return own ? { ...group, shares: own } : group;
    }),
  });
  test("each group says why, and no column stands empty", () => {
    const { context, document } = reportOf(
      withShares((group) => [
        { question: "B05", n: group.n, withheld: group.id === "all" ? "differs_too_little" : "dominated" },
      ]),
    );
    const { t, groups, wording } = context;
    const { table, notes } = under(pagesOfRow(document, context, "B05"), t("row.shares_title"));
    expect(table?.columns.map(({ title }) => title)).toEqual([t("row.share_part"), t("row.own_share")]);
    expect(notes.slice(1)).toEqual(
      groups.map((group) => {
        const code = group.id === "all" ? "withheld_differs_too_little" : "withheld_dominated";
        return `${group.name} [${wording.number(group.n)}]. ${t(`groups.${code}`)}.`;
      }),
    );
  });
  test("a portfolio without shares has no such table", () => {
    const { context, document } = reportOf(withShares(() => undefined));
    const headings = allOf(pagesOfRow(document, context, "B05"), "heading").map(({ text }) => text);
    expect(headings).not.toContain(context.t("row.shares_title"));
  });
});

describe("the table of frequencies", () => {
  const themes = (own: readonly string[]) => {
    const { context, document } = reportOf(released, { "strategy.themes": own });
    const pages = pagesOfRow(document, context, "B23");
    return { context, document, ...under(pages, context.t("row.frequencies_title")) };
  };
  const codes = Object.keys(edition.edition.files["texts/vocabularies.yaml"].theme ?? {});

  // cause: the table ended after fourteen answers without a word, and the own answer could be behind them
  test("shows the own answer, marked, when it is rare or given by nobody else, and counts what it leaves out", () => {
    const { context, table, notes } = themes(["innovation", "a_theme_of_our_own"]);
    const { t, wording } = context;
    const marked = table?.rows.flatMap(([first]) => (typeof first === "object" && first.strong ? [first.text] : []));
    const vocabulary =
      edition.dictionary.definitions[edition.dictionary.index.get("strategy.themes") as number]?.vocabulary;
    expect(marked).toEqual([
      `${wording.code(vocabulary, "innovation")} (${t("row.own_answer")})`,
      `a theme of our own (${t("row.own_answer")})`,
    ]);
    expect(table?.rows).toHaveLength(14);
    const given = new Set(
      context.groups.flatMap(({ statistics }) => {
        const own = statistics.get("strategy.themes");
        return own && "frequencies" in own ? own.frequencies.map(({ code }) => code) : [];
      }),
    );
    expect(notes).toContain(t("row.frequencies_more", { count: given.size + 1 - 14 }));
  });
  test("says nothing of others where all are listed", () => {
    const context = contextOf(NAME, "en");
    const { notes } = under(pagesOfRow(planOf(NAME, "en"), context, "B02"), context.t("row.frequencies_title"));
    expect(notes.filter((text) => text.startsWith("Answers not listed"))).toEqual([]);
  });
  test("fits its page with more own answers than anyone gives", () => {
    const many = [...codes, ...Array.from({ length: 40 }, (_, i) => `theme_${i}`)].slice(0, 40);
    const { document, table } = themes(many);
    expect(table?.rows).toHaveLength(16);
    expect(setPdf(document, findAssets()).pages).toBe(document.pages.length);
  });
});
