import { appendFile, rm } from "node:fs/promises";
import type { ImportFolder } from "../import-folder.ts";
import type { Cell } from "../read/table.ts";
import type { PreparedRow } from "../understand/prepared.ts";
import type { Notice, Refusal } from "../understand/reasons.ts";
import type { Plan } from "./plan-row.ts";

/** A line of what is told about rows: why one was not taken, or what somebody should know of one that was. */
export interface Saying {
  readonly row: number;
  readonly name: string;
  readonly reasons: readonly (Refusal | Notice)[];
  readonly cells: readonly Cell[];
}

export interface Said {
  readonly row: PreparedRow;
  readonly plan: Plan;
  readonly notices: readonly Notice[];
}

export async function writeSayings(
  { refused, notices }: Pick<ImportFolder, "refused" | "notices">,
  all: readonly Said[],
): Promise<void> {
  const saying = ({ row, plan }: Said, reasons: Saying["reasons"]): Saying[] =>
    reasons.length === 0
      ? []
      : [{ row: row.row, name: row.about?.organisation.name ?? "", reasons, cells: plan.refusal ? row.cells : [] }];
  await append(
    refused,
    all.flatMap((one) => saying(one, one.plan.refusal ? [one.plan.refusal] : [])),
  );
  await append(
    notices,
    all.flatMap((one) => saying(one, one.notices)),
  );
}

/** What was told of rows before they are gone through from the first one. */
export async function forgetSayings({ refused, notices }: Pick<ImportFolder, "refused" | "notices">): Promise<void> {
  for (const place of [refused, notices]) await rm(place, { force: true });
}

/** On a line of their own, whatever the power left of the one before. */
async function append(place: string, sayings: readonly Saying[]): Promise<void> {
  if (sayings.length > 0) await appendFile(place, `\n${sayings.map((one) => `${JSON.stringify(one)}\n`).join("")}`);
}
