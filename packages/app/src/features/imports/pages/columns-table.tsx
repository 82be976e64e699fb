import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Errors } from "../../../platform/web/components/field-parts.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { completeMapping, type MappingFault } from "../mapping.ts";
import { fieldName } from "../present.ts";
import type { FoundTable, Mapping } from "../schema.ts";
import { DAY_FIELDS, FIELDS, NUMBER_FIELDS } from "../understand/fields.ts";
import { faultText, type MappingProps } from "./mapping-parts.ts";

type TableProps = Pick<MappingProps, "c" | "found" | "mapping" | "faults">;

/** Each column of the file with examples, and what it is. */
export function ColumnsTable({ c, found, mapping, faults }: TableProps) {
  const { say } = c.var;
  return (
    <section class="k-section k-import-columns">
      <h2>{say("imports.map.columns")}</h2>
      <DataTable
        caption={say("imports.map.columns")}
        captionHidden
        head={(["in_file", "examples", "is"] as const).map((column) => ({ text: say(`imports.map.${column}`) }))}
        rows={found.columns.map((column, index) => ({
          cells: [
            <label for={`column-${index}`}>{column.name || say("imports.map.unnamed", { n: index + 1 })}</label>,
            column.samples.length > 0 ? (
              <span class="k-import-samples">
                {column.samples.map((sample) => (
                  <span>{sample}</span>
                ))}
              </span>
            ) : (
              <span class="k-muted">{say("imports.map.empty")}</span>
            ),
            <Choice c={c} index={index} found={found} mapping={mapping} faults={faults} />,
          ],
        }))}
      />
    </section>
  );
}

function Choice({ c, index, found, mapping, faults }: TableProps & { index: number }) {
  const { say } = c.var;
  const field = mapping.columns[index] ?? null;
  const own = faults.filter(({ at }) => at === `column-${index}`);
  return (
    <div class="k-field">
      <div class="k-control">
        <select class="k-input" id={`column-${index}`} name={`column.${index}`}>
          <option value="">{say("imports.map.nothing")}</option>
          {FIELDS.map((one) => (
            <option value={one} selected={one === field}>
              {fieldName(one, say)}
            </option>
          ))}
        </select>
      </div>
      <Errors id={`column-${index}`} errors={own.map((fault) => faultText(c, fault))} />
      {field && DAY_FIELDS.has(field) && <Order c={c} index={index} found={found} mapping={mapping} faults={faults} />}
      {field === "proof" && <YesMeans c={c} found={found} mapping={mapping} />}
      {field && NUMBER_FIELDS.has(field) && (
        <Decimal c={c} index={index} found={found} mapping={mapping} faults={faults} />
      )}
    </div>
  );
}

function YesMeans({ c, found, mapping }: Pick<TableProps, "c" | "found" | "mapping">) {
  const { say } = c.var;
  const { yes } = completeMapping(mapping, found);
  const text = yes
    ? say("imports.map.yes_means", { proof: say(`registry.org.proof.${yes}`) })
    : say("imports.map.yes_open", { field: say("imports.map.proof") });
  return <p class="k-fine k-muted">{text}</p>;
}

/** Asked only where the whole column leaves it open. */
function Order({ c, index, found, mapping, faults }: TableProps & { index: number }) {
  const { say } = c.var;
  const { order, name } = column(found, index);
  if (order === "dmy" || order === "mdy")
    return <p class="k-fine k-muted">{say("imports.map.order_said", { how: say(`imports.map.${order}`) })}</p>;
  if (order === null) return null;
  return (
    <Asked
      c={c}
      id={`order-${index}`}
      name={`order.${index}`}
      label={say("imports.map.order", { column: name })}
      options={[
        { value: "dmy", text: say("imports.map.order_dmy") },
        { value: "mdy", text: say("imports.map.order_mdy") },
      ]}
      said={mapping.orders[String(index)]}
      faults={faults}
    />
  );
}

function Decimal({ c, index, found, mapping, faults }: TableProps & { index: number }) {
  const { say } = c.var;
  const { decimal, name } = column(found, index);
  if (decimal !== "open" && decimal !== "mixed") return null;
  return (
    <Asked
      c={c}
      id={`decimal-${index}`}
      name={`decimal.${index}`}
      label={say("imports.map.decimal", { column: name })}
      options={[
        { value: ",", text: say("imports.map.decimal_comma") },
        { value: ".", text: say("imports.map.decimal_point") },
      ]}
      said={mapping.decimals[String(index)]}
      faults={faults}
    />
  );
}

interface AskedProps {
  readonly c: Context<AppEnv>;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly said: Mapping["orders"][string] | Mapping["decimals"][string] | undefined;
  readonly faults: readonly MappingFault[];
}

function Asked({ c, id, name, label, options, said, faults }: AskedProps) {
  return (
    <div class="k-field k-import-asked">
      <label for={id}>{label}</label>
      <div class="k-control">
        <select class="k-input" id={id} name={name}>
          <option value="">{c.var.say("imports.map.order_ask")}</option>
          {options.map(({ value, text }) => (
            <option value={value} selected={value === said}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <Errors id={id} errors={faults.filter(({ at }) => at === id).map((fault) => faultText(c, fault))} />
    </div>
  );
}

function column(found: FoundTable, index: number): FoundTable["columns"][number] {
  return found.columns[index] ?? { name: "", samples: [], filled: 0, order: null, decimal: null, looks: null };
}
