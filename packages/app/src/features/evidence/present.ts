import { addDays, type CompiledEdition, type Day, type Language } from "@klynge/core";
import { localeOf } from "../../platform/i18n/locale.ts";
import type { Say } from "../../platform/i18n/texts.ts";
import { presentDay, sayDay } from "../../platform/web/moment.ts";
import { shownName } from "../../platform/web/person-name.ts";
import { kindName } from "./kinds.ts";
import type { ShownEvidence } from "./queries.ts";
import { rowsOf } from "./schema.ts";

/** The only place that decides what of evidence is shown, and how it is said. */

export type Validity = "valid" | "expiring" | "expired";

export interface EvidenceView {
  readonly id: string;
  readonly title: string;
  readonly scheme: string;
  readonly rowId: string;
  readonly clusterId: string;
  readonly number: number;
  /** Where it opens: the file of the version, or the link. */
  readonly href: string;
  readonly isLink: boolean;
  /** "PDF, 1.2 MB", or the place of the link. */
  readonly what: string;
  /** "Ingrid Solheim, 3 Nov 2026". */
  readonly added: string;
  readonly validity: Validity;
  /** "Valid until 3 Nov 2026", with the warning; empty for what does not run out. */
  readonly validText: string;
  readonly clusterOnly: boolean;
  readonly thumbnail: string | null;
  /** A picture was tried and could not be made. */
  readonly withoutPicture: boolean;
  /** There is a newer version than this one. */
  readonly outdated: boolean;
  readonly withdrawn: boolean;
}

interface Words {
  readonly say: Say;
  readonly language: Language;
}

/** Whoever is warned this long before has time to get a new one. */
const WARN_DAYS = 90;

export function validityOn(day: Day, validUntil: Day | null): Validity {
  if (validUntil === null) return "valid";
  if (validUntil < day) return "expired";
  return validUntil <= addDays(day, WARN_DAYS) ? "expiring" : "valid";
}

/** @param on the day on which it has to be valid: the reference date of an assessment, or today */
export function presentEvidence(
  { evidence, version, newest, addedByName }: ShownEvidence,
  on: Day,
  words: Words,
): EvidenceView {
  const { say, language } = words;
  const base = `/evidence/${evidence.id}/versions/${version.number}`;
  const validity = validityOn(on, version.validUntil);
  return {
    id: evidence.id,
    title: version.title,
    scheme: evidence.scheme,
    rowId: evidence.rowId,
    clusterId: evidence.clusterId,
    number: version.number,
    href: version.url ?? base,
    isLink: version.url !== null,
    what: version.url
      ? say("evidence.link_to", { host: new URL(version.url).host })
      : `${kindName(version.mediaType ?? "")}, ${sizeText(version.bytes ?? 0, language)}`,
    added: [shownName(addedByName, say), presentDay(version.addedAt, language)].filter(Boolean).join(", "),
    validity,
    validText: version.validUntil
      ? say(`evidence.validity.${validity}`, { day: sayDay(version.validUntil, language) })
      : "",
    clusterOnly: evidence.seenBy === "cluster",
    thumbnail: version.thumbnail === "made" ? `${base}/thumbnail` : null,
    withoutPicture: version.thumbnail === "failed",
    outdated: newest > version.number,
    withdrawn: evidence.withdrawnAt !== null,
  };
}

/** Kilobytes as everybody counts them, by the thousand. */
export function sizeText(bytes: number, language: Language): string {
  const [size, unit] = bytes < 999_500 ? [Math.ceil(bytes / 1000), "kB"] : [bytes / 1_000_000, "MB"];
  return `${size.toLocaleString(localeOf(language), { maximumFractionDigits: 1 })} ${unit}`;
}

/** "2.5 Contacts", as lists name a row. */
export function rowName(
  edition: CompiledEdition,
  { scheme, rowId }: Pick<EvidenceView, "scheme" | "rowId">,
  language: Language,
): string {
  const { files } = edition.edition;
  const texts = edition.schemes.get(scheme)?.kind === "audit" ? files["texts/gold.yaml"] : files["texts/bronze.yaml"];
  const name = texts[rowId]?.short ?? files["texts/label-rules.yaml"].eligibility[rowId]?.name;
  return name ? `${rowId} ${name[language] ?? ""}`.trim() : rowId;
}

/** In the order of the schemes and their rows, inside of a row the oldest first. */
export function inOrder(edition: CompiledEdition, list: readonly ShownEvidence[]): ShownEvidence[] {
  const places = new Map<string, number>();
  for (const scheme of edition.schemes.keys())
    for (const row of rowsOf(edition, scheme)) places.set(`${scheme}/${row}`, places.size);
  const placeOf = ({ evidence }: ShownEvidence): number =>
    places.get(`${evidence.scheme}/${evidence.rowId}`) ?? places.size;
  return list.toSorted((a, b) => placeOf(a) - placeOf(b) || a.version.addedAt.getTime() - b.version.addedAt.getTime());
}
