import { cleanLine, cleanText } from "../../../platform/clean-text.ts";
import type { OrganisationInput } from "../../registry/index.ts";
import { type Cell, type Row, textOfCell } from "../read/table.ts";
import type { CompleteMapping, Mapping } from "../schema.ts";
import type { Field } from "./fields.ts";
import type { PreparedRow, StatedOrganisation } from "./prepared.ts";
import { readFigures } from "./read-figures.ts";
import { readCommitment } from "./read-membership.ts";
import { readPlace } from "./read-place.ts";
import { type Reader, RowRefused } from "./reader.ts";
import type { Notice } from "./reasons.ts";
import { registerScheme } from "./register-numbers.ts";
import { kindOfWord, saysTotal, saysYes } from "./words.ts";

/** Columns by field, once for a file. */
export function columnsByField(mapping: Mapping): ReadonlyMap<Field, readonly number[]> {
  const columns = new Map<Field, number[]>();
  for (const [column, field] of mapping.columns.entries())
    if (field) columns.set(field, [...(columns.get(field) ?? []), column]);
  return columns;
}

/**
 * What a row says, before it is compared with anything. What is wrong about who it is or since when refuses the row; what is wrong
 * about the rest is left out, and said.
 */
export function readRow(
  { number, cells }: Row,
  { mapping, columns }: { readonly mapping: CompleteMapping; readonly columns: ReadonlyMap<Field, readonly number[]> },
): Omit<PreparedRow, "about"> & {
  readonly about: Pick<NonNullable<PreparedRow["about"]>, "organisation" | "membership"> | null;
} {
  const notices: Notice[] = [];
  const cellsOf = (field: Field) =>
    (columns.get(field) ?? []).flatMap((column) =>
      textOfCell(cells[column]) === "" ? [] : [{ cell: cells[column] as Cell, column }],
    );
  const reader: Reader = {
    mapping,
    cells: cellsOf,
    text: (field) => textOfCell(cellsOf(field)[0]?.cell),
    notice: (notice) => void notices.push(notice),
  };
  try {
    const organisation = readOrganisation(reader);
    const membership = readCommitment(reader, organisation.parent_number !== undefined);
    return { row: number, cells, refused: null, notices, about: { organisation, membership } };
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    return { row: number, cells, refused: error.refusal, notices: [], about: null };
  }
}

function readOrganisation(reader: Reader): StatedOrganisation {
  const { mapping, text, cells } = reader;
  const name = cleanLine(text("name"));
  if (name === "") throw new RowRefused({ code: "name_missing" });
  if (saysTotal(name) && text("number") === "" && text("town") === "")
    throw new RowRefused({ code: "total_row", details: { value: name } });
  if (saysYes(text("bankrupt"))) reader.notice({ code: "bankrupt" });
  if (saysYes(text("liquidation"))) reader.notice({ code: "liquidation" });
  const joined = (field: Field, by: string): string =>
    cells(field)
      .map(({ cell }) => textOfCell(cell))
      .join(by);
  const given: Partial<OrganisationInput> = {
    name,
    ...readNumbers(reader),
    ...readKind(reader),
    ...readPlace(reader),
    ...readFigures(reader),
    legal_form: text("legal_form"),
    address: joined("address", ", "),
    description: joined("description", "\n"),
    website: readWebsite(reader),
    source: mapping.source,
    source_date: mapping.sourceDate,
  };
  return filled(given);
}

/** What is blank says nothing; what is not seen in a cell is no part of it. */
function filled(given: Partial<OrganisationInput>): StatedOrganisation {
  const said = Object.entries(given).flatMap(([key, value]) => {
    const clean =
      typeof value === "string" ? (key === "description" ? cleanText(value).trim() : cleanLine(value)) : value;
    return clean === "" || clean === null || clean === undefined ? [] : [[key, clean] as const];
  });
  return Object.fromEntries(said) as unknown as StatedOrganisation;
}

function readNumbers({ text, mapping }: Reader): Partial<OrganisationInput> {
  const [number, parent] = [text("number"), text("parent_number")];
  if (number === "" && parent === "") return {};
  const named = text("scheme");
  const scheme = registerScheme(named === "" ? (mapping.scheme ?? "") : named);
  if (!scheme) throw new RowRefused({ code: "scheme_unknown", details: { value: named } });
  const plain = (written: string): string => {
    const value = scheme.plain(written);
    if (!scheme.valid(value))
      throw new RowRefused({ code: "number_not_valid", details: { value: written, register: scheme.name } });
    return value;
  };
  return {
    ...(number !== "" && { register_scheme: scheme.id, register_number: plain(number) }),
    ...(parent !== "" && { parent_number: plain(parent) }),
  };
}

/** Only what a column says in a known word; never from the name. */
function readKind({ text, mapping }: Reader): Partial<OrganisationInput> {
  const word = text("kind");
  if (word === "") {
    // an establishment is of the kind of its company
    if (mapping.kind === null && text("parent_number") === "") throw new RowRefused({ code: "kind_missing" });
    return {};
  }
  const kind = kindOfWord(word);
  if (!kind) throw new RowRefused({ code: "kind_unknown", details: { value: word } });
  return { kind };
}

function readWebsite({ text, notice }: Reader): string {
  const written = text("website");
  if (written === "") return "";
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  if (/\s/.test(written) || !written.includes(".") || !URL.canParse(address)) {
    notice({ code: "website_not_read", details: { value: written } });
    return "";
  }
  return address;
}
