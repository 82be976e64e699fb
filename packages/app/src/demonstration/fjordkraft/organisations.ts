import { type Lot, makeLots, makeOrganisation, type Sort, type Stock, type Trade } from "../make-organisation.ts";
import { at, type DemonstrationOrganisation, town } from "../organisation.ts";

/** Invented organisations of Fjordkraft Industriklynge; only the towns are real. */

export const PORSGRUNN = town("Porsgrunn", "NO09", 59.1405, 9.6561);
/** At most 150 km from Porsgrunn, as the crow flies. */
const NEAR = [
  PORSGRUNN,
  town("Skien", "NO09", 59.2096, 9.609),
  town("Larvik", "NO09", 59.0533, 10.0352),
  town("Brevik", "NO09", 59.0546, 9.7006),
  town("Notodden", "NO09", 59.5595, 9.2585),
  town("Kongsberg", "NO08", 59.6689, 9.6502),
  town("Sandefjord", "NO09", 59.131, 10.2166),
  town("Tønsberg", "NO09", 59.2675, 10.4076),
  town("Kragerø", "NO09", 58.8694, 9.4142),
  town("Drammen", "NO08", 59.744, 10.2045),
  town("Rjukan", "NO09", 59.8786, 8.594),
  town("Oslo", "NO08", 59.9139, 10.7522),
];
const FAR = [
  town("Bergen", "NO0A", 60.3913, 5.3221),
  town("Stavanger", "NO0A", 58.97, 5.7331),
  town("Trondheim", "NO06", 63.4305, 10.3951),
  town("Haugesund", "NO0A", 59.4138, 5.268),
  town("Odda", "NO0A", 60.0691, 6.5464),
  town("Mo i Rana", "NO07", 66.3128, 14.1428),
  town("Tromsø", "NO07", 69.6492, 18.9553),
];

/** Places that are on no map. */
const STEMS = (
  "Tangvik Brekkholm Sørhamna Elvebråten Granliåsen Havnås Klevesand Møllefaret Furuskjær Steinsholt Bergelva Rønnhaug Dalsvåg " +
  "Vestøra Åsneset Solbråten Kvernfoss Lauvdalen Nordskjæret Osbukta Pukkerud Revåsen Skarvholmen Torskeberg Ulvenes Varpet Ørneskar " +
  "Almedalen Bjørkelia Diplemyra Eikevang Fagerkollen Gråsteinen Hegrevika Isefjellet Jærnes Kjelstrand Lyngmoen Måseskjær Nebbestad"
).split(" ");

const TRADES: readonly Trade[] = [
  { word: "Prosess", nace: "20.13", about: "Kjemiske innsatsvarer til prosessindustrien." },
  { word: "Sveis", nace: "25.11", about: "Stålkonstruksjoner og sveising." },
  { word: "Automasjon", nace: "33.20", about: "Styring og automatisering av anlegg." },
  { word: "Resirk", nace: "38.32", about: "Gjenvinning av metall og plast." },
  { word: "Måleteknikk", nace: "26.51", about: "Instrumenter for måling og kontroll." },
  { word: "Hydrogen", nace: "20.11", about: "Industrigasser og hydrogen." },
  { word: "Robotikk", nace: "28.99", about: "Maskiner og roboter for produksjon." },
  { word: "Data", nace: "62.01", about: "Programvare for industrien." },
];

const SIZES = [
  ["small", 24],
  ["micro", 6],
  ["medium", 118],
  ["small", 38],
] as const;

const CAMPUS = ["Høgskolen", "Fagskolen", "Universitetet"] as const;
const OFFICES = ["havnevesen", "industripark KF", "kompetansesenter", "regionråd"] as const;
const COMMITTED: readonly Lot[] = [
  {
    count: 40,
    name: (index, number) => `${at(STEMS, number)} ${tradeOf(index).word} AS`,
    kind: "enterprise",
    near: 30,
    about: "",
  },
  {
    count: 13,
    name: (index, number) => `${at(CAMPUS, index)} i ${at(STEMS, number)}`,
    kind: "university",
    near: 6,
    about: "Utdanning og forskning innen teknologi og energi.",
  },
  {
    count: 13,
    name: (_, number) => `${at(STEMS, number)} Rådgivning AS`,
    kind: "consultant",
    near: 8,
    about: "Rådgivning for industrien.",
  },
  {
    count: 14,
    name: (index, number) => `${at(STEMS, number)} ${at(OFFICES, index)}`,
    kind: "public",
    near: 8,
    about: "Offentlig partner i klyngen.",
  },
];

function tradeOf(index: number): Trade {
  return at(TRADES, index * 3);
}

const STOCK: Stock = {
  near: NEAR,
  far: FAR,
  numbers: "100 000",
  proofs: ["agreement", "agreement", "fee", "contribution"],
  tradeOf,
  sizeOf: (index) => at(SIZES, index),
};

const committed = makeLots(STOCK, COMMITTED);

/** Named on the web site, with no proof of commitment. */
const SERVICE: Sort = {
  kind: "enterprise",
  near: 12,
  name: (_, number) => `${at(STEMS, number)} Service AS`,
  about: "",
};
const listed = Array.from(
  { length: 20 },
  (_, index): DemonstrationOrganisation => ({
    ...makeOrganisation(STOCK, SERVICE, index, 80 + index),
    key: `listed-${index}`,
    number: null,
    membership: { from: "2023-02-01", until: null, proof: null },
  }),
);

/** Left between May 2025 and April 2026. */
const INDUSTRY: Sort = {
  kind: "enterprise",
  near: 5,
  name: (_, number) => `${at(STEMS, number)} Industri AS`,
  about: "",
};
const gone = Array.from({ length: 9 }, (_, index): DemonstrationOrganisation => {
  const until = index < 7 ? `2025-${String(6 + index - (index % 2)).padStart(2, "0")}-01` : `2026-0${index - 6}-01`;
  return {
    ...makeOrganisation(STOCK, INDUSTRY, index, 100 + index),
    key: `gone-${index}`,
    membership: { from: "2021-03-01", until, proof: "fee" },
  };
});

export const ORGANISATIONS: readonly DemonstrationOrganisation[] = [...committed, ...listed, ...gone];
/** Those that are committed on 1 May 2026, by their keys. */
export const COMMITTED_KEYS: readonly string[] = committed.map(({ key }) => key);
