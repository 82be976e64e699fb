import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Brought, counts, csv, emptyRegister, openWorld, type World } from "../testing.ts";
import { ROWS_AT_ONCE } from "./means.ts";

/** The work itself, run by hand, so that it can be stopped in the middle. */
let world: World;
beforeAll(async () => {
  world = await openWorld({ byHand: true });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyRegister(world);
  world.sent.length = 0;
});

const ROWS = ROWS_AT_ONCE * 3 + 7;
const HEAD = "Bedrift;Poststed;Ansatte;Innmeldt";
const many = (from = 0, headcount = 5) =>
  csv(
    HEAD,
    ...Array.from(
      { length: ROWS },
      (_, n) => `Firma ${from + n};Skien;${headcount};${n % 100 === 99 ? "soon" : "01.01.2024"}`,
    ),
  );

const said = { kind: "enterprise" };
const organisations = async () =>
  Number((await world.rows<{ n: number }>("select count(*)::int as n from organisation"))[0]?.n);

/** Brings a file and has it checked; the next job is the import itself. */
async function checked(file: File, decision = ""): Promise<Brought> {
  const visitor = world.visitor("ingrid-solheim");
  await visitor.open(`/clusters/${world.cluster}/imports`);
  const { location } = await visitor.sendFile(`/clusters/${world.cluster}/imports`, { kind: "members" }, file);
  const brought = new Brought(world, visitor, location?.split("/").at(-1) ?? "");
  await world.run();
  const form = await brought.open();
  const mapped = await visitor.send(`/imports/${brought.id}/mapping`, {
    ...brought.fieldsOf(form),
    ...said,
    go: "check",
  });
  expect(mapped.status).toBe(303);
  await world.run();
  expect((await brought.row()).state).toBe("deciding");
  if (decision) await brought.post("decide", { which: "name_and_place", decision });
  return brought;
}

/** Ends the program after so many stretches: an AbortSignal that is given between two of them. */
function endingAfter(stretches: number): AbortSignal {
  const controller = new AbortController();
  let left = stretches;
  const signal = controller.signal;
  const throwIfAborted = signal.throwIfAborted.bind(signal);
  signal.throwIfAborted = () => {
    if (left === 0) controller.abort();
    left -= 1;
    throwIfAborted();
  };
  return signal;
}

describe("interrupted in the middle", () => {
  test.each([0, 1, 2, 3])(
    "after %i stretches, it goes on with the next row and counts each once",
    async (stretches) => {
      const brought = await checked(many());
      await brought.post("start");
      const job = world.sent[0];
      await expect(world.run(endingAfter(stretches))).rejects.toThrow();
      expect(await brought.row()).toMatchObject({ state: "importing", rows_done: stretches * ROWS_AT_ONCE });
      expect(await organisations()).toBe(Number((await brought.row()).made));
      if (job) world.sent.unshift(job);
      await world.run();
      const row = await brought.row();
      expect([row.state, counts(row), await organisations()]).toEqual(["done", [ROWS - 6, 0, 0, 0, 0, 6], ROWS - 6]);
      // the same again does nothing
      if (job) world.sent.unshift(job);
      await world.run();
      expect(counts(await brought.row())).toEqual(counts(row));
      const file = await brought.visitor.open(`/imports/${brought.id}/refused.csv`);
      expect(
        file.html
          .trim()
          .split("\r\n")
          .slice(1)
          .map((line) => Number(line.split(",")[0])),
      ).toEqual([101, 201, 301, 401, 501, 601]);
    },
  );

  test("a stretch that was written but not told of is not written twice", async () => {
    const brought = await checked(many());
    await brought.post("start");
    const job = world.sent[0];
    await expect(world.run(endingAfter(1))).rejects.toThrow();
    // as if the program had vanished between the file of refused rows and the end of its transaction
    const refused = join(world.folder, "imports", brought.id, "refused.ndjson");
    expect(existsSync(refused)).toBe(true);
    await world.rows("delete from membership");
    await world.rows("delete from organisation");
    await world.rows(
      `update register_import set position = 0, rows_done = 0, made = 0, refused = 0 where id = '${brought.id}'`,
    );
    if (job) world.sent.unshift(job);
    await world.run();
    expect(counts(await brought.row())).toEqual([ROWS - 6, 0, 0, 0, 0, 6]);
    expect((await brought.visitor.open(`/imports/${brought.id}/refused.csv`)).html.trim().split("\r\n")).toHaveLength(
      7,
    );
  });

  test.each([
    ["a line", (line: string) => line.replace('"row":201', '"row":301')],
    ["half a line", (line: string) => line.replace('"row":201', '"row":301').slice(0, 30)],
  ])("%s that was told before the power went is told once, and takes nothing with it", async (_name, told) => {
    const brought = await checked(many());
    await brought.post("start");
    const job = world.sent[0];
    await expect(world.run(endingAfter(1))).rejects.toThrow();
    const refused = join(world.folder, "imports", brought.id, "refused.ndjson");
    const last = readFileSync(refused, "utf8").trim().split("\n").at(-1) ?? "";
    appendFileSync(refused, told(`${last}\n`));
    if (job) world.sent.unshift(job);
    await world.run();
    const file = await brought.visitor.open(`/imports/${brought.id}/refused.csv`);
    const lines = file.html.trim().split("\r\n").slice(1);
    expect(lines.map((line) => Number(line.split(",")[0]))).toEqual([101, 201, 301, 401, 501, 601]);
  });

  test("a check that was interrupted starts from the first row", async () => {
    const brought = await checked(many());
    await brought.post("mapping", { ...brought.fieldsOf(await brought.open("?columns")), ...said, go: "check" });
    const job = world.sent[0];
    await expect(world.run(endingAfter(2))).rejects.toThrow();
    if (job) world.sent.unshift(job);
    await world.run();
    expect(counts(await brought.row())).toEqual([ROWS - 6, 0, 0, 0, 0, 6]);
  });

  test("what stops the program again and again is given up", async () => {
    const brought = await checked(many());
    await brought.post("start");
    const job = world.sent[0];
    for (let times = 0; times < 5; times += 1) {
      if (times > 0 && job) world.sent.unshift(job);
      await expect(world.run(endingAfter(0))).rejects.toThrow();
    }
    if (job) world.sent.unshift(job);
    await world.run();
    expect(await brought.row()).toMatchObject({ state: "failed", failure: "interrupted" });
    expect((await brought.open()).html).toContain("The program stopped several times");
  });
});

