import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { filesIn } from "../../platform/files.ts";
import { type JobData, type JobHandler, type Jobs, startJobs } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { WorkerEnded, WorkerFailed } from "../../platform/workers/pool.ts";
import { createApp } from "../../server.tsx";
import { MAKE_REPORT, makeReportJob } from "./make-report.ts";
import type { MadeReport, ReportMaker } from "./report-maker.ts";

/** Ingrid owns Fjordkraft, Bjørn works for it, Lars reads along, Piotr is of another cluster, Claire is the secretariat. */
let services: Services;
let app: Hono<AppEnv>;
let jobs: Jobs;
let folder: string;
let cluster: string;
let assessment: string;
/** What the next orders meet instead of the real typesetter; `made` counts them. */
let meet: ReportMaker["make"];
let made = 0;
/** Jobs that were begun, to run one again. */
const begun: JobData[] = [];
let handler: JobHandler;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "klynge-reports-"));
  const base = await demonstration();
  const files = filesIn(folder);
  const maker: ReportMaker = {
    make: (task) => {
      made += 1;
      return meet(task);
    },
    close: async () => {},
  };
  handler = makeReportJob({ db: base.db, files, maker, editions: base.editions, now: base.now });
  const watched: JobHandler = {
    run: (data, signal) => {
      begun.push(data);
      return handler.run(data, signal);
    },
  };
  jobs = await startJobs(base.db, new Map([[MAKE_REPORT, watched]]));
  services = { ...base, files, jobs };
  app = createApp(services);
  [{ cluster, assessment }] = (await rows(
    `select a.id as assessment, c.id as cluster from assessment a join cluster c on c.id = a.cluster_id where c.name = 'Fjordkraft Industriklynge'`,
  )) as [{ cluster: string; assessment: string }];
  await rows(`insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')`);
  await rows(`insert into cluster_person (cluster_id, person_id, role) values ('${cluster}', 'lars', 'reader')`);
});

afterAll(async () => {
  await jobs.stop();
  await services.db.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await rows("delete from report_order");
  await rows("delete from report_file");
  made = 0;
  begun.length = 0;
  meet = (task) => pretended(JSON.stringify(task.input));
});

const visitor = (id: string) => new Visitor(app, id);

