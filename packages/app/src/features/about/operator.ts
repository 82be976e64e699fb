import type { Transaction } from "../../platform/database/database.ts";
import { installation } from "../../platform/tables.ts";

/** Who runs this installation, as far as it says. */
export interface Operator {
  readonly name: string | null;
  /** The address that letters come from; null where nobody has set one. */
  readonly email: string | null;
}

export async function readOperator(tx: Transaction): Promise<Operator> {
  const [row] = await tx.select().from(installation);
  return { name: row?.schemeOwner.trim() || null, email: addressIn(row?.mailFrom ?? "") };
}

/** The address in `Name <address>`; one that only this machine knows reaches nobody. */
export function addressIn(from: string): string | null {
  const [address] = /[^\s<>@]+@[^\s<>@]+/.exec(from) ?? [];
  return address && !/@localhost$|\.(invalid|localhost)$/i.test(address) ? address : null;
}
