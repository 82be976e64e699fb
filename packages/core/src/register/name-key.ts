import { plainLetters } from "../plain-letters.ts";

/** Legal forms as they look once dots, slashes and accents are gone: "A/S" is `as`, "Sp. z o.o." is `sp zoo`. */
const LEGAL_FORMS = [
  "as, asa, aksjeselskap, allmennaksjeselskap, ans, da, enk, nuf, ks, sa, ba, bl, iks, kf",
  "aps, ivs, is, ps, amba, fmba, smba, aktieselskab, anpartsselskab",
  "ab, ab publ, aktiebolag, hb, kb, oy, oyj, abp, oy ab, ehf, hf, ou, sia, uab",
  "sp zoo, sp z oo, sp zo o, spzoo, sp k, sp j, spolka z ograniczona odpowiedzialnoscia, spolka akcyjna",
  "gmbh, gmbh co kg, mbh, ag, kg, ohg, ug, eg, ev, se",
  "ltd, limited, plc, llp, llc, inc, bv, nv, sarl, sas, srl, sro, doo, kft, zrt",
]
  .flatMap((forms) => forms.split(", "))
  .map((form) => form.split(" "));
/** "A/S Norske Shell", "Oy Alko". Others would take the beginning of a name away: "Da Vinci". */
const FIRST: ReadonlySet<string> = new Set(["as", "ab", "oy"]);

/**
 * What two spellings of the same name have in common: small letters and digits without accents, signs and legal form.
 * Organisations with the same key and place are perhaps the same; empty when the name has neither letter nor digit.
 */
export function nameKey(name: string): string {
  const words = plainLetters(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return withoutLegalForm(initialsTogether(words)).join(" ");
}

/** Single letters that follow each other are one word: "A/S", "a.s." and "AS" are the same. */
function initialsTogether(words: readonly string[]): string[] {
  const together: string[] = [];
  let open = false;
  for (const word of words) {
    const initial = /^\p{L}$/u.test(word);
    if (initial && open) together.push(`${together.pop() ?? ""}${word}`);
    else together.push(word);
    open = initial;
  }
  return together;
}

/** Legal forms stand last, some in older names first; a name that is nothing else keeps its last one. */
function withoutLegalForm(words: readonly string[]): readonly string[] {
  const last = LEGAL_FORMS.find(
    (form) => words.length > form.length && form.every((word, i) => words.at(i - form.length) === word),
  );
  if (last) return withoutLegalForm(words.slice(0, -last.length));
  return words.length > 1 && FIRST.has(words[0] ?? "") ? withoutLegalForm(words.slice(1)) : words;
}
