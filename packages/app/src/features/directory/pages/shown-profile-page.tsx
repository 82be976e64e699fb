import type { Context } from "hono";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { LabelMark } from "../../../platform/web/mark.tsx";
import { presentDay } from "../../../platform/web/moment.ts";
import { LogoPicture, PROFILE_GROUPS, type ProfileGroup, toldFields } from "../../registry/index.ts";
import type { ShownProfile } from "../load-directory.ts";
import { whereIs } from "./clusters-found.tsx";

/** A cluster as others see it: each field that it means for whoever asks, and nothing else. */
export function ShownProfilePage({ c, entry, fields, names }: ShownProfile & { readonly c: Context<AppEnv> }) {
  const { say, language, services } = c.var;
  const { name, logo, invented, published } = entry;
  const groups = (Object.keys(PROFILE_GROUPS) as ProfileGroup[])
    .map((group) => ({ group, told: toldFields(c, group, { fields, names }) }))
    .filter(({ told }) => told.length > 0);
  return (
    <Layout c={c} title={name} place="directory" crumbs={[{ text: say("directory.title"), href: "/directory" }]}>
      <PageHead
        title={name}
        tags={
          <>
            {invented && !services.settings.demonstration && <Tag kind="invented">{say("registry.invented")}</Tag>}
            {!published && <Tag kind="neutral">{say("directory.not_public")}</Tag>}
          </>
        }
        picture={logo && <LogoPicture c={c} name={name} logo={logo} />}
        under={<LabelLine c={c} label={entry.label} />}
      >
        {whereIs(entry, language)}
      </PageHead>
      {groups.length === 0 && <p class="k-section k-muted">{say("directory.profile_empty")}</p>}
      {groups.map(({ group, told }) => (
        <section class="k-section">
          <h2>{say(`registry.profile.group.${group}`)}</h2>
          <dl class="k-pairs">
            {told.map(({ label, lines }) => (
              <div>
                <dt>{label}</dt>
                <dd>
                  <ul>
                    {lines.map((line) => (
                      <li class="k-written">
                        <Line text={line} />
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Layout>
  );
}

/** An address of the web can be followed; its field takes no other. */
function Line({ text }: { text: string }) {
  if (!/^https?:\/\/\S+$/.test(text)) return text;
  return (
    <a href={text} rel="noopener noreferrer nofollow">
      {text}
    </a>
  );
}

function LabelLine({ c, label }: { c: Context<AppEnv>; label: ShownProfile["entry"]["label"] }) {
  const { say, language } = c.var;
  if (!label) return null;
  const day = presentDay(new Date(label.until), language);
  return (
    <p class="k-with-icon">
      <LabelMark label={label.level} />
      <span>
        {say(`label.${label.level}`)}{" "}
        <span class={label.valid ? "k-muted" : "k-found-expired"}>
          {say(label.valid ? "directory.until" : "directory.expired", { day })}
        </span>
      </span>
    </p>
  );
}