describe("refused", () => {
  test("nobody in particular signs in first", async () => {
    const page = await new Visitor(app, null).open(`/clusters/${cluster}/reports`);
    expect([page.status, page.location?.startsWith("/sign-in")]).toEqual([303, true]);
  });

  test("another cluster's reports, order form, order, file and cancellation are not there", async () => {
    const id = await orderAs("ingrid-solheim");
    await finished(id);
    const piotr = visitor("piotr-zielinski");
    await piotr.open("/clusters");
    const answers = [
      await piotr.open(`/clusters/${cluster}/reports`),
      await piotr.open(`/assessments/${assessment}/report`),
      await piotr.send(`/assessments/${assessment}/report`, { language: "en" }),
      await piotr.open(`/reports/${id}`),
      await piotr.open(`/reports/${id}/file.pdf`),
      await piotr.send(`/reports/${id}/cancel`, {}),
      await piotr.open("/reports/1%20or%201=1/file.pdf"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    expect(
      await services.db.asPerson("piotr-zielinski", (tx) => tx.execute(sql`select 1 from report_file`)),
    ).toMatchObject({ rows: [] });
  });

  test("a reader looks on: he sees and opens reports, and orders and cancels none", async () => {
    const id = await orderAs("ingrid-solheim");
    await finished(id);
    const lars = visitor("lars");
    const list = await lars.open(`/clusters/${cluster}/reports`);
    expect(list.html).not.toContain("Order a report");
    const answers = [
      list,
      await lars.open(`/reports/${id}/file.pdf`),
      await lars.open(`/assessments/${assessment}/report`),
      await lars.send(`/assessments/${assessment}/report`, { language: "en" }),
      await lars.send(`/reports/${id}/cancel`, {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 403, 403]);
  });

  test("a language or a group that there is not", async () => {
    const ingrid = visitor("ingrid-solheim");
    await ingrid.open(`/assessments/${assessment}/report`);
    const answers = [
      await ingrid.send(`/assessments/${assessment}/report`, { language: "sv" }),
      await ingrid.send(`/assessments/${assessment}/report`, { language: "en", groups: ["country:XX"] }),
      await ingrid.send(`/assessments/${assessment}/report`, { language: "en", groups: Array(11).fill("all") }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  test("cancelling what is finished", async () => {
    const id = await orderAs("ingrid-solheim");
    await finished(id);
    const ingrid = visitor("ingrid-solheim");
    await ingrid.open(`/clusters/${cluster}/reports`);
    expect((await ingrid.send(`/reports/${id}/cancel`, {})).status).toBe(409);
    expect(await stateOf(id)).toBe("done");
  });

  test("a file that was damaged on the disk is not given out, and is made again when it is ordered again", async () => {
    const id = await orderAs("ingrid-solheim");
    await finished(id);
    const [file] = await rows("select sha256 from report_file");
    const sha256 = String(file?.sha256);
    writeFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2)), "something else");
    const ingrid = visitor("ingrid-solheim");
    expect((await ingrid.open(`/reports/${id}/file.pdf`)).status).toBe(410);
    expect(await orderAs("ingrid-solheim")).toBe(id);
    await finished(id);
    expect((await ingrid.open(`/reports/${id}/file.pdf`)).status).toBe(200);
    expect(made).toBe(2);
  });
});

describe("an order", () => {
  test("is made, listed with its hash, and opened with safe headers", async () => {
    const id = await orderAs("bjorn-aas", { language: "pl" });
    await finished(id);
    const list = await visitor("bjorn-aas").open(`/clusters/${cluster}/reports`);
    const [file] = await rows("select sha256 from report_file");
    expect(list.html).toContain(String(file?.sha256));
    expect(list.html).toContain("Gull-revisjon, 1. mai 2026, på polsk");
    expect(list.html).toContain("78 sider");
    expect(list.html).not.toContain('http-equiv="refresh"');
    const { response, html } = await visitor("bjorn-aas").open(`/reports/${id}/file.pdf`);
    expect(html).toContain("%PDF");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="Fjordkraft-Industriklynge-gold-[\d-]+-pl\.pdf"/,
      ),
      "x-content-type-options": "nosniff",
      etag: `"${file?.sha256}"`,
      "cache-control": "private, no-cache",
    });
    const again = await visitor("bjorn-aas").open(`/reports/${id}/file.pdf`, { "if-none-match": `"${file?.sha256}"` });
    expect(again.status).toBe(304);
  });

  test("of what was made before gives the same file at once, whoever orders it", async () => {
    const id = await orderAs("ingrid-solheim");
    await finished(id);
    expect(await orderAs("bjorn-aas")).toBe(id);
    expect(await orderAs("claire-dubois")).toBe(id);
    expect(made).toBe(1);
    expect(await rows("select 1 from report_order")).toHaveLength(1);
  });

  test("of the same thing by two at once is one order and one file", async () => {
    const ids = await Promise.all(["ingrid-solheim", "bjorn-aas", "claire-dubois"].map((who) => orderAs(who)));
    expect(new Set(ids).size).toBe(1);
    await finished(ids[0] as string);
    expect(made).toBe(1);
  });

  test("of another language, of other groups or of other answers is another one", async () => {
    const all = await orderAs("ingrid-solheim");
    const danish = await orderAs("ingrid-solheim", { language: "da" });
    const fewer = await orderAs("ingrid-solheim", { groups: ["all"] });
    await rows(`update fact_value set value = '7' where cluster_id = '${cluster}' and fact = 'team.fte'`);
    const changed = await orderAs("ingrid-solheim");
    expect(new Set([all, danish, fewer, changed]).size).toBe(4);
    for (const id of [all, danish, fewer, changed]) await finished(id);
  });

  test("of every group by name is the same as of those that the report chooses", async () => {
    const page = await visitor("ingrid-solheim").open(`/assessments/${assessment}/report`);
    const ids = [...page.html.matchAll(/name="groups"[^>]*value="([^"]+)"(?![^>]*disabled)/g)].map(([, id]) =>
      String(id),
    );
    expect(ids.length).toBeGreaterThan(1);
    expect(await orderAs("ingrid-solheim", { groups: ids })).toBe(await orderAs("ingrid-solheim"));
  });

  test("whose worker breaks down says so and can be placed again", async () => {
    meet = () => Promise.reject(new WorkerEnded("out of memory"));
    const broken = await orderAs("ingrid-solheim");
    await finished(broken);
    expect(await stateOf(broken)).toBe("failed");
    const list = await visitor("ingrid-solheim").open(`/clusters/${cluster}/reports`);
    expect(list.html).toContain("The work broke off, perhaps because memory ran out.");
    meet = (task) => pretended(JSON.stringify(task.input));
    const again = await orderAs("ingrid-solheim");
    expect(again).not.toBe(broken);
    await finished(again);
    expect(await stateOf(again)).toBe("done");
  });

  test.each([
    ["not_readable", "The answers contradict each other"],
    ["ENOSPC", "The disk is full"],
  ])("that fails with %s says why", async (code, sentence) => {
    meet = () => Promise.reject(new WorkerFailed({ code, message: "no" }));
    await finished(await orderAs("ingrid-solheim"));
    const list = await visitor("ingrid-solheim").open(`/clusters/${cluster}/reports`);
    expect(list.html).toContain(sentence);
  });

  test("that runs shows its way, and stops when it is cancelled", async () => {
    let given: AbortSignal | undefined;
    let tellNext = (): void => {};
    meet = ({ tell, signal }) => {
      given = signal;
      tellNext = () => tell?.({ step: "planned", pages: 78 });
      return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    };
    const id = await orderAs("ingrid-solheim");
    await until(async () => given !== undefined);
    const ingrid = visitor("ingrid-solheim");
    const list = await ingrid.open(`/clusters/${cluster}/reports`);
    expect(list.html).toContain("Step 2 of 4");
    expect(list.html).toContain('<noscript><meta http-equiv="refresh" content="3; url=/clusters/');
    const seen = /hx-get="([^"]+)"/.exec(list.html)?.[1] ?? "";
    expect((await ingrid.open(seen, { "hx-request": "true" })).status).toBe(204);
    tellNext();
    await until(async () => (await rows("select 1 from report_order where step = 2")).length === 1);
    expect((await ingrid.open(seen, { "hx-request": "true" })).html).toContain("78 pages planned");
    const page = await ingrid.send(`/reports/${id}/cancel`, {});
    expect(page.status).toBe(303);
    tellNext();
    await until(async () => given?.aborted === true);
    expect(await stateOf(id)).toBe("cancelled");
    expect((await ingrid.send(`/reports/${id}/cancel`, {})).status).toBe(303);
    const fragment = await ingrid.open(seen, { "hx-request": "true" });
    expect(fragment.html).not.toContain("hx-trigger");
  });

  // the list came with the page alone: "No report yet" stood below a report that had just finished in its card
  test("that finishes while one looks on stands in the list at once, and the list is not called empty", async () => {
    let finish = (): void => {};
    meet = (task) => new Promise((resolve) => (finish = () => resolve(pretended(JSON.stringify(task.input)))));
    const id = await orderAs("ingrid-solheim");
    await until(async () => (await stateOf(id)) === "running" && made === 1);
    const ingrid = visitor("ingrid-solheim");
    const running = await ingrid.open(`/clusters/${cluster}/reports`);
    expect(headings(running.html)).toEqual(["In work", "Order a report"]);
    expect(running.html).not.toContain("No report yet");
    const seen = /hx-get="([^"]+)"/.exec(running.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    finish();
    await finished(id);
    const [file] = await rows("select sha256 from report_file");
    const { html } = await ingrid.open(seen, { "hx-request": "true" });
    const list = html.slice(html.indexOf('<section class="k-section" id="made" hx-swap-oob="true">'));
    expect([list.includes(String(file?.sha256)), list.includes("No report yet")]).toEqual([true, false]);
    expect(headings(html)).toEqual(["Just now", "Reports so far"]);
    expect(html).toContain('<h2 id="in-work" hx-swap-oob="true">');
    // the card gives its place on the page to the row of the list
    expect(html.match(new RegExp(`id="order-${id}"`, "g"))).toHaveLength(1);
    const whole = await ingrid.open(`/clusters/${cluster}/reports`);
    expect(headings(whole.html)).toEqual(["Order a report", "Reports so far"]);
    const madeSection = whole.html.slice(
      whole.html.indexOf('id="made"'),
      whole.html.indexOf("</section>", whole.html.indexOf('id="made"')),
    );
    expect(list.slice(list.indexOf("<table"), list.indexOf("</table>"))).toBe(
      madeSection.slice(madeSection.indexOf("<table"), madeSection.indexOf("</table>")),
    );
  });

  test("that there is none is said on the first page only, and only while nothing was ordered", async () => {
    const claire = visitor("claire-dubois");
    const said = async (page: string): Promise<boolean> =>
      (await claire.open(`/clusters/${cluster}/reports${page}`)).html.includes("No report yet");
    expect([await said(""), await said("?page=2")]).toEqual([true, false]);
    await finished(await orderAs("ingrid-solheim"));
    expect([await said(""), await said("?page=2")]).toEqual([false, false]);
  });

  test("done twice is made once, and interrupted is done again", async () => {
    const id = await orderAs("ingrid-solheim");
    await finished(id);
    await handler.run({ order: id }, new AbortController().signal);
    expect(made).toBe(1);
    // as a program leaves it that ends in the middle
    await rows(`update report_order set state = 'running', step = 2, finished_at = null where id = '${id}'`);
    await rows("delete from report_file");
    await handler.run({ order: id }, new AbortController().signal);
    expect([made, await stateOf(id)]).toEqual([2, "done"]);
    expect(await rows("select 1 from report_file")).toHaveLength(1);
  });

  test("whose program ends in the middle stays, and is given up after three times", async () => {
    meet = ({ signal }) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    const id = await orderUndone("ingrid-solheim");
    for (const attempt of [1, 2, 3]) {
      const ending = new AbortController();
      const run = handler.run({ order: id }, ending.signal);
      await until(async () => made === attempt);
      ending.abort();
      await expect(run).rejects.toThrow();
      expect(await stateOf(id)).toBe("running");
    }
    await handler.run({ order: id }, new AbortController().signal);
    expect([made, await stateOf(id)]).toEqual([3, "failed"]);
    const list = await visitor("ingrid-solheim").open(`/clusters/${cluster}/reports`);
    expect(list.html).toContain("The program stopped several times");
  });

  test("is on record, with who and what", async () => {
    const id = await orderAs("bjorn-aas");
    await finished(id);
    const entries = await rows(`select action, person_id from audit_entry where target = '${id}' order by id`);
    expect(entries).toEqual([
      { action: "report.ordered", person_id: "bjorn-aas" },
      { action: "report.finished", person_id: null },
    ]);
    expect(JSON.stringify(await rows("select data from pgboss.job"))).not.toContain("Fjordkraft");
  });
});

