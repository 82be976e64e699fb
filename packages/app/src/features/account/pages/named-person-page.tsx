import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { registerCrumbs } from "../../registry/index.ts";
import type { FoundPerson } from "../operations/erase-named-person.ts";

type C = Context<AppEnv>;

interface NamedPersonProps {
  readonly c: C;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly name: string;
  /** Null before somebody was looked for. */
  readonly named: FoundPerson | null;
  readonly done: boolean;
}

/** First where a person is named, then the button that forgets him. */
export function NamedPersonPage({ c, cluster, name, named, done }: NamedPersonProps) {
  const { say } = c.var;
  const action = `/clusters/${cluster.id}/register/erase-person`;
  return (
    <Layout
      c={c}
      title={say("registry.section.erase_title")}
      place="register"
      clusterId={cluster.id}
      crumbs={registerCrumbs(c.var, cluster)}
    >
      <PageHead title={say("registry.section.erase_title")}>{say("registry.section.erase_lead")}</PageHead>
      {done && <Note kind="done">{say("registry.section.erased")}</Note>}
      <div class="k-section k-narrow">
        <form method="get" action={action} class="k-form">
          <Field
            id="name"
            name="name"
            label={say("registry.section.erase_name")}
            hint={say("registry.section.erase_name_hint")}
            value={name}
            attributes={{ autocomplete: "off" }}
          />
          <button type="submit" class="k-button k-button-second">
            {say("registry.section.erase_find")}
          </button>
        </form>
      </div>
      {named && <Found c={c} action={action} name={name} named={named} />}
    </Layout>
  );
}

function Found({
  c,
  action,
  name,
  named,
}: Pick<NamedPersonProps, "c" | "name"> & { action: string; named: FoundPerson }) {
  const { say, language } = c.var;
  const { entries, seats, inProfile, inImports, nowhere } = named;
  const count = entries.length + seats + (inProfile ? 1 : 0) + inImports;
  if (nowhere)
    return (
      <section class="k-section k-narrow">
        <p>{say("registry.section.erase_none")}</p>
      </section>
    );
  return (
    <section class="k-section k-narrow">
      <p>{count > 0 ? say("registry.section.erase_found", { count }) : say("registry.section.erase_none")}</p>
      <ul class="k-list">
        {entries.map(({ section, starts }) => (
          <li>{`${say(`registry.section.name.${section}`)}, ${sayDay(starts, language)}`}</li>
        ))}
        {seats > 0 && <li>{`${say("registry.section.name.body")}: ${seats}`}</li>}
        {inProfile && <li>{say("registry.profile.title")}</li>}
        {inImports > 0 && <li>{say("registry.section.erase_in_imports", { count: inImports })}</li>}
      </ul>
      <form method="post" action={action} class="k-form k-more">
        <FormToken c={c} />
        <input type="hidden" name="name" value={name} />
        <p>{say("registry.section.erase_imports_text")}</p>
        <p>{say("registry.section.erase_submit_text")}</p>
        <button type="submit" class="k-button k-button-danger">
          {say("registry.section.erase_submit")}
        </button>
      </form>
    </section>
  );
}
