import { isDiskFull } from "./database/disk.ts";
import { Problem } from "./web/problem.ts";

/** Why the program cannot start; told in one sentence by the shell, in the user's language. */
export type StartProblemCode =
  | "port_taken"
  | "folder_locked"
  | "folder_foreign"
  | "folder_not_writable"
  | "disk_full"
  | "database_newer"
  | "database_unreachable"
  | "database_rights"
  | "roles_of_another"
  | "demonstration_found"
  | "real_found"
  | "not_initialised"
  | "already_initialised";

export class StartProblem extends Error {
  readonly code: StartProblemCode;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(code: StartProblemCode, details: Readonly<Record<string, string | number>>) {
    super(code);
    this.name = "StartProblem";
    this.code = code;
    this.details = details;
  }
}

/** What failed while the program starts, as its user is to hear it. */
export function asStartProblem(error: unknown): unknown {
  const full = isDiskFull(error) || (error instanceof Problem && error.code === "disk_full");
  return full ? new StartProblem("disk_full", {}) : error;
}
