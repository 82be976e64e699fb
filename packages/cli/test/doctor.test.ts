import { rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { hashOpened, type Opened } from "@klynge/core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { doctorAnswer } from "../src/shapes/doctor.ts";
import { schemeCheckAnswer } from "../src/shapes/scheme-check.ts";
import { answerOf, ensureBuilt, klynge, temporaryFolder } from "./run.ts";
import { ENVIRONMENT } from "./serve.ts";

/** `klynge doctor` on an installation of its own. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const data = join(folder, "data");
beforeAll(ensureBuilt);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => klynge([...args, "--data", data], { env: ENVIRONMENT, timeout: 60_000 });

/** As whoever has the files of the database. */
async function change(statement: string): Promise<void> {
  const database = await PGlite.create({ dataDir: join(data, "database", "pglite") });
  await database.exec(statement);
  await database.close();
}

/** The hash of the edition that the program comes with. */
const shipped = (): string => schemeCheckAnswer.parse(answerOf(["scheme", "check"])).hash;
/** What the case begins with, and the hash of it. */
const opened = (edition: string): [json: string, hash: string] => {
  const from: Opened = {
    label: "bronze",
    cluster: { name: "Nordlys", country: "NO" },
    previous: null,
    firstBenchmarking: null,
    edition: { id: "2026", hash: edition },
  };
  return [JSON.stringify(from), hashOpened(from)];
};
const CASE = "4e0e3a53-5a2e-4d7b-9d60-0d4c6f1f0a11";

describe("klynge doctor", () => {
  it("is refused where there is no installation", () => {
    expect(run("doctor")).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: "klynge doctor: there is no installation here yet; make one with “klynge init”\n",
    });
  });

  it("has nothing to say of an installation without cases", () => {
    expect(run("init").code).toBe(0);
    expect(run("doctor")).toEqual({ code: 0, stdout: "there is no case yet\n", stderr: "" });
  });

  it("ends with 1 when a trail is not as it was written, and says where", async () => {
    const [json, hash] = opened(shipped());
    await change(`insert into person (id, name, email) values ('kari', 'Kari', 'kari@klynge.example');
      insert into cluster (id, name, country) values ('${CASE}', 'Nordlys', 'NO');
      insert into label_case (id, cluster_id, label, opened, since, edition_hash, hash, opened_by)
      values ('${CASE}', '${CASE}', 'bronze', '${json}', '2026-11-22', '${shipped()}', '${hash}', 'kari')`);
    expect(run("doctor")).toEqual({ code: 0, stdout: `Nordlys (${CASE}): 0 entries, ok\n`, stderr: "" });
    await change("update label_case set number = 1, hash = repeat('1', 64)");
    expect(run("doctor")).toEqual({
      ...{ code: 1, stderr: "" },
      stdout: `Nordlys (${CASE}): 0 entries, not as they were written\n  entry 1 is missing\n`,
    });
    const { code, stdout } = run("doctor", "--json");
    expect([code, doctorAnswer.parse(JSON.parse(stdout))]).toEqual([
      1,
      {
        ok: false,
        cases: [
          {
            case: CASE,
            label: "bronze",
            cluster: "Nordlys",
            entries: 0,
            faults: [{ code: "entry_missing", number: 1 }],
          },
        ],
        unknown_editions: [],
      },
    ]);
  });

  it("ends with 1 when a case began otherwise than it is said, or a list says something else than its trail", async () => {
    const [json, hash] = opened(shipped());
    await change(`update label_case set number = 0, hash = '${hash}', state = 'published',
      opened = jsonb_set('${json}', '{previous}', '{"label": "bronze", "validUntil": "2026-12-31"}')`);
    const told = `Nordlys (${CASE}): 0 entries, not as they were written\n`;
    expect(run("doctor").stdout).toBe(`${told}  entry 0 was changed\n`);
    await change(`update label_case set opened = '${json}'`);
    expect(run("doctor").stdout).toBe(`${told}  the case says “state” otherwise than its trail\n`);
    await change("update label_case set state = 'draft'");
    expect(run("doctor").stdout).toBe(`Nordlys (${CASE}): 0 entries, ok\n`);
  });

  it("ends with 1 when something is pinned to an edition that is nowhere", async () => {
    const none = "0".repeat(64);
    const [json, hash] = opened(none);
    await change(`update label_case set number = 0, hash = '${hash}', edition_hash = '${none}', opened = '${json}'`);
    expect(run("doctor")).toEqual({
      ...{ code: 1, stderr: "" },
      stdout: `Nordlys (${CASE}): 0 entries, ok\nNordlys: the edition of case ${CASE} is nowhere: ${none}\n`,
    });
    const { stdout } = run("doctor", "--json");
    expect(doctorAnswer.parse(JSON.parse(stdout))).toMatchObject({
      ok: false,
      unknown_editions: [{ of: "case", id: CASE, cluster: "Nordlys", hash: none }],
    });
    await change(`update label_case set number = 1, hash = repeat('1', 64), edition_hash = '${shipped()}'`);
  });
});
