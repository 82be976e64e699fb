import type { Mapping } from "../schema.ts";
import type { FileDefaults } from "../understand/prepared.ts";

export function defaultsOf({ kind, country, since, proof }: Mapping): FileDefaults {
  return { kind, country, since, proof: proof === "none" ? null : proof };
}
