import { type KnownValue, releaseFact, type Statistic, scaleOf } from "../../src/index.ts";
import { edition } from "../support.ts";

export const { rules } = edition.edition.files["disclosure.yaml"];

/** What is released of a fact of the edition in a group with these known values; of a number its median, unless told otherwise. */
export function releaseOf(fact: string, values: readonly KnownValue[], byFrequency = false): Statistic {
  const unit = edition.dictionary.definitions[edition.dictionary.index.get(fact) as number]?.unit as "count";
  return releaseFact(rules, { fact, unit, scale: scaleOf(edition, fact), byFrequency }, values);
}
