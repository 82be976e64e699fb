import { makeErasedName } from "./erased-name.ts";
import { profileFields } from "./profile-schema.ts";
import { shapeOf } from "./sections/definition.ts";
import { isNameless, lookOf, type Shape } from "./sections/fields.ts";
import { definitionOf } from "./sections/index.ts";
import { isSection, type Section } from "./sections.ts";

/** What leads to a person in one register: how he is called, and how he is reached. */
export interface Traces {
  readonly name: string;
  /** Mail addresses and phone numbers. */
  readonly reached: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Takes a person out of values. Looks only where people may be named: somebody who is called like a code ("EN", "NO") is no language
 * and no country.
 */
export interface Forget {
  /** In one text that somebody wrote. */
  text(value: string): string;
  entry(section: Section, fields: Fields): Fields;
  profile(fields: Fields): Fields;
  /** In what is kept under names of its own: a stated organisation, an import. */
  named<Value>(value: Value): Value;
  /** In what an entry of the trail keeps. */
  trail<Value>(of: { readonly action: string; readonly target: string }, value: Value): Value;
}

/** In a text that says more, the name leaves a gap; where it stands alone, it becomes the name that says nothing. */
export const GAP = "[…]";
/** Shorter ones would be found in texts that mean something else. */
const SHORTEST = 4;

/** @param alone what stands in place of a name that stands alone */
export function forgetting({ name, reached }: Traces, alone = makeErasedName()): Forget {
  const whole = new Map([[keyOf(name), alone], ...reached.map((one): [string, string] => [keyOf(one), ""])]);
  const leaveGaps = (text: string, traces: readonly string[]): string =>
    traces
      .filter((one) => one.length >= SHORTEST)
      .map(inWords)
      .reduce((left, one) => left.replace(one, GAP), text);
  const text = (value: string): string =>
    value === "" ? value : (whole.get(keyOf(value)) ?? leaveGaps(value, [name, ...reached]));
  const link = (value: string): string => leaveGaps(value, reached);

  const inShape = (shape: Shape, fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key, shape[key] ? inField(shape[key], value) : value]),
    );
  const inField = (field: Shape[string], value: unknown): unknown => {
    const look = lookOf(field);
    if (look.kind === "url") return eachText(value, link);
    if (TEXT_KINDS.has(look.kind)) return isNameless(field) ? value : eachText(value, text);
    if (look.kind === "group") return isFields(value) ? inShape(look.shape, value) : value;
    if (look.kind !== "lines" || !look.shape || !Array.isArray(value)) return value;
    const { shape } = look;
    return value.map((line) => (isFields(line) ? inShape(shape, line) : line));
  };

  const entry = (section: Section, fields: Fields): Fields => inShape(shapeOf(definitionOf(section)), fields);
  const profile = (fields: Fields): Fields => inShape(profileFields.shape as unknown as Shape, fields);
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (!isFields(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, NAMED.has(key) ? eachText(inner, text) : named(inner)]),
    );
  };
  const trail = ({ action, target }: { readonly action: string; readonly target: string }, value: unknown): unknown => {
    if (action === "fact.explained") return eachText(value, text);
    if (!isFields(value) || !isFields(value.fields)) return named(value);
    const section = target.split("/")[0] ?? "";
    const fields = isSection(section) ? entry(section, value.fields) : profile(value.fields);
    return { ...(named(value) as Fields), fields };
  };
  return { text, entry, profile, named: named as Forget["named"], trail: trail as Forget["trail"] };
}

const TEXT_KINDS: ReadonlySet<string> = new Set(["line", "text", "words", "email", "tel"]);

/** Where people write freely, outside of sections and profile; all that is below such a key is text. */
const NAMED: ReadonlySet<string> = new Set([
  "name",
  "title",
  "description",
  "note",
  "address",
  "person",
  "because",
  "reason",
  "evidence",
  "comment",
  "texts",
  "fileName",
  "other",
]);

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((inner) => eachText(inner, change));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, eachText(inner, change)]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Small and capital letters are the same. */
export function keyOf(text: string): string {
  return text.trim().toLowerCase();
}

/** Not inside of a longer word: Ida is not in Florida. */
function inWords(text: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu");
}
