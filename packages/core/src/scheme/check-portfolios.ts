import { fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import { type Report, reportRepeated } from "./report-fault.ts";

type Part = PartOf<"portfolios.yaml">;

const FILE = "portfolios.yaml";

/** Rules of the comparison portfolios: nothing twice, and every level of groups below one that is there. */
export function checkPortfolios(edition: Part, report: Report): void {
  const { portfolios, hierarchy } = edition.files[FILE];
  reportRepeated(portfolios, (i) => `portfolios[${i}]`, FILE, report);
  reportRepeated(
    hierarchy.map((level) => level.id),
    (i) => `hierarchy[${i}].id`,
    FILE,
    report,
  );
  hierarchy.forEach((level, i) => {
    level.parents.forEach((parent, p) => {
      if (hierarchy.some((other) => other.id === parent)) return;
      report(FILE, fault("unknown_reference", `hierarchy[${i}].parents[${p}]`, { given: parent }));
    });
  });
}
