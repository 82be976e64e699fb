import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";

/** Where clusters are compared with invented ones, it is said before anything else. */
export function Synthetic({ c }: { c: Context<AppEnv> }) {
  const { say, services } = c.var;
  if (!services.released.synthetic) return null;
  return <Note kind="info">{say("report.synthetic", { edition: services.released.edition })}</Note>;
}