describe("the form", () => {
  test("names the groups with how many they are, shows withheld ones as such, and says that the portfolio is invented", async () => {
    const { html } = await visitor("ingrid-solheim").open(`/assessments/${assessment}/report`);
    expect(html).toContain("1,292 clusters");
    expect(html).toContain("are invented");
    expect(html).toMatch(/checked=""[^>]*disabled=""|disabled=""[^>]*checked=""/);
    expect(html).toContain("always in the report");
  });

  test.each(["nb", "da", "pl"])("is written in %s", async (language) => {
    const { html } = await visitor("claire-dubois").open(`/assessments/${assessment}/report?lang=${language}`);
    expect(html).not.toMatch(/report\.\w+/);
    const list = await visitor("claire-dubois").open(`/clusters/${cluster}/reports?lang=${language}`);
    expect(list.html).not.toMatch(/report\.[a-z]+\.?[a-z]*</);
  });
});

function headings(html: string): string[] {
  return [...html.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(([, text]) => String(text));
}

async function orderAs(who: string, { language = "en", groups = [] as readonly string[] } = {}): Promise<string> {
  const own = visitor(who);
  await own.open(`/assessments/${assessment}/report`);
  const { status, location, html } = await own.send(`/assessments/${assessment}/report`, { language, groups });
  if (status !== 303) throw new Error(`${status}: ${html.slice(-600)}`);
  return location?.split("#order-")[1] ?? "";
}

/** An order whose job nobody does yet. */
async function orderUndone(who: string): Promise<string> {
  const { enqueue } = jobs;
  Object.assign(jobs, { enqueue: async () => {} });
  try {
    return await orderAs(who);
  } finally {
    Object.assign(jobs, { enqueue });
  }
}

async function pretended(input: string): Promise<MadeReport> {
  const content = new TextEncoder().encode(`%PDF-1.7 ${input}`);
  return { sha256: await services.files.write(content), bytes: content.length, pages: 78 };
}

async function finished(id: string): Promise<void> {
  await until(async () => !["queued", "running"].includes(await stateOf(id)));
}

async function stateOf(id: string): Promise<string> {
  const [row] = await rows(`select state from report_order where id = '${id}'`);
  return String(row?.state);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function rows(text: string): Promise<Record<string, unknown>[]> {
  const answer = await services.db.asWorker((tx) => tx.execute(sql.raw(text)));
  return (answer as unknown as { rows: Record<string, unknown>[] }).rows;
}
