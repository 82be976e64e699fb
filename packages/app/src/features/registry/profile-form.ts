import type { Language } from "@klynge/core";
import {
  PROFILE_FIELDS,
  PROFILE_GROUPS,
  type ProfileFields,
  type ProfileGroup,
  type ProfileVisibility,
  profileFields,
} from "./profile-schema.ts";
import { readShape, startReading, type Typed, textIn } from "./read-fields.ts";
import type { Shape } from "./sections/fields.ts";
import { writeShape } from "./write-fields.ts";

/** The form of the profile: what was typed as fields with their visibility, and the other way round. */

const SHAPE = profileFields.shape as unknown as Shape;

export interface ReadProfile {
  readonly given: { readonly fields: unknown; readonly visibility: Readonly<Record<string, string>> };
  readonly faults: Readonly<Record<string, string>>;
  fieldOf(path: string): string;
}

export function readProfileForm(typed: Typed, language: Language): ReadProfile {
  const reader = startReading(typed, language);
  const fields = readShape(reader, SHAPE, "fields");
  const chosen = PROFILE_FIELDS.map((name): [string, string] => [name, visibilityOf(typed, name)]);
  const visibility = Object.fromEntries(chosen.filter(([, value]) => value !== "" && value !== "cluster"));
  return { given: { fields, visibility }, faults: reader.faults, fieldOf: reader.fieldOf };
}

/** What is chosen for a whole group goes before what is chosen for one of its fields. */
function visibilityOf(typed: Typed, name: string): string {
  const groups = Object.keys(PROFILE_GROUPS) as ProfileGroup[];
  const group = groups.find((one) => Object.hasOwn(PROFILE_GROUPS[one], name));
  return textIn(typed, `visible_group.${group}`) || textIn(typed, `visible.${name}`);
}

export function typedProfile(fields: ProfileFields, visibility: ProfileVisibility, language: Language): Typed {
  return {
    ...writeShape(SHAPE, fields, { prefix: "fields", language }),
    ...Object.fromEntries(PROFILE_FIELDS.map((name) => [`visible.${name}`, [visibility[name] ?? "cluster"]])),
  };
}
