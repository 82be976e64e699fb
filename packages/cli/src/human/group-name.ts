import type { ReleasedGroup } from "@klynge/core";
import type { Texts } from "../texts.ts";
import { shownName } from "./name.ts";
import type { Wording } from "./wording.ts";

/** "Information and communication, Norway"; all clusters where nothing narrows the group. */
export function groupName(of: ReleasedGroup["of"], texts: Texts, wording: Wording): string {
  const parts = [
    ...(of.portfolio ? [shownName(wording.code("portfolio", of.portfolio))] : []),
    ...(of.label ? [texts.say("group.labelled", { label: labelName(of.label, wording) })] : []),
    ...(of.country ? [countryName(of.country, wording)] : []),
  ];
  return parts.length === 0 ? texts.say("group.all") : parts.join(", ");
}

/** The group of an id such as `portfolio:ict/country:NO`. */
export function groupOfId(id: string): ReleasedGroup["of"] {
  if (id === "all") return {};
  return Object.fromEntries(
    id.split("/").map((part) => [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)]),
  );
}

export function labelName(label: string, wording: Wording): string {
  const texts = wording.edition.files["texts/label-rules.yaml"].labels[label];
  return texts ? wording.text(texts.name) : shownName(label);
}

/** A portfolio may write a country in any way; what is no code is shown as it stands. */
function countryName(code: string, wording: Wording): string {
  return /^[A-Z]{2}$/.test(code) ? wording.country(code) : shownName(code);
}
