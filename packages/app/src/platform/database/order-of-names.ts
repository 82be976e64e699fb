import type { Language } from "@klynge/core";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * Letters that have a place of their own in the alphabet of a language, each as signs whose bytes stand there: behind z in the order in
 * which { | } ~ follow it, or behind the letter that they begin with.
 */
const NORDIC = { æ: "{", ä: "{", ø: "|", ö: "|", å: "}", ü: "y", aa: "}" };
const LETTERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  nb: NORDIC,
  da: NORDIC,
  pl: { ą: "a~", ć: "c~", ę: "e~", ł: "l~", ń: "n~", ó: "o~", ś: "s~", ź: "z~", ż: "z~~" },
};

/** In a database whose locale is "C", lower() leaves these as they are; the others lose their accents first. */
const CAPITALS = "ÆÄØÖÅÜĄĆĘŁŃÓŚŹŻŒĐÐ";

/**
 * What names are sorted by, in the order of a language: small letters, those of other languages without accents. The embedded database
 * has no rules of languages, so these are the same in both; compared byte by byte.
 */
export function inOrderOf(language: Language, name: SQLWrapper | string): SQL {
  const own = Object.entries(LETTERS[language]).reduce(
    (text, [letter, place]) => sql`replace(${text}, ${letter}, ${place})`,
    sql`normalize(lower(translate(normalize(${name}::text, nfc), ${CAPITALS}, ${CAPITALS.toLowerCase()})), nfc)`,
  );
  const plain = sql`translate(regexp_replace(normalize(${own}, nfkd), '[\u0300-\u036f]+', '', 'g'), 'øłđð', 'oldd')`;
  return sql`lower(replace(replace(replace(${plain}, 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss')) collate "C"`;
}
