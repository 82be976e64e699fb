import { fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import { type Report, reportRepeated, reportRepeatedRows } from "./report-fault.ts";
import type { Question } from "./schema.ts";

type Part = PartOf<"bronze.yaml" | "gold.yaml" | "facts.yaml">;

const FILE = "bronze.yaml";

/** Which units an answer type may fill. */
const UNITS_OF_TYPE: Readonly<Record<Question["answers"][number]["type"], readonly string[]>> = {
  num: ["count", "eur", "months", "years", "days", "fte", "credits"],
  share: ["share"],
  date: ["date"],
  one: ["code"],
  many: ["codes"],
  scale: ["level"],
  yesno: ["boolean"],
  text: [],
};

/** Rules of the interview: ids, dimensions, field groups, answers, statistics, triggers. */
export function checkInterview(edition: Part, report: Report): void {
  const file = edition.files[FILE];
  reportRepeatedRows({ questions: file.questions, dimensions: file.dimensions }, FILE, report);
  if (file.questions.length !== file.question_count) {
    report(
      FILE,
      fault("wrong_count", "question_count", { given: file.question_count, computed: file.questions.length }),
    );
  }
  file.questions.forEach((row, i) => checkQuestion(edition, row, `questions[${i}]`, report));
}

function checkQuestion(edition: Part, row: Question, path: string, report: Report): void {
  const file = edition.files[FILE];
  const facts = edition.files["facts.yaml"].facts;
  const refer = (at: string, id: string | undefined): void => {
    if (id !== undefined && !(id in facts))
      report(FILE, fault("unknown_fact", `${path}.${at}`, { given: id, nearest: "" }));
  };
  const missing = (at: string, given: string, known: boolean): void => {
    if (!known) report(FILE, fault("unknown_reference", `${path}.${at}`, { given }));
  };
  if (!/^B\d\d$/.test(row.id)) report(FILE, fault("wrong_id", `${path}.id`, { id: row.id }));
  missing(
    "dimension",
    row.dimension,
    file.dimensions.some((d) => d.id === row.dimension),
  );
  missing("field_group", row.field_group, file.field_groups.includes(row.field_group));
  if (row.gold_indicator !== undefined) {
    missing(
      "gold_indicator",
      row.gold_indicator,
      edition.files["gold.yaml"].indicators.some((r) => r.id === row.gold_indicator),
    );
  }
  refer("headline_fact", row.headline_fact);
  if (row.trigger && !("absolute" in row.trigger)) refer("trigger", Object.values(row.trigger)[0]);
  for (const [kind, ids] of Object.entries(row.statistics))
    ids?.forEach((id, i) => refer(`statistics.${kind}[${i}]`, id));
  if (Object.keys(row.statistics).length === 0)
    report(FILE, fault("missing_key", `${path}.statistics`, { key: "statistics" }));
  reportRepeated(
    row.answers.map((answer) => answer.id),
    (i) => `${path}.answers[${i}].id`,
    FILE,
    report,
  );
  row.answers.forEach((answer, i) => checkAnswer(edition, answer, `${path}.answers[${i}]`, report));
}

function checkAnswer(edition: Part, answer: Question["answers"][number], path: string, report: Report): void {
  const { facts } = edition.files["facts.yaml"];
  if (answer.type === "text") {
    if (answer.fact !== undefined) report(FILE, fault("unknown_key", `${path}.fact`, { key: "fact" }));
    return;
  }
  const fact = answer.fact === undefined ? undefined : facts[answer.fact];
  if (answer.fact === undefined) report(FILE, fault("missing_key", `${path}.fact`, { key: "fact" }));
  else if (!fact) report(FILE, fault("unknown_fact", `${path}.fact`, { given: answer.fact, nearest: "" }));
  else if (!UNITS_OF_TYPE[answer.type].includes(fact.unit)) {
    report(
      FILE,
      fault("wrong_unit", `${path}.type`, { given: fact.unit, allowed: UNITS_OF_TYPE[answer.type].join(", ") }),
    );
  }
}
