import { isDeepStrictEqual } from "node:util";
import { inputOf } from "../../registry/index.ts";
import type { QuestionReason } from "../tables.ts";
import { plainWords } from "../understand/plain.ts";
import type { PreparedRow, StatedOrganisation } from "../understand/prepared.ts";
import type { Found, KnownOrganisation, KnownRegister } from "./known-register.ts";

type About = NonNullable<PreparedRow["about"]>;

/** Which organisation a row is about: surely, perhaps, or one that nobody knows yet. */
export type Match =
  | { readonly is: "new" }
  | ({ readonly is: "sure" } & Found)
  | ({
      readonly is: "perhaps";
      readonly reason: QuestionReason;
      /** All that it looks like, and that it is not when a person says that it is new. */
      readonly alike: readonly KnownOrganisation[];
    } & Found);

/**
 * By register number, then by name and place. The same number under another name, and the same name without a number that says so, are
 * for a person to decide; a row that says exactly what stands there is the same.
 * @param changesNothing whether the register says all that the row says
 */
export function matchRow(about: About, register: KnownRegister, changesNothing: (found: Found) => boolean): Match {
  const { organisation: stated, nameKey } = about;
  const numbered = register.withNumber(stated.register_scheme, stated.register_number);
  if (numbered?.known.now.nameKey === nameKey) return { is: "sure", ...numbered };
  if (numbered) return { is: "perhaps", ...numbered, reason: "number_other_name", alike: [numbered.known] };
  const candidates = register.withName(nameKey).flatMap((found) => {
    const row = found.merged ?? found.known.now;
    const place = comparePlaces(stated, row);
    return place === "elsewhere" || otherNumber(stated, row) ? [] : [{ found, place }];
  });
  const same = candidates.find(({ found }) => changesNothing(found));
  if (same) return { is: "sure", ...same.found };
  const near = candidates.filter(({ place }) => place === "same");
  // of two that are known to be different, the one that says most of what the row says
  const [perhaps] = (near.length > 0 ? near : candidates).toSorted(
    (a, b) => agreements(stated, b.found) - agreements(stated, a.found),
  );
  if (!perhaps) return { is: "new" };
  const reason = perhaps.place === "same" ? "name_and_place" : "name_without_place";
  return { is: "perhaps", ...perhaps.found, reason, alike: candidates.map(({ found }) => found.known) };
}

function agreements(stated: StatedOrganisation, { known, merged }: Found): number {
  const theirs = inputOf(merged ?? known.now);
  return Object.entries(stated).filter(([field, said]) => isDeepStrictEqual(said, theirs[field as keyof typeof theirs]))
    .length;
}

type Row = Found["known"]["now"];

function otherNumber(stated: StatedOrganisation, row: Row): boolean {
  return (
    stated.register_number !== undefined && row.registerNumber !== null && stated.register_scheme === row.registerScheme
  );
}

/** The same postal code or town; `open` where one of both does not say where it is. */
function comparePlaces(stated: StatedOrganisation, row: Row): "same" | "elsewhere" | "open" {
  const plain = (code: string): string => code.replace(/\W/g, "");
  const [code, town] = [plain(stated.postal_code ?? ""), plainWords(stated.town ?? "")];
  const [theirCode, theirTown] = [plain(row.postalCode), plainWords(row.town)];
  if ((code !== "" && code === theirCode) || (town !== "" && town === theirTown)) return "same";
  return (code === "" && town === "") || (theirCode === "" && theirTown === "") ? "open" : "elsewhere";
}
