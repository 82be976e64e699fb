import { isId } from "../../platform/ids.ts";

/** The id of the command that a form carries. Forms of older pages have none; then each press is a step of its own. */
export function commandOf({ command = "" }: Readonly<Record<string, string>>): string {
  return isId(command) ? command : crypto.randomUUID();
}
