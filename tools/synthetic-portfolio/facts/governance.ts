import { clamp, count, level, odds, partOf } from "../shapes.ts";
import { type Maker, numberOf } from "./facts.ts";

/** Governing bodies, contact with participants, cooperation among them, working groups. */
export const makeGovernance: Maker = ({ factors }, chance) => {
  const { quality } = factors;
  const bodies = clamp(Math.round(2.2 + 0.4 * quality + 0.7 * chance.bell()), 0, 6);
  const meets = bodies > 0;
  const seats = meets ? clamp(Math.round(6 + 1.2 * quality + 2.4 * chance.bell()), 0, 18) : 0;
  return {
    "governance.bodies": bodies,
    "governance.roles_written": meets && chance.chance(odds(0.85, 0.1 * quality)),
    "governance.minutes": meets && chance.chance(odds(0.84, 0.1 * quality)),
    "governance.participant_seats": seats,
    "governance.participants_decide": seats > 0 && chance.chance(odds(0.72, 0.14 * quality)),
    "governance.self_review": meets && chance.chance(odds(0.4, 0.22 * quality)),
    "governance.influence":
      seats === 0 ? clamp(level(1, 0.5 * chance.bell()), 0, 2) : level(2.2, 0.6 * quality + 0.7 * chance.bell()),
  };
};

export const makeContacts: Maker = ({ factors }, chance, made) => {
  const committed = numberOf(made, "participants.committed");
  const contacted = partOf(committed, clamp(0.52 + 0.16 * factors.quality + 0.12 * chance.bell(), 0.03, 1));
  // every contacted participant has at least one logged contact
  const contacts = Math.round(contacted * (1.05 + 0.9 * chance.uniform()));
  const visits = partOf(contacts, clamp(0.4 + 0.12 * chance.bell(), 0.05, 0.9));
  const share = contacted / committed;
  return {
    "contacts.participants_contacted": contacted,
    "contacts.visits": visits,
    "contacts.meetings": contacts - visits,
    "contacts.intensity": contacted === 0 ? 0 : Math.max(1, level(4.2 * share, 0.5 * chance.bell())),
  };
};

export const makeCooperation: Maker = ({ factors }, chance, made) => {
  const committed = numberOf(made, "participants.committed");
  const { quality } = factors;
  const projects = count(6, 0.7 * quality + 0.25 * factors.research + 0.25 * factors.size + 0.7 * chance.bell(), 60);
  const groups = clamp(Math.round(2.6 + 1.1 * quality + 0.3 * factors.size + 1.1 * chance.bell()), 0, 12);
  const active = partOf(committed, clamp(0.38 + 0.12 * quality + 0.09 * chance.bell(), 0.04, 1));
  // a joint project and a group both need two who take part
  const atLeast = projects + groups > 0 ? 2 : 0;
  const participants = Math.max(atLeast, projects + groups > 0 ? active : 0);
  const inGroups = groups === 0 ? 0 : clamp(partOf(participants, 0.45 + 0.15 * chance.bell()), 2, participants);
  return {
    "cooperation.projects": projects,
    "cooperation.participants_active": participants,
    "groups.planned": chance.chance(0.4) ? chance.whole(1, 2) : 0,
    "groups.active": groups,
    "groups.with_results": partOf(groups, clamp(0.6 + 0.18 * quality + 0.15 * chance.bell(), 0, 1)),
    "groups.participants": inGroups,
  };
};
