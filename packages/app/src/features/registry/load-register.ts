import type { Day, GovernanceBody, Membership, Organisation, Profile, Register, WorkingGroup } from "@klynge/core";
import type { z } from "zod";
import type { Transaction } from "../../platform/database/database.ts";
import { found } from "../../platform/web/problem.ts";
import { findRegister, type StoredEntry, type StoredLink, type StoredRegister } from "./register-queries.ts";
import type { SECTION_DEFINITIONS } from "./sections/index.ts";
import type { Confirmable, Section } from "./sections.ts";

/** A register with what is needed to speak of it. */
export interface LoadedRegister extends Register {
  /** Goes up with every change: what was computed of a register holds as long as it has this one. */
  readonly revision: number;
  /** What the ids and people that a gap names are called, and where they stand. */
  readonly subjects: ReadonlyMap<string, Subject>;
}

export interface Subject {
  readonly name: string;
  /** Of the organisation or the entry. */
  readonly id: string;
  /** Null for an organisation. */
  readonly section: Section | null;
}

const MEMBERSHIPS: Confirmable = "membership";

/**
 * The register of a cluster as the core computes with it, in one statement. An organisation that was merged into another one is
 * that other one wherever it stands.
 * @throws Problem `not_found` also for what the person may not see
 */
export async function loadRegister(tx: Transaction, clusterId: string): Promise<LoadedRegister> {
  const stored = found(await findRegister(tx, clusterId));
  const kept = keptOnes(stored);
  const links = Map.groupBy(stored.links, ({ entry }) => entry);
  const entries = Map.groupBy(stored.entries, ({ section }) => section);
  const confirmed = new Set(stored.confirmed);
  /** Null where nobody wrote anything, not even that there is nothing. */
  const read = <Item>(name: Section, item: (entry: StoredEntry, links: readonly StoredLink[]) => Item) => {
    const written = entries.get(name);
    if (written) return written.map((entry) => item(entry, links.get(entry.id) ?? []));
    return confirmed.has(name) ? [] : null;
  };
  return {
    revision: stored.revision,
    subjects: subjectsOf(stored),
    profile: profileOf(stored),
    organisations: organisationsOf(stored),
    memberships: membershipsOf(stored, kept, confirmed),
    team: read("team", (entry) => ({ ...fieldsOf<"team">(entry), ...stretchOf(entry), person: personOf(entry) })),
    trainings: read("training", (entry) => ({ ...fieldsOf<"training">(entry), on: entry.starts })),
    trainingPlans: read("training_plan", (entry) => ({ ...fieldsOf<"training_plan">(entry), ...stretchOf(entry) })),
    bodies: read("body", (entry, seats) => bodyOf(entry, seats, kept)),
    contacts: read("contact", (entry) => ({
      ...fieldsOf<"contact">(entry),
      on: entry.starts,
      organisation: kept(entry.organisation) ?? "",
      noted: Boolean(entry.fields.note),
    })),
    activities: read("activity", (entry) => ({ ...fieldsOf<"activity">(entry), on: entry.starts })),
    groups: read("group", (entry, members) => groupOf(entry, members, kept)),
    projects: read("project", (entry, participants) => ({
      ...stretchOf(entry),
      // once each, also when two of them turned out to be one
      participants: [...new Set(participants.flatMap(({ organisation }) => kept(organisation) ?? []))],
    })),
    applications: read("application", (entry) => ({
      ...fieldsOf<"application">(entry),
      id: entry.id,
      on: entry.starts,
    })),
    partners: read("partner", (entry) => ({ ...fieldsOf<"partner">(entry), id: entry.id })),
    budgets: read("budget", (entry) => ({ ...fieldsOf<"budget">(entry), year: Number(entry.starts.slice(0, 4)) })),
    outlooks: read("outlook", (entry) => ({ ...fieldsOf<"outlook">(entry), on: entry.starts })),
    mentions: read("mention", (entry) => ({ ...fieldsOf<"mention">(entry), on: entry.starts })),
    stories: read("story", (entry) => ({ ...fieldsOf<"story">(entry), id: entry.id, on: entry.starts })),
    surveys: read("survey", (entry) => ({ ...fieldsOf<"survey">(entry), on: entry.starts })),
    outcomes: read("outcome", (entry) => ({ ...fieldsOf<"outcome">(entry), on: entry.starts })),
  };
}

