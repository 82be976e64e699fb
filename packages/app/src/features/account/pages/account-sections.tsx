import type { Context } from "hono";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentDay, presentMoment } from "../../../platform/web/moment.ts";
import type { accountOf } from "../auth-queries.ts";
import { presentDevice } from "../present.ts";
import type { Faults } from "../schema.ts";
import { Field, Form } from "./field.tsx";
import { PasskeyButton } from "./passkey-button.tsx";

type Account = Awaited<ReturnType<typeof accountOf>>;

export interface SecondStepProps {
  readonly c: Context<AppEnv>;
  readonly on: boolean;
  readonly hasPassword: boolean;
  readonly faults: Faults;
}

export function SecondStepSection({ c, on, hasPassword, faults }: SecondStepProps) {
  const { say } = c.var;
  const [action, submit] = on
    ? ["/account/second-step/off", say("account.second_step.stop")]
    : ["/account/second-step", say("account.second_step.start")];
  return (
    <section class="k-section k-form">
      <h2>{say("account.second_step.title")}</h2>
      <p>{say(on ? "account.second_step.on" : "account.second_step.off")}</p>
      {hasPassword && (
        <Form c={c} action={action} submit={submit} weight="second" faults={faults}>
          <Field
            c={c}
            name="confirm"
            label={say("account.second_step.confirm_password")}
            kind="password"
            autocomplete="current-password"
            faults={faults}
          />
        </Form>
      )}
    </section>
  );
}

export function PasskeysSection({ c, passkeys }: { c: Context<AppEnv>; passkeys: Account["passkeys"] }) {
  const { say, language } = c.var;
  return (
    <section class="k-section k-form">
      <h2>{say("account.passkeys.title")}</h2>
      <p>{say("account.passkeys.lead")}</p>
      {passkeys.length === 0 && <p class="k-hint">{say("account.passkeys.none")}</p>}
      <ul class="k-list">
        {passkeys.map(({ id, name, createdAt }) => (
          <li>
            <strong>{name || say("account.passkeys.unnamed")}</strong>{" "}
            {createdAt && (
              <span class="k-hint">{say("account.passkeys.added_on", { date: presentDay(createdAt, language) })}</span>
            )}
            <Form
              c={c}
              action={`/account/passkeys/${id}/remove`}
              submit={say("account.passkeys.remove")}
              label={say("account.passkeys.remove_named", { name: name ?? "" })}
              weight="quiet"
            />
          </li>
        ))}
      </ul>
      <Field c={c} name="passkey-name" label={say("account.passkeys.name")} hint={say("account.passkeys.name_hint")} />
      <PasskeyButton c={c} purpose="add" />
      <noscript>
        <p class="k-hint">{say("account.passkeys.needs_script")}</p>
      </noscript>
    </section>
  );
}

/** What programs do in one's name; the tokens themselves have a page of their own. */
export function ProgramsSection({ c }: { c: Context<AppEnv> }) {
  const { say } = c.var;
  return (
    <section class="k-section k-form">
      <h2>{say("account.programs.title")}</h2>
      <p>{say("account.programs.lead")}</p>
      <p>
        <a href="/account/tokens">{say("api.tokens.title")}</a>
      </p>
    </section>
  );
}

export function OwnDataSection({ c }: { c: Context<AppEnv> }) {
  const { say } = c.var;
  return (
    <section class="k-section k-form">
      <h2>{say("account.own_data.title")}</h2>
      <p>{say("account.own_data.lead")}</p>
      <p>
        <a href="/account/data">{say("account.own_data.download")}</a>
      </p>
      <p>
        <a href="/account/erase">{say("account.erase.title")}</a>
      </p>
    </section>
  );
}

export function SessionsSection({
  c,
  sessions,
  present,
}: {
  c: Context<AppEnv>;
  sessions: Account["sessions"];
  present: string;
}) {
  const { say, language } = c.var;
  return (
    <section class="k-section k-form">
      <h2>{say("account.sessions.title")}</h2>
      <p>{say("account.sessions.lead")}</p>
      <ul class="k-list">
        {sessions.map(({ id, device, since, usedAt }) => {
          const name = presentDevice(device, say);
          return (
            <li>
              <strong>{name}</strong> {id === present && <Tag kind="neutral">{say("account.sessions.present")}</Tag>}{" "}
              <span class="k-hint">
                {say("account.sessions.last_used")}{" "}
                <time datetime={usedAt.toISOString()}>{presentMoment(usedAt, language)}</time>
                {" · "}
                {say("account.sessions.since")}{" "}
                <time datetime={since.toISOString()}>{presentDay(since, language)}</time>
              </span>
              {id !== present && (
                <Form
                  c={c}
                  action={`/account/sessions/${id}/end`}
                  submit={say("account.sessions.end")}
                  label={say("account.sessions.end_named", { device: name })}
                  weight="quiet"
                />
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <Form c={c} action="/account/sessions/end-others" submit={say("account.sessions.end_others")} weight="second" />
      )}
    </section>
  );
}
