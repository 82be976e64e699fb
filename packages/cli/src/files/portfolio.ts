import { basename, extname } from "node:path";
import { type CompiledEdition, type ReleasedPortfolio, readPortfolio, releasePortfolio } from "@klynge/core";
import { CsvError, parse } from "csv-parse/sync";
import { refuse, refuseAll } from "../problem.ts";
import { readText } from "./read-text.ts";

/** Ten thousand clusters with every fact have about 10 MB. */
const MAX_PORTFOLIO_BYTES = 20 * 1024 * 1024;

/**
 * Reads a portfolio and releases its statistics; values of single clusters stay in here.
 * @param synthetic whether the clusters are invented
 * @throws BadInput with every fault of the file
 */
export function releaseFile(edition: CompiledEdition, file: string, synthetic: boolean): ReleasedPortfolio {
  const portfolio = readPortfolio(edition, readRows(file));
  if (!portfolio.ok) throw refuseAll(file, portfolio.faults);
  return releasePortfolio(edition, portfolio.value, basename(file, extname(file)), synthetic);
}

/** Strict: a row that is longer or shorter than the header, or a quote out of place, is a fault and not repaired. */
function readRows(file: string): string[][] {
  try {
    return parse(readText(file, MAX_PORTFOLIO_BYTES), { bom: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { lines?: number }).lines ?? 1);
    throw refuse(file, "malformed_csv", { line, detail: String(error.message.split("\n")[0]) });
  }
}
