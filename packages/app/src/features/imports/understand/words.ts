import type { CommitmentProof, OrganisationKind, SizeClass } from "@klynge/core";
import { plainWords } from "./plain.ts";

/** As a cell has it: its capitals part no words, FoU is fou. */
function wordOf(cell: string): string {
  return plainWords(cell.toLowerCase());
}

/** Words in cells that mean one of our codes, in the four languages; a word that is not here is never guessed. */
const KINDS: Readonly<Record<OrganisationKind, string>> = {
  enterprise:
    "enterprise, company, firm, business, industry, sme, large company, large enterprise, start up, startup, bedrift, foretak, firma, naeringsliv, industri, industribedrift, smb, stor bedrift, storbedrift, oppstartsbedrift, leverandor, " +
    "virksomhed, erhvervsvirksomhed, industrivirksomhed, smv, stor virksomhed, przedsiebiorstwo, przemysl, msp, duze przedsiebiorstwo, przedsiebiorca",
  research:
    "research, research institute, research institution, r d, rto, institute, forskning, forskningsinstitutt, forskningsinstitusjon, fou, fou institusjon, forskningsinstitut, gts, gts institut, forskningsinstitution, instytut, instytut badawczy, jednostka badawcza, jednostka naukowa, badania",
  university:
    "university, college, higher education, academia, universitet, hoyskole, hogskole, hojskole, professionshojskole, universitet og hoyskole, uczelnia, uczelnia wyzsza, szkola wyzsza, uniwersytet, politechnika",
  training:
    "training, training provider, school, vocational school, education, opplaering, skole, videregaende skole, fagskole, utdanning, kursleverandor, uddannelse, erhvervsskole, kursusudbyder, szkolenia, szkola, firma szkoleniowa, edukacja",
  finance:
    "finance, financial, bank, investor, venture capital, insurance, finans, finansinstitusjon, investorer, forsikring, finansiel virksomhed, pengeinstitut, finanse, inwestor, instytucja finansowa, fundusz",
  consultant:
    "consultant, consultancy, consulting, adviser, advisor, radgiver, radgivning, konsulent, konsulentselskap, konsulenthus, konsulentvirksomhed, doradztwo, firma doradcza, konsultant",
  public:
    "public, public body, public sector, authority, municipality, region, government, offentlig, offentlig virksomhet, kommune, fylkeskommune, virkemiddelapparat, stat, offentlig myndighed, offentlig virksomhed, administracja, administracja publiczna, jst, gmina, samorzad, urzad, instytucja publiczna",
  other:
    "other, association, network, cluster, ngo, annet, andre, forening, nettverk, klynge, interesseorganisasjon, andet, netvaerk, interesseorganisation, inne, inny, stowarzyszenie, fundacja, klaster, organizacja pozarzadowa",
};

const SIZES: Readonly<Record<SizeClass, string>> = {
  micro:
    "micro, micro enterprise, mikro, mikroforetak, mikrobedrift, mikrovirksomhed, mikroprzedsiebiorstwo, mikroprzedsiebiorca, mikrofirma",
  small:
    "small, small enterprise, small company, liten, lite, lite foretak, liten bedrift, lille, lille virksomhed, sma, mala, maly, male, male przedsiebiorstwo, mala firma",
  medium:
    "medium, medium sized, medium enterprise, medium sized enterprise, mellomstor, mellomstort, mellomstort foretak, mellomstor bedrift, mellemstor, mellemstor virksomhed, srednia, sredni, srednie, srednie przedsiebiorstwo, srednia firma",
  large:
    "large, large enterprise, large company, stor, stort, stort foretak, stor bedrift, stor virksomhed, duza, duzy, duze, duze przedsiebiorstwo, duza firma",
};

const PROOFS: Readonly<Record<CommitmentProof, string>> = {
  agreement:
    "agreement, signed, contract, membership agreement, letter of intent, declaration, avtale, signert, medlemsavtale, underskrevet avtale, intensjonsavtale, kontrakt, aftale, underskrevet, medlemsaftale, hensigtserklaering, umowa, deklaracja, podpisana, podpisano, list intencyjny, umowa czlonkowska",
  fee: "fee, membership fee, paid, paying, kontingent, medlemskontingent, betalt, betaler kontingent, betalende, betalt kontingent, kontingentbetalende, skladka, oplacona, skladka czlonkowska, placi skladke",
  contribution:
    "contribution, in kind, in kind contribution, co financing, bidrag, egeninnsats, egenindsats, medfinansiering, naturalier, wklad, wklad rzeczowy, wklad wlasny, wspolfinansowanie",
};

/** Said in so many words that a participant is only listed. */
const NO_PROOF =
  "no, none, not committed, listed, nei, ingen, ikke forpliktet, nej, ikke forpligtet, nie, brak, niezaangazowany, false, 0";
const TOTAL = new Set([
  "sum",
  "total",
  "totals",
  "totalt",
  "i alt",
  "ialt",
  "samlet",
  "suma",
  "razem",
  "ogolem",
  "lacznie",
]);
const YES = new Set(["true", "yes", "ja", "j", "y", "tak", "t", "1", "x", "sann", "sand", "prawda"]);

function indexOf<T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  return new Map(
    (Object.entries(words) as [T, string][]).flatMap(([code, list]) =>
      [code, ...list.split(", ")].map((word) => [plainWords(word), code] as const),
    ),
  );
}

const [KIND_OF, SIZE_OF, PROOF_OF] = [indexOf(KINDS), indexOf(SIZES), indexOf(PROOFS)];
const NONE = new Set(NO_PROOF.split(", "));

export function kindOfWord(word: string): OrganisationKind | null {
  return KIND_OF.get(wordOf(word)) ?? null;
}

export function sizeOfWord(word: string): SizeClass | null {
  return SIZE_OF.get(wordOf(word)) ?? null;
}

/** `none` where the file says that there is no proof; null for a word that nobody knows. */
export function proofOfWord(word: string): CommitmentProof | "none" | null {
  const plain = wordOf(word);
  return NONE.has(plain) ? "none" : (PROOF_OF.get(plain) ?? null);
}

/** What the name of a column tells of the proof in it: “Signed agreement”, “Fee paid 2026”. */
export function proofInName(name: string): CommitmentProof | undefined {
  const words = plainWords(name).split(" ");
  return words.map((word) => PROOF_OF.get(word)).find((proof) => proof !== undefined);
}

/** The name of the line below a list. */
export function saysTotal(name: string): boolean {
  return TOTAL.has(wordOf(name));
}

export function saysYes(word: string): boolean {
  return YES.has(wordOf(word));
}
