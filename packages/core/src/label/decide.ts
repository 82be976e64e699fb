import type { Case } from "../assessment/case.ts";
import { type PlainValue, plain, type Score } from "../assessment/score.ts";
import { type Compute, compileExpression } from "../expression/compile.ts";
import { namesIn } from "../expression/names.ts";
import type { Expression, Value } from "../expression/types.ts";
import type { CompiledEdition } from "../scheme/compile.ts";
import type { LabelRules } from "../scheme/schema.ts";
import { buildContext, type LabelContext, type Range } from "./context.ts";

/**
 * The outcome of an application for a label, with every reason (label-rules.csv; excellence.md 3.2, 3.3, 3.5).
 *
 * - refused: at least one rule with `false_means: refused` is false; the reasons are all such rules, nothing unknown
 * - undecided: otherwise, when a rule is unknown, or false with `false_means: undecided`; the reasons are all of them
 * - awarded: otherwise
 */
export interface Decision {
  readonly outcome: "awarded" | "refused" | "undecided";
  readonly reasons: readonly Reason[];
  /** Only of an award. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Known as soon as the assessment date is, whatever the outcome. */
  readonly kind: "first" | "renewal" | null;
  /** Without VAT, in whole units of the currency; null when the date is missing or no fee row holds. */
  readonly fee: { readonly amount: number; readonly currency: string } | null;
  /** Every rule of the label with its result, for those who want to see what was looked at. */
  readonly rules: readonly JudgedRule[];
}

export interface Reason {
  readonly code: string;
  /** The rule it comes from; none for `all_conditions_met`. */
  readonly rule?: string;
  /** The names of the rule with the values found; a range where it is not settled. */
  readonly found?: Readonly<Record<string, PlainValue | { lowest: PlainValue; highest: PlainValue }>>;
  /** The rows behind a gate that failed or is unknown. */
  readonly indicators?: readonly string[];
}

export interface JudgedRule {
  readonly id: string;
  readonly group: LabelRules["rules"][number]["group"];
  readonly condition: string;
  readonly holds: boolean | null;
}

type Rule = LabelRules["rules"][number];

/** Where names are looked up: facts first come from the case, then the context; one end of every range. */
interface Lookup {
  readonly context: LabelContext;
  readonly end: keyof Range;
}

export function decideLabel(edition: CompiledEdition, input: Case, score: Score): Decision {
  const judge = new Judge(edition, input, score);
  const rules = edition.edition.files["label-rules.yaml"].rules.filter((rule) => concerns(rule, input.label));
  const judged = rules.map((rule) => ({ rule, holds: judge.holds(rule.condition) }));
  const failed = judged.filter(({ rule, holds }) => holds === false && rule.false_means === "refused");
  const open = judged.filter(
    ({ rule, holds }) => holds === null || (holds === false && rule.false_means === "undecided"),
  );
  const outcome = failed.length > 0 ? "refused" : open.length > 0 ? "undecided" : "awarded";
  const listed = outcome === "refused" ? failed : open;
  const reasons = listed.map(({ rule, holds }) => judge.reason(rule, holds, score));
  return {
    outcome,
    reasons: outcome === "awarded" ? [{ code: "all_conditions_met" }] : reasons,
    ...judge.award(outcome === "awarded"),
    rules: judged.map(({ rule, holds }) => ({ id: rule.id, group: rule.group, condition: rule.condition, holds })),
  };
}

function concerns(row: { label: string }, label: string): boolean {
  return row.label === label || row.label === "all";
}

/** Evaluates rules, fees and dates of one case. */
class Judge {
  private readonly context: Map<string, Range>;

  constructor(
    private readonly edition: CompiledEdition,
    private readonly input: Case,
    score: Score,
  ) {
    this.context = buildContext(edition.edition, input, score);
    this.context.set("application.kind", this.kindRange());
  }

  /** Settled when it comes out the same at both ends of every range. */
  holds(condition: string): boolean | null {
    const [lowest, highest] = [this.value(condition, "lowest"), this.value(condition, "highest")];
    return lowest === highest ? (lowest as boolean | null) : null;
  }

  reason(rule: Rule, holds: boolean | null, score: Score): Reason {
    const names = namesIn(this.tree(rule.condition));
    const found = Object.fromEntries(names.map((name) => [name, this.found(name)]));
    const gate = holds === false ? "failed" : "unknown";
    return {
      code: holds === false ? rule.code_false : rule.code_unknown,
      rule: rule.id,
      found,
      ...(rule.group === "gate" && { indicators: score.rows.filter((row) => row.gate === gate).map((row) => row.id) }),
    };
  }

  award(awarded: boolean): Pick<Decision, "validFrom" | "validUntil" | "kind" | "fee"> {
    if (this.input.application.assessment_date == null)
      return { validFrom: null, validUntil: null, kind: null, fee: null };
    const kind = this.context.get("application.kind")?.lowest as "first" | "renewal";
    return {
      validFrom: awarded ? this.day(`validity.${kind}_from`) : null,
      validUntil: awarded ? this.day(`validity.${kind}_until`) : null,
      kind,
      fee: this.fee(),
    };
  }

  /** `none` while the assessment date is missing; without a previous label of the same level it is the first. */
  private kindRange(): Range {
    const { assessment_date: date, previous } = this.input.application;
    const kind =
      date == null
        ? "none"
        : previous?.label && this.holds(this.validity("validity.kind_renewal"))
          ? "renewal"
          : "first";
    return { lowest: kind, highest: kind };
  }

  private fee(): Decision["fee"] {
    const rows = this.edition.edition.files["label-rules.yaml"].fees.filter((fee) => concerns(fee, this.input.label));
    const row = rows.find((fee) => this.holds(fee.condition) === true);
    return row ? { amount: row.amount, currency: row.currency } : null;
  }

  private day(id: string): string {
    return this.value(this.validity(id), "lowest") as string;
  }

  private validity(id: string): string {
    const row = this.edition.edition.files["label-rules.yaml"].validity.find((v) => v.id === id);
    if (!row) throw new RangeError(`no validity rule ${id}`);
    return row.expression;
  }

  private value(text: string, end: keyof Range): Value {
    return compileExpression(this.tree(text), (name) => this.resolve(name))({ context: this.context, end });
  }

  private tree(text: string): Expression {
    return this.edition.edition.expressions[text] as Expression;
  }

  private resolve(name: string): Compute<Lookup> {
    const index = this.edition.dictionary.index.get(name);
    if (index !== undefined) return () => this.input.facts[index] as Value;
    return ({ context, end }) => context.get(name)?.[end] ?? null;
  }

  private found(name: string): PlainValue | { lowest: PlainValue; highest: PlainValue } {
    const lookup = this.resolve(name);
    const [lowest, highest] = [
      plain(lookup({ context: this.context, end: "lowest" })),
      plain(lookup({ context: this.context, end: "highest" })),
    ];
    return lowest === highest ? lowest : { lowest, highest };
  }
}
