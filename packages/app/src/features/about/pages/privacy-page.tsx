import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { Operator } from "../operator.ts";
import { Contact } from "./contact.tsx";
import { Part } from "./prose.tsx";

/** Everything about people that the tables hold (packages/app/migrations). */
const KEPT = [
  "account",
  "secrets",
  "sessions",
  "invitations",
  "letters",
  "answers",
  "register",
  "survey",
  "files",
  "trail",
  "limits",
] as const;

export function PrivacyPage({ c, operator }: { c: Context<AppEnv>; operator: Operator }) {
  const { say, services } = c.var;
  return (
    <Layout c={c} title={say("about.privacy.title")}>
      <div class="k-about">
        <h1>{say("about.privacy.title")}</h1>
        <p class="k-lead">{say("about.privacy.lead")}</p>
        {services.settings.demonstration && <Note>{say("about.privacy.demonstration")}</Note>}
        <div class="k-narrow">
          <Part title={say("about.privacy.responsible.title")} text={say("about.privacy.responsible.text")}>
            <Contact c={c} operator={operator} />
          </Part>
        </div>
        <section class="k-section">
          <h2>{say("about.privacy.kept.title")}</h2>
          <DataTable
            caption={say("about.privacy.kept.title")}
            captionHidden
            head={[
              { text: say("about.privacy.kept.what") },
              { text: say("about.privacy.kept.why") },
              { text: say("about.privacy.kept.who") },
              { text: say("about.privacy.kept.how_long") },
            ]}
            rows={KEPT.map((one) => ({
              cells: [
                say(`about.privacy.${one}.what`),
                say(`about.privacy.${one}.why`),
                say(`about.privacy.${one}.who`),
                say(`about.privacy.${one}.how_long`),
              ],
            }))}
          />
        </section>
        <div class="k-narrow">
          <Part title={say("about.privacy.cookies.title")} text={say("about.privacy.cookies.text")} />
          <Part title={say("about.privacy.others.title")} text={say("about.privacy.others.text")} />
          <Part title={say("about.privacy.basis.title")} text={say("about.privacy.basis.text")} />
          <Part title={say("about.privacy.rights.title")} text={say("about.privacy.rights.text")} />
        </div>
      </div>
    </Layout>
  );
}
