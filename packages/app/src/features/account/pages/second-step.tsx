import { type Context, Hono } from "hono";
import qrcode from "qrcode";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { signedIn } from "../../../platform/web/visitor.ts";
import { turnOffSecondStep } from "../operations/turn-off-second-step.ts";
import { confirmSecondStep, type SecondStep, startSecondStep } from "../operations/turn-on-second-step.ts";
import { check, codeForm, type Faults, passwordForm } from "../schema.ts";
import { setCookies } from "../web.ts";
import { accountPage } from "./account.tsx";
import { Field, Form } from "./field.tsx";

/** Codes from an app: turned on in two halves, so that nobody locks himself out with an app that was never set up. */
export const secondStepRoutes = new Hono<AppEnv>();

const WRONG = { form: "second_step", values: {}, faults: { confirm: "account.password.wrong" } } as const;
const MISSING = { form: "second_step", values: {}, faults: { confirm: "password_missing" } } as const;

secondStepRoutes.post("/account/second-step", async (c) => {
  const person = signedIn(c);
  const input = check(passwordForm, { password: (await formOf(c)).confirm });
  if (!input.ok) return accountPage(c, MISSING);
  const step = await startSecondStep(c.var.services, person, c.req.raw.headers, input.value.password);
  return step ? c.html(<SetupPage c={c} step={step} />) : accountPage(c, WRONG);
});

secondStepRoutes.post("/account/second-step/confirm", async (c) => {
  const person = signedIn(c);
  const input = check(codeForm, await formOf(c));
  if (!input.ok) return c.html(<SetupPage c={c} step={null} faults={input.faults} />, 422);
  const answer = await confirmSecondStep(c.var.services, person, c.req.raw.headers, input.value.code);
  if (!answer.ok) return c.html(<SetupPage c={c} step={null} faults={{ code: "account.second_step.wrong" }} />, 422);
  setCookies(c, answer.cookies);
  return seeOther(c, "/account", "second_step_on");
});

secondStepRoutes.post("/account/second-step/off", async (c) => {
  const person = signedIn(c);
  const input = check(passwordForm, { password: (await formOf(c)).confirm });
  if (!input.ok) return accountPage(c, MISSING);
  const answer = await turnOffSecondStep(c.var.services, person, c.req.raw.headers, input.value.password);
  if (!answer.ok) return accountPage(c, WRONG);
  setCookies(c, answer.cookies);
  return seeOther(c, "/account", "second_step_off");
});

/** Secret and backup codes are shown once; after a wrong code only the field is left. */
function SetupPage({ c, step, faults }: { c: Context<AppEnv>; step: SecondStep | null; faults?: Faults }) {
  const { say } = c.var;
  const crumbs = [{ text: say("account.account.title"), href: "/account" }];
  return (
    <Layout c={c} title={say("account.second_step.setup_title")} place="account" crumbs={crumbs}>
      <div class="k-narrow k-form">
        <h1>{say("account.second_step.setup_title")}</h1>
        {step && <Secret c={c} step={step} />}
        <p>{say("account.second_step.enter")}</p>
        <Form c={c} action="/account/second-step/confirm" submit={say("account.second_step.finish")} faults={faults}>
          <Field
            c={c}
            name="code"
            label={say("account.code.label")}
            numeric
            autocomplete="one-time-code"
            faults={faults}
          />
        </Form>
      </div>
    </Layout>
  );
}

function Secret({ c, step }: { c: Context<AppEnv>; step: SecondStep }) {
  const { say } = c.var;
  return (
    <>
      <p class="k-lead">{say("account.second_step.scan")}</p>
      <QrCode text={step.uri} title={say("account.second_step.qr")} />
      <p>
        {say("account.second_step.by_hand")} <code class="k-code">{new URL(step.uri).searchParams.get("secret")}</code>
      </p>
      <p>{say("account.second_step.codes")}</p>
      <ul class="k-codes">
        {step.backupCodes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Cameras want the quiet frame of four modules, and dark on light in both colour schemes. */
function QrCode({ text, title }: { text: string; title: string }) {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: "M" }).modules;
  const dark = Array.from(data).flatMap((module, index) =>
    module ? [`M${(index % size) + 4} ${Math.floor(index / size) + 4}h1v1h-1z`] : [],
  );
  const side = size + 8;
  return (
    <svg class="k-qr" role="img" viewBox={`0 0 ${side} ${side}`} width="232" height="232" shape-rendering="crispEdges">
      <title>{title}</title>
      <path fill="#fff" d={`M0 0h${side}v${side}h-${side}z`} />
      <path fill="#000" d={dark.join("")} />
    </svg>
  );
}
