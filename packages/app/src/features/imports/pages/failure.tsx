import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { ImportRow } from "../queries.ts";

/** Why an import failed, and what to do. */
export function FailureText({ c, row }: { c: Context<AppEnv>; row: Pick<ImportRow, "failure" | "failureDetails"> }) {
  const { say, language } = c.var;
  const details = Object.fromEntries(
    Object.entries(row.failureDetails).map(([name, value]) => [
      name,
      typeof value === "number" ? sayNumber(value, language) : value,
    ]),
  );
  return <p>{say(`imports.failure.${row.failure ?? "unexpected"}` as TextKey, details)}</p>;
}
