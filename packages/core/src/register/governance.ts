import { type Asked, known, type RegisterFact, type RegisterFacts } from "./facts.ts";
import { committedOn } from "./participants.ts";
import { covers, isWithin, windowOf } from "./period.ts";
import type { GovernanceBody, Register } from "./register.ts";

/** The facts `governance.*` (row 2.4, question B10); how far participants shape decisions stays for a person to judge. */
export function governanceFacts(register: Register, { referenceDate }: Asked): RegisterFacts {
  if (!register.bodies) return {};
  const year = windowOf(referenceDate, 12);
  const bodies = register.bodies.filter((own) => covers(own, referenceDate));
  // of a time in which the body was there
  const meetingsOf = (own: GovernanceBody) => own.meetings.filter(({ on }) => isWithin(year, on) && covers(own, on));
  const meetings = register.bodies.flatMap(meetingsOf);
  const met = bodies.filter((own) => meetingsOf(own).length > 0);
  const leading = bodies.find((own) => own.leading);
  const committed = new Set(committedOn(register, referenceDate).map(({ id }) => id));
  const seatsIn = (body: GovernanceBody): number =>
    body.seats.filter(
      (seat) => seat.organisation !== null && committed.has(seat.organisation) && covers(seat, referenceDate),
    ).length;
  return {
    "governance.bodies": known(met.length),
    "governance.roles_written": everyOne(bodies, ({ rolesWritten }) => rolesWritten),
    "governance.minutes": known(meetings.length > 0 && meetings.every(({ minutes }) => minutes)),
    // whose seats they are is known only where the memberships are
    ...(register.memberships && {
      "governance.participant_seats": known(leading ? seatsIn(leading) : 0),
      "governance.participants_decide": someOne(
        bodies.filter((own) => seatsIn(own) > 0),
        ({ decidesStrategy, decidesBudget }) => both(decidesStrategy, decidesBudget),
      ),
    }),
    "governance.self_review": known(leading?.reviews.some((on) => isWithin(year, on)) === true),
  };
}

type Answer = (body: GovernanceBody) => boolean | null;

function everyOne(bodies: readonly GovernanceBody[], answer: Answer): RegisterFact {
  if (bodies.length === 0 || bodies.some((own) => answer(own) === false)) return known(false);
  return decided(bodies, answer, true);
}

function someOne(bodies: readonly GovernanceBody[], answer: Answer): RegisterFact {
  if (bodies.some((own) => answer(own) === true)) return known(true);
  return decided(bodies, answer, false);
}

function decided(bodies: readonly GovernanceBody[], answer: Answer, otherwise: boolean): RegisterFact {
  const open = bodies.filter((own) => answer(own) === null).map(({ id }) => id);
  return open.length > 0 ? { value: null, gaps: [{ code: "body_incomplete", of: open }] } : known(otherwise);
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
