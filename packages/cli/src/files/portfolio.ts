import { basename, extname } from "node:path";
import { type CompiledEdition, type ReleasedPortfolio, readPortfolio, releasePortfolio } from "@klynge/core";
import { CsvError, parse } from "csv-parse/sync";
import type { Warned } from "../command.ts";
import { refuse, refuseAll } from "../problem.ts";
import { readText } from "./read-text.ts";

/** Ten thousand clusters with every fact have about 10 MB. */
const MAX_PORTFOLIO_BYTES = 20 * 1024 * 1024;

export interface Released {
  readonly released: ReleasedPortfolio;
  readonly warned: Warned;
}

/**
 * Reads a portfolio and releases its statistics; values of single clusters stay in here.
 * @param synthetic whether the clusters are invented
 * @throws BadInput with every fault of the file
 */
export function releaseFile(edition: CompiledEdition, file: string, synthetic: boolean): Released {
  const portfolio = readPortfolio(edition, readRows(file));
  if (!portfolio.ok) throw refuseAll(file, portfolio.faults);
  const released = releasePortfolio(edition, portfolio.value, basename(file, extname(file)), synthetic);
  return { released, warned: { file, warnings: portfolio.value.warnings } };
}

/** Strict: a row that is longer or shorter than the header, or a quote out of place, is a fault and not repaired. */
function readRows(file: string): string[][] {
  const text = readText(file, MAX_PORTFOLIO_BYTES);
  // spreadsheets of many countries separate with semicolons, because their decimals have commas
  if (/^[^,\r\n]*[;\t]/.test(text)) throw refuse(file, "wrong_separator");
  try {
    return parse(text, { bom: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { lines?: number }).lines ?? 1);
    throw refuse(file, "malformed_csv", { line, detail: error.code });
  }
}
