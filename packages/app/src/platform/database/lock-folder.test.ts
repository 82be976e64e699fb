import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./lock-folder.ts";

let folder: string;
const others: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klynge-lock-"));
});
afterEach(() => {
  for (const other of others.splice(0)) other.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test("whoever has it keeps a second one out, even in the same process", () => {
  lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(
    expect.objectContaining({ code: "folder_locked", details: { folder, pid: process.pid } }),
  );
});

test("a folder that cannot be made is told as such", () => {
  const below = join(folder, "file", "database");
  writeFileSync(join(folder, "file"), "");
  expect(() => lockFolder(below)).toThrow(
    expect.objectContaining({ code: "folder_not_writable", details: { folder: below } }),
  );
});

// each read the file before any of them had written it
test("of many processes at once exactly one gets it", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => otherProcess()));
  expect(answers.sort()).toEqual([...Array(7).fill("folder_locked"), "mine"]);
});

test("what a killed process leaves behind keeps nobody out", async () => {
  expect(await otherProcess()).toBe("mine");
  const [killed] = others;
  killed?.kill("SIGKILL");
  if (killed) await once(killed, "exit");
  expect(existsSync(join(folder, "klynge.lock"))).toBe(true);
  lockFolder(folder)();
  expect(existsSync(join(folder, "klynge.lock"))).toBe(false);
});

// "used by another Klynge (process 1)", for ever: the number had gone to another program
test("the number of a living process that is none of ours keeps nobody out", () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "klynge.lock"), "1");
  expect(lockFolder(folder)).toBeTypeOf("function");
});

/** Tries it in a process of its own, which lives on; gives what came of it. */
async function otherProcess(): Promise<string> {
  const module = new URL("lock-folder.ts", import.meta.url).href;
  const script = `const { lockFolder } = await import(${JSON.stringify(module)});
    try { globalThis.kept = lockFolder(${JSON.stringify(folder)}); console.log("mine"); } catch (error) { console.log(error.code); }
    process.stdin.resume();`;
  const other = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  others.push(other);
  const [line] = (await once(createInterface({ input: other.stdout }), "line")) as [string];
  return line;
}
