import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { PROFILE_GROUPS, type ProfileField, type ProfileFields, type ProfileGroup } from "../profile-schema.ts";
import type { Shape } from "../sections/fields.ts";
import { linesOf } from "./entry-page.tsx";
import { fieldLabel } from "./section-words.ts";

/** A field of a profile in words. */
export interface ToldField {
  readonly key: ProfileField;
  readonly label: string;
  readonly lines: readonly string[];
}

/** Shown with the names of their codes. */
const CODED = new Set(["nace", "region", "smallRegion", "reach"]);

/**
 * The fields of a group that say something.
 * @param names of codes, where they are known
 */
export function toldFields(
  c: Context<AppEnv>,
  group: ProfileGroup,
  { fields, names }: { readonly fields: Partial<ProfileFields>; readonly names: ReadonlyMap<string, string> },
): readonly ToldField[] {
  const shape: Shape = PROFILE_GROUPS[group];
  return Object.entries(shape).flatMap(([name, field]) => {
    const key = name as ProfileField;
    const value = fields[key];
    const lines = CODED.has(key)
      ? [value].flat().flatMap((code) => (code ? `${code} ${names.get(String(code)) ?? ""}`.trim() : []))
      : linesOf({ c, scope: "profile", path: key, field, value });
    return lines.length === 0 ? [] : [{ key, label: fieldLabel(c.var.say, "profile", key), lines }];
  });
}
