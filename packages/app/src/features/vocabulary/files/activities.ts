import { type Fault, fault, LANGUAGES, type Language, NACE, NACE_SCHEMES, type NaceScheme } from "@klynge/core";
import type { Row } from "./read-rows.ts";
import { FileFaults } from "./read-rows.ts";
import { columnsIn, shortened, shown, type TableReader } from "./table.ts";

/** Titles of NACE in three shapes: by language, of Statistics Norway (KLASS, national codes included), and of Eurostat (ShowVoc). */
export const ACTIVITY_COLUMNS = "code, parent, en; code, parentCode, name; NACE_CODE, PARENT_CODE, NAME";

export interface ActivityEntry {
  readonly code: string;
  readonly parent: string;
  /** Empty for a code that only a country has, below the classes. */
  readonly names: Readonly<Partial<Record<Language, string>>>;
}

interface Shape {
  readonly code: number;
  readonly parent: number;
  readonly names: readonly (readonly [Language, number])[];
}

export function activityReader(first: readonly string[]): TableReader<ActivityEntry> | null {
  const shape = shapeOf(first);
  return (
    shape && { headed: true, width: { from: first.length, to: first.length }, read: (row) => readEntry(shape, row) }
  );
}

function shapeOf(header: readonly string[]): Shape | null {
  const norwegian = columnsIn(header, { code: ["code"], parent: ["parentcode"], name: ["name"] });
  if (norwegian) return { ...norwegian, names: [["nb", norwegian.name]] };
  const european = columnsIn(header, { code: ["nace_code"], parent: ["parent_code"], name: ["name"] });
  if (european) return { ...european, names: [["en", european.name]] };
  const manifold = columnsIn(header, { code: ["code"], parent: ["parent"] });
  const names = LANGUAGES.flatMap((language) => {
    const at = header.findIndex((name) => name === language || (language === "nb" && name === "no"));
    return at < 0 ? [] : [[language, at] as const];
  });
  return manifold && names.length > 0 ? { ...manifold, names } : null;
}

const NATIONAL = /^\d\d\.\d\d\d$/;

function readEntry({ code: at, parent, names }: Shape, { line, cells }: Row): ActivityEntry | Fault[] {
  const code = (cells[at] ?? "").trim();
  if (NATIONAL.test(code)) return { code, parent: "", names: {} };
  if (!/^([A-Z]|\d\d(\.\d{1,2})?)$/.test(code)) return [fault("wrong_id", `line ${line}`, { id: shown(code) })];
  const titles = names.map(([language, place]) => [language, withoutCode(cells[place] ?? "", code)] as const);
  const given = titles.filter(([, title]) => title !== "");
  if (given.length === 0) return [fault("missing_text", `line ${line}`)];
  return { code, parent: (cells[parent] ?? "").trim(), names: Object.fromEntries(given) };
}

/** Eurostat writes the code before the title. */
function withoutCode(title: string, code: string): string {
  return (title.startsWith(`${code} `) ? title.slice(code.length) : title).trim();
}

/**
 * The revision that a whole table is of, told by where its divisions belong; every code has the one above it.
 * @throws FileFaults
 */
export function checkActivities(entries: readonly (ActivityEntry & { readonly line: number })[]): NaceScheme {
  const codes = new Set(entries.map(({ code }) => code));
  const faults: Fault[] = [];
  for (const { code, line } of entries) {
    const above = aboveOf(code);
    if (above !== null && !codes.has(above)) faults.push(fault("unknown_reference", `line ${line}`, { given: above }));
  }
  const divisions = entries.filter(({ code }) => /^\d\d$/.test(code));
  const strange = NACE_SCHEMES.map((scheme) => ({ scheme, rows: divisions.filter((own) => !isIn(scheme, own)) }));
  const fitting = strange.filter(({ rows }) => rows.length === 0);
  if (fitting.length === 0)
    faults.push(
      ...fewest(strange).map(({ line, code, parent }) =>
        fault("not_in_nace", `line ${line}`, { given: code, section: shown(parent) }),
      ),
    );
  const [revision] = fitting;
  if (fitting.length > 1) faults.push(fault("revision_unclear", ""));
  if (faults.length > 0 || revision === undefined) throw new FileFaults(shortened(faults));
  return revision.scheme;
}

/** Of a group its division, of a class its group, of a national code its class. */
function aboveOf(code: string): string | null {
  if (!code.includes(".")) return null;
  const above = code.slice(0, -1);
  return above.endsWith(".") ? above.slice(0, -1) : above;
}

function isIn(scheme: NaceScheme, { code, parent }: ActivityEntry): boolean {
  return Object.hasOwn(NACE[scheme].divisions, code) && NACE[scheme].divisions[code]?.section === parent;
}

/** The faults of the revision that is meant most likely. */
function fewest<Rows>(strange: readonly { readonly rows: readonly Rows[] }[]): readonly Rows[] {
  return strange.reduce((least, own) => (own.rows.length < least.rows.length ? own : least)).rows;
}
