import type { Child } from "hono/jsx";

export interface Column {
  readonly text: string;
  readonly numeric?: boolean;
  /** Only for screen readers: a column of links. */
  readonly hidden?: boolean;
}

/** A table whose rows become cards below 700 px; the first cell names its row. */
export function DataTable({
  caption,
  captionHidden,
  head,
  rows,
}: {
  caption: string;
  captionHidden?: boolean;
  head: readonly Column[];
  rows: readonly { readonly cells: readonly Child[]; readonly id?: string }[];
}) {
  return (
    <table class="k-cards">
      <caption class={captionHidden ? "k-sr" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {head.map(({ text, numeric, hidden }) => (
            <th scope="col" class={numeric ? "k-num" : undefined}>
              {hidden ? <span class="k-sr">{text}</span> : text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, id }) => (
          <tr id={id}>
            {cells.map((cell, index) =>
              index === 0 ? <th scope="row">{cell}</th> : <Cell column={head[index]}>{cell}</Cell>,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, children }: { column: Column | undefined; children?: Child }) {
  return (
    <td class={column?.numeric ? "k-num" : undefined} data-label={column?.hidden ? undefined : column?.text}>
      {children}
    </td>
  );
}
