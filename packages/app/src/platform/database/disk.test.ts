import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isDiskFull } from "./disk.ts";

describe("what tells of a full disk", () => {
  test.each([
    ["nothing", undefined],
    ["another code", { code: "23505" }],
    ["another number of PGlite", { name: "ErrnoError", errno: 44 }],
    ["the number alone", { errno: 51 }],
    ["a message that somebody typed", new Error("No space left on device")],
  ])("not: %s", (_what, error) => expect(isDiskFull(error)).toBe(false));

  // the first start said "internal error": only ENOSPC was known
  test.each([
    ["the system", { code: "ENOSPC" }],
    ["the share of a user", { code: "EDQUOT" }],
    ["PostgreSQL", { code: "53100" }],
    ["PostgreSQL, inside an error of Drizzle", new Error("Failed query", { cause: { code: "53100" } })],
    ["PGlite before there is a database", { name: "ErrnoError", errno: 51 }],
  ])("%s", (_what, error) => expect(isDiskFull(error)).toBe(true));
});

const SCRIPT = fileURLToPath(new URL("../../../test/support/on-small-disk.ts", import.meta.url));
const TSX = fileURLToPath(new URL("../../../../../node_modules/.bin/tsx", import.meta.url));
/** A view of the disks of its own: what is mounted in it is gone with its process. */
const OWN_DISKS = process.getuid?.() === 0 ? ["--mount"] : ["--mount", "--map-root-user"];
const may = spawnSync("unshare", [...OWN_DISKS, "mount", "-t", "tmpfs", "tmpfs", tmpdir()]).status === 0;

// where nobody may mount there is no small disk to try it on
describe.runIf(may)(
  "on a small disk",
  () => {
    const told = (story: string, size: string): string[] => {
      const disk = mkdtempSync(join(tmpdir(), "klynge-small-disk-"));
      const mounted = `mount -t tmpfs -o size=${size} tmpfs "$1" && exec "$0" ${SCRIPT} "$2" "$1"`;
      const { stdout } = spawnSync("unshare", [...OWN_DISKS, "sh", "-c", mounted, TSX, disk, story], {
        encoding: "utf8",
      });
      rmdirSync(disk);
      return stdout.trim().split("\n");
    };

    test("the start is refused with a reason, and works once there is room", () => {
      expect(told("no room for a database", "60m")).toEqual(["open: StartProblem disk_full", "with room: done"]);
    });

    test("what another program fills takes nothing away: it can be read, and written again once there is room", () => {
      expect(told("another program fills the disk", "120m")).toEqual([
        "write: Problem disk_full",
        "read: 0",
        "write with room: done",
        "read again: 1",
      ]);
    });

    test("files that come are refused before they take the room of the database, and nothing of them is left", () => {
      expect(told("files that come fill the disk", "60m")).toEqual([
        "first: done",
        "second: Problem disk_full",
        "files: 1",
        "with room: done",
        "files: 2",
      ]);
    });

    // PGlite span over the next query for ever, and the program with it, after the log found no room
    test("a save that fills the disk ends the database, not the program, and the next start has what was saved before", () => {
      expect(told("one save fills the disk", "95m")).toEqual([
        "write without end: Problem disk_full",
        "read: Problem disk_full",
        "close: done",
        "read after the next start: 1",
      ]);
    });
  },
  120_000,
);
