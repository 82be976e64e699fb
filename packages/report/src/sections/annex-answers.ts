import { type FactOrigin, plain, type Value } from "@klynge/core";
import type { Block, Cell } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import { manyPages, type Section } from "./section.ts";

/** Every fact of the scheme with its value, time and origin. */
export function answersSection(context: ReportContext): Section {
  const { t } = context;
  return manyPages(context, t("annex.answers_chapter"), t("annex.answers_title"), [
    { kind: "heading", level: 1, text: t("annex.answers_title") },
    { kind: "text", text: t("annex.answers_lead") },
    answerTable(context, factsOfScheme(context)),
  ]);
}

/** The facts that the rows and the eligibility items rest on, and those that the case gives besides. */
export function factsOfScheme({ edition, scheme, input }: ReportContext): string[] {
  const used = new Set<string>([...scheme.rows.flatMap((row) => [...row.basis]), ...input.origins.keys()]);
  for (const rule of edition.edition.files["label-rules.yaml"].rules) {
    for (const name of rule.condition.match(/[a-z_]+\.[a-z_0-9]+/g) ?? [])
      if (edition.dictionary.index.has(name)) used.add(name);
  }
  return edition.dictionary.ids.filter((id) => used.has(id));
}

function answerTable(context: ReportContext, facts: readonly string[]): Block {
  const { t, wording, edition, input } = context;
  const windows = edition.edition.files["texts/units.yaml"].windows;
  return {
    kind: "table",
    size: 8,
    columns: [
      { title: t("annex.fact"), width: 50 },
      { title: t("annex.value"), width: 26, number: true },
      { title: t("annex.window"), width: 26 },
      { title: t("annex.origin"), width: 26 },
    ],
    rows: facts.map((fact): Cell[] => {
      const index = edition.dictionary.index.get(fact) as number;
      const value = plain(input.facts[index] as Value);
      const definition = edition.dictionary.definitions[index];
      const whole = wording.value(fact, value);
      const shown = typeof value === "number" ? whole : wording.name(whole, 80);
      return [
        wording.factName(fact),
        value === null ? { text: shown, muted: true } : shown,
        wording.text(windows[definition?.window ?? ""] ?? {}),
        originText(context, fact, value !== null),
      ];
    }),
  };
}

function originText(context: ReportContext, fact: string, known: boolean): string {
  const { t, wording, input, edition } = context;
  const origin = input.origins.get(fact);
  if (!known) return t("annex.origin_missing");
  if (!origin)
    return t(
      edition.dictionary.derivations.some((d) => d.id === fact) ? "annex.origin_derived" : "annex.origin_entered",
    );
  const more = [origin.note, origin.source].flatMap((text) => (text ? [wording.name(text, 110)] : []));
  return [originFirst(context, fact, origin), ...more].join("; ");
}

/** A person who knew better than the register has both values stand side by side, with the reason behind them. */
function originFirst({ t, wording, input, edition }: ReportContext, fact: string, origin: FactOrigin): string {
  if (!origin.register) return t(origin.assumed ? "annex.origin_assumed" : "annex.origin_entered");
  const { value, on } = origin.register;
  const given = plain(input.facts[edition.dictionary.index.get(fact) as number] as Value);
  if (JSON.stringify(given) === JSON.stringify(value)) return t("annex.origin_register", { day: wording.day(on) });
  return t("annex.origin_differs", { value: wording.name(wording.value(fact, value as typeof given), 80) });
}
