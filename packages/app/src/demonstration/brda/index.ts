import type { DemonstrationRegister } from "../register.ts";
import { BYDGOSZCZ, ORGANISATIONS } from "./organisations.ts";

/** The register of Brda in September 2026: its members, as its Gold answers count them. Nothing of it is shown in the directory. */
export const BRDA: DemonstrationRegister = {
  country: "PL",
  registerScheme: "PL-DEMO",
  profile: {
    acronym: "KNB",
    description: {
      en: "Toolmakers and plastics processors around Bydgoszcz, with the schools and banks that work with them.",
      nb: "Verktøymakere og plastbedrifter rundt Bydgoszcz, med skolene og bankene de arbeider med.",
      da: "Værktøjsmagere og plastvirksomheder omkring Bydgoszcz samt de skoler og banker, de arbejder sammen med.",
      pl: "Narzędziownie i przetwórcy tworzyw z okolic Bydgoszczy oraz uczelnie i banki, które z nimi współpracują.",
    },
    legalForm: "association",
    organisationStartedOn: "2020-09-01",
    website: "https://brda.example",
    websiteEnglish: "https://brda.example/en",
    contactName: "Piotr Zieliński",
    contactEmail: "biuro@brda.example",
    contactPhone: "+48 00 000 00 00",
    address: "ul. Nad Kanałem 7",
    postalCode: "85-001",
    town: "Bydgoszcz",
    country: "PL",
    region: "PL61",
    smallRegion: "PL613",
    national: false,
    place: { lat: BYDGOSZCZ.latitude, lon: BYDGOSZCZ.longitude },
    reach: ["PL61", "PL41"],
    keywords: ["formy wtryskowe", "narzędzia", "tworzywa sztuczne"],
  },
  shownFields: [],
  organisations: ORGANISATIONS,
  source: { name: "Lista członków 2026 (wymyślona)", date: "2026-08-20" },
  entries: [],
  emptySections: [],
  confirmedOn: "2026-08-20",
  explained: {},
  takenBefore: {},
};
