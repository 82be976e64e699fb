import type {
  Edition,
  Expression,
  FactDefinition,
  Language,
  LocalPlural,
  LocalText,
  Need,
  PlainValue,
  Unit,
} from "@klynge/core";
import { printable } from "@klynge/core";
import { CONDITION_NAMES } from "./condition-names.ts";
import { conditionInWords } from "./conditions.ts";
import type { Comparison } from "./types.ts";

/** Says values, facts and conditions of an edition in one language; the only place where codes and numbers become words. */

/** Language and region that decide how numbers and days are written. */
const LOCALES: Record<Language, string> = { en: "en-GB", nb: "nb-NO", da: "da-DK", pl: "pl-PL" };

/** The few words that stand between a fact and its threshold. */
export interface ConditionWords {
  readonly atLeast: string;
  readonly atMost: string;
  readonly moreThan: string;
  readonly lessThan: string;
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
}

export class Wording {
  private readonly locale: string;
  private readonly plurals: Intl.PluralRules;
  private readonly countries: Intl.DisplayNames;
  private readonly dates: Intl.DateTimeFormat;
  private readonly formats = new Map<number, Intl.NumberFormat>();

  constructor(
    readonly edition: Edition,
    readonly language: Language,
    private readonly words: ConditionWords,
  ) {
    this.locale = LOCALES[language];
    this.plurals = new Intl.PluralRules(language);
    this.dates = new Intl.DateTimeFormat(this.locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    this.countries = new Intl.DisplayNames([this.locale], { type: "region", fallback: "code" });
  }

  /** The text in this language; an edition without it does not pass `scheme check`. */
  text(text: LocalText): string {
    const own = text[this.language] ?? text.en ?? "";
    // a line must not end between a number and its sign
    return own.includes(" %") ? own.replaceAll(" %", "\u00A0%") : own;
  }

  /** A number with at most the given decimals, grouped as the language does it. */
  number(value: number, decimals = 2): string {
    let format = this.formats.get(decimals);
    if (!format) {
      format = new Intl.NumberFormat(this.locale, { maximumFractionDigits: decimals });
      this.formats.set(decimals, format);
    }
    return format.format(Object.is(value, -0) ? 0 : value);
  }

  percent(share: number, decimals = 1): string {
    const number = this.number(share * 100, decimals);
    return this.language === "en" ? `${number}%` : `${number}\u00A0%`;
  }

  /** The mean of a scale: always with one decimal, so that it is not taken for a level. */
  mean(value: number): string {
    return new Intl.NumberFormat(this.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
  }

  /** `2026-05-01` as "1 May 2026". */
  day(day: string): string {
    return this.dates.format(new Date(`${day}T00:00:00Z`));
  }

  country(code: string): string {
    return this.countries.of(code) ?? code;
  }

  /** A name given by a user, shortened to a number of letters. */
  clip(name: string, length = 90): string {
    const letters = [...cleanText(name)];
    return letters.length > length
      ? `${letters
          .slice(0, length - 1)
          .join("")
          .trimEnd()}…`
      : letters.join("");
  }

  /** The same with places to break what is longer than any word, so that it stays on its page. */
  name(name: string, length = 90): string {
    return this.clip(name, length).replace(LONG_RUN, (run) => run.replace(/.{8}(?=.)/gu, "$&\u00AD"));
  }

  factName(fact: string): string {
    const texts = this.edition.files["texts/facts.yaml"][fact];
    return texts ? this.text(texts.name) : fact;
  }

  /** The value with its unit: "40", "2.5 FTE", "35%", "yes", "1 May 2026"; unknown in words. */
  value(fact: string, value: PlainValue): string {
    const definition = this.definition(fact);
    return definition ? this.valueOf(definition, value) : String(value);
  }

  valueOf(definition: Pick<FactDefinition, "unit" | "vocabulary">, value: PlainValue): string {
    if (value === null) return this.words.unknown;
    if (typeof value === "boolean") return this.yesNo(value);
    if (typeof value === "number") return this.amount(value, definition.unit);
    if (typeof value === "string")
      return definition.unit === "date" ? this.day(value) : this.code(definition.vocabulary, value);
    return value.map((code) => this.code(definition.vocabulary, code)).join(", ");
  }

  /** The value for a column of figures: shares with their sign, other numbers without the words of their unit. */
  figure(definition: Pick<FactDefinition, "unit" | "vocabulary">, value: PlainValue): string {
    return typeof value === "number" && definition.unit !== "share"
      ? this.number(value, definition.unit === "eur" ? 0 : 2)
      : this.valueOf(definition, value);
  }

  /** A number with the words of its unit. */
  amount(value: number, unit: Unit): string {
    if (unit === "share") return this.percent(value);
    const number = this.number(value, unit === "eur" ? 0 : 2);
    const words = this.unitWords(value, unit);
    return words === "" ? number : `${number}\u00A0${words}`;
  }

  /** The words that stand behind a number of this unit, in the right plural form; empty for counts and shares. */
  unitWords(value: number, unit: Unit): string {
    const forms = this.edition.files["texts/units.yaml"].units[unit]?.forms;
    return forms ? this.pluralForm(forms, value) : "";
  }

  /** A code in words; one without translation with its underscores taken out. */
  code(vocabulary: string | undefined, code: string): string {
    const text = this.edition.files["texts/vocabularies.yaml"][vocabulary ?? ""]?.[code];
    return text ? this.text(text) : printable(code.replaceAll("_", " "));
  }

  /** "share of enterprises: at least 50%". */
  comparison({ fact, op, threshold }: Comparison): string {
    const name = this.factName(fact);
    return `${name}: ${this.threshold({ fact, op, threshold })}`;
  }

  /** The threshold alone: "at least 50%". */
  threshold({ fact, op, threshold }: Comparison): string {
    if (typeof threshold === "boolean") return this.yesNo(threshold === (op === "=="));
    return this.against(op, this.value(fact, threshold));
  }

  /** What a comparison asks of a value: "at least 50%". */
  against(op: string, value: string): string {
    const before: Record<string, string> = {
      ">=": this.words.atLeast,
      "<=": this.words.atMost,
      ">": this.words.moreThan,
      "<": this.words.lessThan,
      "!=": CONDITION_NAMES[this.language].otherThan,
    };
    return before[op] ? `${before[op]} ${value}` : value;
  }

  yesNo(value: boolean): string {
    return value ? this.words.yes : this.words.no;
  }

  /** A whole condition (conditions.ts); empty where there is none. */
  condition(tree: Expression | undefined, label: string | null = null): string {
    return tree ? conditionInWords(this, tree, label) : "";
  }

  /** What is needed, in the unit of the fact: "9 more committed participants within the radius". */
  need(need: Need): string {
    const { fact, change, to } = need;
    const more = this.edition.files["texts/facts.yaml"][fact]?.more;
    if (change === null)
      return to === null || to === true ? this.factName(fact) : `${this.factName(fact)}: ${this.value(fact, to)}`;
    if (more) return this.pluralForm(more, Math.abs(change)).replace("{n}", this.number(Math.abs(change)));
    return `${this.factName(fact)}: ${this.value(fact, need.from)} → ${this.value(fact, to)}`;
  }

  /**
   * All that is needed together. What another need brings along by itself is not told again: newcomers within the radius
   * are listed and committed ones, and a survey of the last two years is one of the last three.
   * @param along how it is said that the same newcomers count elsewhere, behind the need that brings them
   */
  needs(needs: readonly Need[], along: string): string[] {
    const facts = this.edition.files["facts.yaml"].facts;
    const growing = (need: Need): readonly string[] => facts[need.fact]?.grows_with ?? [];
    const pushed = (need: Need): readonly string[] => facts[need.fact]?.pushes ?? [];
    const same = (a: Need, b: Need): boolean => a.change !== null && a.change === b.change;
    const follows = (need: Need): boolean =>
      needs.some((by) => pushed(by).includes(need.fact) || (growing(by).includes(need.fact) && same(by, need)));
    return needs
      .filter((need) => !follows(need))
      .map((need) => {
        const brings = needs.some((other) => growing(need).includes(other.fact) && same(need, other));
        return brings ? `${this.need(need)} (${along})` : this.need(need);
      });
  }

  /** Names joined as the language joins them: "a, b and c". */
  list(parts: readonly string[]): string {
    return new Intl.ListFormat(this.locale, { style: "long", type: "conjunction" }).format(parts);
  }

  private pluralForm(forms: LocalPlural, value: number): string {
    const own = forms[this.language] ?? {};
    return own[this.plurals.select(value)] ?? own.other ?? "";
  }

  private definition(fact: string): FactDefinition | undefined {
    return this.edition.files["facts.yaml"].facts[fact];
  }
}

/** Letters without a break that are longer than any word; soft hyphens let the line end among them. */
const LONG_RUN = /[\p{L}\p{N}□]{30,}/gu;

/** What the typeface of the report can show: Latin, Greek and Cyrillic with their punctuation. */
const SHOWN =
  /[^ -~\u00A0-\u00AC\u00AE-\u0148\u014A-\u01C3\u01C5-\u024F\u0386-\u03CE\u0400-\u045F\u0490-\u049D\u04A0-\u04FF\u1E00-\u1E99\u1EA0-\u1EF9\u2010-\u2027\u2030-\u203A\u20AC\u2116\u2122\u25A1]/gu;

/**
 * Text of a user, fit to be printed: no control characters, no marks that turn the writing direction or stand alone, no runs of white
 * space; what the typeface lacks is shown as □, because a PDF for everybody may not hold letters without a shape.
 */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{M}]/gu, "")
    .replace(SHOWN, "□")
    .replace(/\s+/g, " ")
    .trim();
}
