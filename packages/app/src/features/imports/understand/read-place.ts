import type { OrganisationInput } from "../../registry/index.ts";
import { countryOf } from "./countries.ts";
import { codeBeforeTown, countryOfPostalCode, fitsCountry, withZeros } from "./postal-codes.ts";
import type { Reader } from "./reader.ts";

/** Town, code and country; a code that cannot be one of the country is kept as it is written, and said. */
export function readPlace({ text, notice, mapping }: Reader): Partial<OrganisationInput> {
  const word = text("country");
  const stated = word === "" ? null : countryOf(word);
  if (word !== "" && !stated) notice({ code: "country_unknown", details: { value: word } });
  const [inCode, inTown] = [text("postal_code"), text("town")];
  const named = countryOfPostalCode(inCode || inTown);
  // the code names its country where nothing else does
  const country = stated ?? named;
  const counted = country ?? (word === "" ? mapping.country : null);
  // people keep the two in one cell, under either name
  const [codeFirst, townFirst] = [codeBeforeTown(inCode, counted), codeBeforeTown(inTown, counted)];
  const code = codeFirst?.code ?? (withZeros(inCode, counted) || (townFirst?.code ?? ""));
  const town = townFirst?.town ?? (inTown || (codeFirst?.town ?? ""));
  if (code !== "" && counted && !fitsCountry(code, counted))
    notice({ code: "postal_code_elsewhere", details: { value: code, country: counted } });
  return { ...(country && { country }), postal_code: code, town };
}
