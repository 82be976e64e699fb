import type { CompiledEdition, Day, Language } from "@klynge/core";
import { type CsvCell, csvText } from "../../platform/csv.ts";
import type { Say } from "../../platform/i18n/texts.ts";
import { inOrder, rowName, validityOn } from "./present.ts";
import type { ShownEvidence } from "./queries.ts";

const COLUMNS = [
  "row",
  "title",
  "file",
  "link",
  "media_type",
  "bytes",
  "sha256",
  "version",
  "added_on",
  "added_by",
] as const;

/** All evidence of a cluster as CSV, withdrawn ones too. */
export function evidenceCsv(
  list: readonly ShownEvidence[],
  { edition, say, language, today }: { edition: CompiledEdition; say: Say; language: Language; today: Day },
): string {
  const head = [
    ...COLUMNS.map((name) => say(`evidence.csv_column.${name}`)),
    say("evidence.field.valid_until"),
    say("evidence.field.seen_by"),
    say("evidence.column.state"),
  ];
  const lines = inOrder(edition, list).map(({ evidence, version, addedByName }): CsvCell[] => [
    rowName(edition, evidence, language),
    version.title,
    version.fileName,
    version.url,
    version.mediaType,
    version.bytes,
    version.sha256,
    version.number,
    version.addedAt.toISOString().slice(0, 10),
    addedByName,
    version.validUntil,
    say(`evidence.seen_by.${evidence.seenBy}`),
    say(evidence.withdrawnAt ? "evidence.withdrawn" : `evidence.state.${validityOn(today, version.validUntil)}`),
  ]);
  return csvText([head, ...lines]);
}
