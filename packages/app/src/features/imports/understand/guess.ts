import type { Column } from "./columns.ts";
import { COLUMN_NAMES, FIELDS, type Field, MANY } from "./fields.ts";
import { plainWords } from "./plain.ts";

const FIELD_OF = new Map<string, Field>(
  FIELDS.flatMap((field) => COLUMN_NAMES[field].split(", ").map((name) => [name, field] as const)),
);

/** What the name of a column says: the whole of it, its beginning, or what stands in brackets: “Industry (NACE)”. */
export function fieldOfName(name: string): Field | null {
  const [, inBrackets] = /[([]([^)\]]+)[)\]]/.exec(name) ?? [];
  return fieldOfWords(name) ?? (inBrackets ? fieldOfWords(inBrackets) : null);
}

function fieldOfWords(name: string): Field | null {
  const words = plainWords(name).split(" ");
  for (let length = words.length; length > 0; length -= 1) {
    const field = FIELD_OF.get(words.slice(0, length).join(" "));
    // one short word at the beginning of many says little
    if (field && (length === words.length || length > 1 || (words[0] ?? "").length > 4)) return field;
  }
  return null;
}

const OTHER_MONEY = /\b(m|k|t)?(nok|sek|dkk|pln|usd|gbp|isk|kr|zł)\b|\$|£/i;

/** What each column most likely is: by its name, and where that says nothing, by the look of its values. A person corrects it. */
export function guessColumns(columns: readonly Column[]): (Field | null)[] {
  const taken = new Set<Field>();
  const take = (field: Field | null): Field | null => {
    if (!field || (taken.has(field) && !MANY.has(field))) return null;
    taken.add(field);
    return field;
  };
  const byName = columns.map(({ name }) => {
    const field = fieldOfName(name);
    // money of another currency is none that the register could keep
    return field === "turnover" && OTHER_MONEY.test(name) ? null : take(field);
  });
  return byName.map((field, index) => field ?? take(fieldOfLook(columns[index])));
}

function fieldOfLook(column: Column | undefined): Field | null {
  if (column?.looks?.as === "number") return "number";
  return column?.looks?.as === "website" ? "website" : null;
}
