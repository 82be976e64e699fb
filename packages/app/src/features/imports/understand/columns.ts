import type { Cell } from "../read/table.ts";
import { textOfCell } from "../read/table.ts";
import { type DayOrder, writtenDay } from "./days.ts";
import { type DecimalSign, decimalSaid } from "./numbers.ts";
import { REGISTER_SCHEMES } from "./register-numbers.ts";

/** What all values of a column say together. */
export interface Column {
  readonly name: string;
  /** The first that are not blank, and not twice the same. */
  readonly samples: readonly string[];
  readonly filled: number;
  /** How days in it are written; `open` when every one could be read both ways, `mixed` when they contradict each other. */
  readonly order: DayOrder | "open" | "mixed" | null;
  readonly decimal: DecimalSign | "open" | "mixed" | null;
  /** What nearly all of its values look like. */
  readonly looks: Look | null;
}
export type Look = { readonly as: "number"; readonly scheme: string } | { readonly as: "website" | "day" };

const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
/** Of the values that are there. */
const NEARLY_ALL = 0.9;
/** Enough to know what a column looks like; what decides how days and decimals are read is looked for in all of it. */
const LOOKED_AT = 2000;

export class ColumnCounter {
  readonly #name: string;
  readonly #samples: string[] = [];
  #filled = 0;
  readonly #days = { dmy: 0, mdy: 0, open: 0, sure: 0 };
  readonly #decimals = { ",": 0, ".": 0, open: 0 };
  readonly #valid = new Map<string, number>();
  #websites = 0;

  constructor(name: string) {
    this.#name = name;
  }

  add(cell: Cell | undefined): void {
    const text = textOfCell(cell);
    if (cell === undefined || text === "") return;
    this.#filled += 1;
    if (this.#samples.length < SAMPLES && !this.#samples.includes(text))
      this.#samples.push(text.slice(0, LONGEST_SAMPLE));
    if (this.#filled <= LOOKED_AT) this.#look(text);
    if (/\d/.test(text)) {
      this.#addDay(cell);
      this.#addNumber(cell, text);
    }
  }

  done(): Column {
    return {
      name: this.#name,
      samples: this.#samples,
      filled: this.#filled,
      order: this.#order(),
      decimal: this.#decimal(),
      looks: this.#looks(),
    };
  }

  #look(text: string): void {
    if (/^(https?:\/\/|www\.)\S+\.\S+$/i.test(text)) this.#websites += 1;
    if (text.length > 24 || !/\d{3}/.test(text)) return;
    for (const { id, plain, valid } of CHECKED)
      if (valid(plain(text))) this.#valid.set(id, (this.#valid.get(id) ?? 0) + 1);
  }

  #addDay(cell: Cell): void {
    const day = writtenDay(cell);
    if (day.is === "day") this.#days.sure += 1;
    if (day.is !== "either") return;
    if (day.dmy && day.mdy) this.#days.open += 1;
    else this.#days[day.dmy ? "dmy" : "mdy"] += 1;
  }

  #addNumber(cell: Cell, text: string): void {
    const said = decimalSaid(cell);
    if (said) this.#decimals[said] += 1;
    else if (typeof cell === "string" && /^-?\d{1,3}[.,]\d{3}$/.test(text)) this.#decimals.open += 1;
  }

  #order(): Column["order"] {
    const { dmy, mdy, open } = this.#days;
    if (dmy > 0 && mdy > 0) return "mixed";
    if (dmy > 0) return "dmy";
    if (mdy > 0) return "mdy";
    return open > 0 ? "open" : null;
  }

  #decimal(): Column["decimal"] {
    const { ",": comma, ".": point, open } = this.#decimals;
    if (comma > 0 && point > 0) return "mixed";
    if (comma > 0) return ",";
    if (point > 0) return ".";
    return open > 0 ? "open" : null;
  }

  #looks(): Look | null {
    const looked = Math.min(this.#filled, LOOKED_AT);
    const enough = (count: number): boolean => looked > 0 && count >= looked * NEARLY_ALL;
    const scheme = CHECKED.find(({ id }) => enough(this.#valid.get(id) ?? 0));
    if (scheme && looked >= 3) return { as: "number", scheme: scheme.id };
    if (enough(this.#websites)) return { as: "website" };
    const { dmy, mdy, open, sure } = this.#days;
    return enough(dmy + mdy + open + sure) ? { as: "day" } : null;
  }
}

/** Registers whose numbers are known by their check digit alone. */
const CHECKED = REGISTER_SCHEMES.filter(({ id }) => ["NO-BRREG", "PL-NIP", "DK-CVR"].includes(id));
