import { type Context, Hono } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { requestRecovery } from "../operations/request-recovery.ts";
import { setNewPassword } from "../operations/set-new-password.ts";
import { check, type Faults, newPasswordForm, recoverForm } from "../schema.ts";
import { addressOf, countLink } from "../web.ts";
import { CheckMailPage } from "./check-mail-page.tsx";
import { EmailField, Form, NewPasswordField, Notice } from "./field.tsx";

/** A forgotten password: ask for a link, then set a new one. */
export const recoverRoutes = new Hono<AppEnv>();

/** Passkeys outlast a new password: their list is the first thing after signing in. */
const LOOK_AT_PASSKEYS = encodeURIComponent("/account?done=look_at_passkeys");

recoverRoutes.get("/recover", (c) => c.html(<RecoverPage c={c} />));

recoverRoutes.post("/recover", async (c) => {
  const form = await formOf(c);
  const input = check(recoverForm, form);
  if (!input.ok) return c.html(<RecoverPage c={c} email={form.email} faults={input.faults} />, 422);
  await requestRecovery(c.var.services, input.value.email, addressOf(c));
  return c.html(<CheckMailPage c={c} letter="recover" email={input.value.email} />);
});

recoverRoutes.get("/recover/:token", (c) => c.html(<SetPage c={c} token={c.req.param("token")} />));

recoverRoutes.post("/recover/:token", async (c) => {
  countLink(c);
  const token = c.req.param("token");
  const input = check(newPasswordForm, await formOf(c));
  if (!input.ok) return c.html(<SetPage c={c} token={token} faults={input.faults} />, 422);
  const outcome = await setNewPassword(c.var.services, token, input.value.password);
  if (outcome === "spent") return c.html(<SpentPage c={c} />, 410);
  return seeOther(c, outcome === "set" ? "/sign-in" : `/sign-in?then=${LOOK_AT_PASSKEYS}`, "password_set");
});

function RecoverPage({ c, email, faults }: { c: Context<AppEnv>; email?: string | undefined; faults?: Faults }) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("account.recover.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.recover.title")}</h1>
        <p class="k-lead">{say("account.recover.lead")}</p>
        <Form c={c} action="/recover" submit={say("account.recover.submit")} faults={faults}>
          <EmailField c={c} value={email} autocomplete="username" faults={faults} />
        </Form>
      </div>
    </Layout>
  );
}

function SetPage({ c, token, faults }: { c: Context<AppEnv>; token: string; faults?: Faults }) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("account.recover.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.recover.title")}</h1>
        <p class="k-lead">{say("account.recover.set_lead")}</p>
        <Form
          c={c}
          action={`/recover/${encodeURIComponent(token)}`}
          submit={say("account.recover.set_submit")}
          faults={faults}
        >
          <NewPasswordField c={c} faults={faults} />
        </Form>
      </div>
    </Layout>
  );
}

function SpentPage({ c }: { c: Context<AppEnv> }) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("account.recover.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.recover.title")}</h1>
        <Notice text={say("account.recover.spent")} bad />
        <p>
          <a href="/recover">{say("account.recover.again")}</a>
        </p>
      </div>
    </Layout>
  );
}
