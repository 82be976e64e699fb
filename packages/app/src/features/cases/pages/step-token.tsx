import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";

/** Stands in the form of every step: that it is ours, and that the same form sent twice is one step. */
export function StepToken({ c }: { c: Context<AppEnv> }) {
  return (
    <>
      <FormToken c={c} />
      <input type="hidden" name="command" value={randomUUID()} />
    </>
  );
}
