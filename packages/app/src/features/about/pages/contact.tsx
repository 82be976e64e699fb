import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Operator } from "../operator.ts";

/** How to reach whoever runs the installation; without an address, whom to ask for it. */
export function Contact({ c, operator: { name, email } }: { c: Context<AppEnv>; operator: Operator }) {
  const { say } = c.var;
  if (!email) return <p>{name ? say("about.contact.name", { name }) : say("about.contact.nobody")}</p>;
  return (
    <p>
      {name ?? say("about.contact.operator")}, <a href={`mailto:${email}`}>{email}</a>
    </p>
  );
}
