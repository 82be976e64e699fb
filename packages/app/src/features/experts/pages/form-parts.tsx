import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Faults } from "../../account/index.ts";

/** A form that was not taken: which, what stood in it, and why. */
export interface Tried {
  readonly form: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: Faults;
}

/** All that is wrong in a form that was not taken, first in the form. */
export function Faulty({ c, form, tried }: { c: Context<AppEnv>; form: string; tried: Tried | undefined }) {
  const { say } = c.var;
  if (tried?.form !== form) return null;
  const errors = Object.entries(tried.faults).map(([field, fault]) => ({
    field: say(`experts.field.${field}` as TextKey),
    text: say(`experts.fault.${fault}` as TextKey),
    href: `#${form}-${field}`,
  }));
  return <ErrorSummary title={say("cases.fault_title")} errors={errors} />;
}

export function faultsFor(
  { var: { say } }: Context<AppEnv>,
  form: string,
  field: string,
  tried: Tried | undefined,
): string[] {
  const fault = tried?.form === form ? tried.faults[field] : undefined;
  return fault ? [say(`experts.fault.${fault}` as TextKey)] : [];
}
