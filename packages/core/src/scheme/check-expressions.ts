import type { ExpressionDetail } from "../expression/parse.ts";
import type { Expression } from "../expression/types.ts";
import { REFERENCE_DATE } from "../facts/table.ts";
import type { ContextName } from "../label/names.ts";
import { type FaultDetails, fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import { expressionTexts } from "./edition.ts";
import type { Report } from "./report-fault.ts";
import type { EditionFileName } from "./schema.ts";

/** What an expression can come out as; comparisons and arithmetic must fit it. */
type Kind = "number" | "boolean" | "text" | "codes";

const KIND_OF_UNIT: Readonly<Record<string, Kind>> = { boolean: "boolean", date: "text", code: "text", codes: "codes" };

const KIND_OF_NAME: Readonly<Record<ContextName, Kind>> = {
  "application.label": "text",
  "application.assessment_date": "text",
  "application.assessment_known": "boolean",
  "application.kind": "text",
  "application.interview_done": "boolean",
  "application.mode": "text",
  "application.travel_km": "number",
  "application.expert_office": "boolean",
  "previous.label": "text",
  "previous.valid_until": "text",
  "experts.count": "number",
  "experts.foreign": "number",
  "silver.interval_months": "number",
  "silver.areas_declared": "number",
  "silver.areas_described": "number",
  "silver.areas_confirmed": "number",
  "gates.failed": "number",
  "total.points": "number",
  "total.max": "number",
};

/** Every name of an expression is known, and nothing is added to a yes or compared with the wrong thing. */
export function checkExpressions(edition: PartOf<"facts.yaml">, report: Report): void {
  for (const { file, path, text } of expressionTexts(edition.files)) {
    const check = new KindCheck(
      (name) => kindOfName(edition, file, name),
      (name) => report(file, fault("unknown_fact", path, { given: name, nearest: "" })),
      (detail, details) => report(file, fault("malformed_expression", path, { detail, ...details })),
    );
    const tree = edition.expressions[text];
    const kind = tree ? check.kind(tree) : null;
    const wanted = kindWanted(edition, file, path);
    if (kind !== null && wanted !== null && kind !== wanted) {
      report(file, fault("malformed_expression", path, { detail: "WRONG_RESULT", expected: wanted, given: kind }));
    }
  }
}

/** What an expression has to come out as at its place; null for steps, whose form has a check of its own. */
function kindWanted(edition: PartOf<"facts.yaml">, file: EditionFileName, path: string): Kind | null {
  if (file === "facts.yaml") {
    const fact = edition.files["facts.yaml"].facts[path.slice("facts.".length, -".derived_from".length)];
    return fact ? (KIND_OF_UNIT[fact.unit] ?? "number") : null;
  }
  if (path.includes(".steps[")) return null;
  if (!path.startsWith("validity[")) return "boolean";
  const row = edition.files["label-rules.yaml"]?.validity[Number(/\d+/.exec(path)?.[0])];
  return row?.id.includes("kind_") ? "boolean" : "text";
}

/** Facts everywhere, the reference date in derivations, parameters and the context of a decision in label rules. */
function kindOfName(edition: PartOf<"facts.yaml">, file: EditionFileName, name: string): Kind | null {
  const fact = edition.files["facts.yaml"].facts[name];
  if (fact) return KIND_OF_UNIT[fact.unit] ?? "number";
  if (file === "facts.yaml") return name === REFERENCE_DATE ? "text" : null;
  if (file !== "label-rules.yaml") return null;
  const parameter = edition.files["label-rules.yaml"]?.parameters.find((row) => row.id === name);
  if (parameter) return typeof parameter.value === "number" ? "number" : "text";
  return KIND_OF_NAME[name as keyof typeof KIND_OF_NAME] ?? null;
}

class KindCheck {
  constructor(
    private readonly kindOfName: (name: string) => Kind | null,
    private readonly unknown: (name: string) => void,
    private readonly misfit: (detail: ExpressionDetail, details: FaultDetails) => void,
  ) {}

  /** The kind of a tree, or null where a name is unknown and nothing more can be said. */
  kind(tree: Expression): Kind | null {
    switch (tree.kind) {
      case "number":
      case "text":
      case "boolean":
        return tree.kind;
      case "name": {
        const kind = this.kindOfName(tree.name);
        if (kind === null) this.unknown(tree.name);
        return kind;
      }
      case "arithmetic":
        this.expect(tree.left, "number", tree.op);
        this.expect(tree.right, "number", tree.op);
        return "number";
      case "and":
      case "or":
        this.expect(tree.left, "boolean", tree.kind === "and" ? "&&" : "||");
        this.expect(tree.right, "boolean", tree.kind === "and" ? "&&" : "||");
        return "boolean";
      case "comparison":
        return this.comparison(tree);
      case "call":
        return this.call(tree);
    }
  }

  private expect(tree: Expression, expected: Kind, operator: string): void {
    const given = this.kind(tree);
    if (given !== null && given !== expected) this.misfit("WRONG_OPERAND", { operator, expected, given });
  }

  private comparison(tree: Expression & { kind: "comparison" }): Kind {
    const [left, right] = [this.kind(tree.left), this.kind(tree.right)];
    if (left !== null && right !== null && left !== right)
      this.misfit("UNLIKE_SIDES", { given: left, expected: right });
    const ordered = tree.op !== "==" && tree.op !== "!=";
    if (ordered && (left === "boolean" || left === "codes")) this.misfit("NO_ORDER", { operator: tree.op });
    return "boolean";
  }

  private call(tree: Expression & { kind: "call" }): Kind {
    const takes: Record<typeof tree.function, readonly Kind[]> = {
      months_down: ["text", "text"],
      months_up: ["text", "text"],
      add_years: ["text", "number"],
      add_days: ["text", "number"],
      end: ["text", "text"],
      count_at_least: tree.args.map(() => "number"),
    };
    const wanted = takes[tree.function];
    if (wanted.length !== tree.args.length || tree.args.length < 2)
      this.misfit("WRONG_ARGUMENTS", { operator: tree.function, number: Math.max(2, wanted.length) });
    tree.args.forEach((arg, i) => this.expect(arg, wanted[i] ?? "number", tree.function));
    return ["months_down", "months_up", "count_at_least"].includes(tree.function) ? "number" : "text";
  }
}
