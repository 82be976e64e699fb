import { fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import type { Report } from "./report-fault.ts";
import { type EditionFileName, type Question, UNITS, type Unit } from "./schema.ts";

const NO_NUMBERS: readonly Unit[] = ["level", "boolean", "date", "code", "codes"];
const NUMBERS = UNITS.filter((unit) => !NO_NUMBERS.includes(unit));

/** Which units a statistic can be made of; the numbers of a frequency are told one by one, so they are whole ones. */
const UNITS_OF_STATISTIC: Readonly<Record<keyof Question["statistics"], readonly Unit[]>> = {
  quartiles: [...NUMBERS, "level"],
  mean: ["level"],
  frequency: ["boolean", "code", "codes", "count"],
  shares: ["count", "eur", "fte", "days"],
};

type Part = PartOf<"bronze.yaml" | "gold.yaml" | "facts.yaml">;

/** What is compared fits its unit, and nothing asks for the quartiles of a number that is told by frequency alone. */
export function checkStatistics(edition: Part, report: Report): void {
  const { facts } = edition.files["facts.yaml"];
  const asked = statisticsAsked(edition);
  const isCount = (fact: string): boolean => facts[fact]?.unit === "count";
  const byFrequency = new Set(asked.filter(({ kind }) => kind === "frequency").map(({ fact }) => fact));
  for (const { file, path, kind, fact } of asked) {
    const [given, units] = [facts[fact]?.unit, UNITS_OF_STATISTIC[kind]];
    if (given !== undefined && !units.includes(given))
      report(file, fault("wrong_unit", path, { given, allowed: units.join(", ") }));
    else if (kind === "quartiles" && isCount(fact) && byFrequency.has(fact))
      report(file, fault("told_by_frequency", path, { fact }));
  }
}

interface Asked {
  readonly file: EditionFileName;
  readonly path: string;
  readonly kind: keyof Question["statistics"];
  readonly fact: string;
}

/** Every place that needs a statistic of a fact: those of questions, their triggers, the head of an indicator. */
function statisticsAsked({ files }: Part): Asked[] {
  const questions = files["bronze.yaml"].questions.flatMap(({ statistics, trigger }, i) => {
    const place = { file: "bronze.yaml" as const, path: `questions[${i}]` };
    const listed = (Object.keys(UNITS_OF_STATISTIC) as Asked["kind"][]).flatMap((kind) =>
      (statistics[kind] ?? []).map((fact, s) => ({
        ...place,
        path: `${place.path}.statistics.${kind}[${s}]`,
        kind,
        fact,
      })),
    );
    const fact = trigger && !("absolute" in trigger) ? Object.values(trigger)[0] : undefined;
    return fact === undefined
      ? listed
      : [...listed, { ...place, path: `${place.path}.trigger`, kind: "quartiles" as const, fact }];
  });
  const heads = files["gold.yaml"].indicators.map(({ headline_fact: fact }, i) => ({
    file: "gold.yaml" as const,
    path: `indicators[${i}].headline_fact`,
    kind: "quartiles" as const,
    fact,
  }));
  return [...questions, ...heads];
}
