import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";

/** The same for addresses that are known here and for those that are not. */
export function CheckMailPage({
  c,
  letter,
  email,
}: {
  c: Context<AppEnv>;
  letter: "sign_up" | "recover";
  email: string;
}) {
  const { say, services } = c.var;
  return (
    <Layout c={c} title={say("account.check_mail.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.check_mail.title")}</h1>
        <p class="k-lead">{say(`account.check_mail.${letter}`, { email })}</p>
        {services.settings.demonstration && (
          <Note>
            {say("account.check_mail.outbox")} <a href="/outbox">{say("account.outbox.title")}</a>
          </Note>
        )}
      </div>
    </Layout>
  );
}
