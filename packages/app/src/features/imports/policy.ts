import { type ClusterRole, mayWriteRegister } from "../registry/index.ts";

/** Who may do what with imports. Whoever sees the register of a cluster sees its imports. */

/** Bringing a file, mapping it, deciding, cancelling and undoing are writing in the register. */
export function mayImport(standing: { readonly role: ClusterRole | null }): boolean {
  return mayWriteRegister(standing);
}
