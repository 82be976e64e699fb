import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";

/** The link of an invitation where no mail is sent: shown to whoever invites, on the page after inviting and never again. */
export function ShownLink({ c, link, email }: { c: Context<AppEnv>; link: string; email: string }) {
  const { say } = c.var;
  return (
    <Note kind="done">
      <p>{say("account.people.link_lead", { email })}</p>
      <Field
        id="link"
        name="link"
        label={say("account.people.link")}
        value={link}
        readonly
        attributes={{ autocomplete: "off", spellcheck: "false" }}
      />
    </Note>
  );
}
