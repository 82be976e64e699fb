import type { Cell } from "../read/table.ts";

/** What parts the decimals in a column. */
export type DecimalSign = "," | ".";

/**
 * A number as lists have it: `1 234,5`, `1.234.567,00`, `1'234`. With one sign of one kind and three digits behind it, it is the whole
 * column that says what the sign means.
 */
export function readNumberCell(cell: Cell, decimal: DecimalSign): number | null {
  if (typeof cell === "number") return cell;
  const text = cell
    .trim()
    .replace(/[\s\u00a0\u202f']/g, "")
    .replace(/^\u2212/, "-");
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  const thousands = decimal === "," ? "." : ",";
  const grouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})*(\\${decimal}\\d+)?$|^-?\\d+(\\${decimal}\\d+)?$`);
  if (!grouped.test(text)) return null;
  return Number(text.replaceAll(thousands, "").replace(decimal, "."));
}

/** What a number says about the sign that parts its decimals; null when it could be either. */
export function decimalSaid(cell: Cell): DecimalSign | null {
  if (typeof cell !== "string") return null;
  const text = cell.trim().replace(/[\s\u00a0\u202f']/g, "");
  if (!/^-?\d[\d.,]*$/.test(text) || !/[.,]/.test(text)) return null;
  const last = text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".";
  const other = last === "," ? "." : ",";
  if (text.includes(other)) return last;
  // several of one kind part thousands; one with other than three digits behind it parts decimals
  if (text.indexOf(last) !== text.lastIndexOf(last)) return other;
  return text.length - text.lastIndexOf(last) === 4 ? null : last;
}
