import type { Context } from "hono";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentDay } from "../../../platform/web/moment.ts";
import type { listPeople } from "../../registry/index.ts";
import { type Actor, mayRemove } from "../policy.ts";
import type { listOpenInvitations } from "../queries.ts";
import { Form } from "./field.tsx";

export interface PeopleListProps {
  readonly c: Context<AppEnv>;
  readonly people: Awaited<ReturnType<typeof listPeople>>;
  readonly actor: Actor;
  readonly path: string;
}

export function PeopleList({ c, people, actor, path }: PeopleListProps) {
  const { say, language } = c.var;
  return (
    <section class="k-section k-form">
      <h2>{say("account.people.count", { count: people.length })}</h2>
      <ul class="k-list">
        {people.map((one) => (
          <li>
            <strong>{one.name}</strong> <Tag kind="neutral">{say(`account.role.${one.role}`)}</Tag>{" "}
            <span class="k-hint">
              {one.email} · {say("account.people.since")}{" "}
              <time datetime={one.since.toISOString()}>{presentDay(one.since, language)}</time>
            </span>
            {mayRemove(actor, { personId: one.id, role: one.role }) && (
              <Form
                c={c}
                action={`${path}/${encodeURIComponent(one.id)}/remove`}
                submit={say(one.id === actor.id ? "account.people.leave" : "account.people.remove")}
                label={one.id === actor.id ? undefined : say("account.people.remove_named", { name: one.name })}
                weight="quiet"
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface InvitationListProps {
  readonly c: Context<AppEnv>;
  readonly invitations: Awaited<ReturnType<typeof listOpenInvitations>>;
  readonly path: string;
}

export function InvitationList({ c, invitations, path }: InvitationListProps) {
  const { say, language } = c.var;
  if (invitations.length === 0) return null;
  return (
    <section class="k-section k-form">
      <h2>{say("account.people.open_title")}</h2>
      <ul class="k-list">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li>
            <strong>{email}</strong> <Tag kind="neutral">{say(`account.role.${role}`)}</Tag>{" "}
            <span class="k-hint">{say("account.people.open_until", { date: presentDay(expiresAt, language) })}</span>
            <Form
              c={c}
              action={`${path}/invitations/${id}/withdraw`}
              submit={say("account.people.withdraw")}
              label={say("account.people.withdraw_named", { email: email ?? "" })}
              weight="quiet"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
