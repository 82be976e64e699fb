import type { Child } from "hono/jsx";
import { type Column, DataTable } from "./data-table.tsx";
import { Heading, type Level } from "./heading.tsx";

export interface ChartTable {
  readonly caption: string;
  readonly head: readonly Column[];
  readonly rows: readonly (readonly Child[])[];
}

/** A chart with the sentence that it shows, its legend, and its numbers as a table. */
export function ChartFrame({
  id,
  heading,
  level = 2,
  tags,
  legend,
  note,
  tableText,
  table,
  actions,
  children,
}: {
  id: string;
  heading: Child;
  level?: Level;
  tags?: Child;
  legend?: Child;
  note?: Child;
  /** "Show as table" */
  tableText?: string;
  table?: ChartTable;
  /** Links to SVG and CSV. */
  actions?: Child;
  children?: Child;
}) {
  return (
    <figure class="k-chart" id={id} aria-labelledby={`${id}-heading`}>
      <div class="k-chart-head">
        <Heading level={level} id={`${id}-heading`}>
          {heading}
        </Heading>
        {tags}
      </div>
      {children}
      <div class="k-chart-foot">
        {legend}
        {note && <p class="k-chart-note">{note}</p>}
        {table && (
          <details class="k-as-table">
            <summary>{tableText}</summary>
            <DataTable {...table} rows={table.rows.map((cells) => ({ cells }))} />
          </details>
        )}
        {actions}
      </div>
    </figure>
  );
}
