import type { Context } from "hono";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { LabelMark } from "../../../platform/web/mark.tsx";
import { presentDay } from "../../../platform/web/moment.ts";
import { choiceText, LogoPicture } from "../../registry/index.ts";
import { writtenTown } from "../../vocabulary/index.ts";
import type { ClusterEntry } from "../present.ts";
import { addressOf, type DirectoryQuery } from "../schema.ts";
import { rowId } from "./row-id.ts";

/** A cluster with its place, what it is about and its label; the one that was chosen tells more. */
export function ClusterFound({ c, query, entry }: { c: Context<AppEnv>; query: DirectoryQuery; entry: ClusterEntry }) {
  const { say, language, services } = c.var;
  const { id, name, label, invented, published } = entry;
  const shown = query.shown === id;
  return (
    <li class="k-found-row" id={rowId(id)} data-shown={shown ? "" : undefined}>
      <span class={label && !label.valid ? "k-expired" : undefined}>
        <LabelMark label={label?.level ?? "none"} />
      </span>
      <div class="k-found-what">
        <LogoPicture c={c} name={name} logo={entry.logo} small />
        <strong>
          <a href={`${addressOf({ ...query, shown: shown ? null : id })}#${rowId(id)}`} aria-expanded={shown}>
            {name}
          </a>
        </strong>
        {invented && !services.settings.demonstration && <Tag kind="invented">{say("registry.invented")}</Tag>}
        {!published && <Tag kind="neutral">{say("directory.not_public")}</Tag>}
        <p>{[whereIs(entry, language), ...ecosystemsOf(c, entry).slice(0, 2)].filter(Boolean).join(" · ")}</p>
        {shown && <More c={c} entry={entry} />}
      </div>
      <p class="k-found-label">
        <strong>{label ? say(`label.${label.level}`) : say("directory.no_label")}</strong>
        {label && (
          <span class={label.valid ? undefined : "k-found-expired"}>
            {say(label.valid ? "directory.until" : "directory.expired", {
              day: presentDay(new Date(label.until), language),
            })}
          </span>
        )}
      </p>
    </li>
  );
}

function More({ c, entry }: { c: Context<AppEnv>; entry: ClusterEntry }) {
  const { language, say } = c.var;
  const { description, website } = entry;
  const text = description[language] ?? description.en ?? Object.values(description)[0];
  return (
    <>
      {text && <p class="k-found-text">{text}</p>}
      <p>{ecosystemsOf(c, entry).join(" · ")}</p>
      <p class="k-actions">
        <a href={`/directory/clusters/${entry.id}`}>
          {say("directory.profile")}
          <span class="k-sr">: {entry.name}</span>
        </a>
        {website && (
          <a href={website} rel="noopener noreferrer nofollow">
            <Icon name="link" /> {say("directory.website")}
          </a>
        )}
        <a href={addressOf({ of: "organisations", q: "", country: entry.country })}>
          {say("directory.organisations_there", { country: countryName(entry.country, language) })}
        </a>
      </p>
    </>
  );
}

function ecosystemsOf({ var: { say } }: Context<AppEnv>, { ecosystems }: ClusterEntry): string[] {
  return ecosystems.map((one) => choiceText(say, "ecosystem", one));
}

export function whereIs(
  { town, country }: { readonly town: string; readonly country: string | null },
  language: Parameters<typeof countryName>[1],
): string {
  return [writtenTown(country, town), country && countryName(country, language)].filter(Boolean).join(", ");
}
