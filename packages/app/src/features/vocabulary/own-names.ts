/**
 * The package of towns has one name each, of large ones the English name. What their own country calls them, and what two-tongued
 * countries call them in their other language. By country: written here, written there.
 */
export const OWN_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AT: { Wien: "Vienna" },
  BE: { Antwerpen: "Antwerp", Anvers: "Antwerp", Brussel: "Brussels", Bruxelles: "Brussels", Gand: "Gent" },
  CH: { Genève: "Geneva", Genf: "Geneva" },
  CZ: { Praha: "Prague" },
  DE: { München: "Munich", Nürnberg: "Nuremberg" },
  DK: { København: "Copenhagen" },
  FI: {
    Helsingfors: "Helsinki",
    Esbo: "Espoo",
    Åbo: "Turku",
    Tammerfors: "Tampere",
    Vanda: "Vantaa",
    Uleåborg: "Oulu",
    Vasa: "Vaasa",
  },
  GR: { Athina: "Athens" },
  IT: {
    Roma: "Rome",
    Milano: "Milan",
    Torino: "Turin",
    Firenze: "Florence",
    Genova: "Genoa",
    Napoli: "Naples",
    Venezia: "Venice",
  },
  LU: { Lëtzebuerg: "Luxembourg", Luxemburg: "Luxembourg" },
  NL: { "Den Haag": "The Hague", "'s-Gravenhage": "The Hague" },
  PL: { Warszawa: "Warsaw" },
  PT: { Lisboa: "Lisbon" },
  RO: { București: "Bucharest" },
  RS: { Beograd: "Belgrade" },
  SE: { Göteborg: "Gothenburg" },
};
