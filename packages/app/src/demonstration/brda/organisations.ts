import { type Lot, makeLots, makeOrganisation, type Sort, type Stock, type Trade } from "../make-organisation.ts";
import { at, type DemonstrationOrganisation, town } from "../organisation.ts";

/** Invented organisations of Klaster Narzędziowy Brda; only the towns are real. */

export const BYDGOSZCZ = town("Bydgoszcz", "PL61", 53.1235, 18.0084);
/** At most 150 km from Bydgoszcz, as the crow flies. */
const NEAR = [
  BYDGOSZCZ,
  town("Toruń", "PL61", 53.0138, 18.5984),
  town("Solec Kujawski", "PL61", 53.0843, 18.227),
  town("Inowrocław", "PL61", 52.7981, 18.2639),
  town("Świecie", "PL61", 53.4096, 18.4474),
  town("Koronowo", "PL61", 53.3137, 17.937),
  town("Nakło nad Notecią", "PL61", 53.1417, 17.601),
  town("Grudziądz", "PL61", 53.4837, 18.7536),
  town("Chełmno", "PL61", 53.3486, 18.4251),
  town("Włocławek", "PL61", 52.6483, 19.0677),
  town("Tuchola", "PL61", 53.5876, 17.858),
  town("Piła", "PL41", 53.151, 16.7382),
  town("Gniezno", "PL41", 52.5349, 17.5826),
];
const FAR = [
  town("Warszawa", "PL91", 52.2297, 21.0122),
  town("Łódź", "PL71", 51.7592, 19.456),
  town("Wrocław", "PL51", 51.1079, 17.0385),
  town("Katowice", "PL22", 50.2649, 19.0238),
  town("Kraków", "PL21", 50.0647, 19.945),
  town("Szczecin", "PL42", 53.4285, 14.5528),
  town("Rzeszów", "PL82", 50.0412, 21.9991),
];

/** Names that no firm has. */
const STEMS = (
  "Olszynek Brzeźniak Topolnik Jesionka Klonowiec Grabowiak Lipienka Modrzewin Świerkal Jarzębin Kaliniec Leszczyk Dębowiak Bukowin " +
  "Sosnal Cisówek Jałowin Osiczyn Wiązowiak Kruszynek Tarninek Głogowin Dereniak Berberysek Ligustrek Malinek Jeżynek Porzeczyn " +
  "Agreścik Żurawin Borowinek Brusznik Wrzosiec Paprotek Skrzypnik Szuwarek Trzcinnik Rzęsowin Łopianek Tatarakowo"
).split(" ");

const TRADES: readonly Trade[] = [
  { word: "Narzędziownia", nace: "25.73", about: "Narzędzia i oprzyrządowanie dla przemysłu." },
  { word: "Formy Wtryskowe", nace: "25.73", about: "Projektowanie i wykonanie form wtryskowych." },
  { word: "Tworzywa", nace: "22.29", about: "Wyroby z tworzyw sztucznych." },
  { word: "Obróbka CNC", nace: "25.62", about: "Obróbka skrawaniem na maszynach numerycznych." },
  { word: "Tłoczniki", nace: "25.50", about: "Tłoczniki i wykrojniki, tłoczenie blach." },
  { word: "Hartownia", nace: "25.61", about: "Obróbka cieplna i powlekanie metali." },
  { word: "Automatyka", nace: "33.20", about: "Automatyzacja i robotyzacja produkcji." },
  { word: "Recykling", nace: "38.32", about: "Odzysk tworzyw i metali." },
];

/** By what enterprises are called: three large ones, the others small and medium-sized. */
const SIZES = [
  ["small", 31],
  ["medium", 96],
  ["micro", 7],
  ["small", 18],
] as const;
const LARGE = 3;

