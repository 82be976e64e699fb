import { Layout } from "../../../platform/web/layout.tsx";
import { shownName } from "../../../platform/web/person-name.ts";
import { Form } from "../../account/index.ts";
import type { C, InstallationContent } from "./page-state.ts";

interface TakeOfficePageProps {
  readonly c: C;
  readonly officer: InstallationContent["officers"][number];
}

/** What is lost with an office, before it is: one click took it, and only an invitation gives it back. */
export function TakeOfficePage({ c, officer: { id, name, email, office } }: TakeOfficePageProps) {
  const { say } = c.var;
  const verb = id === c.var.person?.id ? "give_up" : "take";
  const title = say(`administration.offices.${verb}_title`, { office: say(`account.role.${office}`) });
  return (
    <Layout
      c={c}
      title={title}
      place="administration"
      crumbs={[{ text: say("administration.title"), href: "/administration#offices" }]}
    >
      <section class="k-narrow k-form">
        <h1>{title}</h1>
        <p class="k-lead">
          <strong>{shownName(name, say)}</strong> <span class="k-hint">{email}</span>
        </p>
        <p>{say(`administration.offices.lost.${office}`)}</p>
        <p>{say("administration.offices.lost_means")}</p>
        <Form
          c={c}
          action={`/administration/offices/${encodeURIComponent(id)}/${office}/take`}
          submit={say(`administration.offices.${verb}`)}
        />
        <p>
          <a href="/administration#offices">{say("administration.offices.keep")}</a>
        </p>
      </section>
    </Layout>
  );
}
