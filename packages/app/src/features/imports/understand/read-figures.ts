import type { OrganisationInput } from "../../registry/index.ts";
import { textOfCell } from "../read/table.ts";
import type { Field } from "./fields.ts";
import { type DecimalSign, readNumberCell } from "./numbers.ts";
import type { Reader } from "./reader.ts";
import { sizeOfWord } from "./words.ts";

/** Figures and codes of a company: what cannot be read is left out and said, never guessed. */
export function readFigures(reader: Reader): Partial<OrganisationInput> {
  return { ...readHeadcount(reader), ...readTurnover(reader), ...readSize(reader), ...readNace(reader) };
}

function numberOf({ cells, mapping }: Reader, field: Field): number | null {
  const [first] = cells(field);
  if (!first) return null;
  const decimal: DecimalSign = mapping.decimals[String(first.column)] ?? ",";
  return readNumberCell(first.cell, decimal);
}

const MOST_PEOPLE = 10_000_000;

function readHeadcount(reader: Reader): Partial<OrganisationInput> {
  const written = reader.text("headcount");
  const headcount = numberOf(reader, "headcount");
  if (written === "") return {};
  if (headcount !== null && Number.isInteger(headcount) && headcount >= 0 && headcount <= MOST_PEOPLE)
    return { headcount };
  reader.notice({ code: "headcount_not_read", details: { value: written } });
  return {};
}

const MOST_CENTS = 1_000_000_000_000_00;

function readTurnover(reader: Reader): Partial<OrganisationInput> {
  const written = reader.text("turnover");
  const turnover = numberOf(reader, "turnover");
  if (written === "") return {};
  const cents = turnover === null ? -1 : Math.round(turnover * reader.mapping.moneyUnit * 100);
  if (cents >= 0 && cents <= MOST_CENTS) return { turnover_cents: cents };
  reader.notice({ code: "turnover_not_read", details: { value: written } });
  return {};
}

function readSize({ text, notice }: Reader): Partial<OrganisationInput> {
  const word = text("size");
  if (word === "") return {};
  const size = sizeOfWord(word);
  if (size) return { size };
  notice({ code: "size_unknown", details: { value: word } });
  return {};
}

/** Codes of one or several columns, or several in one: `62.010; 70.220`. Blank and 00.000 are said, and stay unknown. */
function readNace({ cells, notice, mapping }: Reader): Partial<OrganisationInput> {
  if (!mapping.columns.includes("nace")) return {};
  const written = cells("nace")
    .flatMap(({ cell }) => textOfCell(cell).split(/[;,/|\n]+/))
    .map((code) => code.trim());
  const codes: string[] = [];
  for (const code of written.filter((one) => one !== "")) {
    const plain = plainNace(code);
    if (plain === "unspecified") notice({ code: "nace_unspecified", details: { value: code } });
    else if (plain === null) notice({ code: "nace_not_read", details: { value: code } });
    else if (!codes.includes(plain)) codes.push(plain);
  }
  if (written.length === 0) notice({ code: "nace_missing" });
  return codes.length === 0 ? {} : { nace: codes.slice(0, 20), nace_scheme: mapping.naceScheme };
}

/** `62.01`, `62.010`, `C 25.62`, `PKD 62.01.Z`, `6201`: the code with its point. */
function plainNace(written: string): string | "unspecified" | null {
  const code = written
    .replace(/^(nace|pkd|sn2007|sni|db07)\s*/i, "")
    .replace(/^[A-U]\s*(?=\d)/i, "")
    .replace(/\.?[A-Z]$/i, "");
  if (/^0+(\.0+)*$/.test(code)) return "unspecified";
  const [, division, rest = ""] = /^(\d{2})\.?(\d{1,3})?$/.exec(code) ?? [];
  if (!division || division === "00") return null;
  return rest === "" ? division : `${division}.${rest}`;
}
