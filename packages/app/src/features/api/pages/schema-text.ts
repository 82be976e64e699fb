/** JSON Schema in one line, as a reader of the reference page wants it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export function nameOf({ $ref }: Schema): string | null {
  return $ref?.split("/").at(-1) ?? null;
}

export function fieldsOf(schema: Schema): { name: string; type: string; required: boolean }[] {
  const parts = schema.allOf?.flatMap(fieldsOf) ?? [];
  const own = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeText(field),
    required: schema.required?.includes(name) ?? false,
  }));
  return [...parts, ...own];
}

export function typeText(schema: Schema): string {
  const name = nameOf(schema);
  if (name) return name;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return choices.map(typeText).join(schema.allOf ? " & " : " | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  return [schema.type ?? "any"]
    .flat()
    .map((type) => plainType(schema, type))
    .join(" | ");
}

function plainType(schema: Schema, type: string): string {
  if (type === "array") return `[${schema.items ? typeText(schema.items) : "any"}]`;
  if (type === "object") return objectText(schema);
  return schema.format ? `${type} (${schema.format})` : type;
}

function objectText({ properties, additionalProperties }: Schema): string {
  if (properties)
    return `{ ${Object.entries(properties)
      .map(([name, field]) => `${name}: ${typeText(field)}`)
      .join(", ")} }`;
  return typeof additionalProperties === "object" ? `{ *: ${typeText(additionalProperties)} }` : "{ }";
}
