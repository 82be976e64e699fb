import { Tag } from "../../../platform/web/components/tag.tsx";
import { presentDay } from "../../../platform/web/moment.ts";
import { Choice, EmailField, Form, INVITATION_DAYS, LanguageChoice } from "../../account/index.ts";
import type { C, InstallationContent, PageState } from "./page-state.ts";

interface OfficesSectionProps {
  readonly c: C;
  readonly installation: InstallationContent;
  readonly state: PageState;
}

const OFFICES = ["secretariat", "board", "appeals", "administrator"] as const;

export function OfficesSection({ c, installation: { officers, open }, state }: OfficesSectionProps) {
  const { say } = c.var;
  return (
    <section class="k-section k-narrow k-form" id="offices">
      <h2>{say("administration.offices.title")}</h2>
      <p class="k-hint">{say("administration.offices.lead")}</p>
      <Officers c={c} officers={officers} />
      <OpenInvitations c={c} open={open} />
      <Invite c={c} state={state} />
    </section>
  );
}

function Officers({ c, officers }: { c: C; officers: InstallationContent["officers"] }) {
  const { say } = c.var;
  // the last administrator cannot go: no button that would only refuse
  const single = officers.filter(({ office }) => office === "administrator").length < 2;
  const verb = (id: string) => (id === c.var.person?.id ? "give_up" : "take");
  return (
    <ul class="k-list">
      {officers.map(({ id, name, email, office }) => (
        <li>
          <strong>{name}</strong> <Tag kind="neutral">{say(`account.role.${office}`)}</Tag>{" "}
          <span class="k-hint">{email}</span>{" "}
          {!(single && office === "administrator") && (
            <a
              href={`/administration/offices/${encodeURIComponent(id)}/${office}/take`}
              aria-label={say(`administration.offices.${verb(id)}_named`, {
                name,
                office: say(`account.role.${office}`),
              })}
            >
              {say(`administration.offices.${verb(id)}`)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function OpenInvitations({ c, open }: { c: C; open: InstallationContent["open"] }) {
  const { say, language } = c.var;
  if (open.length === 0) return null;
  return (
    <section class="k-form">
      <h3>{say("account.people.open_title")}</h3>
      <ul class="k-list">
        {open.map(({ id, email, role, expiresAt }) => (
          <li>
            <strong>{email ?? say("administration.offices.first_link")}</strong>{" "}
            <Tag kind="neutral">{say(`account.role.${role}`)}</Tag>{" "}
            <span class="k-hint">{say("account.people.open_until", { date: presentDay(expiresAt, language) })}</span>
            <Form
              c={c}
              action={`/administration/offices/invitations/${id}/withdraw`}
              submit={say("account.people.withdraw")}
              label={say("account.people.withdraw_named", {
                email: email ?? say("administration.offices.first_link"),
              })}
              weight="quiet"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invite({ c, state }: { c: C; state: PageState }) {
  const { say } = c.var;
  const { values = {}, faults } = state.form === "office" ? state : {};
  return (
    <section class="k-form">
      <h3>{say("administration.offices.invite_title")}</h3>
      <p class="k-hint">{say("account.people.invite_lead", { count: INVITATION_DAYS })}</p>
      <Form
        c={c}
        action="/administration/offices"
        submit={say("administration.offices.submit")}
        weight="second"
        faults={faults}
      >
        <EmailField c={c} value={values.email} autocomplete="off" faults={faults} />
        <Choice
          c={c}
          name="office"
          label={say("administration.offices.office")}
          value={values.office ?? "secretariat"}
          options={OFFICES.map((office) => ({ value: office, text: say(`administration.offices.hint_${office}`) }))}
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
