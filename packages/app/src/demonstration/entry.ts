import type { Section } from "../features/registry/index.ts";

/** An entry of the demonstration; its fields are read by the schema of its section. */
export interface DemonstrationEntry {
  readonly section: Section;
  readonly from: string;
  readonly until?: string;
  /** Key of an organisation. */
  readonly organisation?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly links?: readonly { readonly organisation?: string; readonly person?: string }[];
}

export const day = (year: number, month: number, dayOfMonth: number): string =>
  [year, ...[month, dayOfMonth].map((part) => String(part).padStart(2, "0"))].join("-");
/** The nth of many days, spread over the twelve months before 1 May 2026. */
export const inYear = (index: number): string => {
  const month = 5 + (index % 12);
  return day(month > 12 ? 2026 : 2025, month > 12 ? month - 12 : month, 3 + ((index * 7) % 24));
};
