import { type Context, Hono } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { keepLanguage } from "../../../platform/web/visitor.ts";
import { localPath } from "../local-path.ts";
import { sendConfirmationAgain } from "../operations/confirm-address.ts";
import { type SignInOutcome, signIn } from "../operations/sign-in.ts";
import { signInForDemonstration } from "../operations/sign-in-for-demonstration.ts";
import { signInWithCode } from "../operations/sign-in-with-code.ts";
import { signOut } from "../operations/sign-out.ts";
import { check, codeForm, type Faults, signInForm } from "../schema.ts";
import { addressOf, noticeOf, setCookies } from "../web.ts";
import { EmailField, Field, Form, Notice } from "./field.tsx";
import { PasskeyButton } from "./passkey-button.tsx";

const NOTICES = {
  signed_out: "account.sign_in.signed_out",
  password_set: "account.sign_in.password_set",
  confirmed: "account.sign_in.confirmed",
  erased: "account.sign_in.erased",
  over: "account.code.over",
} as const;

const WARNINGS = { no_cookies: "account.sign_in.no_cookies" } as const;

export const signInRoutes = new Hono<AppEnv>();

signInRoutes.get("/sign-in", (c) => {
  const then = localPath(c.req.query("then"));
  return c.var.person ? seeOther(c, then) : c.html(<SignInPage c={c} then={then} />);
});

signInRoutes.post("/sign-in", async (c) => {
  const form = await formOf(c);
  const then = localPath(form.then);
  const input = check(signInForm, form);
  if (!input.ok) return c.html(<SignInPage c={c} then={then} email={form.email} faults={input.faults} />, 422);
  const outcome = await signIn(c.var.services, c.req.raw.headers, { ...input.value, address: addressOf(c) });
  if (outcome.kind === "unverified") await sendConfirmationAgain(c.var.services, input.value.email);
  return (
    answer(c, outcome, then) ?? c.html(<SignInPage c={c} then={then} email={form.email} refusal={outcome.kind} />, 401)
  );
});

/** Where somebody goes who is in, or half in; null for who is refused. */
export function answer(c: Context<AppEnv>, outcome: SignInOutcome, then: string): Response | null {
  if (!("cookies" in outcome)) return null;
  setCookies(c, outcome.cookies);
  return seeOther(c, outcome.kind === "code" ? `/sign-in/code?then=${encodeURIComponent(then)}` : then);
}

signInRoutes.get("/sign-in/code", (c) => c.html(<CodePage c={c} then={localPath(c.req.query("then"))} />));

signInRoutes.post("/sign-in/code", async (c) => {
  const form = await formOf(c);
  const then = localPath(form.then);
  const input = check(codeForm, form);
  if (!input.ok) return c.html(<CodePage c={c} then={then} faults={input.faults} />, 422);
  const outcome = await signInWithCode(c.var.services, c.req.raw.headers, input.value.code);
  if (outcome.kind === "over") return seeOther(c, `/sign-in?then=${encodeURIComponent(then)}`, "over");
  if (outcome.kind === "wrong")
    return c.html(<CodePage c={c} then={then} faults={{ code: "account.code.wrong" }} />, 401);
  setCookies(c, outcome.cookies);
  return seeOther(c, then);
});

signInRoutes.post("/sign-out", async (c) => {
  keepLanguage(c);
  setCookies(c, await signOut(c.var.services, c.req.raw.headers));
  return seeOther(c, "/sign-in", "signed_out");
});

signInRoutes.post("/demonstration/sign-in", async (c) => {
  const form = await formOf(c);
  setCookies(c, await signInForDemonstration(c.var.services, c.req.raw.headers, form.person ?? ""));
  return seeOther(c, localPath(form.then ?? "/clusters"));
});

interface SignInPageProps {
  readonly c: Context<AppEnv>;
  readonly then: string;
  readonly email?: string | undefined;
  readonly faults?: Faults;
  readonly refusal?: string;
}

function SignInPage({ c, then, email, faults, refusal }: SignInPageProps) {
  const { say, services } = c.var;
  const refused =
    refusal === "unverified" ? say("account.sign_in.unverified") : refusal ? say("account.sign_in.refused") : null;
  return (
    <Layout c={c} title={say("account.sign_in.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.sign_in.title")}</h1>
        <p class="k-lead">{say("account.sign_in.lead")}</p>
        <Notice text={noticeOf(c, NOTICES)} />
        <Notice text={refused ?? noticeOf(c, WARNINGS)} bad />
        {services.settings.demonstration && (
          <Note>
            {say("account.sign_in.demonstration")}{" "}
            <a href={then === "/" ? "/" : `/?then=${encodeURIComponent(then)}`}>{say("account.sign_in.to_start")}</a>
          </Note>
        )}
        <Form c={c} action="/sign-in" submit={say("account.sign_in.submit")} faults={faults}>
          <input type="hidden" name="then" value={then} />
          <EmailField c={c} value={email} autocomplete="username webauthn" faults={faults} />
          <Field
            c={c}
            name="password"
            label={say("account.field.password")}
            kind="password"
            autocomplete="current-password"
            faults={faults}
          />
        </Form>
        <PasskeyButton c={c} purpose="sign-in" then={then} />
        <ul>
          <li>
            <a href="/recover">{say("account.sign_in.recover")}</a>
          </li>
          <li>
            <a href="/sign-up">{say("account.sign_in.sign_up")}</a>
          </li>
        </ul>
        <p class="k-hint">{say("account.sign_in.by_invitation")}</p>
      </div>
    </Layout>
  );
}

function CodePage({ c, then, faults }: { c: Context<AppEnv>; then: string; faults?: Faults }) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("account.code.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.code.title")}</h1>
        <p class="k-lead">{say("account.code.lead")}</p>
        <Form c={c} action="/sign-in/code" submit={say("account.code.submit")} faults={faults}>
          <input type="hidden" name="then" value={then} />
          <Field
            c={c}
            name="code"
            label={say("account.code.label")}
            hint={say("account.code.hint")}
            autocomplete="one-time-code"
            faults={faults}
          />
        </Form>
      </div>
    </Layout>
  );
}
