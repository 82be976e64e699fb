import { addMonths, type Day } from "../calendar.ts";
import { distanceKm } from "../geo/distance.ts";
import { type Asked, known, type RegisterFact, type RegisterFacts, unless } from "./facts.ts";
import { covers, isWithin, merged, type Window, windowOf } from "./period.ts";
import type { Membership, Organisation, Register, Stretch } from "./register.ts";

/** The facts `participants.*` (rows 1.1.0 to 1.2 and 2.3, questions B05 to B08): who takes part, of what kind, from where. */
export function participantFacts(register: Register, { referenceDate, radiusKm }: Asked): RegisterFacts {
  const { memberships } = register;
  if (!memberships) return {};
  const yearAgo = addMonths(referenceDate, -12);
  const committed = committedOn(register, referenceDate);
  const before = committedOn(register, yearAgo);
  const listed = new Set(memberships.filter((own) => covers(own, referenceDate)).map((own) => own.organisation));
  const moves = commitments(memberships);
  return {
    "participants.listed": known(listed.size),
    "participants.committed": known(committed.length),
    "participants.committed_year_ago": known(before.length),
    ...categories(committed, ""),
    ...categories(before, "_year_ago"),
    ...flows(moves, windowOf(referenceDate, 12), "12m"),
    ...flows(moves, windowOf(referenceDate, 24), "24m"),
    "participants.within_radius": withinRadius(register, committed, radiusKm),
    ...foreign(register, committed),
  };
}

/** The committed participants of a day, each once. */
export function committedOn({ memberships, organisations }: Register, day: Day): Organisation[] {
  const ids = new Set(
    (memberships ?? []).filter((own) => own.proof !== null && covers(own, day)).map((own) => own.organisation),
  );
  return organisations.filter(({ id }) => ids.has(id));
}

export interface ParticipantYear {
  readonly year: number;
  /** At its end. */
  readonly committed: number;
  readonly joined: number;
  readonly left: number;
}

/** The years from the first commitment up to and with `last`, at most as many as asked for, the latest first. */
export function participantYears(register: Register, last: number, most: number): ParticipantYear[] {
  const moves = commitments(register.memberships ?? []);
  const first = Math.min(...moves.map(({ from }) => Number(from.slice(0, 4))));
  const years = Array.from({ length: most }, (_, back) => last - back).filter((year) => year >= first);
  return years.map((year) => {
    const window = { after: `${year - 1}-12-31`, until: `${year}-12-31` };
    return { year, committed: committedOn(register, window.until).length, ...countMoves(moves, window) };
  });
}

/** When each participant was committed, whatever the proofs were. */
function commitments(memberships: readonly Membership[]): Stretch[] {
  const by = Map.groupBy(
    memberships.filter(({ proof }) => proof !== null),
    ({ organisation }) => organisation,
  );
  return [...by.values()].flatMap(merged);
}

/** Whoever comes, leaves and comes again counts each time, so that the stock is the stock before, plus joined, minus left. */
function flows(moves: readonly Stretch[], window: Window, suffix: string): RegisterFacts {
  const { joined, left } = countMoves(moves, window);
  return { [`participants.joined_${suffix}`]: known(joined), [`participants.left_${suffix}`]: known(left) };
}

function countMoves(moves: readonly Stretch[], window: Window): { joined: number; left: number } {
  return {
    joined: moves.filter(({ from }) => isWithin(window, from)).length,
    left: moves.filter(({ until }) => until !== null && isWithin(window, until)).length,
  };
}

const KINDS = ["research", "university", "training", "finance", "consultant", "public", "other"] as const;

/** Size classes are those known today: the register keeps no history of them (docs/decisions/0015). */
function categories(committed: readonly Organisation[], suffix: string): RegisterFacts {
  const enterprises = committed.filter(({ kind }) => kind === "enterprise");
  const sizeless = enterprises.filter(({ size }) => size === null).map(({ id }) => id);
  const large = enterprises.filter(({ size }) => size === "large").length;
  const of = (count: number): RegisterFact => unless("size_unknown", sizeless, () => count);
  return {
    [`participants.sme${suffix}`]: of(enterprises.length - large),
    [`participants.large${suffix}`]: of(large),
    ...Object.fromEntries(
      KINDS.map((own) => [`participants.${own}${suffix}`, known(committed.filter(({ kind }) => kind === own).length)]),
    ),
  };
}

function withinRadius({ profile }: Register, committed: readonly Organisation[], radiusKm: number): RegisterFact {
  const { place: office } = profile;
  if (!office) return { value: null, gaps: [{ code: "head_office_unknown", of: [] }] };
  const placeless = committed.filter(({ place }) => place === null).map(({ id }) => id);
  return unless("place_unknown", placeless, () => {
    return committed.filter(({ place }) => place && distanceKm(place, office) <= radiusKm).length;
  });
}

function foreign({ profile }: Register, committed: readonly Organisation[]): RegisterFacts {
  const nowhere = committed.filter(({ country }) => country === null).map(({ id }) => id);
  const abroad = committed.flatMap(({ country }) => (country && country !== profile.country ? [country] : []));
  return {
    "participants.foreign": unless("country_unknown", nowhere, () => abroad.length),
    "participants.foreign_countries": unless("country_unknown", nowhere, () => new Set(abroad).size),
  };
}
