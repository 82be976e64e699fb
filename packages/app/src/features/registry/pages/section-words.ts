import type { Context } from "hono";
import { localeOf } from "../../../platform/i18n/locale.ts";
import type { Say, TextKey } from "../../../platform/i18n/texts.ts";
import { writeNumber } from "../../../platform/read-number.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import { nameOfCode } from "../code-names.ts";
import { isErasedName } from "../erased-name.ts";
import { partsOf } from "../fault.ts";
import { type Look, lookOf, type Shape } from "../sections/fields.ts";
import { definitionOf } from "../sections/index.ts";
import type { Section } from "../sections.ts";
import texts from "../texts/en.json" with { type: "json" };
import { lastDay, sayMoney } from "./org-words.ts";

/** Fields and values of sections and of the profile in words. */

export type Scope = Section | "profile";

type Own = Readonly<Record<string, Readonly<Record<string, string>>>>;
const OWN: Own = texts.section.of;
const HINTS: Own = texts.section.hint;

/** `fte.management` as `fte_management`; the numbers of lines say nothing about a field. */
function keyOf(path: string): string {
  return path
    .split(".")
    .filter((part) => !/^\d+$/.test(part))
    .join("_");
}

/** What a field is called in its section, or as it is called everywhere. */
export function fieldLabel(say: Say, scope: Scope, path: string): string {
  const key = keyOf(path);
  if (OWN[scope]?.[key]) return say(`registry.section.of.${scope}.${key}` as TextKey);
  if (path === "from" && scope !== "profile" && definitionOf(scope).time === "day")
    return say("registry.section.field.on");
  const last = path.split(".").findLast((part) => !/^\d+$/.test(part));
  return say(`registry.section.field.${last}` as TextKey);
}

export function fieldHint(say: Say, scope: Scope, path: string): string | undefined {
  const key = keyOf(path);
  return HINTS[scope]?.[key] ? say(`registry.section.hint.${scope}.${key}` as TextKey) : undefined;
}

/** Days of a stretch as its reader says them, `until` as the last one that belongs. */
export function faultText({ say, language }: Pick<AppEnv["Variables"], "say" | "language">, fault: string): string {
  const { code, details } = partsOf(fault);
  const { from, until } = details;
  return say(`registry.section.fault.${code}` as TextKey, {
    ...details,
    ...(from && { from: sayDay(from, language) }),
    ...(until && { until: sayDay(lastDay(until), language) }),
  });
}

export function choiceText(say: Say, vocabulary: string, option: string): string {
  return say(`registry.section.choice.${vocabulary}.${option.replaceAll(/[.-]/g, "_")}` as TextKey);
}

/** Names of a vocabulary of the scheme, in its order. */
export function schemeChoices({ services, language }: AppEnv["Variables"], vocabulary: string): [string, string][] {
  const names = services.edition.edition.files["texts/vocabularies.yaml"][vocabulary] ?? {};
  return Object.entries(names).map(([code, text]) => [code, text[language] ?? text.en ?? code]);
}

/** A person that is not named any more is called so. */
export function personText(say: Say, name: string): string {
  return isErasedName(name) ? say("layout.erased_person") : name;
}

/** A value in words; empty where nothing is known. */
export function valueText(c: Context<AppEnv>, look: Look, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return listText(c, look, value);
  if (look.kind === "group") return groupText(c, look.shape, value as Readonly<Record<string, unknown>>);
  return plainText(c, look, value);
}

function plainText(c: Context<AppEnv>, look: Look, value: unknown): string {
  const { say, language } = c.var;
  const given = String(value);
  switch (look.kind) {
    case "day":
      return sayDay(given, language);
    case "last_day":
      return sayDay(lastDay(given), language);
    case "tick":
    case "yes_no":
      return say(value ? "condition.yes" : "condition.no");
    case "money":
      return sayMoney(Number(value), language);
    case "number":
      return numberText(say, look, writeNumber(Number(value), language));
    case "choice":
      return choiceText(say, look.vocabulary, given);
    case "scheme_choice":
      return schemeChoices(c.var, look.vocabulary).find(([code]) => code === given)?.[1] ?? given;
    case "country":
      return nameOfCode(given, "country", language);
    case "code":
      return nameOfCode(given, look.of, language);
    default:
      return personText(say, given);
  }
}

function numberText(say: Say, { unit }: Extract<Look, { kind: "number" }>, number: string): string {
  return unit === "percent" ? say("registry.section.percent", { number }) : number;
}

function listText(c: Context<AppEnv>, look: Look, values: readonly unknown[]): string {
  const { say, language } = c.var;
  if (look.kind === "lines") return values.length === 0 ? "" : String(values.length);
  const words = values.map((value) => {
    if (look.kind === "choices") return choiceText(say, look.vocabulary, String(value));
    return look.kind === "codes" ? nameOfCode(String(value), look.of, language) : String(value);
  });
  return new Intl.ListFormat(localeOf(language), { type: "unit" }).format(words);
}

/** Shares of a job, lines of a budget and credits together, when all of them are known; other parts one after the other. */
function groupText(c: Context<AppEnv>, shape: Shape, values: Readonly<Record<string, unknown>>): string {
  const { say, language } = c.var;
  const looks = Object.values(shape).map(lookOf);
  const given = Object.keys(shape).map((key) => values[key]);
  if (!looks.every(addsUp)) {
    const parts = looks.map((look, index) => valueText(c, look, given[index]));
    return parts.filter((part) => part !== "").join(" · ");
  }
  if (given.some((value) => typeof value !== "number")) return say("condition.unknown");
  const sum = given.reduce<number>((all, value) => all + Math.round(Number(value) * 100), 0) / 100;
  return looks[0]?.kind === "money" ? sayMoney(sum, language) : writeNumber(sum, language);
}

function addsUp(look: Look): boolean {
  return look.kind === "money" || (look.kind === "number" && look.unit !== "degrees");
}
