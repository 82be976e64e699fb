import { codeOf } from "./database/error-code.ts";

/** For the log: where it happened, and the code of the database; never messages, which carry what people typed. */
export function traceOf(error: Error): string {
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = codeOf(error);
  return [error.name, ...(code === null ? [] : [code]), ...places].join("\n");
}
