import { agreesWithFigures, sizeClass } from "@klynge/core";
import {
  EMPTY_ORGANISATION,
  figuresOf,
  inputOf,
  type OrganisationInput,
  type OrganisationRow,
  organisationColumns,
} from "../../registry/index.ts";
import type { FileDefaults, StatedOrganisation } from "../understand/prepared.ts";

/** What a file says replaces what the register says; what it leaves blank stays. A name stays as it is spelt, unless it is another one. */
export function mergedOrganisation(
  row: OrganisationRow,
  stated: StatedOrganisation,
  takeName: boolean,
): OrganisationRow {
  const before = inputOf(row);
  const { name, source, source_date: sourceDate, ...facts } = stated;
  const after: OrganisationInput = { ...before, ...facts, ...(takeName && { name }) };
  const news = differs(before, after) || (sourceDate !== undefined && sourceDate !== before.source_date);
  if (!news) return row;
  // what somebody else said is not of this source's day
  if (source !== undefined) Object.assign(after, { source, source_date: sourceDate ?? null });
  // only a size that nobody has stated follows from figures
  if (before.size === null && stated.size === undefined) after.size = sizeClass(figuresOf(after));
  const columns = organisationColumns(after);
  const moved = row.country !== columns.country || row.postalCode !== columns.postalCode || row.town !== columns.town;
  // coordinates that somebody gave stay; those that followed from an address go with it
  const place = moved && row.placeSource !== "given" ? NO_PLACE : null;
  return { ...row, ...columns, nace: [...columns.nace], ...place };
}

const NO_PLACE = { latitude: null, longitude: null, placeSource: null } as const;

function differs(before: OrganisationInput, after: OrganisationInput): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** A new one, with what a person chose for the file where the row says nothing. */
export function newOrganisation(
  stated: StatedOrganisation,
  defaults: FileDefaults,
  made: Pick<OrganisationRow, "id" | "clusterId" | "importId" | "changedBy" | "changedAt">,
): OrganisationRow {
  const input: OrganisationInput = {
    ...EMPTY_ORGANISATION,
    ...(defaults.kind && { kind: defaults.kind }),
    ...(defaults.country && { country: defaults.country }),
    ...stated,
  };
  const columns = organisationColumns(input);
  return { ...columns, nace: [...columns.nace], ...NO_PLACE, mergedInto: null, version: 1, ...made };
}

/** A size class that cannot be true with the figures beside it. */
export function sizeContradicts(row: OrganisationRow): boolean {
  return row.size !== null && !agreesWithFigures(row.size, figuresOf(inputOf(row)));
}
