import { z } from "zod";
import { isDay } from "../calendar.ts";
import { isCountryCode } from "../country.ts";
import { checkShape, printable } from "../document.ts";
import { notADay } from "../facts/decode.ts";
import type { FactTable } from "../facts/table.ts";
import { type FactOrigin, type WrittenFact, writtenFact } from "../facts/written.ts";
import { type Fault, fault, type Result, type Warning } from "../problem.ts";
import type { CompiledEdition, CompiledScheme } from "../scheme/compile.ts";
import { readFacts } from "./read-facts.ts";

/** A case file: the facts of one cluster for one scheme, and the application for a label (worked-cases/README.md). */

const optionalDay = z.string().nullish();
const application = z.strictObject({
  label: z.string().nullish(),
  assessment_date: optionalDay,
  experts: z
    .array(
      z.strictObject({
        country: z.string().nullish(),
        role: z.string().nullish(),
        conflict: z.boolean().nullish(),
        name: z.string().nullish(),
      }),
    )
    .nullish(),
  previous: z.strictObject({ label: z.string().nullish(), valid_until: optionalDay }).nullish(),
  interview_done: z.boolean().nullish(),
  mode: z.enum(["video", "face_to_face"]).nullish(),
  travel_km: z.number().nonnegative().nullish(),
  expert_office: z.boolean().nullish(),
  benchmarking: z.strictObject({ first: optionalDay, second: optionalDay }).nullish(),
  improvement_areas: z
    .array(
      z.strictObject({
        indicator: z.union([z.string(), z.number().transform(String)]),
        effect_described: z.boolean().nullish(),
        confirmed: z.boolean().nullish(),
      }),
    )
    .nullish(),
});
export const caseFile = z.strictObject({
  case: z.string(),
  invented: z.boolean(),
  scheme: z.string(),
  edition: z.string(),
  reference_date: z.string(),
  cluster: z.strictObject({ name: z.string(), country: z.string() }),
  facts: z.record(z.string(), writtenFact),
  agreed_points: z.record(z.string(), z.number()).nullish(),
  application: application.nullish(),
});

export type Application = z.infer<typeof application>;
/** A case that was checked: every value is lawful, derived facts are computed. */
export interface Case {
  readonly id: string;
  readonly invented: boolean;
  readonly scheme: string;
  readonly edition: string;
  readonly referenceDate: string;
  readonly cluster: { readonly name: string; readonly country: string };
  readonly facts: FactTable;
  /** Ids of the facts written in the file, in their order, with their origin. */
  readonly origins: ReadonlyMap<string, FactOrigin>;
  readonly agreedPoints: ReadonlyMap<string, number>;
  readonly application: Application;
  /** The label applied for; the one of the scheme when the case names none. */
  readonly label: string;
  readonly warnings: readonly Warning[];
}

const MAX_NAME = 20_000;
/** A name has something to see in it: letters, digits, signs; not only spaces and marks. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Checks plain data of a case file against the edition.
 * @returns the case, or every fault with its path; nothing is taken from a case with a fault
 */
export function readCase(edition: CompiledEdition, data: unknown): Result<Case> {
  const shape = checkShape(caseFile, data);
  if (!shape.ok)
    return refuse(
      ...shape.faults.map((found) => asMeant(found, data)),
      ...factFaultsBesides(edition, data, shape.faults),
    );
  const file = shape.value;
  const scheme = edition.schemes.get(file.scheme);
  if (!scheme)
    return refuse(
      fault("unknown_scheme", "scheme", {
        given: printable(file.scheme),
        known: [...edition.schemes.keys()].join(", "),
      }),
    );
  if (file.edition !== edition.id)
    return refuse(fault("unknown_edition", "edition", { given: printable(file.edition), known: edition.id }));
  if (!isDay(file.reference_date)) return refuse(notADay(file.reference_date, "reference_date"));
  const facts = readFacts(edition.dictionary, file.facts, file.reference_date, edition.sums);
  const applied = file.application ?? {};
  const faults = [
    ...headFaults(file),
    ...facts.faults,
    ...agreedFaults(scheme, facts.table, file.agreed_points ?? {}),
    ...applicationFaults(edition, scheme, applied, file.reference_date),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: {
      id: file.case,
      invented: file.invented,
      scheme: file.scheme,
      edition: file.edition,
      referenceDate: file.reference_date,
      cluster: file.cluster,
      facts: facts.table,
      origins: facts.origins,
      agreedPoints: new Map(Object.entries(file.agreed_points ?? {})),
      application: applied,
      label: applied.label ?? defaultLabel(scheme),
      warnings: facts.warnings,
    },
  };
}

/** What is wrong with the facts themselves, where only something else in the file has not its shape: all is told at once. */
function factFaultsBesides(edition: CompiledEdition, data: unknown, before: readonly Fault[]): Fault[] {
  const parts = {
    edition: z.literal(edition.id),
    reference_date: z.string(),
    facts: z.record(z.string(), z.unknown()),
  };
  const file = z.looseObject(parts).safeParse(data);
  if (!file.success) return [];
  const { facts, reference_date } = file.data;
  if (!isDay(reference_date)) return [notADay(reference_date, "reference_date")];
  const isToldOf = (id: string): boolean => before.some(({ path }) => `${path}.`.startsWith(`facts.${printable(id)}.`));
  const sound = Object.entries(facts).filter(([id]) => !isToldOf(id)) as [string, WrittenFact][];
  return readFacts(edition.dictionary, Object.fromEntries(sound), reference_date, []).faults;
}

function refuse(...faults: Fault[]): Result<never> {
  return { ok: false, faults };
}