test("progress is told while it works: without script by the page, with it only when there is news, and to the end", async () => {
  const brought = await checked(many());
  await brought.post("start");
  const job = world.sent[0];
  await expect(world.run(endingAfter(2))).rejects.toThrow();
  const page = await brought.open();
  expect(page.html).toContain("400 of 607 rows");
  expect(page.html).toContain(`<noscript><meta http-equiv="refresh" content="2; url=/imports/${brought.id}"`);
  const ask = (seen: string) => brought.visitor.open(`/imports/${brought.id}?seen=${seen}`, { "hx-request": "true" });
  const [, seen = ""] = /hx-get="[^"]*seen=([^"]*)"/.exec(page.html) ?? [];
  const [news, none] = [await ask("importing-200-607"), await ask(seen)];
  expect([news.status, news.html.includes("400 of 607 rows"), none.status, none.html]).toEqual([200, true, 204, ""]);
  if (job) world.sent.unshift(job);
  await world.run();
  const over = await ask(seen);
  expect([over.response.headers.get("hx-redirect"), over.html]).toEqual([`/imports/${brought.id}`, ""]);
  expect((await brought.row()).rows_done).toBe(607);
});

describe("cancelled", () => {
  test("before anything was written", async () => {
    const brought = await checked(many());
    expect((await brought.post("cancel")).status).toBe(303);
    expect((await brought.open()).html).toContain("stopped before anything was written");
    expect([await organisations(), existsSync(join(world.folder, "imports", brought.id))]).toEqual([0, false]);
    expect((await brought.post("start")).status).toBe(409);
    expect((await brought.post("cancel")).status).toBe(409);
  });

  test("in the middle: what was taken stays until it is undone, and the rest is not reached", async () => {
    const brought = await checked(many());
    await brought.post("start");
    const job = world.sent[0];
    await expect(world.run(endingAfter(1))).rejects.toThrow();
    await brought.post("cancel");
    if (job) world.sent.unshift(job);
    await world.run();
    const row = await brought.row();
    expect([row.state, counts(row), await organisations()]).toEqual(["cancelled", [198, 0, 0, 0, 0, 2], 198]);
    expect((await brought.open()).html).toContain("Not reached");
    await brought.post("undo");
    await world.run();
    expect([(await brought.row()).state, await organisations()]).toEqual(["undone", 0]);
  });
});

describe("over, it keeps nothing of columns that nobody took", () => {
  const people = () =>
    csv(
      `${HEAD};Kontakt`,
      "Alfa;Skien;5;01.01.2020;marit@lie.example",
      ";Skien;5;01.01.2020;",
      "Beta;Bø;6;01.01.2020;",
    );
  const kept = (brought: Brought) =>
    world.rows<{ text: string }>(`select i::text as text from register_import i where id = '${brought.id}'`);

  test("done: only the list of refused rows has the names of the columns", async () => {
    const brought = await checked(people());
    expect((await kept(brought))[0]?.text).toContain("marit@lie.example");
    await brought.post("start");
    await world.run();
    expect((await brought.row()).state).toBe("done");
    expect(JSON.stringify(await kept(brought))).not.toContain("marit");
    expect((await brought.visitor.open(`/imports/${brought.id}/refused.csv`)).html).toMatch(/,Kontakt\r\n/);
  });

  test("cancelled, and failed", async () => {
    const cancelled = await checked(people());
    await cancelled.post("cancel");
    const failed = await checked(people());
    await failed.post("start");
    await world.rows(`update register_import set attempts = 100 where id = '${failed.id}'`);
    await world.run();
    for (const [brought, state] of [
      [cancelled, "cancelled"],
      [failed, "failed"],
    ] as const) {
      expect((await brought.row()).state).toBe(state);
      expect(JSON.stringify(await kept(brought))).not.toContain("marit");
    }
  });
});

describe("undone", () => {
  test("all that it made is gone, all that it changed is as it was", async () => {
    const first = await checked(csv(HEAD, "Alfa;Skien;5;01.01.2020", "Beta;Skien;6;01.01.2020"));
    await first.post("start");
    await world.run();
    const before = await world.rows("select name, headcount, source from organisation order by name");
    const dates = await world.rows("select starts::text, ends::text from membership order by 1");
    const second = await checked(
      csv(`${HEAD};Utmeldt`, "Alfa;Skien;50;02.02.2020;31.12.2025", "Gamma;Skien;7;01.01.2024;"),
      "same",
    );
    await second.post("start");
    await world.run();
    expect(counts(await second.row())).toEqual([1, 1, 0, 0, 0, 0]);
    expect(await world.rows("select starts::text, ends::text from membership order by 1")).not.toEqual(dates);
    expect((await second.post("undo")).status).toBe(303);
    await world.run();
    expect(await second.row()).toMatchObject({ state: "undone", kept: [] });
    expect(await world.rows("select name, headcount, source from organisation order by name")).toEqual(before);
    expect(await world.rows("select starts::text, ends::text from membership order by 1")).toEqual(dates);
    expect((await second.post("undo")).status).toBe(409);
  });

  test("what somebody changed since stays, and is named; interrupted, it goes on", async () => {
    const brought = await checked(many());
    await brought.post("start");
    await world.run();
    await world.rows(`update organisation set headcount = 77, version = 2 where name = 'Firma 3'`);
    await world.rows(
      `update membership set ends = '2026-01-01', version = 2 where organisation_id = (select id from organisation where name = 'Firma 4')`,
    );
    await world.rows(
      `insert into register_entry (cluster_id, section, starts, organisation_id, fields, changed_by) select cluster_id, 'contact', '2026-01-01', id, '{}', 'ingrid-solheim' from organisation where name = 'Firma 5'`,
    );
    await brought.post("undo");
    const job = world.sent[0];
    await expect(world.run(endingAfter(3))).rejects.toThrow();
    if (job) world.sent.unshift(job);
    await world.run();
    const row = await brought.row();
    expect([row.state, [...row.kept].sort()]).toEqual(["undone", ["Firma 3", "Firma 4", "Firma 5"]]);
    expect(await world.rows("select name from organisation order by name")).toEqual([
      { name: "Firma 3" },
      { name: "Firma 4" },
      { name: "Firma 5" },
    ]);
    expect(await organisations()).toBe(3);
    const page = await brought.open();
    expect(page.html).toContain("3 organisations stay");
    expect(page.html).toContain("Firma 4");
  });

  test("a later import of the same rows keeps what it changed", async () => {
    const first = await checked(csv(HEAD, "Alfa;Skien;5;01.01.2020"));
    await first.post("start");
    await world.run();
    const second = await checked(csv(HEAD, "Alfa;Skien;6;01.01.2020"), "same");
    await second.post("start");
    await world.run();
    await first.post("undo");
    await world.run();
    expect(await first.row()).toMatchObject({ state: "undone", kept: ["Alfa"] });
    expect(await world.rows("select headcount from organisation")).toEqual([{ headcount: 6 }]);
  });
});

describe("two at once in one register", () => {
  test("the second is refused clearly, and can start when the first is done", async () => {
    const [first, second] = [await checked(many()), await checked(many(5000))];
    await first.post("start");
    const refused = await second.post("start");
    expect([refused.status, refused.html.includes("“members.csv” is being worked on in the same register.")]).toEqual([
      409,
      true,
    ]);
    expect((await second.row()).state).toBe("deciding");
    await world.run();
    expect((await second.post("start")).status).toBe(303);
    await world.run();
    expect(await organisations()).toBe(2 * (ROWS - 6));
  });

  test("sent in the same moment, one of both starts", async () => {
    const [first, second] = [await checked(many()), await checked(many(5000))];
    const answers = await Promise.all([first.post("start"), second.post("start")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test("what came into the register between check and import is met there", async () => {
    const [first, second] = [await checked(many(0, 5)), await checked(many(0, 5))];
    await first.post("start");
    await world.run();
    await second.post("start");
    await world.run();
    expect(counts(await second.row())).toEqual([0, 0, ROWS - 6, 0, 0, 6]);
    expect(await organisations()).toBe(ROWS - 6);
  });
});

test("nothing is left on the disk but what is told about rows", async () => {
  const brought = await checked(many());
  await brought.post("start");
  await world.run();
  expect((await brought.row()).state).toBe("done");
  expect(readdirSync(join(world.folder, "imports"))).not.toContain(brought.id);
  expect(readdirSync(join(world.folder, "files", "incoming"))).toEqual([]);
});
