import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LANGUAGES, type ReleasedGroup, type ReleasedPortfolio, type Statistic } from "@klynge/core";
import { beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { assessment, factValue, loadAssessment } from "../assessment/index.ts";
import { cluster } from "../registry/index.ts";
import { PALETTE } from "./drawings/paint.ts";
import { presentResult, type Result } from "./present.ts";
import { resultCsv } from "./spreadsheet.ts";

/** The worked case `bronze-weak-international` beside the synthetic portfolio, and the Gold audits of the demonstration. */

const OWN = "portfolio:production_and_engineering";
const NEAR = `${OWN}/country:NO`;
const OWNER = "kari-lunde";
const STRANGER = "piotr-zielinski";

let services: Services;
let bronze = "";
let gold = "";
let clusterId = "";

beforeAll(async () => {
  services = await demonstration();
  await services.db.asWorker(async (tx) => {
    await tx.update(person).set({ language: "en" });
    const all = await tx.select().from(assessment);
    const interview = all.find(({ scheme }) => scheme === "ecei-bronze") as (typeof all)[number];
    bronze = interview.id;
    clusterId = interview.clusterId;
    gold = all.find(({ scheme, referenceDate }) => scheme === "ecei-gold" && referenceDate === "2026-05-01")?.id ?? "";
  });
});

/** The demonstration leaves one fact open; the worked case knows it. */
async function answerAll(): Promise<void> {
  await services.db.asWorker((tx) =>
    tx
      .insert(factValue)
      .values({ clusterId, referenceDate: "2024-02-29", fact: "requests.received", value: 5, changedBy: OWNER })
      .onConflictDoNothing(),
  );
}

function as(who: string | null, released: ReleasedPortfolio = services.released): Visitor {
  return new Visitor(createApp({ ...services, released }), who);
}

async function result(id = bronze, group?: string, released = services.released): Promise<Result> {
  const personId = id === bronze ? OWNER : "ingrid-solheim";
  const reader = { id: personId, name: "", email: "", language: "en", offices: [], sessionId: "" } as const;
  const loaded = await services.db.asPerson(personId, (tx) => loadAssessment(services, tx, id, reader));
  return presentResult({ ...services, released }, loaded, { say: sayIn("en"), language: "en" }, group);
}

/** The same statistics with the figures of one group changed or taken away. */
function withGroup(
  id: string,
  change: (statistic: Statistic) => Statistic,
  also: Partial<ReleasedGroup> = {},
): ReleasedPortfolio {
  const { released } = services;
  return {
    ...released,
    groups: released.groups.map((group) =>
      group.id === id ? { ...group, ...also, statistics: group.statistics.map(change) } : group,
    ),
  };
}

describe("who may see a result", () => {
  test.each(["", ".csv"])("another cluster's result%s is not found", async (kind) => {
    const page = await as(STRANGER).open(`/assessments/${bronze}/result${kind}`);
    expect(page.status).toBe(404);
    expect(page.html).not.toContain("International services");
  });

  test("another cluster's picture is not found", async () => {
    expect((await as(STRANGER).open(`/assessments/${bronze}/charts/profile.svg`)).status).toBe(404);
  });

  test.each(["result", "result.csv", "charts/rows.svg"])(
    "%s leads to the sign-in when nobody is signed in",
    async (path) => {
      const page = await as(null).open(`/assessments/${bronze}/${path}`);
      expect(page.status).toBe(303);
      expect(page.location).toContain("/sign-in?then=");
    },
  );

  test.each(["nothing", "1", "00000000-0000-0000-0000-000000000000"])("there is no result of %s", async (id) => {
    expect((await as(OWNER).open(`/assessments/${id}/result`)).status).toBe(404);
  });

  test.each(["radar.svg", "profile", "profile.png", "..%2frows.svg"])("there is no chart %s", async (chart) => {
    expect((await as(OWNER).open(`/assessments/${bronze}/charts/${chart}`)).status).toBe(404);
  });
});

describe("a missing answer", () => {
  test("is a way to answer it, and drawn without a dot", async () => {
    const { html } = await as(OWNER).open(`/assessments/${bronze}/result`);
    const row = rowOf(html, "B31");
    expect(row).toContain(`href="/assessments/${bronze}/rows/B31"`);
    expect(row).toContain("Add the fact");
    expect(row).not.toContain("<circle");
    expect(html).toContain("How you compare: 35 answers");
  });
});

describe("the worked case", () => {
  beforeAll(answerAll);

  test("has 28 strips, 5 means and 3 frequencies, each from its own kind of statistic", async () => {
    const { rows } = await result();
    const kinds = (kind: string): string[] => rows.filter(({ shown }) => shown.kind === kind).map(({ id }) => id);
    expect(rows).toHaveLength(36);
    expect(kinds("quartiles")).toHaveLength(28);
    expect(kinds("mean")).toEqual(["B10", "B22", "B32", "B33", "B34"]);
    expect(kinds("shares")).toEqual(["B02", "B03", "B23"]);
  });

  test("is drawn as often as that", async () => {
    const { html } = await as(OWNER).open(`/assessments/${bronze}/result`);
    const strips = html
      .split('class="k-strip-svg"')
      .slice(1)
      .map((rest) => rest.slice(0, rest.indexOf("</svg>")));
    expect(strips.filter((strip) => strip.includes('class="c-band"'))).toHaveLength(28);
    expect(strips.filter((strip) => strip.includes("c-reached"))).toHaveLength(3);
    expect(strips.filter((strip) => strip.includes("c-ink") && !strip.includes('class="c-band"'))).toHaveLength(5);
    expect(strips).toHaveLength(36);
  });

  test("names internationalisation first among the fields to improve", async () => {
    const { part } = await result();
    if (part.kind !== "interview") throw new Error("an interview");
    expect(part.improve.map(({ field, questions, of }) => [field, questions.map(({ id }) => id), of])).toEqual([
      ["internationalisation", ["B08", "B28", "B29", "B34"], 4],
      ["business_services", ["B27", "B31"], 3],
      ["financing", ["B18", "B19", "B24"], 5],
      ["membership", ["B05", "B09"], 4],
      ["contacts_cooperation", ["B15"], 2],
    ]);
    expect(part.strengths).toEqual([]);
    const { html } = await as(OWNER).open(`/assessments/${bronze}/result`);
    expect(html).toContain("Begin with “Internationalisation”: 4 of 4 questions call for action.");
  });

  test("has the profile and the bands of its report", async () => {
    const { part, placed, main, chosen } = await result();
    if (part.kind !== "interview") throw new Error("an interview");
    expect(main?.id).toBe(OWN);
    expect(chosen).toBe(main);
    expect(part.profile.map(({ id, position }) => [id, position])).toEqual([
      ["A", 30],
      ["B", 53],
      ["C", 18],
      ["D", 32],
      ["E", 22],
      ["F", 51],
    ]);
    expect(placed).toEqual({ upper: 2, middle: 9, lower: 17 });
  });

  test("says the answer of each chart in its heading", async () => {
    const { html } = await as(OWNER).open(`/assessments/${bronze}/result`);
    for (const heading of [
      "How you compare: 36 answers",
      "Highest: Management, governance (53). Lowest: Financing (18).",
      "International services: 1 in twelve months, the median is 5.",
      "28 answers are placed: 2 in the upper quartile, 9 in the middle half, 17 in the lower quartile.",
    ])
      expect(html).toContain(heading);
  });

  test("tells that the statistics are synthetic, and only when they are", async () => {
    const note = "The comparison clusters are synthetic";
    expect((await as(OWNER).open(`/assessments/${bronze}/result`)).html).toContain(note);
    const real = as(OWNER, { ...services.released, synthetic: false });
    expect((await real.open(`/assessments/${bronze}/result`)).html).not.toContain(note);
  });

  test.each(LANGUAGES)("is whole in %s: no key without a text, nothing left to fill in", async (language) => {
    for (const id of [bronze, gold]) {
      const who = id === bronze ? OWNER : "ingrid-solheim";
      const { html, status } = await as(who).open(`/assessments/${id}/result?lang=${language}`);
      expect(status).toBe(200);
      expect(html).not.toMatch(/benchmark\.\w|\{\{|undefined|NaN|\[object/);
      expect(html).not.toContain("style=");
    }
  });
});

describe("the group", () => {
  test("is chosen by the address, and the link of the page reproduces the view", async () => {
    const first = await as(OWNER).open(`/assessments/${bronze}/result?group=country%3ANO`);
    expect(first.html).toContain("Norway [72]");
    const [, link = ""] = /href="([^"]+)">Link to this view/.exec(first.html) ?? [];
    expect(link).toBe(`/assessments/${bronze}/result?group=country%3ANO`);
    const rows = ({ html }: { html: string }): string =>
      html.slice(html.indexOf('id="groups"'), html.indexOf("</main>"));
    expect(rows(await as(OWNER).open(link))).toBe(rows(first));
    expect(rows(await as(OWNER).open(`/assessments/${bronze}/result`))).not.toBe(rows(first));
  });

  test("that nobody knows gives the usual one, with a word", async () => {
    const { html, status } = await as(OWNER).open(`/assessments/${bronze}/result?group=%3Cscript%3E`);
    expect(status).toBe(200);
    expect(html).toContain("not among yours");
    expect(html).not.toContain("<script>");
    expect(html).toContain("Production and engineering [150]");
  });

  test("of another country or portfolio is nobody's to choose", async () => {
    expect((await result(bronze, "country:PL")).refused).toBe("unknown");
    expect((await result(bronze, "portfolio:ict")).chosen?.id).toBe(OWN);
  });

  test("of six to nine clusters has medians and no quartiles, no means and no profile", async () => {
    const { rows, part, placed } = await result(bronze, NEAR);
    expect(rows.filter(({ shown }) => shown.kind === "quartiles" || shown.kind === "mean")).toEqual([]);
    expect(rows.filter(({ shown }) => shown.kind === "median").length).toBeGreaterThan(20);
    expect(placed).toEqual({ upper: 0, middle: 0, lower: 0 });
    expect(part.kind === "interview" && part.profile.every(({ position }) => position === null)).toBe(true);
    const { html } = await as(OWNER).open(`/assessments/${bronze}/result?group=${encodeURIComponent(NEAR)}`);
    expect(rowOf(html, "B28")).toContain("below the median");
    expect(rowOf(html, "B10")).toContain("Withheld: no mean of fewer than ten clusters");
    expect(html).toMatch(/\d+ answers stand beside the median: \d+ above it/);
  });

  test("never changes the fields to improve, and the page says against whom they are measured", async () => {
    const [usual, norway] = [await result(), await result(bronze, "country:NO")];
    expect(norway.part.kind === "interview" && norway.part.improve).toEqual(
      usual.part.kind === "interview" && usual.part.improve,
    );
    const { html } = await as(OWNER).open(`/assessments/${bronze}/result?group=country%3ANO`);
    expect(html).toContain("Always measured against Production and engineering, 150 clusters");
  });
});

describe("what is withheld", () => {
  /** Stands for a value that must not be told. */
  const SECRET = 98_765.4321;

  test("a group of few stays in the list, cannot be chosen and says why", async () => {
    const released = withGroup(NEAR, ({ fact }) => ({ fact, n: 5, withheld: "too_few" }), { n: 5 });
    const { groups, chosen, refused } = await result(bronze, NEAR, released);
    expect(groups[0]).toMatchObject({ id: NEAR, withheld: "too_few" });
    expect([chosen?.id, refused]).toEqual([OWN, "withheld"]);
    const { html } = await as(OWNER, released).open(`/assessments/${bronze}/result?group=${encodeURIComponent(NEAR)}`);
    expect(html).toMatch(new RegExp(`<input[^>]*value="${NEAR}"[^>]*disabled`));
    expect(html).toContain("Withheld: fewer than six clusters");
    expect(html).toContain("The group in the address is withheld.");
  });

  test("a figure is not told in page, numbers or pictures, not even one that a file holds by mistake", async () => {
    const released = withGroup(OWN, (statistic) =>
      statistic.fact === "services.international"
        ? ({ ...statistic, withheld: "differs_too_little", median: SECRET, q1: SECRET, q3: SECRET } as Statistic)
        : statistic,
    );
    const visitor = as(OWNER, released);
    const page = await visitor.open(`/assessments/${bronze}/result`);
    const csv = await visitor.open(`/assessments/${bronze}/result.csv`);
    const pictures = await Promise.all(
      ["profile", "services", "rows"].map((chart) => visitor.open(`/assessments/${bronze}/charts/${chart}.svg`)),
    );
    for (const { html, status } of [page, csv, ...pictures]) {
      expect(status).toBe(200);
      expect(html).not.toMatch(/98[,.\s\u00a0]?765/);
    }
    const reason = "Withheld: another group differs by too few clusters";
    expect(rowOf(page.html, "B28")).toContain(reason);
    expect(csv.html).toContain(reason);
    expect(pictures[2]?.html).toContain("another group differs");
  });

  test("the median does not stand in for a mean that is withheld", async () => {
    const released = withGroup(OWN, (statistic) => {
      if (statistic.fact !== "governance.influence" || !("median" in statistic)) return statistic;
      const { mean: _, ...rest } = statistic;
      return { ...rest, median: SECRET, mean_withheld: "dominated" };
    });
    const { rows } = await result(bronze, undefined, released);
    expect(rows.find(({ id }) => id === "B10")?.shown).toEqual({ kind: "withheld", because: "dominated" });
    const { html } = await as(OWNER, released).open(`/assessments/${bronze}/result.csv`);
    expect(html).not.toContain(String(SECRET));
  });

  test("an answer that is left out of the frequencies has no share", async () => {
    const released = withGroup(OWN, (statistic) =>
      statistic.fact === "organisation.legal_form" && "frequencies" in statistic
        ? { ...statistic, frequencies: statistic.frequencies.filter(({ code }) => code !== "association") }
        : statistic,
    );
    const { html } = await as(OWNER, released).open(`/assessments/${bronze}/result`);
    expect(rowOf(html, "B02")).toContain("no figure for your answer");
    expect(rowOf(html, "B02")).not.toContain("%");
  });

  test("without any statistics the own answers remain", async () => {
    const page = await as(OWNER, { ...services.released, groups: [] }).open(`/assessments/${bronze}/result`);
    expect(page.status).toBe(200);
    expect(page.html).toContain("No comparison group may be shown.");
    expect(rowOf(page.html, "B28")).toContain("not compared");
  });

  test("nothing of a group but its released statistics is used", async () => {
    // every other field of the file may vanish: the result stays the same
    const bare = {
      ...services.released,
      groups: services.released.groups.map(({ id, of, n, statistics, shares = [] }) => ({
        id,
        of,
        n,
        statistics,
        shares,
      })),
    };
    const told = async (released: ReleasedPortfolio): Promise<string> =>
      resultCsv(sayIn("en"), await result(bronze, undefined, released));
    expect(await told(bare)).toBe(await told(services.released));
  });
});

describe("the numbers", () => {
  test("are CSV with a byte order mark, one line for each figure, and a name to save them under", async () => {
    const { response } = await as(OWNER).open(`/assessments/${bronze}/result.csv`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="klynge-2024-02-29.csv"');
    const text = resultCsv(sayIn("en"), await result());
    expect(text.startsWith("\uFEFFCluster,Reference date,No.,Question,")).toBe(true);
    const lines = text.slice(1).split("\r\n");
    expect(lines.at(-1)).toBe("");
    const width = parse(lines[0] ?? "").length;
    for (const line of lines.slice(0, -1)) expect(parse(line)).toHaveLength(width);
    const services28 = lines.filter((line) => line.includes(",B28,"));
    expect(services28).toHaveLength(1);
    expect(parse(services28[0] ?? "").slice(5, 16)).toEqual([
      "1",
      "number",
      "Production and engineering",
      "147",
      "quartiles",
      "3",
      "5",
      "6",
      "",
      "",
      "",
    ]);
  });

  test("keep words of people from being taken for a formula, and leave numbers alone", async () => {
    const told = await result();
    for (const [name, cell] of [
      ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
      ["+1", "'+1"],
      ["-1", "'-1"],
      ["@x", "'@x"],
      [" =1", "' =1"],
      ["\u200b=1", "'\u200b=1"],
      ["＝1", "'＝1"],
      ["\n=1", `"'\n=1"`],
      ["x;=1", '"x;=1"'],
      ["1 - 2 = x", "1 - 2 = x"],
      ['a "b", c', '"a ""b"", c"'],
    ] as const) {
      const input = { ...told.view.input, cluster: { ...told.view.input.cluster, name } };
      const text = resultCsv(sayIn("en"), { ...told, view: { ...told.view, input } });
      expect(text.split("\r\n")[1]?.startsWith(`${cell},2024-02-29,B01`)).toBe(true);
    }
    const below = told.rows.map((row) => (row.id === "B06" ? { ...row, own: -0.05 } : row));
    expect(resultCsv(sayIn("en"), { ...told, rows: below })).toContain(",-0.05,");
  });
});

describe("a picture", () => {
  test.each(["profile", "services", "rows"])(
    "of %s stands alone: title, description, colours, nothing from outside",
    async (chart) => {
      const { html, response } = await as(OWNER).open(`/assessments/${bronze}/charts/${chart}.svg`);
      expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
      expect(response.headers.get("content-disposition")).toBe(`attachment; filename="klynge-${chart}-2024-02-29.svg"`);
      expect(html).toMatch(/<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*aria-labelledby="title"/);
      expect(html).toMatch(/<title id="title">[^<]+<\/title><desc id="desc">[^<]+<\/desc>/);
      expect(html).not.toMatch(/class=|var\(--|<style|<script|href=|url\(/);
      expect(html).toContain(PALETTE.acc);
      expect(html).toContain("Production and engineering");
    },
  );

  test("of the points and the steps of an audit stands alone as well, and has no services", async () => {
    const visitor = as("ingrid-solheim");
    for (const chart of ["profile", "rows"]) {
      const { html, status } = await visitor.open(`/assessments/${gold}/charts/${chart}.svg`);
      expect(status).toBe(200);
      expect(html).not.toMatch(/class=|undefined|NaN|benchmark\.\w/);
    }
    expect((await visitor.open(`/assessments/${gold}/charts/services.svg`)).status).toBe(404);
  });

  test("keeps names with signs of markup as text", async () => {
    await services.db.asWorker((tx) => tx.update(cluster).set({ name: "<b>&\"' Ł" }));
    const { html } = await as(OWNER).open(`/assessments/${bronze}/charts/profile.svg`);
    expect(html).not.toContain("<b>");
    expect(html).toContain("&lt;b&gt;&amp;");
  });

  test("has the light colours of the pages", () => {
    const tokens = readFileSync(fileURLToPath(new URL("../../look/tokens.css", import.meta.url)), "utf8");
    for (const [name, colour] of Object.entries(PALETTE))
      expect(tokens).toContain(`--k-${name}: light-dark(${colour},`);
  });
});

describe("a Gold audit", () => {
  test("shows points by dimension, distance to the label, baselines, steps and what to improve", async () => {
    const { part, view } = await result(gold);
    if (part.kind !== "audit") throw new Error("an audit");
    expect(part.needed).toBe(120);
    expect(part.profile.reduce((sum, { points }) => sum + points, 0)).toBe(view.score.total.points);
    expect(part.gates).toHaveLength(19);
    expect(part.ladders).toHaveLength(31);
    for (const { scored, steps } of part.ladders) {
      if (scored.points !== null && steps.length > 0)
        expect(steps.slice(0, scored.points).every((met) => met === true)).toBe(true);
    }
    expect(part.improve.length).toBeLessThanOrEqual(5);
    const { html } = await as("ingrid-solheim").open(`/assessments/${gold}/result`);
    expect(html).toMatch(/of 150 points: \d+ more for Gold/);
    expect(html).toContain("Points by dimension");
  });

  // own values were counted, and 5.3 has one (its response rate) though its points are not known
  test("counts as known what is scored or settled, not what has a value", async () => {
    const { known, view } = await result(gold);
    const open = view.score.rows.filter(({ state }) => state === "unknown");
    expect(open.map(({ id, value }) => [id, value])).toEqual([
      ["2.5", null],
      ["5.3", 0.3],
    ]);
    expect(known).toBe(29);
    const { html } = await as("ingrid-solheim").open(`/assessments/${gold}/result`);
    expect(html).toContain("Your result: 29 of 31 indicators are known");
  });

  test("is not compared when there are no statistics of its facts", async () => {
    const without = {
      ...services.released,
      groups: services.released.groups.map((group) => ({ ...group, statistics: [] })),
    };
    const { part } = await result(gold, undefined, without);
    expect(part.kind === "audit" && part.compared).toBe(false);
    const { html } = await as("ingrid-solheim", without).open(`/assessments/${gold}/result`);
    expect(html).not.toContain("Compare with");
    expect(html).not.toContain("The comparison clusters are synthetic");
  });
});

function rowOf(html: string, id: string): string {
  const from = html.indexOf(`id="row-${id}"`);
  return html.slice(from, html.indexOf("</tr>", from));
}

/** One line of a CSV file. */
function parse(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
