import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { MappingFault } from "../mapping.ts";
import { fieldName } from "../present.ts";
import type { FoundImport } from "../queries.ts";
import type { FoundTable, Mapping } from "../schema.ts";

export interface MappingProps {
  readonly c: Context<AppEnv>;
  readonly of: FoundImport;
  readonly found: FoundTable;
  readonly mapping: Mapping;
  readonly faults: readonly MappingFault[];
  /** These columns were mapped before, in an earlier import. */
  readonly remembered: boolean;
}

export function faultText({ var: { say } }: Context<AppEnv>, { code, column = "", field }: MappingFault): string {
  return say(`imports.fault.${code}`, { column, field: field ? fieldName(field, say) : "" });
}
