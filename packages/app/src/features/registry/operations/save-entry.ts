import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { codeOf } from "../../../platform/database/error-code.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { differingIn, entryContent } from "../entry-content.ts";
import {
  findEntry,
  findLeading,
  holdChoosable,
  insertEntry,
  isTaken,
  replaceLinks,
  type StoredEntry,
  updateEntry,
} from "../entry-queries.ts";
import { faultInStretch } from "../fault.ts";
import { mayWriteRegister } from "../policy.ts";
import { findCluster } from "../queries.ts";
import { refuseFaults } from "../refuse-faults.ts";
import { checkEntry, type EntryInput } from "../sections/definition.ts";
import { definitionOf } from "../sections/index.ts";
import type { Section } from "../sections.ts";

export interface EntryChange {
  readonly clusterId: string;
  readonly section: Section;
  /** Null for one that is not there yet. */
  readonly entryId: string | null;
  /** That the change began with; of no matter for a new one. */
  readonly version: number;
  /** An entry as `entrySchema` of the section takes it. */
  readonly given: unknown;
}

/** Somebody was faster: nothing was written, and what stands there now comes back. */
export type SavedEntry =
  | { readonly saved: true; readonly entry: StoredEntry }
  | { readonly saved: false; readonly now: StoredEntry };

/**
 * Adds an entry to a section, or writes one anew.
 * @throws Problem not_found, not_allowed, bad_input with the faults of all fields
 */
export function saveEntry(
  { db, now }: Services,
  person: Person,
  { clusterId, section, entryId, version, given }: EntryChange,
): Promise<SavedEntry> {
  const place = { clusterId, section };
  const work = db.asPerson(person.id, async (tx): Promise<SavedEntry> => {
    const { role } = found(await findCluster(tx, clusterId, person.id));
    const before = entryId === null ? null : found(await findEntry(tx, { ...place, entryId }));
    if (!mayWriteRegister({ role })) throw new Problem("not_allowed", { may: "cluster" });
    const input = await accepted(tx, place, { given, entryId });
    if (before && before.version !== version) return { saved: false, now: before };
    if (before && differingIn(entryContent(before), input).length === 0) return { saved: true, entry: before };
    const id = await write(tx, { ...place, before, input, by: { changedBy: person.id, changedAt: now() } });
    const entry = found(await findEntry(tx, { ...place, entryId: id ?? before?.id ?? "" }));
    if (id === null) return { saved: false, now: entry };
    await record(tx, {
      person,
      clusterId,
      action: before ? "entry.changed" : "entry.added",
      target: `${section}/${id}`,
      before: before && entryContent(before),
      after: input,
    });
    return { saved: true, entry };
  });
  return refuseTakenYear(work);
}

interface Place {
  readonly clusterId: string;
  readonly section: Section;
}

/** @throws Problem bad_input */
async function accepted(
  tx: Transaction,
  place: Place,
  { given, entryId }: Pick<EntryChange, "given" | "entryId">,
): Promise<EntryInput> {
  const definition = definitionOf(place.section);
  const checked = checkEntry(definition, given);
  if ("faults" in checked) throw refused(checked.faults);
  await refuseStrangers(tx, place.clusterId, checked.input);
  if (definition.time === "year" && (await isTaken(tx, place, checked.input.from, entryId)))
    refuseFaults({ "fields.year": "year_taken" });
  if (place.section === "body" && checked.input.fields.leading === true)
    await refuseSecondLeader(tx, place.clusterId, checked.input, entryId);
  return checked.input;
}

/** One body leads a cluster at a time: with two, nobody could say whose seats count. */
async function refuseSecondLeader(
  tx: Transaction,
  clusterId: string,
  stretch: Pick<EntryInput, "from" | "until">,
  entryId: string | null,
): Promise<void> {
  const other = await findLeading(tx, clusterId, stretch, entryId);
  if (other) refuseFaults({ "fields.leading": faultInStretch("leading_taken", other, { name: other.name }) });
}

interface Writing extends Place {
  readonly before: StoredEntry | null;
  readonly input: EntryInput;
  readonly by: { readonly changedBy: string; readonly changedAt: Date };
}

/** Null when somebody was faster. */
async function write(tx: Transaction, { clusterId, section, before, input, by }: Writing): Promise<string | null> {
  const { from, until, organisation, fields } = input;
  const values = { starts: from, ends: until, organisationId: organisation, fields, ...by };
  if (before && !(await updateEntry(tx, before, values))) return null;
  const id = before?.id ?? (await insertEntry(tx, { clusterId, section, ...values }));
  await replaceLinks(tx, id, linksOf(clusterId, id, input));
  return id;
}

/** Two budgets of one year at the same moment: the database sees it. */
async function refuseTakenYear<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === "23505") refuseFaults({ "fields.year": "year_taken" });
    throw error;
  }
}

function refused(faults: Readonly<Record<string, string>>): never {
  refuseFaults(faults);
  throw new Problem("bad_input", { field: "" });
}

/** Organisations of another register are none here, nor are those that went into others. */
async function refuseStrangers(tx: Transaction, clusterId: string, { organisation, links }: EntryInput): Promise<void> {
  const named = [organisation, ...links.map((link) => link.organisation)].filter((id) => id !== null);
  const known = await holdChoosable(tx, clusterId, [...new Set(named)]);
  const strangers = named.filter((id) => !known.has(id));
  refuseFaults(
    Object.fromEntries(
      strangers.map((id) => [organisation === id ? "organisation" : placeIn(links, id), "organisation"]),
    ),
  );
}

function placeIn(links: EntryInput["links"], id: string): string {
  return `links.${links.findIndex(({ organisation }) => organisation === id)}.organisation`;
}

function linksOf(clusterId: string, entryId: string, { links }: EntryInput) {
  return links.map(({ organisation, person, from, until }) => ({
    clusterId,
    entryId,
    organisationId: organisation,
    personName: person,
    starts: from,
    ends: until,
  }));
}
