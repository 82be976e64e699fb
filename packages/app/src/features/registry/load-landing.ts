import { type CompiledEdition, enteredFacts, type Gap, type RegisterFacts } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { countEntries } from "./entry-queries.ts";
import { placeOfFact } from "./fact-place.ts";
import { type LoadedProfile, loadProfile } from "./load-profile.ts";
import { type Confirmation, confirmations } from "./load-section.ts";
import { mayWriteRegister } from "./policy.ts";
import { CONFIRMABLE, type Confirmable } from "./sections.ts";

/** A section as the first page of the register shows it. */
export interface SectionState {
  readonly id: Confirmable;
  readonly entries: number;
  readonly confirmed: Confirmation | null;
  /** Nobody wrote anything and nobody said that there is nothing: its facts are unknown. */
  readonly unknown: boolean;
  /** Rows of the schemes for which the register tells nothing yet, or only a part. */
  readonly missing: readonly string[];
  /** What is not known of entries that are there. */
  readonly gaps: readonly Gap[];
}

export interface Landing {
  readonly profile: LoadedProfile;
  readonly mayWrite: boolean;
  readonly sections: readonly SectionState[];
}

/** @throws Problem not_found */
export async function loadLanding(
  tx: Transaction,
  services: Services,
  person: Pick<Person, "id">,
  clusterId: string,
): Promise<Landing> {
  const profile = await loadProfile(tx, services, person, clusterId);
  const counts = new Map((await countEntries(tx, clusterId)).map(({ section, entries }) => [section, entries]));
  const confirmed = await confirmations(tx, clusterId);
  const { facts, register } = profile;
  return {
    profile,
    mayWrite: mayWriteRegister(profile),
    sections: CONFIRMABLE.map((id) => {
      // of memberships, how many organisations take part today
      const taking = Number(facts["participants.listed"]?.value ?? 0);
      const entries = id === "membership" ? taking : (counts.get(id) ?? 0);
      const known = confirmed.get(id) ?? null;
      const unknown = id === "membership" ? register.memberships === null : entries === 0 && !known;
      return { id, entries, confirmed: known, unknown, ...openIn(services.edition, id, facts) };
    }),
  };
}

const inOrder = new Intl.Collator("en", { numeric: true });

/** Rows that the facts of a section leave open, and why. */
function openIn(
  edition: CompiledEdition,
  id: Confirmable,
  facts: RegisterFacts,
): Pick<SectionState, "missing" | "gaps"> {
  const open = factsAsked(edition).filter(
    ({ fact }) => placeOfFact(fact) === id && (facts[fact]?.value ?? null) === null,
  );
  const gaps = Map.groupBy(
    open.flatMap(({ fact }) => facts[fact]?.gaps ?? []),
    ({ code }) => code,
  );
  return {
    missing: [...new Set(open.flatMap(({ rows }) => rows))].sort(inOrder.compare),
    gaps: [...gaps].map(([code, all]) => ({ code, of: [...new Set(all.flatMap(({ of }) => of))] })),
  };
}

interface AskedFact {
  readonly fact: string;
  readonly rows: readonly string[];
}

const asked = new WeakMap<CompiledEdition, readonly AskedFact[]>();

/** Facts that a register can tell, with the rows of the schemes that rest on them; what is judged, people judge. */
function factsAsked(edition: CompiledEdition): readonly AskedFact[] {
  const known = asked.get(edition);
  if (known) return known;
  const rows = [...edition.schemes.values()]
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === "audit" ? -1 : 1))
    .flatMap((scheme) =>
      scheme.rows.map((row) => ({ id: row.id, facts: enteredFacts(edition.dictionary, row.basis) })),
    );
  const { definitions, index } = edition.dictionary;
  const told = [...index.keys()].filter((fact) => definitions[index.get(fact) as number]?.kind !== "judged");
  const all = told.map((fact) => ({
    fact,
    rows: rows.filter(({ facts }) => facts.includes(fact)).map(({ id }) => id),
  }));
  const found = all.filter((one) => one.rows.length > 0);
  asked.set(edition, found);
  return found;
}
