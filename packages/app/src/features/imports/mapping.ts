import type { CompleteMapping, FoundTable, Mapping } from "./schema.ts";
import { DAY_FIELDS, FIELDS, type Field, MANY, NUMBER_FIELDS } from "./understand/fields.ts";
import { proofInName } from "./understand/words.ts";

/** What a mapping still lacks; the texts say each under `imports.fault.<code>`. */
export interface MappingFault {
  readonly code:
    | "name_missing"
    | "column_twice"
    | "kind_missing"
    | "since_missing"
    | "scheme_missing"
    | "order_open"
    | "decimal_open"
    | "source_date_missing";
  /** The id of the control that mends it. */
  readonly at: string;
  readonly column?: string;
  readonly field?: Field;
}

/** Nothing of this is guessed: who takes part, since when and as what follows from columns, or from a person's word. */
export function mappingFaults(mapping: Mapping, found: FoundTable): readonly MappingFault[] {
  const { columns, kind, since, scheme, preset, sourceDate } = mapping;
  const twice = FIELDS.filter((field) => !MANY.has(field) && columns.filter((one) => one === field).length > 1);
  const establishments = columns.includes("parent_number") && mapping.orphans === "refuse";
  return [
    ...(columns.includes("name") ? [] : [{ code: "name_missing", at: "column-0" } as const]),
    ...twice.map((field) => ({ code: "column_twice", at: `column-${columns.lastIndexOf(field)}`, field }) as const),
    ...(kind === null && !columns.includes("kind") && !establishments
      ? [{ code: "kind_missing", at: "kind" } as const]
      : []),
    ...(since === null && !columns.includes("since") && !establishments
      ? [{ code: "since_missing", at: "since" } as const]
      : []),
    ...(scheme === null && columns.includes("number") && !isFilled("scheme", mapping, found)
      ? [{ code: "scheme_missing", at: "scheme" } as const]
      : []),
    ...openColumns(mapping, found),
    ...(preset !== null && sourceDate === null ? [{ code: "source_date_missing", at: "source_date" } as const] : []),
  ];
}

function isFilled(field: Field, { columns }: Mapping, found: FoundTable): boolean {
  const column = found.columns[columns.indexOf(field)];
  return column !== undefined && column.filled >= found.rows;
}

/** Columns whose days or decimals can be read in two ways, and nobody said in which. */
function openColumns(mapping: Mapping, found: FoundTable): MappingFault[] {
  return found.columns.flatMap((column, index): MappingFault[] => {
    const field = mapping.columns[index];
    if (!field) return [];
    const open = (said: string | undefined, found: string | null): boolean =>
      !said && (found === "open" || found === "mixed");
    if (DAY_FIELDS.has(field) && open(mapping.orders[index], column.order))
      return [{ code: "order_open", at: `order-${index}`, column: column.name }];
    if (NUMBER_FIELDS.has(field) && open(mapping.decimals[index], column.decimal))
      return [{ code: "decimal_open", at: `decimal-${index}`, column: column.name }];
    return [];
  });
}

/** With what the values of whole columns decide themselves, and by what a yes commits: the name of the column says it, or a person. */
export function completeMapping(mapping: Mapping, { columns }: FoundTable): CompleteMapping {
  const orders = { ...mapping.orders };
  const decimals = { ...mapping.decimals };
  for (const [index, { order, decimal }] of columns.entries()) {
    if (order === "dmy" || order === "mdy") orders[String(index)] = order;
    if (decimal === "," || decimal === ".") decimals[String(index)] = decimal;
  }
  const named = proofInName(columns[mapping.columns.indexOf("proof")]?.name ?? "");
  return { ...mapping, orders, decimals, yes: named ?? (mapping.proof === "none" ? undefined : mapping.proof) };
}
