import { addDays, type Language } from "@klynge/core";
import type { Context } from "hono";
import type { Say } from "../../../platform/i18n/texts.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import { completeMapping } from "../mapping.ts";
import { reasonText } from "../present.ts";
import { textOfCell } from "../read/table.ts";
import type { Mapping } from "../schema.ts";
import { refusalOf } from "../understand/check-stated.ts";
import { columnsByField, readRow } from "../understand/read-row.ts";
import type { MappingProps } from "./mapping-parts.ts";

type Read = ReturnType<typeof readRow>;

/** The first rows as they will be read, or why they would not. */
export function Preview({ c, found, mapping }: MappingProps) {
  const { say } = c.var;
  const complete = completeMapping(mapping, found);
  const columns = columnsByField(complete);
  const rows = found.first.map((row) => readRow(row, { mapping: complete, columns }));
  const nameColumn = complete.columns.indexOf("name");
  const head = ["name", "number", "kind", "town", "since", "proof"] as const;
  return (
    <section class="k-section" id="preview">
      <h2>{say("imports.map.preview")}</h2>
      <DataTable
        caption={say("imports.map.preview")}
        captionHidden
        head={[
          { text: say("imports.map.preview_row") },
          ...head.map((field) => ({ text: say(`imports.field.${field}`) })),
        ]}
        rows={rows.map((row) => ({
          cells: [String(row.row), ...cellsOf(c, row, complete, textOfCell(row.cells[nameColumn]))],
        }))}
      />
    </section>
  );
}

function cellsOf(c: Context<AppEnv>, { about, refused: unread, notices }: Read, mapping: Mapping, name: string) {
  const { say, language } = c.var;
  const refused = unread ?? (about && refusalOf(about.organisation));
  if (about && !refused) return readCells(c, about, mapping, notices);
  return [
    <div>
      {name}
      <span class="k-import-refused">
        <Icon name="error" />
        <span>{refused && reasonText(refused, { say, language })}</span>
      </span>
    </div>,
    ...["", "", "", "", ""],
  ];
}

/** With what was chosen for the file where the row says nothing. */
function readCells(
  { var: { say, language } }: Context<AppEnv>,
  { organisation: read, membership }: NonNullable<Read["about"]>,
  mapping: Mapping,
  notices: Read["notices"],
) {
  const kind = read.kind ?? mapping.kind;
  const country = read.country ?? mapping.country;
  // an establishment is no participant of its own
  const linked = read.parent_number !== undefined && mapping.orphans === "refuse";
  const since = linked ? null : (membership.starts ?? mapping.since);
  const proof = membership.proof === undefined ? mapping.proof : (membership.proof ?? "none");
  const town = [read.postal_code, read.town].filter(Boolean).join(" ");
  return [
    <div>
      {read.name}
      {notices.map((notice) => (
        <span class="k-import-remark">{reasonText(notice, { say, language })}</span>
      ))}
    </div>,
    read.register_number ?? "",
    kind ? say(`registry.org.kind.${kind}`) : "",
    [town, country ? countryName(country, language) : ""].filter(Boolean).join(", "),
    stretchText(since, membership.ends, language),
    linked ? "" : proofText(proof, say),
  ];
}

function proofText(proof: Mapping["proof"], say: Say): string {
  return proof === "none" ? say("imports.map.proof_none") : say(`registry.org.proof.${proof}`);
}

/** From the first day to the last that belongs. */
function stretchText(since: string | null, ends: string | undefined, language: Language): string {
  return [since ? sayDay(since, language) : "", ends ? `– ${sayDay(addDays(ends, -1), language)}` : ""]
    .filter(Boolean)
    .join(" ");
}