const SCHOOLS = ["Akademia Techniczna nad Brdą", "Politechnika Krajny", "Uniwersytet Trzech Rzek"] as const;
const FACULTIES = [
  "Wydział Mechaniczny",
  "Wydział Inżynierii Materiałowej",
  "Wydział Technologii Chemicznej",
  "Wydział Automatyki i Robotyki",
  "Wydział Zarządzania",
  "Centrum Transferu Technologii",
] as const;
const FUNDS = ["Bank Spółdzielczy", "Fundusz Poręczeń", "Fundusz Inwestycyjny"] as const;
const OFFICES = ["Gmina", "Park Przemysłowy", "Inkubator Przedsiębiorczości", "Powiatowe Centrum Zawodowe"] as const;

const COMMITTED: readonly Lot[] = [
  {
    kind: "enterprise",
    count: 55,
    near: 47,
    name: (index) => `${tradeOf(index).word} ${at(STEMS, index)} ${index < LARGE ? "S.A." : "sp. z o.o."}`,
    about: "",
  },
  {
    kind: "university",
    count: 18,
    near: 14,
    name: (index) => `${at(SCHOOLS, Math.floor(index / FACULTIES.length))}, ${at(FACULTIES, index)}`,
    about: "Kształcenie i badania dla przemysłu narzędziowego.",
  },
  {
    kind: "finance",
    count: 18,
    near: 12,
    name: (index) => `${at(FUNDS, index)} ${at(STEMS, index * 2)}`,
    about: "Finansowanie inwestycji i poręczenia dla przedsiębiorstw.",
  },
  {
    kind: "public",
    count: 19,
    near: 15,
    name: (index) => `${at(OFFICES, index)} ${at(STEMS, index * 2 + 1)}`,
    about: "Partner publiczny klastra.",
  },
];

/** Another trade for the second enterprise of the same name. */
function tradeOf(index: number): Trade {
  return at(TRADES, index * 3 + Math.floor(index / STEMS.length));
}

const STOCK: Stock = {
  near: NEAR,
  far: FAR,
  numbers: "0000 200",
  proofs: ["agreement", "fee", "agreement", "contribution"],
  tradeOf,
  sizeOf: (index) => (index < LARGE ? ["large", 280 + index * 45] : at(SIZES, index)),
};

/** Four came within the year before September 2026, when the others had been there for long. */
const LATE: Readonly<Record<string, string>> = {
  "enterprise-12": "2025-10-01",
  "enterprise-27": "2026-01-01",
  "enterprise-41": "2026-03-01",
  "enterprise-50": "2026-06-01",
};

const committed = makeLots(STOCK, COMMITTED).map((one) => ({
  ...one,
  membership: { ...one.membership, from: LATE[one.key] ?? one.membership.from },
}));

/** Named on the web site, with no proof of commitment. */
const SERVICE: Sort = {
  kind: "enterprise",
  near: 7,
  name: (nth) => `Serwis Maszyn ${at(STEMS, nth * 3 + 1)} sp. z o.o.`,
  about: "Serwis i utrzymanie ruchu maszyn.",
};
const listed = Array.from(
  { length: 10 },
  (_, index): DemonstrationOrganisation => ({
    ...makeOrganisation(STOCK, SERVICE, index + LARGE, 110 + index),
    key: `listed-${index}`,
    number: null,
    membership: { from: "2023-02-01", until: null, proof: null },
  }),
);

/** Left between September 2025 and August 2026. */
const WORKSHOP: Sort = {
  kind: "enterprise",
  near: 4,
  name: (nth) => `Ślusarnia ${at(STEMS, nth * 7 + 2)} sp. j.`,
  about: "Ślusarstwo i drobne usługi dla narzędziowni.",
};
const gone = ["2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01"].map(
  (until, index): DemonstrationOrganisation => ({
    ...makeOrganisation(STOCK, WORKSHOP, index + LARGE, 120 + index),
    key: `gone-${index}`,
    membership: { from: "2021-03-01", until, proof: "fee" },
  }),
);

export const ORGANISATIONS: readonly DemonstrationOrganisation[] = [...committed, ...listed, ...gone];
