import { NACE, ORGANISATION_KINDS } from "@klynge/core";
import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { choiceText, ECOSYSTEMS } from "../../registry/index.ts";
import { type DirectoryQuery, LABELS } from "../schema.ts";

/** Countries of Europe; any other can stand in an address. */
const COUNTRIES =
  "AL AD AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK TR UA XK".split(
    " ",
  );

/** What narrows a search; a form that is sent as an address. */
export function Filters({ c, query }: { c: Context<AppEnv>; query: DirectoryQuery }) {
  const { say } = c.var;
  return (
    <search>
      <form method="get" action="/directory" class="k-directory-filters">
        {query.of !== "clusters" && <input type="hidden" name="of" value={query.of} />}
        <Field
          id="q"
          name="q"
          label={say("directory.search")}
          kind="search"
          value={query.q}
          attributes={{ placeholder: say(`directory.search_hint.${query.of}`), autocomplete: "off", maxlength: 200 }}
        />
        {selectsOf(c, query).map(({ name, value, options }) => (
          <Field
            id={name}
            name={name}
            label={say(`directory.filter.${name}`)}
            kind="select"
            value={value}
            options={[{ value: "", text: say("directory.all") }, ...options]}
          />
        ))}
        <button type="submit" class="k-button">
          {say("directory.find")}
        </button>
      </form>
    </search>
  );
}

interface Select {
  readonly name: "country" | "label" | "ecosystem" | "kind" | "section";
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

function selectsOf({ var: { say, language } }: Context<AppEnv>, query: DirectoryQuery): Select[] {
  const codes = query.country && !COUNTRIES.includes(query.country) ? [...COUNTRIES, query.country] : COUNTRIES;
  const country: Select = {
    name: "country",
    value: query.country,
    options: codes
      .map((value) => ({ value, text: countryName(value, language) }))
      .sort((a, b) => a.text.localeCompare(b.text, language)),
  };
  if (query.of === "clusters")
    return [
      country,
      {
        name: "label",
        value: query.label,
        options: LABELS.map((value) => ({
          value,
          text: value === "none" ? say("directory.no_label") : say(`label.${value}`),
        })),
      },
      {
        name: "ecosystem",
        value: query.ecosystem,
        options: ECOSYSTEMS.map((value) => ({
          value,
          text: choiceText(say, "ecosystem", value),
        })),
      },
    ];
  return [
    country,
    {
      name: "kind",
      value: query.kind,
      options: ORGANISATION_KINDS.map((value) => ({ value, text: say(`registry.org.kind.${value}`) })),
    },
    {
      name: "section",
      value: query.section,
      options: Object.entries(NACE["NACE2.1"].sections).map(([value, names]) => ({
        value,
        text: `${value} ${names[language]}`,
      })),
    },
  ];
}
