import { type Context, Hono } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { shownName } from "../../../platform/web/person-name.ts";
import { type AcceptOutcome, acceptInvitation } from "../operations/accept-invitation.ts";
import { type JoinOutcome, joinByInvitation } from "../operations/join-by-invitation.ts";
import { readInvitation } from "../operations/read-invitation.ts";
import { check, type Faults, joinForm } from "../schema.ts";
import { addressOf, countLink, setCookies } from "../web.ts";
import { EmailField, Form, NameField, NewPasswordField, Notice } from "./field.tsx";

/** The link of an invitation: accept as who is signed in, or create an account and accept. */
export const invitationRoutes = new Hono<AppEnv>();

type Invitation = Awaited<ReturnType<typeof readInvitation>>;
type Refusal = Exclude<AcceptOutcome["kind"] | JoinOutcome["kind"], "accepted">;

invitationRoutes.get("/invitations/:token", async (c) => {
  countLink(c);
  const invitation = await readInvitation(c.var.services, c.req.param("token"));
  return c.html(<InvitationPage c={c} invitation={invitation} />, invitation.state === "open" ? 200 : 410);
});

invitationRoutes.post("/invitations/:token", async (c) => {
  countLink(c);
  const { services, person, language } = c.var;
  const token = c.req.param("token");
  if (person) return answer(c, await acceptInvitation(services, person.id, token));
  const invitation = await readInvitation(services, token);
  const form = await formOf(c);
  const input = check(joinForm, { ...form, email: invitation.email ?? form.email });
  if (!input.ok)
    return c.html(<InvitationPage c={c} invitation={invitation} values={form} faults={input.faults} />, 422);
  const details = { ...input.value, language, address: addressOf(c) };
  return answer(c, await joinByInvitation(services, c.req.raw.headers, token, details));
});

const STATUS = { used: 410, expired: 410, withdrawn: 410, other_address: 403, account_exists: 409 } as const;

async function answer(c: Context<AppEnv>, outcome: AcceptOutcome | JoinOutcome): Promise<Response> {
  if (outcome.kind !== "accepted") {
    const invitation = await readInvitation(c.var.services, c.req.param("token") ?? "");
    return c.html(<InvitationPage c={c} invitation={invitation} refusal={outcome.kind} />, STATUS[outcome.kind]);
  }
  setCookies(c, ("cookies" in outcome && outcome.cookies) || []);
  return seeOther(c, outcome.clusterId ? `/clusters/${outcome.clusterId}` : "/");
}

interface InvitationPageProps {
  readonly c: Context<AppEnv>;
  readonly invitation: Invitation;
  readonly values?: Readonly<Record<string, string>>;
  readonly faults?: Faults;
  readonly refusal?: Refusal;
}

function InvitationPage({ c, invitation, values, faults, refusal }: InvitationPageProps) {
  const { say, person } = c.var;
  const refused = refusal ?? (invitation.state === "open" ? null : invitation.state);
  const role = say(`account.role.${invitation.role}`);
  const lead = invitation.clusterName
    ? say("account.invitation.cluster", {
        inviter: shownName(invitation.invitedBy, say) ?? "",
        cluster: invitation.clusterName,
        role,
      })
    : say("account.invitation.office", { role });
  return (
    <Layout c={c} title={say("account.invitation.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.invitation.title")}</h1>
        <p class="k-lead">{lead}</p>
        <Notice text={refused && say(`account.invitation.${refused}`)} bad />
        {invitation.state === "open" &&
          refused !== "other_address" &&
          (person ? <Accept c={c} /> : <Join c={c} invitation={invitation} values={values} faults={faults} />)}
      </div>
    </Layout>
  );
}

function Accept({ c }: { c: Context<AppEnv> }) {
  const { say, person } = c.var;
  return (
    <>
      <p>{person && say("account.invitation.as", { name: person.name, email: person.email })}</p>
      <Form c={c} action={c.req.path} submit={say("account.invitation.accept")} />
    </>
  );
}

function Join({ c, invitation, values = {}, faults }: Omit<InvitationPageProps, "refusal">) {
  const { say } = c.var;
  const email = invitation.email ?? values.email;
  return (
    <>
      <h2>{say("account.invitation.new")}</h2>
      <Form c={c} action={c.req.path} submit={say("account.invitation.join")} faults={faults}>
        <NameField c={c} value={values.name} faults={faults} />
        <EmailField c={c} value={email} autocomplete="username" readonly={invitation.email !== null} faults={faults} />
        <NewPasswordField c={c} faults={faults} />
      </Form>
      <h2>{say("account.invitation.known")}</h2>
      <p>
        {say("account.invitation.known_lead")}{" "}
        <a href={`/sign-in?then=${encodeURIComponent(c.req.path)}`}>{say("account.sign_in.title")}</a>
      </p>
    </>
  );
}
