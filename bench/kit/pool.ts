import { addDays, type PoolExpert, type ProposalQuestion, type WantedAssessment } from "@klynge/core";
import { Random } from "./random.ts";

/** Invented assessments and experts, of as many countries and languages as an installation of the scheme has. */

const LANGUAGES: Readonly<Record<string, string>> = {
  DE: "de",
  PL: "pl",
  NO: "nb",
  DK: "da",
  SE: "sv",
  ES: "es",
  FR: "fr",
  IT: "it",
  AT: "de",
  CZ: "cs",
  HU: "hu",
  RO: "ro",
  FI: "fi",
  NL: "nl",
};
const COUNTRIES = Object.keys(LANGUAGES);
const SECTORS = [
  "energy",
  "health",
  "food",
  "mobility",
  "digital",
  "materials",
  "maritime",
  "creative",
  "wood",
  "space",
];

export interface PoolSize {
  readonly assessments: number;
  readonly experts: number;
  /** Days from the first to the last visit: the fewer, the more visits fall together. */
  readonly stretch: number;
}

function some<T>(random: Random, from: readonly T[], least: number, most: number): T[] {
  const left = [...from];
  return Array.from(
    { length: random.whole(least, most) },
    () => left.splice(random.whole(0, left.length - 1), 1)[0] as T,
  );
}

/** A skew as of real programmes: a few countries have most clusters. */
function country(random: Random): string {
  return COUNTRIES[Math.floor(random.next() ** 2 * COUNTRIES.length)] as string;
}

export function randomPool(seed: number, { assessments, experts, stretch }: PoolSize): ProposalQuestion {
  const random = new Random(seed);
  const pool = Array.from({ length: experts }, (_, i) => randomExpert(random, `e${i}`, experts));
  const wanted = Array.from({ length: assessments }, (_, i) => randomAssessment(random, `a${i}`, stretch));
  const conflicts = wanted.flatMap(({ id }) =>
    pool.filter(() => random.chance(0.03)).map((expert) => ({ assessment: id, expert: expert.id })),
  );
  return { assessments: wanted, experts: pool, conflicts, fixed: [] };
}

function randomExpert(random: Random, id: string, count: number): PoolExpert {
  const own = country(random);
  const away = addDays("2026-01-01", random.whole(0, 364));
  const load = random.whole(0, 2);
  return {
    id,
    country: own,
    firm: random.chance(0.5) ? `f${random.whole(0, count / 5)}` : null,
    languages: [
      ...new Set([
        LANGUAGES[own] as string,
        ...(random.chance(0.9) ? ["en"] : []),
        ...(random.chance(0.3) ? [LANGUAGES[country(random)] as string] : []),
      ]),
    ],
    sectors: some(random, SECTORS, 1, 3),
    accreditations: [
      { role: "benchmarking", validUntil: addDays("2026-03-01", random.whole(0, 900)) },
      ...(random.chance(0.5)
        ? [{ role: "auditor" as const, validUntil: addDays("2026-03-01", random.whole(0, 900)) }]
        : []),
    ],
    capacity: load + random.whole(1, 4),
    load,
    absences: [{ from: away, until: addDays(away, random.whole(7, 40)) }],
  };
}

function randomAssessment(random: Random, id: string, stretch: number): WantedAssessment {
  const own = country(random);
  const label = random.chance(0.6) ? "bronze" : random.chance(0.5) ? "silver" : "gold";
  const day = addDays("2026-01-05", random.whole(0, stretch - 1));
  return {
    id,
    label,
    country: own,
    languages: random.chance(0.8) ? [LANGUAGES[own] as string, "en"] : [LANGUAGES[own] as string],
    sectors: some(random, SECTORS, 1, 2),
    days: label === "gold" ? [day, addDays(day, 1)] : [day],
    approvedFirms: [],
  };
}
