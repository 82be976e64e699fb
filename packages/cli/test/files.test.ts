import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findPlace } from "../src/files/find-place.ts";
import { BadInput } from "../src/problem.ts";
import { caseText, writeCase } from "./cases.ts";
import { EXAMPLES, ensureBuilt, klynge, type Ran, ROOT, temporaryFolder } from "./run.ts";

/** What the shell does to files: it reads and writes ordinary ones only, and replaces nothing that it was given. */

beforeAll(ensureBuilt, 60_000);

const PORTFOLIO = join(EXAMPLES, "portfolio-12.csv");

function pipeIn(folder: string): string {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  return pipe;
}

function editionIn(folder: string): string {
  const edition = join(folder, "edition");
  cpSync(join(ROOT, "schemes/ecei"), edition, { recursive: true });
  return edition;
}

function refused(ran: Ran, line: string): void {
  expect(ran).toEqual({ code: 2, stdout: "", stderr: `${line}\n` });
}

describe("a report never replaces what it is made from (`--out` once destroyed the case)", () => {
  const READ = "cannot be written: it is one of the files the report is made from";

  it("the case, by its name, another path, a link to it and a second name of it", () => {
    const folder = temporaryFolder();
    const file = writeCase(folder);
    mkdirSync(join(folder, "sub"));
    symlinkSync(file, join(folder, "link.pdf"));
    linkSync(file, join(folder, "second.pdf"));
    for (const out of [file, join(folder, "sub/../case.yaml"), join(folder, "link.pdf"), join(folder, "second.pdf")])
      refused(klynge(["report", file, "--out", out]), `${out}: ${READ}`);
    expect(readFileSync(file, "utf8")).toBe(caseText());
  });

  it("the portfolio", () => {
    const folder = temporaryFolder();
    const portfolio = join(folder, "p.csv");
    cpSync(PORTFOLIO, portfolio);
    refused(
      klynge(["report", writeCase(folder), "--portfolio", portfolio, "--out", portfolio]),
      `${portfolio}: ${READ}`,
    );
    expect(readFileSync(portfolio)).toEqual(readFileSync(PORTFOLIO));
  });

  it("anything in the folder of the edition, read or new", () => {
    const folder = temporaryFolder();
    const edition = editionIn(folder);
    for (const out of [join(edition, "gold.yaml"), join(edition, "texts", "new.pdf")])
      refused(
        klynge(["report", writeCase(folder), "--scheme", edition, "--out", out]),
        `${out}: cannot be written: it lies in the folder of the edition`,
      );
  });
});

describe("a report is written in place of an ordinary file only", () => {
  it("not of a pipe, a link to one, or a link that leads nowhere", () => {
    const folder = temporaryFolder();
    const pipe = pipeIn(folder);
    symlinkSync(pipe, join(folder, "to-pipe"));
    symlinkSync(join(folder, "nothing"), join(folder, "to-nothing"));
    for (const out of [pipe, join(folder, "to-pipe"), join(folder, "to-nothing")])
      refused(
        klynge(["report", writeCase(folder), "--out", out]),
        `${out}: cannot be written: it is not an ordinary file`,
      );
    expect([lstatSync(pipe).isFIFO(), lstatSync(join(folder, "to-pipe")).isSymbolicLink()]).toEqual([true, true]);
  });

  it("through a link to an ordinary file in that file, so that the link stays", () => {
    const folder = temporaryFolder();
    const target = join(folder, "target.pdf");
    writeFileSync(target, "old");
    symlinkSync("target.pdf", join(folder, "link.pdf"));
    expect(findPlace(join(folder, "link.pdf"), [])).toBe(target);
    expect(findPlace(join(folder, "new.pdf"), [])).toBe(join(folder, "new.pdf"));
  });

  it("not on standard output, which is not supported", () => {
    refused(
      klynge(["report", writeCase(temporaryFolder()), "--out", "-"]),
      "klynge: “-” is not supported; name a file",
    );
    refused(klynge(["score", "-"]), "klynge: “-” is not supported; name a file");
  });
});

describe("a pipe is no file to read: its writer may never come, and the shell once waited for it", () => {
  it.each(["score", "benchmark"])("in place of what %s reads", (verb) => {
    const pipe = pipeIn(temporaryFolder());
    refused(klynge([verb, pipe]), `${pipe}: cannot be read: it is not an ordinary file`);
  });

  it("in place of a file of an edition", () => {
    const edition = editionIn(temporaryFolder());
    rmSync(join(edition, "gold.yaml"));
    execFileSync("mkfifo", [join(edition, "gold.yaml")]);
    refused(
      klynge(["scheme", "check", edition]),
      `${join(edition, "gold.yaml")}: cannot be read: it is not an ordinary file`,
    );
  });
});

it("a folder in place of a file of an edition is told as one", () => {
  const edition = editionIn(temporaryFolder());
  rmSync(join(edition, "gold.yaml"));
  mkdirSync(join(edition, "gold.yaml"));
  refused(klynge(["scheme", "check", edition]), `${join(edition, "gold.yaml")}: cannot be read: it is a folder`);
});

it.each([
  ["en", "klynge: the answer cannot be written: the disk is full"],
  ["pl", "klynge: nie można zapisać odpowiedzi: dysk jest pełny"],
])("a full disk for the answer ends with 70 and one line in %s, without a trace of the inside", (lang, line) => {
  const script = `"${join(ROOT, "packages/cli/bin/klynge")}" score "${join(EXAMPLES, "gold-clear.yaml")}" --lang ${lang} > /dev/full`;
  expect(klynge(["-c", script], { command: "sh" })).toEqual({ code: 70, stdout: "", stderr: `${line}\n` });
});

describe("a folder that may not be read is told (it was an internal error)", () => {
  // for the superuser every folder may be read
  const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

  it.each([
    ["scheme", "check"],
    ["score", join(EXAMPLES, "gold-clear.yaml"), "--scheme"],
  ])("by %s", (...args) => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o000 });
    refused(klynge([...args, closed], nobody), `${closed}: cannot be read: permission is missing`);
  });
});

it("--portfolio is refused where nothing is compared (it was passed over, even when the file was missing)", () => {
  refused(
    klynge(["score", join(EXAMPLES, "gold-clear.yaml"), "--portfolio", "missing.csv"]),
    "klynge: --portfolio is for interviews; the points of an audit are compared with nothing",
  );
});

it("reasons of the system are told in words", () => {
  const folder = temporaryFolder();
  symlinkSync("b", join(folder, "a"));
  symlinkSync("a", join(folder, "b"));
  refused(klynge(["score", join(folder, "a")]), `${join(folder, "a")}: cannot be read: its links lead in a circle`);
  const long = join(folder, "x".repeat(300));
  refused(klynge(["score", long]), `${long}: cannot be read: the name is too long`);
  expect(() => findPlace(join(folder, "a"), [])).toThrow(BadInput);
});
