import type { QuestionReason } from "../tables.ts";
import { plainWords } from "../understand/plain.ts";
import type { PreparedRow, StatedOrganisation } from "../understand/prepared.ts";
import type { KnownOrganisation, KnownRegister } from "./known-register.ts";

type About = NonNullable<PreparedRow["about"]>;

/** Which organisation a row is about: surely, perhaps, or one that nobody knows yet. */
export type Match =
  | { readonly is: "new" }
  | { readonly is: "sure"; readonly known: KnownOrganisation }
  | { readonly is: "perhaps"; readonly known: KnownOrganisation; readonly reason: QuestionReason };

/**
 * By register number, then by name and place. The same number under another name, and the same name without a number that says so, are
 * for a person to decide; a row that says exactly what stands there is the same.
 * @param changesNothing whether the register says all that the row says
 */
export function matchRow(
  about: About,
  register: KnownRegister,
  changesNothing: (known: KnownOrganisation) => boolean,
): Match {
  const { organisation: stated, nameKey } = about;
  const numbered = register.withNumber(stated.register_scheme, stated.register_number);
  if (numbered?.now.nameKey === nameKey) return { is: "sure", known: numbered };
  if (numbered) return { is: "perhaps", known: numbered, reason: "number_other_name" };
  const candidates = register.withName(nameKey).flatMap((known) => {
    const place = comparePlaces(stated, known);
    return place === "elsewhere" || otherNumber(stated, known) ? [] : [{ known, place }];
  });
  const same = candidates.find(({ known }) => changesNothing(known));
  if (same) return { is: "sure", known: same.known };
  const perhaps = candidates.find(({ place }) => place === "same") ?? candidates[0];
  if (!perhaps) return { is: "new" };
  return {
    is: "perhaps",
    known: perhaps.known,
    reason: perhaps.place === "same" ? "name_and_place" : "name_without_place",
  };
}

function otherNumber(stated: StatedOrganisation, { now }: KnownOrganisation): boolean {
  return (
    stated.register_number !== undefined && now.registerNumber !== null && stated.register_scheme === now.registerScheme
  );
}

/** The same postal code or town; `open` where one of both does not say where it is. */
function comparePlaces(stated: StatedOrganisation, { now }: KnownOrganisation): "same" | "elsewhere" | "open" {
  const plain = (code: string): string => code.replace(/\W/g, "");
  const [code, town] = [plain(stated.postal_code ?? ""), plainWords(stated.town ?? "")];
  const [theirCode, theirTown] = [plain(now.postalCode), plainWords(now.town)];
  if ((code !== "" && code === theirCode) || (town !== "" && town === theirTown)) return "same";
  return (code === "" && town === "") || (theirCode === "" && theirTown === "") ? "open" : "elsewhere";
}
