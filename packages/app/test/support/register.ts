import { randomUUID } from "node:crypto";
import type { Register, Stretch } from "@klynge/core";
import { eq } from "drizzle-orm";
import type { SectionDefinition } from "../../src/features/registry/sections/definition.ts";
import { entrySchema } from "../../src/features/registry/sections/definition.ts";
import { SECTION_DEFINITIONS } from "../../src/features/registry/sections/index.ts";
import type { Section } from "../../src/features/registry/sections.ts";
import {
  cluster,
  clusterProfile,
  membership,
  organisation,
  registerEntry,
  registerLink,
  registerSection,
} from "../../src/features/registry/tables.ts";
import type { Transaction } from "../../src/platform/database/database.ts";

/** Writes a register of the core's tests into the tables, through the schemas of its sections. */

interface Entry {
  /** What the register calls it. */
  readonly key?: string;
  readonly section: Section;
  readonly from: string;
  readonly until?: string | null;
  readonly organisation?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly links?: readonly (Partial<Stretch> & { readonly organisation: string | null })[];
}

/** @returns the ids in the database by those of the register */
export async function writeRegister(
  tx: Transaction,
  { clusterId, changedBy }: { clusterId: string; changedBy: string },
  register: Register,
): Promise<ReadonlyMap<string, string>> {
  const by = { clusterId, changedBy };
  const ids = new Map(register.organisations.map(({ id }) => [id, randomUUID() as string]));
  const { country, ...fields } = register.profile;
  await tx.update(cluster).set({ country }).where(eq(cluster.id, clusterId));
  await tx.insert(clusterProfile).values({ ...by, fields });
  await tx.insert(organisation).values(
    register.organisations.map(({ id, kind, size, country: seat, place }) => ({
      ...by,
      id: ids.get(id),
      name: id,
      kind,
      size,
      country: seat,
      ...(place && { latitude: place.lat, longitude: place.lon, placeSource: "given" as const }),
    })),
  );
  const memberships = register.memberships ?? [];
  if (memberships.length > 0)
    await tx.insert(membership).values(
      memberships.map(({ organisation: own, from, until, proof }) => ({
        ...by,
        organisationId: ids.get(own) ?? "",
        starts: from,
        ends: until,
        proof,
      })),
    );
  const entries = entriesOf(register).map((entry) => ({ entry, id: randomUUID() as string }));
  for (const { entry, id } of entries) ids.set(entry.key ?? id, id);
  await insertEntries(tx, by, entries, ids);
  const confirmed = emptySections(register);
  if (confirmed.length > 0)
    await tx
      .insert(registerSection)
      .values(confirmed.map((section) => ({ clusterId, section, confirmedOn: "2026-06-30", confirmedBy: changedBy })));
  return ids;
}

