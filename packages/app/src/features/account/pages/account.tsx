import { type Context, Hono } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { signedIn } from "../../../platform/web/visitor.ts";
import { accountOf } from "../auth-queries.ts";
import { changePassword } from "../operations/change-password.ts";
import { changeProfile } from "../operations/change-profile.ts";
import { endOtherSessions, endSession } from "../operations/end-session.ts";
import { changePasswordForm, check, type Faults, profileForm } from "../schema.ts";
import { noticeOf, setCookies } from "../web.ts";
import {
  OwnDataSection,
  PasskeysSection,
  ProgramsSection,
  SecondStepSection,
  SessionsSection,
} from "./account-sections.tsx";
import { Field, Form, LanguageChoice, NameField, NewPasswordField, Notice } from "./field.tsx";

/** One's own account: who one is, how one signs in, and where. */
export const ownAccountRoutes = new Hono<AppEnv>();

const NOTICES = {
  saved: "account.account.saved",
  password_changed: "account.account.password_changed",
  look_at_passkeys: "account.account.look_at_passkeys",
  second_step_on: "account.account.second_step_on",
  second_step_off: "account.account.second_step_off",
  passkey_added: "account.account.passkey_added",
  passkey_removed: "account.account.passkey_removed",
  session_ended: "account.account.session_ended",
  others_ended: "account.account.others_ended",
} as const;

ownAccountRoutes.get("/account", (c) => accountPage(c));

ownAccountRoutes.post("/account/profile", async (c) => {
  const person = signedIn(c);
  const form = await formOf(c);
  const input = check(profileForm, form);
  if (!input.ok) return accountPage(c, { form: "profile", values: form, faults: input.faults });
  await changeProfile(c.var.services, person, input.value);
  return seeOther(c, "/account", "saved");
});

ownAccountRoutes.post("/account/password", async (c) => {
  const person = signedIn(c);
  const input = check(changePasswordForm, await formOf(c));
  if (!input.ok) return accountPage(c, { form: "password", values: {}, faults: input.faults });
  const answer = await changePassword(c.var.services, person, c.req.raw.headers, input.value);
  if (!answer.ok)
    return accountPage(c, { form: "password", values: {}, faults: { current: "account.password.wrong" } });
  setCookies(c, answer.cookies);
  return seeOther(c, "/account", "password_changed");
});

ownAccountRoutes.post("/account/sessions/end-others", async (c) => {
  await endOtherSessions(c.var.services, signedIn(c));
  return seeOther(c, "/account", "others_ended");
});

ownAccountRoutes.post("/account/sessions/:id/end", async (c) => {
  await endSession(c.var.services, signedIn(c), c.req.param("id"));
  return seeOther(c, "/account", "session_ended");
});

/** A form that came back with faults. */
export interface Returned {
  readonly form: "profile" | "password" | "second_step";
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Faults;
}

export async function accountPage(c: Context<AppEnv>, returned: Returned | null = null): Promise<Response> {
  const person = signedIn(c);
  const { say, services } = c.var;
  const found = await services.db.asAuth((tx) => accountOf(tx, person.id));
  const faultsOf = (form: Returned["form"]) => (returned?.form === form ? returned.faults : {});
  const page = (
    <Layout c={c} title={say("account.account.title")} place="account">
      <div class="k-narrow k-form">
        <h1>{say("account.account.title")}</h1>
        <p class="k-lead">{say("account.account.lead")}</p>
        <Notice text={returned ? null : noticeOf(c, NOTICES)} />
        <Profile c={c} values={returned?.form === "profile" ? returned.values : person} faults={faultsOf("profile")} />
        <Password c={c} has={found.hasPassword} faults={faultsOf("password")} />
        <SecondStepSection
          c={c}
          on={found.twoFactor}
          hasPassword={found.hasPassword}
          faults={faultsOf("second_step")}
        />
        <PasskeysSection c={c} passkeys={found.passkeys} />
        <SessionsSection c={c} sessions={found.sessions} present={person.sessionId} />
        <ProgramsSection c={c} />
        <OwnDataSection c={c} />
      </div>
    </Layout>
  );
  return c.html(page, returned ? 422 : 200);
}

function Profile({
  c,
  values,
  faults,
}: {
  c: Context<AppEnv>;
  values: { name?: string; language?: string };
  faults: Faults;
}) {
  const { say, person } = c.var;
  return (
    <section class="k-section k-form">
      <h2>{say("account.profile.title")}</h2>
      <Form c={c} action="/account/profile" submit={say("account.profile.submit")} faults={faults}>
        <NameField c={c} value={values.name} faults={faults} />
        <LanguageChoice
          c={c}
          name="language"
          label={say("account.field.language")}
          value={values.language}
          faults={faults}
        />
      </Form>
      <p class="k-hint">
        {person?.email}. {say("account.profile.email_hint")}
      </p>
    </section>
  );
}

function Password({ c, has, faults }: { c: Context<AppEnv>; has: boolean; faults: Faults }) {
  const { say } = c.var;
  return (
    <section class="k-section k-form">
      <h2>{say("account.password.title")}</h2>
      {has && <p>{say("account.password.lead")}</p>}
      {has ? (
        <Form c={c} action="/account/password" submit={say("account.password.submit")} weight="second" faults={faults}>
          <Field
            c={c}
            name="current"
            label={say("account.password.current")}
            kind="password"
            autocomplete="current-password"
            faults={faults}
          />
          <NewPasswordField c={c} faults={faults} />
        </Form>
      ) : (
        <p>
          {say("account.password.none")} <a href="/recover">{say("account.password.set_by_mail")}</a>
        </p>
      )}
    </section>
  );
}
