/** Why a row was not taken; the texts say each under `imports.reason.<code>`. */
export const REFUSALS = [
  "name_missing",
  "total_row", // {value}: the sum below a list
  "field_wrong", // {field} and the sentence of the register for it
  "number_not_valid", // {value}, {register}
  "scheme_unknown", // {value}
  "kind_missing",
  "kind_unknown", // {value}
  "since_missing",
  "day_not_read", // {field}, {value}
  "year_alone", // {field}, {value}
  "until_before_since", // {since}, {until}
  "proof_unknown", // {value}
  "proof_yes", // {value}: a yes, and nothing tells by what
  "parent_unknown", // {value}
  "left_out", // {name}: a person decided so
  "not_decided", // {name}: perhaps the same as this organisation
  "memberships_overlap", // {name}
] as const;

/** What somebody should know of a row that was taken; `imports.notice.<code>`. */
export const NOTICES = [
  "nace_missing",
  "nace_unspecified", // {value}
  "nace_not_read", // {value}
  "headcount_not_read", // {value}
  "turnover_not_read", // {value}
  "size_unknown", // {value}
  "size_contradicts", // {value}
  "country_unknown", // {value}
  "postal_code_elsewhere", // {value}, {country}
  "place_not_found", // {value}
  "website_not_read", // {value}
  "bankrupt",
  "liquidation",
] as const;

export type RefusalCode = (typeof REFUSALS)[number];
export type NoticeCode = (typeof NOTICES)[number];

export interface Said<Code extends string> {
  readonly code: Code;
  readonly details?: Readonly<Record<string, string>>;
}
export type Refusal = Said<RefusalCode>;
export type Notice = Said<NoticeCode>;
