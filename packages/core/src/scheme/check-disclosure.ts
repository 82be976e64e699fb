import { fraction, isWhole } from "../fraction.ts";
import { fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import type { Report } from "./report-fault.ts";
import type { DisclosureRules } from "./schema.ts";

type Part = PartOf<"disclosure.yaml">;

const FILE = "disclosure.yaml";

/**
 * Where disclosure begins (docs/disclosure.md gives the reason of each). An owner may be stricter, never laxer: these
 * numbers protect clusters that have no say in the edition, so they stand here and not in it.
 */
const LOWEST: DisclosureRules = {
  median_from: 6,
  quartiles_from: 10,
  small_below: 15,
  step_share: 0.05,
  step_share_small: 0.2,
  answers_each_way: 3,
  p_percent: 10,
  difference_at_most: 5,
};

const SHARES: ReadonlySet<string> = new Set(["step_share", "step_share_small"]);

/** Rules of disclosure control: none laxer than the lowest, those for few clusters not laxer than those for many. */
export function checkDisclosure(edition: Part, report: Report): void {
  const { rules } = edition.files[FILE];
  const lowest: DisclosureRules = {
    ...LOWEST,
    quartiles_from: Math.max(LOWEST.quartiles_from, rules.median_from),
    small_below: Math.max(LOWEST.small_below, rules.quartiles_from),
    step_share_small: Math.max(LOWEST.step_share_small, rules.step_share),
  };
  for (const name of Object.keys(LOWEST) as (keyof DisclosureRules)[]) {
    const [path, given] = [`rules.${name}`, rules[name]];
    if (given < lowest[name]) report(FILE, fault("discloses", path, { given, lowest: lowest[name] }));
    else if (SHARES.has(name) && given > 1) report(FILE, fault("above_highest", path, { given, highest: 1 }));
    else if (!SHARES.has(name) && !isWhole(fraction(given))) report(FILE, fault("not_whole", path, { given }));
  }
}
