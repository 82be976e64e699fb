import { unpack, type Zip, type ZipEntry } from "../../../platform/uploads/zip.ts";
import type { Cell, Row } from "./table.ts";
import { attribute, XmlReader } from "./xml.ts";

interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** More merged cells than anybody makes by hand; the rest stays empty, as it is written. */
const MOST_AREAS = 20_000;

/** Merged cells: a spreadsheet writes their value once, and shows it over all of them. */
export class Merges {
  readonly #coming: Area[];
  #open: { readonly area: Area; readonly value: Cell }[] = [];

  constructor(areas: readonly Area[]) {
    this.#coming = areas.toSorted((a, b) => b.top - a.top);
  }

  /** Rows are to come in their order. */
  fill({ number, cells }: { number: number; cells: Cell[] }): Row {
    this.#open = this.#open.filter(({ area }) => area.bottom >= number);
    for (let next = this.#coming.at(-1); next && next.top <= number; next = this.#coming.at(-1)) {
      this.#coming.pop();
      if (next.top === number) this.#open.push({ area: next, value: cells[next.left] ?? "" });
    }
    for (const { area, value } of this.#open) {
      if (value === "") continue;
      while (cells.length <= area.right) cells.push("");
      for (let column = area.left; column <= area.right; column += 1) if (cells[column] === "") cells[column] = value;
    }
    return { number, cells };
  }
}

const MARK = Buffer.from("mergeCells");

/** They stand behind the rows, so that the sheet is looked through for them first. */
export async function readMerges(zip: Zip, entry: ZipEntry): Promise<Merges> {
  const areas: Area[] = [];
  const reader = new XmlReader({
    open(name, attributes) {
      const area =
        name === "mergeCell" && areas.length < MOST_AREAS ? areaOf(attribute(attributes, "ref") ?? "") : null;
      if (area) areas.push(area);
    },
  });
  let before = Buffer.alloc(0);
  let found = false;
  for await (const piece of unpack(zip, entry)) {
    if (found) reader.feed(piece.toString("latin1"));
    else {
      const all = Buffer.concat([before, piece]);
      const at = all.indexOf(MARK);
      found = at >= 0;
      if (found) reader.feed(`<${all.toString("latin1", at)}`);
      else before = all.subarray(-MARK.length);
    }
  }
  return new Merges(areas);
}

/** `B3:D4`; null for what is none. */
function areaOf(ref: string): Area | null {
  const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
  if (!left || !right) return null;
  const column = (letters: string): number =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return {
    top: Number(top),
    bottom: Number(bottom),
    left: column(left),
    right: Math.min(column(right), column(left) + 400),
  };
}
