import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "../../platform/database/database.ts";
import { isErasedName } from "./erased-name.ts";
import * as stored from "./forget-queries.ts";
import { type Forget, forgetting, keyOf, type Traces } from "./forget-text.ts";
import { definitionOf } from "./sections/index.ts";

export interface Forgotten {
  readonly places: number;
  readonly trail: number;
}

/**
 * Takes a person out of a register and out of what its record of changes keeps: the name becomes one that says nothing, everywhere
 * the same; addresses and numbers go. Facts stay. Under `klynge_worker`: the trail is not for anybody else to change.
 */
export async function forgetPerson(tx: Transaction, clusterId: string, traces: Traces): Promise<Forgotten> {
  const forget = forgetting(traces);
  let places = 0;
  for (const { id, section, version, fields } of await stored.entriesOf(tx, clusterId)) {
    const left = forget.entry(section, fields);
    if (isDeepStrictEqual(left, fields)) continue;
    // whoever has the entry open must not write the name back
    await stored.writeEntry(tx, id, { version: version + 1, fields: left });
    places += 1;
  }
  for (const seat of await stored.seatsOf(tx, clusterId)) {
    const left = forget.text(seat.personName);
    if (left === seat.personName) continue;
    await stored.writeSeat(tx, seat, left);
    places += 1;
  }
  const profile = await stored.profileOf(tx, clusterId);
  const inProfile = profile && forget.profile(profile.fields);
  if (inProfile && !isDeepStrictEqual(inProfile, profile.fields)) {
    await stored.writeProfileFields(tx, clusterId, { version: profile.version + 1, fields: inProfile });
    places += 1;
  }
  places += await forgetInTexts(tx, clusterId, forget);
  await stored.forgetInvited(tx, clusterId, traces.reached);
  return { places, trail: await forgetInTrail(tx, clusterId, forget) };
}

/** What is said of organisations and memberships, and what an undone import would put back there. */
async function forgetInTexts(tx: Transaction, clusterId: string, forget: Forget): Promise<number> {
  let changed = 0;
  for (const of of stored.TEXTS)
    for (const { id, text } of await stored.textsOf(tx, clusterId, of)) {
      const left = forget.text(text);
      if (left === text) continue;
      await stored.writeText(tx, of, { id, text: left });
      changed += of.counts ? 1 : 0;
    }
  return changed;
}

async function forgetInTrail(tx: Transaction, clusterId: string, forget: Forget): Promise<number> {
  let changed = 0;
  for (const { id, before, after, ...of } of await stored.trailOf(tx, clusterId)) {
    const left = { before: forget.trail(of, before), after: forget.trail(of, after) };
    if (isDeepStrictEqual(left, { before, after })) continue;
    await stored.writeTrail(tx, id, left);
    changed += 1;
  }
  return changed;
}

/** Where a register names somebody, and what else it knows of him there. */
export interface Named {
  readonly entries: readonly Awaited<ReturnType<typeof stored.entriesOf>>[number][];
  readonly seats: number;
  readonly inProfile: boolean;
  /** Entries of the trail that were about him. */
  readonly inTrail: number;
  readonly traces: Traces;
}

/** @param name whole, as it stands in the register; small and capital letters are the same */
export async function findNamed(tx: Transaction, clusterId: string, name: string): Promise<Named> {
  const key = keyOf(name);
  const isHim = (value: unknown): boolean => typeof value === "string" && value !== "" && keyOf(value) === key;
  const entries = (await stored.entriesOf(tx, clusterId)).filter(
    ({ section, fields }) => definitionOf(section).people.length > 0 && isHim(fields.name),
  );
  const seats = (await stored.seatsOf(tx, clusterId)).filter(({ personName }) => isHim(personName));
  const profile = (await stored.profileOf(tx, clusterId))?.fields ?? {};
  const inProfile = isHim(profile.contactName);
  const trail = (await stored.trailOf(tx, clusterId)).flatMap(({ before, after }) => [before, after]);
  const about = trail.map((one) => aboutHim(one, isHim)).filter((one) => one !== null);
  const reached = [
    ...entries.flatMap(({ fields }) => [fields.email, fields.phone]),
    ...(inProfile ? [profile.contactEmail, profile.contactPhone] : []),
    ...about.flat(),
  ].filter((one): one is string => typeof one === "string" && one !== "");
  return {
    entries,
    seats: seats.length,
    inProfile,
    inTrail: about.length,
    traces: { name, reached: [...new Set(reached)] },
  };
}

/** How he is reached, in what the trail keeps of an entry about him, which may be changed or deleted since; null in others. */
function aboutHim(kept: unknown, isHim: (value: unknown) => boolean): unknown[] | null {
  const { fields, links = [] } = (kept ?? {}) as {
    readonly fields?: Readonly<Record<string, unknown>>;
    readonly links?: readonly { readonly person?: unknown }[];
  };
  if (isHim(fields?.contactName)) return [fields?.contactEmail, fields?.contactPhone];
  if (isHim(fields?.name)) return [fields?.email, fields?.phone];
  return links.some(({ person }) => isHim(person)) ? [] : null;
}

/** Where registers name whoever has this mail address: what he is told. */
export async function namedInRegisters(tx: Transaction, email: string) {
  const entries = await stored.entriesWithEmail(tx, email);
  return entries.map(({ cluster, section, starts }) => ({ cluster, section, since: starts }));
}

/** Under which names registers know whoever has this mail address, and what else leads to him there. */
export async function tracesInRegisters(tx: Transaction, email: string) {
  const entries = await stored.entriesWithEmail(tx, email);
  return entries.flatMap(({ clusterId, fields: { name, phone } }) => {
    if (typeof name !== "string" || isErasedName(name)) return [];
    return [
      { clusterId, traces: { name, reached: [email, ...(typeof phone === "string" && phone !== "" ? [phone] : [])] } },
    ];
  });
}

/** Takes whoever has this mail address out of every register, under each name that it has there. */
export async function forgetInRegisters(tx: Transaction, email: string): Promise<void> {
  for (const { clusterId, traces } of await tracesInRegisters(tx, email)) await forgetPerson(tx, clusterId, traces);
}
