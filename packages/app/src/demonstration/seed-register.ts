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
import type { DemonstrationEntry } from "./entry.ts";
import type { DemonstrationRegister } from "./register.ts";

interface Owner {
  readonly clusterId: string;
  readonly changedBy: string;
}

/**
 * Writes the register of a cluster.
 * @returns what stands beside each of its answers
 */
export async function seedRegister(
  tx: Transaction,
  edition: CompiledEdition,
  register: DemonstrationRegister,
  { referenceDate, ...owner }: Owner & { referenceDate: string },
): Promise<(fact: string) => AnswerProvenance> {
  await tx.insert(clusterProfile).values({
    ...owner,
    fields: profileFields.parse(register.profile),
    visibility: Object.fromEntries(register.shownFields.map((field) => [field, "everybody" as const])),
    published: register.shownFields.length > 0,
    lastConfirmedOn: register.confirmedOn,
  });
  const ids = new Map(register.organisations.map(({ key }) => [key, randomUUID() as string]));
  await seedOrganisations(tx, owner, ids, register);
  await seedEntries(tx, owner, ids, register.entries);
  for (const section of register.emptySections)
    await tx.insert(registerSection).values({
      clusterId: owner.clusterId,
      section,
      confirmedOn: register.confirmedOn,
      confirmedBy: owner.changedBy,
    });
  const said = computeFacts(await loadRegister(tx, owner.clusterId), askedBy(edition, referenceDate));
  return (fact) => provenanceOf(register, said, fact);
}

async function seedOrganisations(
  tx: Transaction,
  owner: Owner,
  ids: ReadonlyMap<string, string>,
  { organisations, country, registerScheme, source, shownFields }: DemonstrationRegister,
): Promise<void> {
  await tx.insert(organisation).values(
    organisations.map(
      ({ key, town, nace, name, number, kind, size, headcount, description, membership: { until, proof } }) => ({
        ...owner,
        id: ids.get(key),
        name,
        nameKey: nameKey(name),
        ...(number && { registerScheme, registerNumber: number.replaceAll(" ", "") }),
        kind,
        size,
        headcount,
        ...(nace && { naceScheme: "NACE2" as const, nace: [nace] }),
        country,
        region: town.region,
        town: town.name,
        latitude: town.latitude,
        longitude: town.longitude,
        placeSource: "town" as const,
        description,
        source: source.name,
        sourceDate: source.date,
        listed: shownFields.length > 0 && proof === "agreement" && until === null,
      }),
    ),
  );
  await tx.insert(membership).values(
    organisations.map(({ key, membership: { from, until, proof } }) => ({
      ...owner,
      organisationId: ids.get(key) ?? "",
      starts: from,
      ends: until,
      proof,
    })),
  );
}

async function seedEntries(
  tx: Transaction,
  owner: Owner,
  ids: ReadonlyMap<string, string>,
  planned: readonly DemonstrationEntry[],
): Promise<void> {
  if (planned.length === 0) return;
  const entries = planned.map((entry) => ({ ...entry, id: randomUUID() as string }));
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

/** What stands beside an answer: most were taken from the register, some of them changed since by somebody who said why. */
function provenanceOf(register: DemonstrationRegister, said: RegisterFacts, fact: string): AnswerProvenance {
  return {
    registerValue: register.takenBefore[fact] ?? said[fact]?.value ?? null,
    registerReason: register.explained[fact] ?? "",
  };
}