async function insertEntries(
  tx: Transaction,
  by: { clusterId: string; changedBy: string },
  entries: readonly { readonly entry: Entry; readonly id: string }[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const PER_STATEMENT = 500;
  const rows = entries.map(({ entry: { section, from, until = null, organisation: own, fields }, id }) => {
    const definition: SectionDefinition = SECTION_DEFINITIONS[section];
    return {
      ...by,
      id,
      section,
      starts: from,
      ends: until,
      organisationId: own ? ids.get(own) : null,
      fields: entrySchema(definition).shape.fields.parse(fields) as Record<string, unknown>,
    };
  });
  const links = entries.flatMap(({ entry, id }) =>
    (entry.links ?? []).map(({ organisation: own, from = null, until = null }) => ({
      clusterId: by.clusterId,
      entryId: id,
      organisationId: own ? ids.get(own) : null,
      personName: own ? "" : "Independent",
      starts: from,
      ends: until,
    })),
  );
  for (let at = 0; at < rows.length; at += PER_STATEMENT)
    await tx.insert(registerEntry).values(rows.slice(at, at + PER_STATEMENT));
  for (let at = 0; at < links.length; at += PER_STATEMENT)
    await tx.insert(registerLink).values(links.slice(at, at + PER_STATEMENT));
}

function entriesOf(register: Register): Entry[] {
  const named = (name: string) => ({ name });
  const day = <Item extends { readonly on: string }>(section: Section, list: readonly Item[] | null) =>
    (list ?? []).map(({ on, ...rest }): Entry => ({ section, from: on, fields: { title: section, ...rest } }));
  return [
    ...(register.team ?? []).map(
      ({ person, from, until, ...fields }): Entry => ({
        section: "team",
        from,
        until,
        fields: { ...named(person), ...fields },
      }),
    ),
    ...day("training", register.trainings),
    ...(register.trainingPlans ?? []).map(
      ({ from, until, ...fields }): Entry => ({
        section: "training_plan",
        from,
        until,
        fields: { title: "plan", ...fields },
      }),
    ),
    ...(register.bodies ?? []).map(
      ({ id, from, until, seats, ...fields }): Entry => ({
        section: "body",
        from,
        until,
        key: id,
        fields: { ...named(id), ...fields },
        links: seats,
      }),
    ),
    ...(register.contacts ?? []).map(
      ({ on, organisation: own, form, noted }): Entry => ({
        section: "contact",
        from: on,
        organisation: own,
        fields: { form, note: noted ? "What was said" : "" },
      }),
    ),
    ...day("activity", register.activities),
    ...(register.groups ?? []).map(
      ({ decidedOn, endedOn, meetings, results, members }): Entry => ({
        section: "group",
        from: decidedOn,
        until: endedOn,
        fields: { ...named("group"), meetings, results },
        links: members,
      }),
    ),
    ...(register.projects ?? []).map(
      ({ from, until, participants }): Entry => ({
        section: "project",
        from,
        until,
        fields: { title: "project" },
        links: participants.map((own) => ({ organisation: own })),
      }),
    ),
    ...(register.applications ?? []).map(
      ({ id, on, ...fields }): Entry => ({
        section: "application",
        from: on,
        key: id,
        fields: { title: id, ...fields },
      }),
    ),
    ...(register.partners ?? []).map(
      ({ id, ...fields }): Entry => ({
        section: "partner",
        from: "2020-01-01",
        key: id,
        fields: { ...named(id), ...fields },
      }),
    ),
    ...(register.budgets ?? []).map(
      (fields): Entry => ({ section: "budget", from: `${fields.year}-01-01`, fields: { ...fields } }),
    ),
    ...(register.outlooks ?? []).map(({ on, ...fields }): Entry => ({ section: "outlook", from: on, fields })),
    ...day("mention", register.mentions),
    ...(register.stories ?? []).map(
      ({ id, on, credits }): Entry => ({
        section: "story",
        from: on,
        key: id,
        fields: { title: id, told: { role: "", benefit: "", proof: "", durability: "" }, credits },
      }),
    ),
    ...(register.surveys ?? []).map(
      ({ on, ...fields }): Entry => ({
        section: "survey",
        from: on,
        fields: { title: "survey", source: "stated", ...fields },
      }),
    ),
    ...day("outcome", register.outcomes),
  ];
}

const NAMES = {
  team: "team",
  trainings: "training",
  trainingPlans: "training_plan",
  bodies: "body",
  contacts: "contact",
  activities: "activity",
  groups: "group",
  projects: "project",
  applications: "application",
  partners: "partner",
  budgets: "budget",
  outlooks: "outlook",
  mentions: "mention",
  stories: "story",
  surveys: "survey",
  outcomes: "outcome",
  memberships: "membership",
} as const;

/** Confirmed as empty, rather than never written in. */
function emptySections(register: Register): string[] {
  return (Object.keys(NAMES) as (keyof typeof NAMES)[])
    .filter((key) => register[key]?.length === 0)
    .map((key) => NAMES[key]);
}
