import { type Context, Hono } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { confirmAddress } from "../operations/confirm-address.ts";
import { signUp } from "../operations/sign-up.ts";
import { installationOf } from "../queries.ts";
import { check, type Faults, signUpForm } from "../schema.ts";
import { addressOf, countLink } from "../web.ts";
import { CheckMailPage } from "./check-mail-page.tsx";
import { EmailField, Form, NameField, NewPasswordField, Notice } from "./field.tsx";
import { answer } from "./sign-in.tsx";

/** Signing up where the installation is open; elsewhere the page says how to get in. */
export const signUpRoutes = new Hono<AppEnv>();

signUpRoutes.get("/sign-up", async (c) => {
  if (c.var.person) return seeOther(c, "/account");
  const installation = await c.var.services.db.asPublic(installationOf);
  return c.html(installation?.signUp === "open" ? <SignUpPage c={c} /> : <ClosedPage c={c} />);
});

signUpRoutes.post("/sign-up", async (c) => {
  const form = await formOf(c);
  const input = check(signUpForm, form);
  if (!input.ok) return c.html(<SignUpPage c={c} values={form} faults={input.faults} />, 422);
  const details = { ...input.value, language: c.var.language, address: addressOf(c) };
  const outcome = await signUp(c.var.services, c.req.raw.headers, details);
  if (outcome.kind === "check_mail") return c.html(<CheckMailPage c={c} letter="sign_up" email={details.email} />);
  return answer(c, outcome, "/") ?? c.html(<SignUpPage c={c} values={form} exists />, 409);
});

signUpRoutes.get("/confirm/:token", (c) => c.html(<ConfirmPage c={c} token={c.req.param("token")} />));

signUpRoutes.post("/confirm/:token", async (c) => {
  countLink(c);
  const token = c.req.param("token");
  const outcome = await confirmAddress(c.var.services, token);
  return outcome === "confirmed"
    ? seeOther(c, "/sign-in", "confirmed")
    : c.html(<ConfirmPage c={c} token={token} spent />, 410);
});

interface SignUpPageProps {
  readonly c: Context<AppEnv>;
  readonly values?: Readonly<Record<string, string>>;
  readonly faults?: Faults;
  readonly exists?: boolean;
}

function SignUpPage({ c, values = {}, faults, exists = false }: SignUpPageProps) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("account.sign_up.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.sign_up.title")}</h1>
        <p class="k-lead">{say("account.sign_up.lead")}</p>
        <Notice text={exists ? say("account.sign_up.exists") : null} bad />
        <Form c={c} action="/sign-up" submit={say("account.sign_up.submit")} faults={faults}>
          <NameField c={c} value={values.name} faults={faults} />
          <EmailField c={c} value={values.email} autocomplete="username" faults={faults} />
          <NewPasswordField c={c} faults={faults} />
        </Form>
        <p>
          <a href="/sign-in">{say("account.sign_up.have_account")}</a>
        </p>
      </div>
    </Layout>
  );
}

function ClosedPage({ c }: { c: Context<AppEnv> }) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("account.sign_up.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.sign_up.title")}</h1>
        <p class="k-lead">{say("account.sign_up.closed")}</p>
        <p>
          <a href="/sign-in">{say("account.sign_up.have_account")}</a>
        </p>
      </div>
    </Layout>
  );
}

/** A button, because programs that read mail open links on their own. */
function ConfirmPage({ c, token, spent = false }: { c: Context<AppEnv>; token: string; spent?: boolean }) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("account.confirm.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.confirm.title")}</h1>
        {spent ? (
          <>
            <Notice text={say("account.confirm.spent")} bad />
            <p>
              <a href="/sign-in">{say("account.sign_in.title")}</a>
            </p>
          </>
        ) : (
          <>
            <p class="k-lead">{say("account.confirm.lead")}</p>
            <Form c={c} action={`/confirm/${encodeURIComponent(token)}`} submit={say("account.confirm.submit")} />
          </>
        )}
      </div>
    </Layout>
  );
}
