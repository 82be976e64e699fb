import { createHash } from "node:crypto";
import { open, rename } from "node:fs/promises";
import { nameKey } from "@klynge/core";
import { rowsOf } from "./read/open-table.ts";
import type { HowToRead } from "./read/table.ts";
import type { CompleteMapping } from "./schema.ts";
import type { PreparedRow } from "./understand/prepared.ts";
import { columnsByField, readRow } from "./understand/read-row.ts";
import { Twins } from "./understand/twins.ts";

export interface PrepareTask {
  readonly place: string;
  /** Where the understood rows are written. */
  readonly prepared: string;
  readonly how: HowToRead;
  readonly headerRow: number;
  readonly mapping: CompleteMapping;
}

const LINES_AT_ONCE = 500;

/**
 * Reads every row of a file as it was mapped, and writes what was understood, one line each: the work that follows goes through these
 * lines, and through the same ones again after an interruption. The same file and mapping give the same lines.
 * @throws FileFault
 */
export async function prepareRows({
  place,
  prepared,
  how,
  headerRow,
  mapping,
}: PrepareTask): Promise<{ rows: number }> {
  const columns = columnsByField(mapping);
  const twins = new Twins();
  const beside = `${prepared}.new`;
  const file = await open(beside, "w", 0o640);
  let [rows, lines] = [0, [] as string[]];
  try {
    for await (const row of rowsOf(place, how)) {
      if (row.number <= headerRow) continue;
      rows += 1;
      lines.push(JSON.stringify(understood(readRow(row, { mapping, columns }), twins)));
      if (lines.length < LINES_AT_ONCE) continue;
      await file.writeFile(`${lines.join("\n")}\n`);
      lines = [];
    }
    if (lines.length > 0) await file.writeFile(`${lines.join("\n")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, prepared);
  return { rows };
}

function understood(read: ReturnType<typeof readRow>, twins: Twins): PreparedRow {
  if (read.about === null) return { ...read, about: null };
  const { organisation, membership } = read.about;
  // the same row of another file, or of a later copy of this one, is the same again
  const { source: _source, source_date: _date, ...stated } = organisation;
  const about = {
    organisation,
    membership,
    nameKey: nameKey(organisation.name),
    key: createHash("sha256")
      .update(JSON.stringify([stated, membership]))
      .digest("hex")
      .slice(0, 32),
  };
  return { ...read, about: { ...about, twin: twins.meet(read.row, about) } };
}
