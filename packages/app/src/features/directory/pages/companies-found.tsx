import { naceTitle } from "@klynge/core";
import type { Context } from "hono";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { seesEverything } from "../load-directory.ts";
import type { CompanyEntry } from "../present.ts";
import { addressOf, type DirectoryQuery } from "../schema.ts";
import { whereIs } from "./clusters-found.tsx";
import { rowId } from "./row-id.ts";

/** An organisation, once, with the clusters in whose registers it stands. */
export function CompanyFound({ c, query, entry }: { c: Context<AppEnv>; query: DirectoryQuery; entry: CompanyEntry }) {
  const { say, language, person, services } = c.var;
  const { company, name, kind, number, section, clusters, invented, listed } = entry;
  const shown = query.shown === company;
  const branch = section && naceTitle(section.scheme, section.code, language);
  return (
    <li class="k-found-row k-found-company" id={rowId(company)} data-shown={shown ? "" : undefined}>
      <div class="k-found-what">
        <strong>
          <a href={`${addressOf({ ...query, shown: shown ? null : company })}#${rowId(company)}`} aria-expanded={shown}>
            {name}
          </a>
        </strong>
        {invented && !services.settings.demonstration && (
          <Tag kind="invented">{say("directory.invented_organisation")}</Tag>
        )}
        {!listed && <Tag kind="neutral">{say("directory.not_public")}</Tag>}
        <p>{[whereIs(entry, language), say(`registry.org.kind.${kind}`), branch].filter(Boolean).join(" · ")}</p>
        <p>
          {say("directory.in_registers", { count: clusters.length })}{" "}
          {clusters.map((cluster, i) => (
            <>
              {i > 0 && ", "}
              <a
                href={
                  seesEverything(person)
                    ? `/clusters/${cluster.id}`
                    : `${addressOf({ shown: cluster.id })}#${rowId(cluster.id)}`
                }
              >
                {cluster.name}
              </a>
            </>
          ))}
        </p>
        {shown && <More c={c} entry={entry} />}
      </div>
      {number && <p class="k-found-label">{number}</p>}
    </li>
  );
}

function More({ c, entry: { description, website, scheme, nace } }: { c: Context<AppEnv>; entry: CompanyEntry }) {
  const { say } = c.var;
  return (
    <>
      {description && <p class="k-found-text">{description}</p>}
      <p>{[scheme, nace.length > 0 ? `NACE ${nace.join(", ")}` : ""].filter(Boolean).join(" · ")}</p>
      {website && (
        <p>
          <a href={website} rel="noopener noreferrer nofollow">
            <Icon name="link" /> {say("directory.website")}
          </a>
        </p>
      )}
    </>
  );
}
