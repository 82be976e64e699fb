import { cooperationFacts } from "./cooperation.ts";
import { type Asked, known, type RegisterFacts } from "./facts.ts";
import { governanceFacts } from "./governance.ts";
import { moneyFacts } from "./money.ts";
import { participantFacts } from "./participants.ts";
import { partnerFacts } from "./partners.ts";
import type { Profile, Register } from "./register.ts";
import { serviceFacts } from "./services.ts";
import { storyFacts } from "./stories.ts";
import { surveyFacts } from "./surveys.ts";
import { teamFacts } from "./team.ts";

/**
 * Every fact that a register tells on a reference date: stocks as they stood on that day, flows over the window that the fact
 * names (facts.csv). Derived facts are left to the dictionary, judged ones to people.
 */
export function computeFacts(register: Register, asked: Asked): RegisterFacts {
  return {
    ...profileFacts(register.profile),
    ...participantFacts(register, asked),
    ...teamFacts(register, asked),
    ...governanceFacts(register, asked),
    ...cooperationFacts(register, asked),
    ...partnerFacts(register, asked),
    ...moneyFacts(register, asked),
    ...serviceFacts(register, asked),
    ...storyFacts(register, asked),
    ...surveyFacts(register, asked),
  };
}

function profileFacts({ startedOn, national, organisationStartedOn, legalForm }: Profile): RegisterFacts {
  const stated = {
    "cluster.start_date": startedOn,
    "cluster.national": national,
    "organisation.start_date": organisationStartedOn,
    "organisation.legal_form": legalForm,
  };
  return Object.fromEntries(
    Object.entries(stated).flatMap(([fact, value]) => (value === null ? [] : [[fact, known(value)]])),
  );
}
