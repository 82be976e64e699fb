import type { CompiledEdition, Edition, Fault, Language, PreviewedCase } from "@klynge/core";
import type { Say } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";
import { wordingIn } from "../assessment/index.ts";
import { schemeWords } from "../cases/index.ts";
import type { Concerned, Preview } from "./load-preview.ts";

/** A preview in the words of the edition that it is of. */

/** More are only counted: whoever wants all has `klynge scheme preview`. */
const MOST_SHOWN = 100;
const MOST_REASONS = 6;

interface Reader {
  readonly services: Pick<Services, "faultsInWords">;
  readonly language: Language;
  readonly say: Say;
}

export interface ShownPreview extends Omit<Preview, "concerned"> {
  readonly concerned: readonly (Concerned & { readonly why: readonly string[] })[];
  /** How many are not shown. */
  readonly more: number;
}

export async function presentPreview(
  preview: Preview,
  edition: CompiledEdition,
  reader: Reader,
): Promise<ShownPreview> {
  const shown = preview.concerned.slice(0, MOST_SHOWN);
  return {
    ...preview,
    concerned: await Promise.all(shown.map(async (one) => ({ ...one, why: await newReasons(one, edition, reader) }))),
    more: preview.concerned.length - shown.length,
  };
}

/** The reasons that were not there before, the baselines that fail anew, and the facts that nobody was asked for. */
export async function newReasons(
  { before, after, missing }: PreviewedCase,
  edition: CompiledEdition,
  reader: Reader,
): Promise<string[]> {
  const { say, language } = reader;
  if (!after.readable) return faultsIn(after.faults, edition, reader);
  const words = schemeWords({ edition }, reader);
  const wording = wordingIn(edition, language, say);
  const old = new Set(before.readable ? [...before.reasons, ...before.failedGates] : []);
  const reasons = after.reasons.filter((code) => code !== "all_conditions_met" && !old.has(code));
  const gates = after.failedGates.filter((row) => !old.has(row));
  const facts = missing.slice(0, MOST_REASONS).map((fact) => wording.factName(fact));
  return [
    ...reasons.slice(0, MOST_REASONS).map((code) => words.reason(code)),
    ...(gates.length > 0 ? [say("scheme.gates", { rows: gates.map((row) => words.row(row)).join(", ") })] : []),
    ...(missing.length > 0 ? [say("scheme.missing", { facts: facts.join(", ") })] : []),
  ];
}

async function faultsIn(faults: readonly Fault[], edition: CompiledEdition, reader: Reader): Promise<string[]> {
  const { services, language, say } = reader;
  const some = faults.slice(0, MOST_REASONS);
  const messages = await services.faultsInWords(some, language);
  return some.map(({ path, code }, index) => {
    const fact = factIn(path, edition.edition);
    const name = fact === null ? path : wordingIn(edition, language, say).factName(fact);
    return `${name}: ${messages[index] ?? code}`;
  });
}

/** `facts.press.mentions` and `facts.press.mentions.value` are of the fact `press.mentions`. */
function factIn(path: string, { files }: Edition): string | null {
  const within = path.replace(/^facts\./, "").split(".");
  const names = within.map((_, index) => within.slice(0, within.length - index).join("."));
  return names.find((name) => Object.hasOwn(files["facts.yaml"].facts, name)) ?? null;
}
