/**
 * The catalogue of faults that input can have. Codes are stable; the sentence for each, in every language, stands in
 * the texts of the shell under `fault.<code>`, with the parameters named here.
 */
export const FAULT_CODES = [
  // reading a file
  "file_not_found", // no such file or folder
  "file_unreadable", // present, but cannot be read; {reason}
  "file_too_large", // {bytes} above {limit}
  "not_utf8",
  "malformed_yaml", // {line}, {column}, {detail} (a code of the parser or of document.ts)
  "duplicate_key", // {key}, in a document {line} and {column} too
  "too_deep", // nested deeper than {limit}
  "too_many_aliases",
  "malformed_csv", // {line}, {detail} (a code of the parser)
  // shape
  "missing_key", // {key}
  "unknown_key", // {key}
  "wrong_type", // {expected}, {given}
  "not_allowed", // {given}, {allowed}
  "too_long", // {limit}
  // a case
  "unknown_scheme", // {given}, {known}
  "unknown_edition", // {given}, {known}
  "unknown_fact", // {given}, {nearest}
  "unknown_indicator", // {given}
  "not_a_date", // {given}, {suggestion} where one day is meant
  "date_in_future", // {given}, {reference}
  "decimal_comma", // {given}, {suggestion}
  "number_as_text", // {given}, {suggestion} where it has a sign or unit
  "not_finite",
  "negative", // {given}
  "above_highest", // {given}, {highest}
  "not_whole", // {given}
  "unknown_code", // {given}
  "contradicts_parts", // {given}, {computed}
  "share_above_one", // {computed}
  "agreed_above_maximum", // {given}, {maximum}
  "agreed_off_grid", // {given}, {step}
  "agreed_without_points",
  "label_does_not_fit", // {given}, {allowed}
  "unknown_country", // {given}
  "empty_text", // {key}
  "date_too_early", // {given}, {earliest}, {of}
  "repeated_expert", // {given}
  // a portfolio
  "no_rows",
  "row_length", // {given}, {expected}
  "empty_name",
  "repeated_cluster", // {given}
  "no_facts",
  "wrong_separator",
  // an official table
  "zip_archive",
  "unknown_columns", // {columns}
  "no_entries",
  "not_a_coordinate", // {given}, {limit}
  "not_in_nace", // {given}, {section}
  "revision_unclear",
  "more_faults", // {count}
  // a scheme
  "duplicate_id", // {id}
  "wrong_id", // {id}
  "wrong_sum", // {given}, {expected}, or {given}, {computed} from the rows
  "wrong_count", // {given}, {computed}
  "missing_steps", // {given}
  "not_monotone", // {fact}
  "not_a_comparison", // {given}
  "malformed_expression", // {detail} (a code of expression/parse.ts), and its parameters
  "circular_derivation", // {chain}
  "missing_language", // {language}
  "missing_text",
  "text_without_row",
  "same_as_english", // {language}, {text}
  "missing_provenance",
  "unknown_reference", // {given}
  "edition_dates", // {from}, {until}
  "scale_order", // {low}, {high}
  "wrong_unit", // {given}, {allowed}
  "discloses", // {given}, {lowest}
  "told_by_frequency", // {fact}
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

export type FaultDetails = Readonly<Record<string, string | number>>;

/** One thing that is wrong, with the place inside the file (`facts.team.fte`); an empty path means the whole file. */
export interface Fault {
  readonly file?: string;
  readonly path: string;
  readonly code: FaultCode;
  readonly details: FaultDetails;
}

/** Odd but lawful input: the answer is given all the same. */
export interface Warning {
  readonly code: "categories_do_not_add_up" | "part_exceeds_whole" | "unknown_code" | "no_application";
  readonly path: string;
  readonly details: FaultDetails;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: Fault[] };

export function fault(code: FaultCode, path: string, details: FaultDetails = {}): Fault {
  return { path, code, details };
}
