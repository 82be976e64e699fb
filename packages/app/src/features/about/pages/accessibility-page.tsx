import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { Operator } from "../operator.ts";
import { Contact } from "./contact.tsx";
import { Part } from "./prose.tsx";

/** When the statement was last held against the pages. */
const PREPARED = new Date("2026-11-22T12:00:00Z");

/** After the model statement of Implementing Decision (EU) 2018/1523. */
export function AccessibilityPage({ c, operator }: { c: Context<AppEnv>; operator: Operator }) {
  const { say, language } = c.var;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(PREPARED);
  return (
    <Layout c={c} title={say("about.accessibility.title")}>
      <div class="k-narrow k-about">
        <h1>{say("about.accessibility.title")}</h1>
        <p class="k-lead">{say("about.accessibility.lead")}</p>
        <Part title={say("about.accessibility.status.title")} text={say("about.accessibility.status.text")} />
        <Part title={say("about.accessibility.limits.title")} text={say("about.accessibility.limits.text")} />
        <Part title={say("about.accessibility.tested.title")} text={say("about.accessibility.tested.text", { day })} />
        <Part title={say("about.accessibility.feedback.title")} text={say("about.accessibility.feedback.text")}>
          <Contact c={c} operator={operator} />
        </Part>
        <Part title={say("about.accessibility.enforcement.title")} text={say("about.accessibility.enforcement.text")} />
      </div>
    </Layout>
  );
}
