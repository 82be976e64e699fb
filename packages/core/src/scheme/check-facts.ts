import { namesIn } from "../expression/names.ts";
import { REFERENCE_DATE } from "../facts/table.ts";
import { fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import type { Report } from "./report-fault.ts";

type Facts = PartOf<"facts.yaml" | "texts/vocabularies.yaml">;

/** Rules of the fact dictionary and the vocabularies. */
export function checkFacts(edition: Facts, report: Report): void {
  const { facts, sums } = edition.files["facts.yaml"];
  const known = new Set(Object.keys(facts));
  const refer = (path: string, id: string | undefined): void => {
    if (id !== undefined && !known.has(id))
      report("facts.yaml", fault("unknown_fact", path, { given: id, nearest: "" }));
  };
  for (const [id, fact] of Object.entries(facts)) {
    const path = `facts.${id}`;
    if (!/^[a-z_]+(\.[a-z0-9_]+)+$/.test(id)) report("facts.yaml", fault("wrong_id", path, { id }));
    refer(`${path}.lever`, fact.lever);
    refer(`${path}.part_of`, fact.part_of);
    const whole = facts[fact.part_of ?? ""];
    if (whole && UNSCALED.has(whole.unit)) {
      report("facts.yaml", fault("wrong_unit", `${path}.part_of`, { given: whole.unit, allowed: "a number" }));
    }
    fact.grows_with?.forEach((other, i) => refer(`${path}.grows_with[${i}]`, other));
    fact.pushes?.forEach((other, i) => refer(`${path}.pushes[${i}]`, other));
    if ((fact.kind === "derived") !== (fact.derived_from !== undefined)) {
      report("facts.yaml", fault("missing_key", `${path}.derived_from`, { key: "derived_from" }));
    }
    if (fact.derived_from !== undefined && fact.unknown_when === undefined) {
      report("facts.yaml", fault("missing_key", `${path}.unknown_when`, { key: "unknown_when" }));
    }
    checkVocabulary(edition, id, report);
  }
  sums.forEach((sum, i) => {
    refer(`sums[${i}].whole`, sum.whole);
    sum.parts.forEach((part, p) => refer(`sums[${i}].parts[${p}]`, part));
  });
  checkCircles(edition, report);
}

function checkVocabulary(edition: Facts, id: string, report: Report): void {
  const fact = edition.files["facts.yaml"].facts[id];
  const vocabularies = edition.files["texts/vocabularies.yaml"];
  if (fact?.vocabulary !== undefined && !(fact.vocabulary in vocabularies)) {
    report("facts.yaml", fault("unknown_reference", `facts.${id}.vocabulary`, { given: fact.vocabulary }));
  }
  if ((fact?.unit === "code" || fact?.unit === "codes") && fact.vocabulary === undefined) {
    report("facts.yaml", fault("missing_key", `facts.${id}.vocabulary`, { key: "vocabulary" }));
  }
}

/** A derivation that needs itself, told as the chain of facts. */
function checkCircles(edition: Facts, report: Report): void {
  const { facts } = edition.files["facts.yaml"];
  const settled = new Set<string>();
  const visit = (id: string, chain: readonly string[]): void => {
    const formula = facts[id]?.derived_from;
    if (formula === undefined || settled.has(id)) return;
    if (chain.includes(id)) {
      const circle = [...chain.slice(chain.indexOf(id)), id];
      report("facts.yaml", fault("circular_derivation", `facts.${id}.derived_from`, { chain: circle.join(" -> ") }));
      return;
    }
    const tree = edition.expressions[formula];
    for (const part of tree ? namesIn(tree) : []) if (part !== REFERENCE_DATE) visit(part, [...chain, id]);
    settled.add(id);
  };
  for (const id of Object.keys(facts)) visit(id, []);
}

const UNSCALED = new Set(["boolean", "date", "code", "codes"]);

/** Every number has a scale, of its own or of its unit; low stands below high. */
export function checkScales(edition: PartOf<"facts.yaml" | "scales.yaml">, report: Report): void {
  const { by_unit, facts: scales } = edition.files["scales.yaml"];
  const { facts } = edition.files["facts.yaml"];
  for (const [group, entries] of Object.entries({ by_unit, facts: scales })) {
    for (const [key, { low, high }] of Object.entries(entries)) {
      if (low >= high) report("scales.yaml", fault("scale_order", `${group}.${key}`, { low, high }));
      if (group === "facts" && !(key in facts))
        report("scales.yaml", fault("unknown_fact", `facts.${key}`, { given: key, nearest: "" }));
    }
  }
  for (const [id, { unit }] of Object.entries(facts)) {
    if (!UNSCALED.has(unit) && !(id in scales) && !(unit in by_unit))
      report("scales.yaml", fault("missing_key", `facts.${id}`, { key: id }));
  }
}