/** A fault of the shape in the words of a case. */
function asMeant(found: Fault, data: unknown): Fault {
  if (found.path === "facts.__proto__") return fault("unknown_fact", found.path, { given: "__proto__", nearest: "" });
  if (found.path === "agreed_points.__proto__") return fault("unknown_indicator", found.path, { given: "__proto__" });
  const { reference_date } = (data ?? {}) as { reference_date?: unknown };
  // 20260501 without quotes or hyphens is a number
  return found.path === "reference_date" && typeof reference_date === "number"
    ? notADay(reference_date, found.path)
    : found;
}

/** "Without `application.label` the label of the scheme is meant": the highest one of it. */
function defaultLabel(scheme: CompiledScheme): string {
  return scheme.labels.at(-1) as string;
}

function headFaults(file: z.infer<typeof caseFile>): Fault[] {
  const faults: Fault[] = [];
  for (const [path, value] of [
    ["case", file.case],
    ["cluster.name", file.cluster.name],
  ] as const) {
    if (!VISIBLE.test(value)) faults.push(fault("empty_text", path, { key: path }));
    if (value.length > MAX_NAME) faults.push(fault("too_long", path, { limit: MAX_NAME }));
  }
  if (!isCountryCode(file.cluster.country))
    faults.push(fault("unknown_country", "cluster.country", { given: printable(file.cluster.country) }));
  return faults;
}

function agreedFaults(scheme: CompiledScheme, table: FactTable, agreed: Record<string, number>): Fault[] {
  return Object.entries(agreed).flatMap(([id, points]) => {
    const path = `agreed_points.${printable(id)}`;
    if (!scheme.rowIds.includes(id)) return [fault("unknown_indicator", path, { given: printable(id) })];
    const row = scheme.kind === "audit" ? scheme.rows.find((r) => r.id === id) : undefined;
    if (scheme.kind !== "audit" || !row?.scored || row.notApplicable?.(table) === true)
      return [fault("agreed_without_points", path)];
    if (points < 0) return [fault("negative", path, { given: points })];
    if (!(points <= row.maxPoints))
      return [fault("agreed_above_maximum", path, { given: points, maximum: row.maxPoints })];
    const onGrid = Number.isInteger(points / scheme.agreedStep);
    return onGrid ? [] : [fault("agreed_off_grid", path, { given: points, step: scheme.agreedStep })];
  });
}

function applicationFaults(
  edition: CompiledEdition,
  scheme: CompiledScheme,
  applied: Application,
  referenceDate: string,
): Fault[] {
  const areas = applied.improvement_areas ?? [];
  return [
    ...labelFaults(edition, scheme, applied),
    ...dayFaults(applied, referenceDate),
    ...expertFaults(applied.experts ?? []),
    ...areas.flatMap(({ indicator }, i) =>
      scheme.rowIds.includes(indicator)
        ? []
        : [
            fault("unknown_indicator", `application.improvement_areas[${i}].indicator`, {
              given: printable(indicator),
            }),
          ],
    ),
  ];
}

function labelFaults(edition: CompiledEdition, scheme: CompiledScheme, { label, previous }: Application): Fault[] {
  const faults: Fault[] = [];
  if (label != null && !scheme.labels.includes(label)) {
    const details = { given: printable(label), allowed: scheme.labels.join(", ") };
    faults.push(fault("label_does_not_fit", "application.label", details));
  }
  if (previous?.label != null && !edition.labels.includes(previous.label)) {
    const details = { given: printable(previous.label), allowed: edition.labels.join(", ") };
    faults.push(fault("not_allowed", "application.previous.label", details));
  }
  if (previous?.label != null && previous.valid_until == null) {
    faults.push(fault("missing_key", "application.previous.valid_until", { key: "valid_until" }));
  }
  return faults;
}

/** Days that exist, in their order: facts that lie after the assessment cannot have been assessed. */
function dayFaults({ assessment_date, previous, benchmarking }: Application, referenceDate: string): Fault[] {
  const days: [string, string | null | undefined][] = [
    ["assessment_date", assessment_date],
    ["previous.valid_until", previous?.valid_until],
    ["benchmarking.first", benchmarking?.first],
    ["benchmarking.second", benchmarking?.second],
  ];
  const faults = days.flatMap(([path, day]) =>
    day == null || isDay(day) ? [] : [notADay(day, `application.${path}`)],
  );
  if (faults.length > 0) return faults;
  const order: [string, string | null | undefined, string, string | null | undefined][] = [
    ["assessment_date", assessment_date, "reference_date", referenceDate],
    ["benchmarking.second", benchmarking?.second, "benchmarking.first", benchmarking?.first],
  ];
  return order.flatMap(([path, day, of, earliest]) =>
    day != null && earliest != null && day < earliest
      ? [fault("date_too_early", `application.${path}`, { given: day, earliest, of })]
      : [],
  );
}

/** Nobody counts for two; who is not named may be anybody. */
function expertFaults(experts: NonNullable<Application["experts"]>): Fault[] {
  const seen = new Set<string>();
  return experts.flatMap(({ name, country }, i): Fault[] => {
    const path = `application.experts[${i}]`;
    if (country != null && !isCountryCode(country))
      return [fault("unknown_country", `${path}.country`, { given: printable(country) })];
    if (!name?.trim() || country == null) return [];
    const person = `${country} ${name.trim().replace(/\s+/g, " ").normalize("NFC").toLowerCase()}`;
    const repeated = seen.has(person);
    seen.add(person);
    return repeated ? [fault("repeated_expert", path, { given: printable(name.trim()) })] : [];
  });
}
