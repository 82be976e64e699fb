import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { released } from "../../../test/support/world.ts";
import { filesOfForm, hashFiles, hashReleased, reportForm } from "./report-form.ts";
import { reportKey } from "./schema.ts";

// the number that stood for layout and texts had to be raised by hand; forgotten, an order gave the file of an older build
describe("what reports are made by", () => {
  let folder: string;
  let copies: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "klynge-form-"));
    copies = filesOfForm().map((file) => {
      const copy = join(folder, basename(file));
      copyFileSync(file, copy);
      return copy;
    });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("are the thread, the templates and the versions of what they are set with", () => {
    expect(filesOfForm().map((file) => basename(file))).toEqual(
      expect.arrayContaining(["report-thread.ts", "report.typ", "look.typ", "package.json"]),
    );
  });

  test("is another after a change in any of them, and the same wherever they lie", () => {
    expect(hashFiles(copies)).toBe(reportForm());
    const forms = copies.map((copy) => {
      appendFileSync(copy, " ");
      return hashFiles(copies);
    });
    const [first = ""] = copies;
    renameSync(first, `${first}x`);
    forms.push(hashFiles([`${first}x`, ...copies.slice(1)]));
    expect(new Set([reportForm(), ...forms]).size).toBe(copies.length + 2);
  });

  test.each(["report-thread.mjs", "typeset-thread.mjs"])(
    "in the bundle: %s names the parts it loads by their content",
    (thread) => {
      const bundle = fileURLToPath(new URL(`../../../../../dist/${thread}`, import.meta.url));
      const parts = [...readFileSync(bundle, "utf8").matchAll(/"\.\/([\w-]+\.mjs)"/g)].map(([, name = ""]) => name);
      expect(parts.length).toBeGreaterThan(0);
      expect(parts.filter((name) => !/-[0-9A-Z]{8}\.mjs$/.test(name))).toEqual([]);
    },
  );
});

test("statistics that were mended under their old name are others", () => {
  const [first, ...others] = released.groups;
  const mended = { ...released, groups: [{ ...first, n: 7 } as (typeof released.groups)[number], ...others] };
  expect(hashReleased({ ...released })).toBe(hashReleased(released));
  expect(hashReleased(mended)).not.toBe(hashReleased(released));
});

test("the same order of another build is another order", () => {
  const made = { caseFile: "{}", editionHash: "e", releasedHash: "r", language: "en", groups: [] } as const;
  expect(reportKey({ ...made, form: "a" })).toBe(reportKey({ ...made, form: "a" }));
  expect(reportKey({ ...made, form: "b" })).not.toBe(reportKey({ ...made, form: "a" }));
});
