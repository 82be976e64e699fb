import { type Context, Hono } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { found } from "../../../platform/web/problem.ts";
import { signedIn } from "../../../platform/web/visitor.ts";
import { type ClusterRole, findCluster, listPeople } from "../../registry/index.ts";
import { handOverOwnership } from "../operations/hand-over-ownership.ts";
import { invitePerson } from "../operations/invite-person.ts";
import { removePerson } from "../operations/remove-person.ts";
import { withdrawInvitation } from "../operations/withdraw-invitation.ts";
import { INVITATION_DAYS } from "../operations/write-invitation.ts";
import { type Actor, mayHandOver, mayInvite, mayWithdraw } from "../policy.ts";
import { listOpenInvitations } from "../queries.ts";
import { check, type Faults, handOverForm, inviteForm } from "../schema.ts";
import { noticeOf } from "../web.ts";
import { Choice, EmailField, Field, Form, LanguageChoice, Notice } from "./field.tsx";
import { InvitationList, PeopleList } from "./people-lists.tsx";
import { ShownLink } from "./shown-link.tsx";

/** Seats of a cluster: who has one, who is invited, who owns it. */
export const peopleRoutes = new Hono<AppEnv>();

const NOTICES = {
  invited: "account.people.invited",
  removed: "account.people.removed",
  withdrawn: "account.people.withdrawn",
  handed_over: "account.people.handed_over",
} as const;

peopleRoutes.get("/clusters/:clusterId/people", (c) => peoplePage(c));

peopleRoutes.post("/clusters/:clusterId/people/invite", async (c) => {
  const person = signedIn(c);
  const form = await formOf(c);
  const input = check(inviteForm, form);
  if (!input.ok) return peoplePage(c, { form: "invite", values: form, faults: input.faults });
  const outcome = await invitePerson(c.var.services, person, clusterOf(c), input.value);
  if (outcome.kind === "invited") {
    if (c.var.services.settings.sendsMail) return seeOther(c, pathOf(c), "invited");
    return peoplePage(c, null, { link: outcome.link, email: input.value.email });
  }
  return peoplePage(c, { form: "invite", values: form, faults: { email: "account.people.already_there" } });
});

peopleRoutes.post("/clusters/:clusterId/people/hand-over", async (c) => {
  const person = signedIn(c);
  const form = await formOf(c);
  const input = check(handOverForm, form);
  if (!input.ok) return peoplePage(c, { form: "hand_over", values: form, faults: input.faults });
  const { person: to, reason } = input.value;
  const outcome = await handOverOwnership(c.var.services, person, clusterOf(c), { to, reason });
  if (outcome === "handed_over") return seeOther(c, pathOf(c), "handed_over");
  return peoplePage(c, { form: "hand_over", values: form, faults: { reason: "reason" } });
});

peopleRoutes.post("/clusters/:clusterId/people/:personId/remove", async (c) => {
  const person = signedIn(c);
  const personId = c.req.param("personId");
  await removePerson(c.var.services, person, clusterOf(c), personId);
  return personId === person.id ? seeOther(c, "/") : seeOther(c, pathOf(c), "removed");
});

peopleRoutes.post("/clusters/:clusterId/people/invitations/:id/withdraw", async (c) => {
  await withdrawInvitation(c.var.services, signedIn(c), clusterOf(c), c.req.param("id"));
  return seeOther(c, pathOf(c), "withdrawn");
});

function clusterOf(c: Context<AppEnv>): string {
  return found(c.req.param("clusterId"));
}

function pathOf(c: Context<AppEnv>): string {
  return `/clusters/${clusterOf(c)}/people`;
}

interface Returned {
  readonly form: "invite" | "hand_over";
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Faults;
}

