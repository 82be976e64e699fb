import type { Context } from "hono";
import { ShownOnce } from "../../../platform/web/components/shown-once.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";

/** The link of an invitation where no mail is sent: shown to whoever invites, on the page after inviting and never again. */
export function ShownLink({ c, link, email }: { c: Context<AppEnv>; link: string; email: string }) {
  const { say } = c.var;
  return (
    <ShownOnce id="link" label={say("account.people.link")} value={link}>
      {say("account.people.link_lead", { email })}
    </ShownOnce>
  );
}
