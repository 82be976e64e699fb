import { COMMITMENT_PROOFS, countryCodes, ORGANISATION_KINDS } from "@klynge/core";
import { Field, type FieldProps } from "../../../platform/web/components/field.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { MappingFault } from "../mapping.ts";
import { REGISTER_SCHEMES } from "../understand/register-numbers.ts";
import { faultText, type MappingProps } from "./mapping-parts.ts";

/** What counts for the whole file: a person's word, where rows say nothing. */
export function FileDefaultsForm({ c, mapping, faults }: MappingProps) {
  const { say, language } = c.var;
  const { columns } = mapping;
  const establishments = columns.includes("parent_number");
  const choose = { value: "", text: say("imports.map.choose") };
  const field = (id: string, props: Omit<FieldProps, "id" | "name" | "errors">) => (
    <Field
      id={id}
      name={id}
      {...props}
      errors={faults.filter(({ at }: MappingFault) => at === id).map((fault) => faultText(c, fault))}
    />
  );
  return (
    <section class="k-section">
      <h2>{say("imports.map.whole_file")}</h2>
      <p class="k-muted">{say("imports.map.whole_file_text")}</p>
      <div class="k-import-defaults">
        {field("kind", {
          kind: "select",
          label: say("imports.map.kind"),
          value: mapping.kind,
          ...(!columns.includes("kind") && !mapping.kind && { hint: say("imports.map.kind_hint") }),
          options: [choose, ...ORGANISATION_KINDS.map((value) => ({ value, text: say(`registry.org.kind.${value}`) }))],
        })}
        {field("since", {
          kind: "date",
          label: say("imports.map.since"),
          value: mapping.since,
          hint: say("imports.map.since_hint"),
        })}
        {field("proof", {
          kind: "select",
          label: say("imports.map.proof"),
          value: mapping.proof,
          options: [
            { value: "none", text: say("imports.map.proof_none") },
            ...COMMITMENT_PROOFS.map((value) => ({ value, text: say(`registry.org.proof.${value}`) })),
          ],
        })}
        {field("country", {
          kind: "select",
          label: say("imports.map.country"),
          value: mapping.country,
          options: [choose, ...countries(language)],
        })}
        {(columns.includes("number") || establishments) &&
          field("scheme", {
            kind: "select",
            label: say("imports.map.scheme"),
            value: mapping.scheme,
            options: [
              choose,
              ...REGISTER_SCHEMES.map(({ id, name, country }) => ({
                value: id,
                text: `${name} (${countryName(country, language)})`,
              })),
            ],
          })}
        {columns.includes("nace") &&
          field("nace_scheme", {
            kind: "select",
            label: say("imports.map.nace_scheme"),
            value: mapping.naceScheme,
            options: [
              { value: "NACE2", text: "NACE Rev. 2" },
              { value: "NACE2.1", text: "NACE Rev. 2.1" },
            ],
          })}
        {columns.includes("turnover") &&
          field("money", {
            kind: "select",
            label: say("imports.map.money"),
            value: String(mapping.moneyUnit),
            options: (["1", "1000", "1000000"] as const).map((value) => ({
              value,
              text: say(`imports.map.money_${value}`),
            })),
          })}
        {columns.includes("since") &&
          field("year_alone", {
            kind: "select",
            label: say("imports.map.year_alone"),
            value: mapping.yearAlone ? "take" : "refuse",
            options: (["refuse", "take"] as const).map((value) => ({ value, text: say(`imports.map.year_${value}`) })),
          })}
        {establishments &&
          field("orphans", {
            kind: "select",
            label: say("imports.map.orphans"),
            value: mapping.orphans,
            options: (["refuse", "members"] as const).map((value) => ({
              value,
              text: say(`imports.map.orphans_${value}`),
            })),
          })}
        {field("source", { label: say("imports.map.source"), value: mapping.source, attributes: { maxlength: 400 } })}
        {field("source_date", {
          kind: "date",
          label: say("imports.map.source_date"),
          value: mapping.sourceDate,
          hint: say("imports.map.source_date_hint"),
        })}
      </div>
    </section>
  );

  function countries(of: typeof language) {
    return countryCodes()
      .map((value) => ({ value, text: countryName(value, of) }))
      .toSorted((a, b) => a.text.localeCompare(b.text, of));
  }
}
