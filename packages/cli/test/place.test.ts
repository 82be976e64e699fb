import { beforeAll, expect, it, vi } from "vitest";
import { ensureBuilt, klynge, temporaryFolder } from "./run.ts";
import { ENVIRONMENT } from "./serve.ts";

/** What can be set wrongly before there is an installation (docs/configuration.md). */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
beforeAll(ensureBuilt);

const REFUSED = { code: 2, stdout: "" };
const runWith = (env: Record<string, string>, verb: string) =>
  klynge([verb, "--data", temporaryFolder()], { env: { ...ENVIRONMENT, ...env }, timeout: 30_000 });

// "internal error": what is set was taken as it is
it.each(["klynge.example.org", "localhost:3000", "ftp://klynge.example.org", "https://klynge.example.org/app"])(
  "an address of people that is none is refused: %s",
  (given) => {
    for (const verb of ["init", "serve"])
      expect(runWith({ KLYNGE_ORIGIN: given }, verb)).toEqual({
        ...REFUSED,
        stderr: `KLYNGE_ORIGIN: ${given} is not the address of a site; write it like https://klynge.example.org, without a path\n`,
      });
  },
);

// "ENOTFOUND base" was said of "notaurl"
it.each([
  "notaurl",
  "https://owner@host/database",
  "postgres://owner:pa/ss@host/database",
  "postgres://owner:%zz@host/d",
])("an address of a database that is none is refused, and not repeated: %s", (given) => {
  for (const verb of ["init", "serve"])
    expect(runWith({ DATABASE_URL: given }, verb)).toEqual({
      ...REFUSED,
      stderr:
        "DATABASE_URL: this is not the address of a PostgreSQL database; write it like postgres://user:password@host/database, with signs such as @ / # in the password as %40 %2F %23\n",
    });
});
