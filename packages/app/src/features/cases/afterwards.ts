import type { Context } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { loadCase } from "./load-case.ts";

/** The page after a step: whoever left a case, or declared a conflict, sees it no more. */
export async function afterwards(c: Context<AppEnv>, caseId: string): Promise<string> {
  const { services } = c.var;
  const person = signedIn(c);
  const still = await services.db.asPerson(person.id, (tx) => loadCase(services, tx, caseId, person)).catch(() => null);
  return still ? `/cases/${caseId}` : "/tasks";
}
