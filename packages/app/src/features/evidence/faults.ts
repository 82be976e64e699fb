import type { Say, TextKey } from "../../platform/i18n/texts.ts";
import { Problem } from "../../platform/web/problem.ts";
import { KIND_NAMES } from "./kinds.ts";
import type { Faults } from "./pages/form-state.ts";

const FIELDS: ReadonlySet<string> = new Set(["title", "valid_until", "seen_by", "url", "file"]);
/** What is wrong with a file, told at its field. */
const OF_THE_FILE: ReadonlySet<string> = new Set(["file_empty", "file_kind", "file_misnamed", "evidence_same"]);

/** What the person can mend, by field, as sentences; null for every other error. */
export function faultsOf(error: unknown, fields: Readonly<Record<string, string>>, say: Say): Faults | null {
  if (!(error instanceof Problem)) return null;
  const { code, details } = error;
  if (code === "bad_input" && FIELDS.has(String(details.field)))
    return { [String(details.field)]: [say(`evidence.fault.${details.field}` as TextKey)] };
  if (OF_THE_FILE.has(code))
    return {
      [fields.url === undefined ? "file" : "url"]: [
        say(`evidence.fault.${code}` as TextKey, { ...details, kinds: KIND_NAMES.join(", ") }),
      ],
    };
  return null;
}
