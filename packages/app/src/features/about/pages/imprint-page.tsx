import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { Operator } from "../operator.ts";
import { Contact } from "./contact.tsx";
import { Part } from "./prose.tsx";

const CC_BY = "https://creativecommons.org/licenses/by/4.0/";
const LICENCE = "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12";

/** Who runs this installation, whose work the program is, and what its numbers rest on. */
export function ImprintPage({ c, operator }: { c: Context<AppEnv>; operator: Operator }) {
  const { say, services } = c.var;
  const { edition, released, settings } = services;
  return (
    <Layout c={c} title={say("about.imprint.title")}>
      <div class="k-narrow k-about">
        <h1>{say("about.imprint.title")}</h1>
        <p class="k-lead">{say("about.imprint.lead")}</p>
        {settings.demonstration && <Note>{say("about.imprint.demonstration")}</Note>}
        <Part title={say("about.imprint.operator.title")} text={say("about.imprint.operator.text")}>
          <Contact c={c} operator={operator} />
        </Part>
        <Part title={say("about.imprint.independent.title")} text={say("about.imprint.independent.text")} />
        <Part title={say("about.imprint.sources.title")} text={say("about.imprint.sources.text")}>
          <dl class="k-pairs">
            <div>
              <dt>{say("about.imprint.edition")}</dt>
              <dd>{edition.id}</dd>
            </div>
            <div>
              <dt>{say("about.imprint.hash")}</dt>
              <dd>
                <code>{edition.hash}</code>
              </dd>
            </div>
            <div>
              <dt>{say("about.imprint.portfolio")}</dt>
              <dd>
                {released.synthetic ? say("about.imprint.synthetic", { edition: released.edition }) : released.edition}
              </dd>
            </div>
          </dl>
        </Part>
        <Part title={say("about.imprint.places.title")} text={say("about.imprint.places.text")}>
          <p>
            <a href={CC_BY}>{say("about.imprint.places.link")}</a>
          </p>
        </Part>
        <Part title={say("about.imprint.licence.title")} text={say("about.imprint.licence.text")}>
          <p>
            <a href={LICENCE}>{say("about.imprint.licence.link")}</a>
          </p>
        </Part>
      </div>
    </Layout>
  );
}