async function peoplePage(
  c: Context<AppEnv>,
  returned: Returned | null = null,
  made: { readonly link: string; readonly email: string } | null = null,
): Promise<Response> {
  const person = signedIn(c);
  const { say, services } = c.var;
  const { cluster, role, people, open } = await services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, clusterOf(c), person.id));
    const people = await listPeople(tx, seen.cluster.id, c.var.language);
    return { ...seen, people, open: await listOpenInvitations(tx, seen.cluster.id, services.now()) };
  });
  const actor = { ...person, role };
  const hasOwner = people.some((one) => one.role === "owner");
  const roles = (["member", "reader", "owner"] as const).filter((one) => mayInvite(actor, one, hasOwner));
  if (made) c.header("cache-control", "no-store");
  const crumbs = [{ text: cluster.name, href: `/clusters/${cluster.id}` }];
  const page = (
    <Layout c={c} title={say("account.people.title")} crumbs={crumbs} clusterId={cluster.id}>
      <div class="k-narrow k-form">
        <h1>{say("account.people.title")}</h1>
        <p class="k-lead">{say("account.people.lead", { cluster: cluster.name })}</p>
        <Notice text={returned ? null : noticeOf(c, NOTICES)} />
        {made && <ShownLink c={c} {...made} />}
        <PeopleList c={c} people={people} actor={actor} path={pathOf(c)} />
        <InvitationList c={c} invitations={open.filter((one) => mayWithdraw(actor, one.role))} path={pathOf(c)} />
        {roles.length > 0 && <Invite c={c} roles={roles} returned={returned?.form === "invite" ? returned : null} />}
        {mayHandOver(actor) && (
          <HandOver c={c} actor={actor} people={people} returned={returned?.form === "hand_over" ? returned : null} />
        )}
      </div>
    </Layout>
  );
  return c.html(page, returned ? 422 : 200);
}

interface FormSection {
  readonly c: Context<AppEnv>;
  readonly actor: Actor;
  readonly returned: Returned | null;
}

function Invite({ c, roles: given, returned }: Omit<FormSection, "actor"> & { roles: readonly ClusterRole[] }) {
  const { say } = c.var;
  const { values = {}, faults = {} } = returned ?? {};
  const roles = given.map((role) => ({ value: role, text: say(`account.role_hint.${role}`) }));
  return (
    <section class="k-section k-form">
      <h2>{say("account.people.invite_title")}</h2>
      <p class="k-hint">{say("account.people.invite_lead", { count: INVITATION_DAYS })}</p>
      <Form c={c} action={`${pathOf(c)}/invite`} submit={say("account.people.invite_submit")} faults={faults}>
        <EmailField c={c} value={values.email} autocomplete="off" faults={faults} />
        <Choice
          c={c}
          name="role"
          label={say("account.people.role")}
          value={values.role ?? given[0] ?? ""}
          options={roles}
          faults={faults}
        />
        <LanguageChoice
          c={c}
          name="language"
          label={say("account.people.invite_language")}
          value={values.language}
          faults={faults}
        />
      </Form>
    </section>
  );
}

function HandOver({ c, actor, people, returned }: FormSection & { people: Awaited<ReturnType<typeof listPeople>> }) {
  const { say } = c.var;
  const { values = {}, faults = {} } = returned ?? {};
  const others = people.filter((one) => one.role !== "owner").map((one) => ({ value: one.id, text: one.name }));
  const own = actor.role === "owner";
  return (
    <section class="k-section k-form">
      <h2>{say("account.people.hand_over_title")}</h2>
      <p class="k-hint">{say(own ? "account.people.hand_over_lead" : "account.people.hand_over_lead_secretariat")}</p>
      {others.length === 0 ? (
        <p>{say("account.people.hand_over_nobody")}</p>
      ) : (
        <Form
          c={c}
          action={`${pathOf(c)}/hand-over`}
          submit={say("account.people.hand_over_submit")}
          weight="second"
          faults={faults}
        >
          <Choice
            c={c}
            name="person"
            label={say("account.people.hand_over_to")}
            value={values.person ?? ""}
            options={others}
            faults={faults}
          />
          <Field
            c={c}
            name="reason"
            label={say("account.people.hand_over_reason")}
            kind="textarea"
            value={values.reason}
            faults={faults}
          />
        </Form>
      )}
    </section>
  );
}
