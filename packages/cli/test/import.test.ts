import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort } from "../../../test/support/free-port.ts";
import { importAnswer } from "../src/shapes/import.ts";
import { ensureBuilt, klynge, linesOf, temporaryFolder } from "./run.ts";
import { ENVIRONMENT, serve } from "./serve.ts";

/** `klynge import` on an installation of its own. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const data = join(folder, "data");
beforeAll(ensureBuilt);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => klynge([...args, "--data", data], { env: ENVIRONMENT, timeout: 60_000 });

function fileOf(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const CODES =
  "country_code,zipcode,place,latitude,longitude\nNO,3936,Porsgrunn,59.1386,9.6555\nNO,3936,Porsgrunn,59.2,9.7\n";

describe("is refused", () => {
  it("for a kind that is none", () => {
    expect(run("import", "postcodes", fileOf("codes.csv", CODES))).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: "klynge: KIND: “postcodes” is not allowed; allowed are: nace, nuts, postal-codes\n",
    });
    expect(existsSync(data)).toBe(false);
  });

  it("where there is no installation", () => {
    expect(run("import", "postal-codes", fileOf("codes.csv", CODES))).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: "klynge import: there is no installation here yet; make one with “klynge init”\n",
    });
  });

  it("for bad input, one line for each fault, with file and place", () => {
    expect(run("init").code).toBe(0);
    const file = fileOf("bad.csv", `${CODES}XX,1,a,59,9\nNO,2,b,"59,1",9\n`);
    const { code, stdout, stderr } = run("import", "postal-codes", file);
    expect([code, stdout, linesOf(stderr)]).toEqual([
      2,
      "",
      [
        `${file}: line 4: there is no country with the code XX`,
        `${file}: line 5: “59,1” is not a number of degrees between -90 and 90, with a decimal point`,
      ],
    ]);
    const polish = run("import", "nuts", file, "--lang", "pl");
    expect(linesOf(polish.stderr)).toEqual([
      `${file}: line 1: to nie są kolumny takiej tabeli; powinna mieć: nuts_id, name_latn`,
    ]);
  });

  it("while a program runs on the embedded database, which goes on", async () => {
    const running = await serve(data, await freePort());
    try {
      const { code, stderr } = run("import", "postal-codes", fileOf("codes.csv", CODES));
      expect([code, stderr]).toEqual([
        2,
        `klynge import: ${join(data, "database")} is used by another Klynge (process ${running.pid}); stop it first\n`,
      ]);
      expect((await fetch(`${running.address}/ready`)).status).toBe(200);
    } finally {
      await running.stop();
    }
  });
});

describe("takes a table", () => {
  it("and says what became of its rows; a second time the same", () => {
    const file = fileOf("codes.csv", CODES);
    const said = [
      `${file}: 1 postal code with its place (NO)`,
      "left out: 1 row whose code and place stood there before",
    ];
    for (let time = 0; time < 2; time++) {
      const { code, stdout, stderr } = run("import", "postal-codes", file);
      expect([code, linesOf(stdout), stderr]).toEqual([0, said, ""]);
    }
  });

  it("packed, and answers as data", () => {
    const file = fileOf("nuts.csv.gz", gzipSync("nuts_id,name_latn\nNO0A,Vestlandet\nNO09,Agder og Sør-Østlandet\n"));
    const { code, stdout } = run("import", "nuts", file, "--json");
    expect([code, importAnswer.strict().parse(JSON.parse(stdout))]).toEqual([
      0,
      { file, kind: "nuts", of: [], rows: 2, stored: 2, left_out: 0, placed: 0 },
    ]);
  });

  it("has a schema", () => {
    expect(JSON.parse(klynge(["schema", "import"]).stdout)).toMatchObject({
      verb: "import",
      input: { contentMediaType: "text/csv" },
      output: { required: ["file", "kind", "of", "rows", "stored", "left_out", "placed"] },
    });
  });
});
