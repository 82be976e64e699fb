import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Database } from "../../src/platform/database/database.ts";
import { openPglite } from "../../src/platform/database/open-pglite.ts";
import type { FileKind } from "../../src/platform/uploads/file-kind.ts";
import { openUploads } from "../../src/platform/uploads/uploads.ts";

/**
 * A story of the embedded database, or of files that come, on a disk that is full, in a process of its own; tells what came of each step, a line each.
 * Called with the name of the story and the folder where the disk is.
 */

const MB = 1024 * 1024;
const [story = "", disk = ""] = process.argv.slice(2);
const folder = join(disk, "database");

const STORIES: Readonly<Record<string, () => Promise<void>>> = {
  async "no room for a database"() {
    await tell("open", open);
    execFileSync("mount", ["-o", "remount,size=200m", disk]);
    await tell("with room", open);
  },
  async "another program fills the disk"() {
    const db = await open();
    const filler = join(disk, "filler");
    execFileSync("fallocate", ["-l", String(roomOn() - 20 * MB), filler]);
    await tell("write", () => write(db));
    await tell("read", () => count(db));
    execFileSync("rm", [filler]);
    await tell("write with room", () => write(db));
    await tell("read again", () => count(db));
    await db.close();
  },
  async "one save fills the disk"() {
    const db = await open();
    await write(db);
    const withoutEnd = () =>
      db.asWorker(async (tx) => {
        for (;;) await tx.execute(letters(100));
      });
    await tell("write without end", withoutEnd);
    await tell("read", () => count(db));
    await tell("close", () => db.close());
    execFileSync("mount", ["-o", "remount,size=600m", disk]);
    const again = await open();
    await tell("read after the next start", () => count(again));
    await again.close();
  },
  async "files that come fill the disk"() {
    const files = join(disk, "files");
    const uploads = openUploads(files);
    const bring = async (letter: string): Promise<void> => {
      const held = await uploads.hold(megabytes(letter, 20), 25 * MB);
      await uploads.keep(held, { name: `${letter}.txt`, kinds: [TXT] });
    };
    const left = () =>
      readdirSync(files, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
    await tell("first", () => bring("a"));
    await tell("second", () => bring("b"));
    await tell("files", async () => left());
    execFileSync("mount", ["-o", "remount,size=200m", disk]);
    await tell("with room", () => bring("b"));
    await tell("files", async () => left());
  },
};

const TXT: FileKind = { endings: ["txt"], mediaType: "text/plain", text: true };

async function* megabytes(letter: string, count: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < count; done += 1) yield Buffer.alloc(MB, letter);
}

const open = (): Promise<Database> => openPglite(folder);
const write = (db: Database) => db.asWorker((tx) => tx.execute(letters(1)));
const letters = (many: number) =>
  sql`insert into mail (recipient, subject, body, language)
      select 'x', 'x', string_agg(md5(random()::text || a || b), ''), 'en'
      from generate_series(1, ${many}::int) a, generate_series(1, 100) b group by a`;

async function count(db: Database): Promise<number> {
  const answer = await db.asWorker((tx) => tx.execute(sql`select count(*)::int as n from mail`));
  return (answer as unknown as { rows: { n: number }[] }).rows[0]?.n ?? -1;
}

function roomOn(): number {
  const [, room] = execFileSync("df", ["--output=avail", "-B1", disk], { encoding: "utf8" }).trim().split("\n");
  return Number(room);
}

async function tell(step: string, work: () => Promise<unknown>): Promise<void> {
  const outcome = await work().then(
    (value) => (typeof value === "number" ? value : "done"),
    (error) => `${error.name} ${error.code}`,
  );
  console.log(`${step}: ${outcome}`);
}

await STORIES[story]?.();
process.exit(0);
