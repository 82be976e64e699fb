import { type CompiledEdition, caseFile, type FactDefinition } from "@klynge/core";
import { z } from "zod";

/**
 * JSON Schema of a case for one edition: besides the shape it knows the schemes, the labels and each fact with the values it can have.
 * What only the whole case tells (parts above wholes, days after the reference date) is left to `klynge score`.
 */
export function caseSchema(edition: CompiledEdition): unknown {
  const shape = z.toJSONSchema(caseFile, { io: "input" }) as unknown as CaseShape;
  const { properties } = shape;
  const definitions = edition.edition.files["facts.yaml"].facts;
  const facts = Object.entries(definitions).map(([id, fact]) => [id, writtenIn(fact, edition)] as const);
  return {
    ...shape,
    properties: {
      ...properties,
      scheme: { enum: [...edition.schemes.keys()] },
      edition: { const: edition.id },
      reference_date: DAY,
      cluster: {
        ...properties.cluster,
        properties: { name: { type: "string", minLength: 1 }, country: { type: "string", pattern: "^[A-Z]{2}$" } },
      },
      facts: { type: "object", properties: Object.fromEntries(facts), additionalProperties: false },
      agreed_points: agreedPoints(edition),
      application: application(properties.application, edition),
    },
  };
}

interface CaseShape {
  readonly properties: Readonly<Record<string, object>>;
}

const DAY = { type: "string", format: "date", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };

/** A plain value, or the value with its origin; unknown is null. */
function writtenIn(fact: FactDefinition, edition: CompiledEdition): unknown {
  const value = { anyOf: [lawfulValue(fact, edition), { type: "null" }] };
  const origin = {
    assumed: { type: "boolean" },
    note: { type: ["string", "null"] },
    source: { type: ["string", "null"] },
  };
  return {
    anyOf: [
      ...value.anyOf,
      { type: "object", properties: { value, ...origin }, required: ["value"], additionalProperties: false },
    ],
  };
}

function lawfulValue(fact: FactDefinition, edition: CompiledEdition): unknown {
  const least = fact.below_zero ? {} : { minimum: 0 };
  const most = fact.highest === undefined ? {} : { maximum: fact.highest };
  switch (fact.unit) {
    case "boolean":
      return { type: "boolean" };
    case "date":
      return DAY;
    case "code":
      return codesOf(fact, edition);
    case "codes":
      return { type: "array", items: codesOf(fact, edition) };
    case "share":
      return { type: "number", ...least, ...(fact.above_one ? {} : { maximum: 1 }) };
    case "level":
      return { type: "integer", minimum: 0, maximum: 4 };
    case "count":
      return { type: fact.fractional ? "number" : "integer", ...least, ...most };
    default:
      return { type: "number", ...least, ...most };
  }
}

/** Open lists: any code is read, the known ones are told as examples. */
function codesOf({ vocabulary }: FactDefinition, edition: CompiledEdition): unknown {
  const known = Object.keys(edition.edition.files["texts/vocabularies.yaml"][vocabulary ?? ""] ?? {});
  return { type: "string", pattern: "^[a-z0-9_]+$", ...(known.length > 0 && { examples: known }) };
}

function agreedPoints(edition: CompiledEdition): unknown {
  const rows = [...edition.schemes.values()].flatMap((scheme) => (scheme.kind === "audit" ? scheme.rows : []));
  const of = rows
    .filter(({ maxPoints }) => maxPoints > 0)
    .map(({ id, maxPoints }) => [id, { type: "number", minimum: 0, maximum: maxPoints, multipleOf: 0.5 }]);
  return { type: ["object", "null"], properties: Object.fromEntries(of), additionalProperties: false };
}

function application(shape: object | undefined, edition: CompiledEdition): unknown {
  const labels = { anyOf: [{ enum: [...edition.labels] }, { type: "null" }] };
  return JSON.parse(JSON.stringify(shape), (key, value) => (key === "label" ? labels : value));
}
