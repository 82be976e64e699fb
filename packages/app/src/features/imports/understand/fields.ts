/** What a column of a file can be. `many`: several columns of it are taken together, in their order. */
export const FIELDS = [
  "name",
  "number",
  "scheme",
  "parent_number",
  "legal_form",
  "kind",
  "nace",
  "headcount",
  "size",
  "turnover",
  "address",
  "postal_code",
  "town",
  "country",
  "website",
  "since",
  "until",
  "proof",
  "description",
  "bankrupt",
  "liquidation",
] as const;
export type Field = (typeof FIELDS)[number];

export const MANY: ReadonlySet<Field> = new Set(["nace", "address", "description"]);
export const DAY_FIELDS: ReadonlySet<Field> = new Set(["since", "until"]);
export const NUMBER_FIELDS: ReadonlySet<Field> = new Set(["headcount", "turnover"]);

/**
 * Names of columns as people write them in English, bokmål, Danish and Polish (`plainWords`). The whole name has to be one of these, or
 * to begin with one: "Antall ansatte 2025".
 */
export const COLUMN_NAMES: Readonly<Record<Field, string>> = {
  name:
    "name, company, company name, organisation, organization, organisation name, organization name, member, member name, members, participant, firm, business, entity, " +
    "navn, bedrift, bedriftsnavn, firma, firmanavn, foretak, foretaksnavn, selskap, selskapsnavn, virksomhet, medlem, medlemsbedrift, medlemmer, organisasjon, deltaker, " +
    "virksomhedsnavn, virksomhed, selskab, selskabsnavn, medlemsvirksomhed, deltager, " +
    "nazwa, nazwa firmy, firma nazwa, przedsiebiorstwo, podmiot, nazwa podmiotu, czlonek, czlonkowie, uczestnik, organizacja",
  number:
    "organisation number, organization number, registration number, registration no, register number, company number, company registration number, org no, orgno, reg no, vat, vat number, vat no, business id, " +
    "organisasjonsnummer, orgnr, org nr, org nummer, orgnummer, foretaksnummer, orgnr no, " +
    "cvr, cvr nr, cvr nummer, cvrnr, cvr no, virksomhedsnummer, p nummer, " +
    "nip, krs, regon, numer krs, numer nip, numer regon, nr krs, nr nip, numer rejestrowy, numer w rejestrze",
  scheme: "register, registry, register name, scheme, register scheme, registerordning, rejestr",
  parent_number:
    "parent number, parent company number, overordnet enhet, hovedenhet, moderselskap orgnr, moderselskab cvr, numer jednostki nadrzednej",
  legal_form:
    "legal form, company form, company type, legal type, organisasjonsform, selskapsform, juridisk form, virksomhedsform, selskabsform, forma prawna",
  kind:
    "type, kind, category, member type, member category, type of member, type of organisation, type of organization, organisation type, organization type, " +
    "medlemstype, medlemskategori, kategori, type medlem, organisasjonstype, type virksomhet, virksomhedstype, type virksomhed, deltakertype, " +
    "rodzaj, typ, kategoria, typ czlonka, rodzaj podmiotu, typ podmiotu, rodzaj czlonka",
  nace: "nace, nace code, nace codes, industry code, sic code, naeringskode, naeringskode 1, naeringskode 2, naeringskode 3, bransjekode, nacekode, sn 2007, branchekode, pkd, kod pkd, glowne pkd, kod nace",
  headcount:
    "employees, number of employees, no of employees, headcount, staff, fte, ansatte, antall ansatte, ant ansatte, arsverk, antal ansatte, medarbejdere, antal medarbejdere, arsvaerk, " +
    "zatrudnienie, liczba pracownikow, pracownicy, liczba zatrudnionych, ilosc pracownikow",
  size: "size, size class, company size, sme, sme class, enterprise size, storrelse, bedriftsstorrelse, smb, smb stor, storrelsesklasse, virksomhedsstorrelse, smv, wielkosc, wielkosc firmy, wielkosc przedsiebiorstwa, msp",
  turnover:
    "turnover, revenue, annual turnover, sales, annual revenue, omsetning, omsaetning, driftsinntekter, arlig omsetning, obrot, przychod, przychody, obroty, roczny obrot",
  address:
    "address, street, street address, visiting address, adresse, gateadresse, besoksadresse, forretningsadresse, gate, postadresse, gade, vej, adres, ulica, adres siedziby",
  postal_code: "postal code, postcode, post code, zip, zip code, postnummer, postnr, post nr, kod pocztowy, kod",
  town: "town, city, place, location, municipality, poststed, sted, by, kommune, postdistrikt, bynavn, miejscowosc, miasto, siedziba",
  country: "country, country code, land, landkode, land kode, kraj, panstwo, kod kraju",
  website:
    "website, web site, web, homepage, url, web page, www, hjemmeside, nettside, nettsted, webside, strona, strona www, strona internetowa, adres www",
  since:
    "member since, joined, joined on, date joined, start date, since, membership start, member from, medlem siden, innmeldt, innmeldt dato, innmeldingsdato, medlem fra, startdato, medlem fra dato, " +
    "indmeldt, indmeldelsesdato, medlem siden dato, czlonek od, data przystapienia, data wstapienia, data dolaczenia, uczestnik od, przystapienie",
  until:
    "member until, left, left on, end date, membership end, resigned, terminated, utmeldt, utmeldt dato, utmeldingsdato, medlem til, sluttdato, udmeldt, udmeldelsesdato, slutdato, " +
    "czlonek do, data wystapienia, data rezygnacji, uczestnik do, wystapienie",
  proof:
    "commitment, proof, proof of commitment, agreement, commitment proof, signed agreement, agreement signed, fee paid, membership fee, member fee, forpliktelse, avtale, signert, signert avtale, avtale signert, kontingent, medlemskontingent, kontingent betalt, betalt kontingent, underskrevet aftale, aftale underskrevet, dokumentasjon, bevis, medlemsavtale, forpliktet, forpligtelse, aftale, forpligtet, " +
    "zobowiazanie, umowa, podpisana umowa, umowa podpisana, skladka, skladka czlonkowska, skladka oplacona, potwierdzenie, dowod, deklaracja",
  description:
    "description, about, activity, activities, beskrivelse, aktivitet, virksomhetsbeskrivelse, om bedriften, formal, opis, dzialalnosc, opis dzialalnosci",
  bankrupt: "bankrupt, konkurs, upadlosc",
  liquidation: "under liquidation, in liquidation, under avvikling, under likvidation, w likwidacji",
};
