import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { completeMapping } from "../mapping.ts";
import { countryName, reasonText } from "../present.ts";
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
  if (!about || refused) {
    const text = refused ? reasonText(refused, { say, language }) : "";
    return [
      <>
        {name}
        <span class="k-import-refused">
          <Icon name="error" />
          <span>{text}</span>
        </span>
      </>,
      "",
      "",
      "",
      "",
      "",
    ];
  }
  const { organisation: read, membership } = about;
  const kind = read.kind ?? mapping.kind;
  const proof = membership.proof === undefined ? mapping.proof : (membership.proof ?? "none");
  const since = membership.starts ?? mapping.since;
  const country = read.country ?? mapping.country;
  return [
    <>
      {read.name}
      {notices.map((notice) => (
        <span class="k-import-remark">{reasonText(notice, { say, language })}</span>
      ))}
    </>,
    read.register_number ?? "",
    kind ? say(`registry.org.kind.${kind}`) : "",
    [[read.postal_code, read.town].filter(Boolean).join(" "), country ? countryName(country, language) : ""]
      .filter(Boolean)
      .join(", "),
    [since ? dayText(since) : "", membership.ends ? `– ${dayText(membership.ends)}` : ""].filter(Boolean).join(" "),
    proof === "none" ? say("imports.map.proof_none") : say(`registry.org.proof.${proof}`),
  ];

  function dayText(day: string): string {
    return new Date(`${day}T00:00:00Z`).toLocaleDateString(language === "en" ? "en-GB" : language, {
      dateStyle: "medium",
      timeZone: "UTC",
    });
  }
}
