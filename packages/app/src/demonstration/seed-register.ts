import { randomUUID } from "node:crypto";
import { askedBy, type CompiledEdition, computeFacts, nameKey, type RegisterFacts } from "@klynge/core";
import {
  clusterProfile,
  loadRegister,
  membership,
  organisation,
  profileFields,
  registerEntry,
  registerLink,
  registerSection,
  SECTION_DEFINITIONS,
} from "../features/registry/index.ts";
import type { Transaction } from "../platform/database/database.ts";
import {
  EMPTY_SECTIONS,
  ENTRIES,
  EXPLAINED,
  ORGANISATIONS,
  PROFILE,
  SHOWN_FIELDS,
  TAKEN_BEFORE,
} from "./fjordkraft/index.ts";

interface Owner {
  readonly clusterId: string;
  readonly changedBy: string;
}

/**
 * Writes the register of Fjordkraft.
 * @returns what stands beside each of its answers
 */
export async function seedRegister(
  tx: Transaction,
  edition: CompiledEdition,
  { referenceDate, ...owner }: Owner & { referenceDate: string },
): Promise<(fact: string) => AnswerProvenance> {
  await tx.insert(clusterProfile).values({
    ...owner,
    fields: profileFields.parse(PROFILE),
    visibility: Object.fromEntries(SHOWN_FIELDS.map((field) => [field, "everybody" as const])),
    published: true,
    lastConfirmedOn: "2026-10-12",
  });
  const ids = new Map(ORGANISATIONS.map(({ key }) => [key, randomUUID() as string]));
  await seedOrganisations(tx, owner, ids);
  await seedEntries(tx, owner, ids);
  await tx.insert(registerSection).values(
    EMPTY_SECTIONS.map((section) => ({
      clusterId: owner.clusterId,
      section,
      confirmedOn: "2026-10-12",
      confirmedBy: owner.changedBy,
    })),
  );
  const said = computeFacts(await loadRegister(tx, owner.clusterId), askedBy(edition, referenceDate));
  return (fact) => provenanceOf(said, fact);
}

async function seedOrganisations(tx: Transaction, owner: Owner, ids: ReadonlyMap<string, string>): Promise<void> {
  await tx.insert(organisation).values(
    ORGANISATIONS.map(
      ({ key, town, nace, name, number, kind, size, headcount, description, membership: { until, proof } }) => ({
        ...owner,
        id: ids.get(key),
        name,
        nameKey: nameKey(name),
        ...(number && { registerScheme: "NO-DEMO", registerNumber: number.replaceAll(" ", "") }),
        kind,
        size,
        headcount,
        ...(nace && { naceScheme: "NACE2" as const, nace: [nace] }),
        country: "NO",
        region: town.region,
        town: town.name,
        latitude: town.latitude,
        longitude: town.longitude,
        placeSource: "town" as const,
        description,
        source: "Medlemslisten 2026 (oppdiktet)",
        sourceDate: "2026-04-15",
        listed: proof === "agreement" && until === null,
      }),
    ),
  );
  await tx.insert(membership).values(
    ORGANISATIONS.map(({ key, membership: { from, until, proof } }) => ({
      ...owner,
      organisationId: ids.get(key) ?? "",
      starts: from,
      ends: until,
      proof,
    })),
  );
}

async function seedEntries(tx: Transaction, owner: Owner, ids: ReadonlyMap<string, string>): Promise<void> {
  const entries = ENTRIES.map((entry) => ({ ...entry, id: randomUUID() as string }));
  await tx.insert(registerEntry).values(
    entries.map(({ id, section, from, until, organisation: own, fields }) => ({
      ...owner,
      id,
      section,
      starts: from,
      ends: until,
      organisationId: own ? ids.get(own) : null,
      fields: SECTION_DEFINITIONS[section].fields.parse(fields),
    })),
  );
  await tx.insert(registerLink).values(
    entries.flatMap(({ id, links = [] }) =>
      links.map(({ organisation: own, person = "" }) => ({
        clusterId: owner.clusterId,
        entryId: id,
        organisationId: own ? ids.get(own) : null,
        personName: person,
      })),
    ),
  );
}

export interface AnswerProvenance {
  readonly registerValue: number | boolean | string | null;
  readonly registerReason: string;
}

/** What stands beside an answer: most were taken from the register, two of them changed since by somebody who said why. */
function provenanceOf(said: RegisterFacts, fact: string): AnswerProvenance {
  return {
    registerValue: TAKEN_BEFORE[fact] ?? said[fact]?.value ?? null,
    registerReason: EXPLAINED[fact] ?? "",
  };
}