/** The fields of an entry as the schema of its section wrote them. */
function fieldsOf<Of extends Section>({ fields }: StoredEntry) {
  return fields as z.output<(typeof SECTION_DEFINITIONS)[Of]["fields"]>;
}

type Kept = (organisation: string | null) => string | null;

/** Who an organisation is today, whatever it was merged into since. */
function keptOnes({ organisations }: StoredRegister): Kept {
  const into = new Map(organisations.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto]] : [])));
  return (organisation) => {
    const passed = new Set<string>();
    let own = organisation;
    while (own !== null && into.has(own) && !passed.has(own)) {
      passed.add(own);
      own = into.get(own) ?? null;
    }
    return own;
  };
}

function profileOf({ country, profile }: StoredRegister): Profile {
  const fields = profile as Partial<Profile>;
  return {
    startedOn: fields.startedOn ?? null,
    national: fields.national ?? null,
    country: fields.country || country,
    region: fields.region || null,
    place: fields.place ?? null,
    organisationStartedOn: fields.organisationStartedOn ?? null,
    legalForm: fields.legalForm || null,
    feeModel: fields.feeModel || null,
  };
}

function organisationsOf({ organisations }: StoredRegister): Organisation[] {
  return organisations
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ id, kind, size, country, latitude, longitude }) => ({
      id,
      kind,
      size,
      country,
      place: latitude === null || longitude === null ? null : { lat: latitude, lon: longitude },
    }));
}

function membershipsOf(
  { memberships }: StoredRegister,
  kept: Kept,
  confirmed: ReadonlySet<string>,
): Membership[] | null {
  if (memberships.length === 0 && !confirmed.has(MEMBERSHIPS)) return null;
  return memberships.map(({ organisation, starts, ends, proof }) => ({
    organisation: kept(organisation) ?? organisation,
    from: starts,
    until: ends,
    proof,
  }));
}

function stretchOf({ starts, ends }: StoredEntry): { readonly from: Day; readonly until: Day | null } {
  return { from: starts, until: ends };
}

/** Somebody who left and came back is one person by the name. */
function personOf({ id, fields }: StoredEntry): string {
  return typeof fields.name === "string" && fields.name !== "" ? fields.name : id;
}

/** A seat without days of its own is held as long as there is the body. */
function bodyOf(entry: StoredEntry, seats: readonly StoredLink[], kept: Kept): GovernanceBody {
  return {
    ...fieldsOf<"body">(entry),
    ...stretchOf(entry),
    id: entry.id,
    seats: seats.map((seat) => ({ ...stretchIn(entry, seat), organisation: kept(seat.organisation) })),
  };
}

function groupOf(entry: StoredEntry, members: readonly StoredLink[], kept: Kept): WorkingGroup {
  return {
    ...fieldsOf<"group">(entry),
    decidedOn: entry.starts,
    endedOn: entry.ends,
    members: members.flatMap((member) => {
      const organisation = kept(member.organisation);
      return organisation ? [{ ...stretchIn(entry, member), organisation }] : [];
    }),
  };
}

function stretchIn(entry: StoredEntry, { starts, ends }: StoredLink) {
  return { from: starts ?? entry.starts, until: ends ?? entry.ends };
}

function subjectsOf({ organisations, entries }: StoredRegister): Map<string, Subject> {
  return new Map<string, Subject>([
    ...organisations.map(({ id, name }) => [id, { id, name, section: null }] as const),
    ...entries.flatMap((entry) => {
      const { id, section, fields, starts } = entry;
      const name = [fields.name, fields.title].find((own) => typeof own === "string" && own !== "");
      const subject: Subject = { id, section, name: typeof name === "string" ? name : starts };
      return section === "team" ? [[personOf(entry), subject] as const] : [[id, subject] as const];
    }),
  ]);
}
