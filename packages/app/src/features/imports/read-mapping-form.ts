import { Problem } from "../../platform/web/problem.ts";
import { type FoundTable, type Mapping, mappingInput, type Reading, readingInput } from "./schema.ts";

type Form = Readonly<Record<string, string>>;

/**
 * What a person says of the columns and of the file.
 * @throws Problem bad_input
 */
export function readMappingForm(form: Form, found: FoundTable, before: Mapping): Mapping {
  const given = (name: string): string | null => (form[name] ?? "").trim() || null;
  const perColumn = (name: string): Record<string, string> =>
    Object.fromEntries(
      found.columns.flatMap((_, index) =>
        form[`${name}.${index}`] ? [[String(index), form[`${name}.${index}`] ?? ""]] : [],
      ),
    );
  const read = mappingInput.safeParse({
    columns: found.columns.map((_, index) => given(`column.${index}`)),
    orders: perColumn("order"),
    decimals: perColumn("decimal"),
    kind: given("kind"),
    country: given("country"),
    scheme: given("scheme"),
    naceScheme: given("nace_scheme") ?? before.naceScheme,
    since: given("since"),
    yearAlone: form.year_alone === "take",
    proof: given("proof") ?? "none",
    moneyUnit: Number(given("money") ?? 1),
    source: given("source") ?? "",
    sourceDate: given("source_date"),
    orphans: given("orphans") ?? "refuse",
    preset: before.preset,
  });
  if (!read.success) throw new Problem("bad_input", { field: String(read.error.issues[0]?.path[0] ?? "") });
  return read.data;
}

/** @throws Problem bad_input */
export function readReadingForm(form: Form): Reading {
  const read = readingInput.safeParse({
    encoding: form.encoding || null,
    separator: form.separator || null,
    sheet: form.sheet || null,
    headerRow: form.header_row ? Number(form.header_row) : null,
  });
  if (!read.success) throw new Problem("bad_input", { field: String(read.error.issues[0]?.path[0] ?? "") });
  return read.data;
}
