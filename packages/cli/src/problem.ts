import type { Fault, FaultCode, FaultDetails } from "@klynge/core";

/** What can be wrong with a command besides the contents of its files; sentences under `fault.<code>` in the texts. */
export const SHELL_CODES = [
  "unknown_verb", // {given}, {known}
  "unknown_option", // {given}
  "missing_value", // {option}
  "no_value_taken", // {option}
  "missing_argument", // {argument}
  "unexpected_argument", // {given}
  "option_not_allowed", // {given}, {allowed}
  "not_an_edition",
  "no_cases",
  "no_such_folder",
  "not_writable", // {reason}
  "output_lost", // {reason}
  "only_for_interviews", // {option}
  "no_stream",
  "not_an_origin", // {given}
  "not_a_database_address",
  // starting the program; as in packages/app/src/platform/start-problem.ts
  "port_taken", // {port}
  "folder_locked", // {folder}, {pid}
  "folder_foreign", // {folder}
  "folder_not_writable", // {folder}
  "disk_full",
  "database_newer", // {migration}
  "database_unreachable", // {reason}
  "database_rights", // {user}, {answer}
  "roles_of_another", // {user}, {roles}
  "demonstration_found",
  "real_found",
  "not_initialised",
  "already_initialised",
] as const;

export type ShellCode = (typeof SHELL_CODES)[number];

/** A fault with its file, as it is told to the user; an empty file means the command line. */
export interface ShellFault {
  readonly file: string;
  readonly path: string;
  readonly code: FaultCode | ShellCode;
  readonly details: FaultDetails;
}

/** Input that is refused; ends the process with exit code 2 and one line for each fault. */
export class BadInput extends Error {
  constructor(readonly faults: readonly ShellFault[]) {
    super(faults.map((fault) => `${fault.file}: ${fault.path}: ${fault.code}`).join("\n"));
  }
}

export function refuse(file: string, code: ShellFault["code"], details: FaultDetails = {}, path = ""): BadInput {
  return new BadInput([{ file, path, code, details }]);
}

/** Faults that the core found, with the file they were found in. */
export function refuseAll(file: string, faults: readonly Fault[]): BadInput {
  return new BadInput(faults.map(({ path, code, details }) => ({ file, path, code, details })));
}
