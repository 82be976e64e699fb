import { nameKey, type SizeFigures, sizeClass } from "@klynge/core";
import { EMPTY_ORGANISATION, type OrganisationInput } from "./schema.ts";
import type { organisation } from "./tables.ts";

export type OrganisationRow = typeof organisation.$inferSelect;

/** Columns of what was written. Without a size class the one that follows from the figures; none where they leave it open. */
export function organisationColumns(own: OrganisationInput) {
  return {
    name: own.name,
    nameKey: nameKey(own.name),
    kind: own.kind,
    registerScheme: own.register_scheme,
    registerNumber: own.register_number,
    parentNumber: own.parent_number,
    legalForm: own.legal_form,
    naceScheme: own.nace_scheme,
    nace: own.nace,
    size: own.size ?? sizeClass(figuresOf(own)),
    headcount: own.headcount,
    groupHeadcount: own.group_headcount,
    turnover: own.turnover_cents,
    balance: own.balance_cents,
    groupTurnover: own.group_turnover_cents,
    groupBalance: own.group_balance_cents,
    country: own.country,
    region: own.region,
    town: own.town,
    postalCode: own.postal_code,
    address: own.address,
    website: own.website,
    description: own.description,
    source: own.source,
    sourceDate: own.source_date,
    listed: own.listed,
  };
}

/** The figures of EU 2003/361: of the group where there is one. */
export function figuresOf(
  own: Pick<
    OrganisationInput,
    "headcount" | "turnover_cents" | "balance_cents" | `group_${"headcount" | "turnover_cents" | "balance_cents"}`
  >,
): SizeFigures {
  return {
    headcount: own.group_headcount ?? own.headcount,
    turnover: own.group_turnover_cents ?? own.turnover_cents,
    balance: own.group_balance_cents ?? own.balance_cents,
  };
}

/** What stands in the register, as it would be written again. */
export function inputOf(row: OrganisationRow): OrganisationInput {
  return {
    name: row.name,
    kind: row.kind,
    register_scheme: row.registerScheme,
    register_number: row.registerNumber,
    parent_number: row.parentNumber,
    legal_form: row.legalForm,
    nace_scheme: row.naceScheme,
    nace: row.nace,
    size: row.size,
    headcount: row.headcount,
    group_headcount: row.groupHeadcount,
    turnover_cents: row.turnover,
    balance_cents: row.balance,
    group_turnover_cents: row.groupTurnover,
    group_balance_cents: row.groupBalance,
    country: row.country,
    region: row.region,
    town: row.town,
    postal_code: row.postalCode,
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    website: row.website,
    description: row.description,
    source: row.source,
    source_date: row.sourceDate,
    listed: row.listed,
  };
}

export type OrganisationField = keyof OrganisationInput;
export const ORGANISATION_FIELDS = Object.keys(EMPTY_ORGANISATION) as readonly OrganisationField[];

/** The fields in which two states of an organisation differ. */
export function differing(before: OrganisationInput, after: OrganisationInput): OrganisationField[] {
  return ORGANISATION_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
