import type { FactValues } from "@klynge/core";
import type { Context } from "hono";
import type { FieldError } from "../../../platform/web/components/error-summary.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AssessmentView } from "../../assessment/index.ts";
import type { ReadFacts } from "../read-facts.ts";
import { faultTexts } from "./attempt.ts";
import type { SaidField } from "./two-values.tsx";

type Texts = { readonly because: string; readonly seen: string };
const TEXTS = ["because", "seen"] as const;

/**
 * What is wrong with a form of facts, for the head of its page: each field by name, with the way to it.
 * @param faults sentences by fact
 * @param missing whether a reason and what was seen are needed
 */
export function factErrors(
  c: Context<AppEnv>,
  { wording }: AssessmentView,
  faults: ReadonlyMap<string, readonly string[]>,
  read: ReadFacts,
  missing = false,
): FieldError[] {
  const { say } = c.var;
  const facts = [...faults].flatMap(([fact, texts]) =>
    texts.map((text) => ({ field: wording.factName(fact), text, href: `#f-${fact.replaceAll(".", "-")}` })),
  );
  const texts = TEXTS.flatMap((name) =>
    textFaults(c, read, name, missing).map((text) => ({ field: say(`scoring.facts.${name}`), text, href: `#${name}` })),
  );
  return [...facts, ...texts];
}

/** What is wrong with a reason, or with what was seen. */
export function textFaults(
  c: Context<AppEnv>,
  read: Texts & Partial<Pick<ReadFacts, "faults">>,
  name: (typeof TEXTS)[number],
  missing: boolean,
): string[] {
  const fault = read.faults?.[name] ?? (missing && read[name] === "" ? "text_missing" : undefined);
  return faultTexts(c, fault);
}

/** Values of facts with why and what was seen, to be set beside others. */
export function saidFacts(
  { var: { say } }: Context<AppEnv>,
  { wording }: AssessmentView,
  facts: FactValues,
  texts: Texts | null | undefined,
): SaidField[] {
  return [
    ...Object.entries(facts).map(([fact, value]): SaidField => [wording.factName(fact), wording.value(fact, value)]),
    ...TEXTS.map((name): SaidField => [say(`scoring.facts.${name}`), texts?.[name] ?? ""]),
  ];
}
