import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { installationSecret } from "./secret.ts";

const folder = mkdtempSync(join(tmpdir(), "klynge-secret-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("an empty file is refused (a full disk once left one, and it signed sessions)", () => {
  installationSecret(folder, "");
  writeFileSync(join(folder, "secret"), "");
  expect(() => installationSecret(folder, "")).toThrow(RangeError);
});

test("it is made once, for its owner's eyes, and nothing is left beside it", () => {
  const secret = installationSecret(folder, "too short");
  expect(secret).toHaveLength(43);
  expect(installationSecret(folder, "")).toBe(secret);
  expect(readdirSync(folder)).toEqual(["secret"]);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
});

test("a given one counts, and makes no file", () => {
  expect(installationSecret(join(folder, "new"), "x".repeat(32))).toBe("x".repeat(32));
});
