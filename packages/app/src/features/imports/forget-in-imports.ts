import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { record } from "../../platform/audit.ts";
import type { Services } from "../../platform/services.ts";
import { Problem } from "../../platform/web/problem.ts";
import { type Forget, forgetting, GAP, type Traces } from "../registry/index.ts";
import * as stored from "./forget-queries.ts";
import { clearFolder } from "./import-folder.ts";
import { changeImport, type ImportRow } from "./queries.ts";
import { NO_COUNTS } from "./run/counts.ts";
import type { Saying } from "./run/sayings.ts";
import { type State, withoutRows } from "./schema.ts";
import type { Field } from "./understand/fields.ts";

/** What wait for a person, with the file as it was brought. */
const WAITING: readonly State[] = ["reading", "mapping", "checking", "deciding"];
/** Columns in which a file has texts; in one that nobody took there may be anything. */
const TEXTS: ReadonlySet<Field> = new Set(["name", "address", "description"]);

/** How many rows that were not taken name a person, in all imports of a cluster. */
export async function countInImports(services: Services, clusterId: string, traces: Traces): Promise<number> {
  const forget = forgetting(traces, GAP);
  let rows = 0;
  for (const row of await services.db.asWorker((tx) => stored.importsOf(tx, clusterId)))
    for await (const { said, left } of sayingsLeft(services, row, row.refusedSha256, forget))
      rows += isDeepStrictEqual(said, left) ? 0 : 1;
  return rows;
}

/**
 * Takes a person out of what imports of a cluster keep: lists of rows, questions, names of files. Imports that are not carried out are
 * given up, because their files name whom they name. Can be done again; before the register forgets, which cannot.
 * @throws Problem import_at_work
 */
export async function forgetInImports(services: Services, clusterId: string, traces: Traces): Promise<void> {
  const { db, settings, now } = services;
  const forget = forgetting(traces, GAP);
  const imports = await db.asWorker((tx) => stored.importsOf(tx, clusterId));
  const busy = imports.find(({ state }) => state === "importing" || state === "undoing");
  if (busy) throw new Problem("import_at_work", { file: busy.fileName });
  for (const { id, state, found } of imports.filter((row) => WAITING.includes(row.state))) {
    await db.asWorker(async (tx) => {
      const over = { found: withoutRows(found), finishedAt: now() };
      if (!(await changeImport(tx, id, WAITING, { state: "cancelled", ...NO_COUNTS, ...over }))) return;
      await record(tx, { person: null, clusterId, action: "import.cancelled", target: id, before: { state } });
    });
    await clearFolder(settings.dataFolder, id);
  }
  for (const row of await db.asWorker((tx) => stored.importsOf(tx, clusterId))) {
    const lists = {
      refusedSha256: await writeAgain(services, row, row.refusedSha256, forget),
      noticesSha256: await writeAgain(services, row, row.noticesSha256, forget),
    };
    const gone = [row.refusedSha256, row.noticesSha256].filter((sha256) => sha256 !== null);
    const kept = [lists.refusedSha256, lists.noticesSha256];
    const unused = await db.asWorker(async (tx) => {
      await stored.writeImport(tx, row.id, {
        ...lists,
        fileName: forget.text(row.fileName),
        found: foundLeft(row, forget),
      });
      for (const { given, ...of } of await stored.questionsOf(tx, row.id))
        await stored.writeQuestion(tx, of, forget.named(given));
      return stored.unusedLists(tx, gone);
    });
    for (const sha256 of unused) if (!kept.includes(sha256)) await services.files.remove(sha256);
  }
}

/** Of answers there are only values, of a list of members only the names of its columns. */
function foundLeft({ found }: ImportRow, forget: Forget): ImportRow["found"] {
  return found && "kind" in found && found.kind === "profile"
    ? { ...found, fields: forget.profile(found.fields) }
    : found;
}

/** The same list without the person, under its own hash; the same hash where nobody is named. */
async function writeAgain(
  services: Services,
  row: ImportRow,
  sha256: string | null,
  forget: Forget,
): Promise<string | null> {
  if (sha256 === null) return null;
  const folder = join(services.settings.dataFolder, "imports", row.id);
  await mkdir(folder, { recursive: true });
  const place = join(folder, "left.ndjson");
  try {
    const file = await open(place, "w", 0o640);
    let changed = false;
    try {
      for await (const { said, left } of sayingsLeft(services, row, sha256, forget)) {
        changed ||= !isDeepStrictEqual(said, left);
        await file.writeFile(`${JSON.stringify(left)}\n`);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return changed ? await services.files.take(place) : sha256;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is told of each row, and what is left of it; nothing of a list that is lost. */
async function* sayingsLeft(
  { files }: Services,
  { mapping }: ImportRow,
  sha256: string | null,
  forget: Forget,
): AsyncGenerator<{ readonly said: Saying; readonly left: Saying }> {
  const content = sha256 === null ? null : await files.stream(sha256);
  if (!content) return;
  for await (const line of createInterface({ input: Readable.from(content), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === "") continue;
    const said = JSON.parse(line) as Saying;
    yield { said, left: sayingLeft(said, mapping?.columns ?? [], forget) };
  }
}

function sayingLeft(said: Saying, columns: readonly (Field | null)[], forget: Forget): Saying {
  const mayName = (index: number): boolean => {
    const field = columns[index] ?? null;
    return field === null || TEXTS.has(field);
  };
  return {
    ...said,
    name: forget.text(said.name),
    reasons: said.reasons.map((reason) => forget.named(reason)),
    cells: said.cells.map((cell, index) => (typeof cell === "string" && mayName(index) ? forget.text(cell) : cell)),
  };
}
