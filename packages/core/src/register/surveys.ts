import { type Asked, known, type RegisterFacts } from "./facts.ts";
import { isWithin, windowOf } from "./period.ts";
import type { Register, Survey } from "./register.ts";

/**
 * The facts `survey.*` (row 5.3); whether a result was acted on stays for a person to judge. A survey tells that opinions were
 * collected; that there was none does not tell that nobody asked in another way.
 */
export function surveyFacts({ surveys }: Register, { referenceDate }: Asked): RegisterFacts {
  if (!surveys) return {};
  const held = surveys.filter(({ on }) => isWithin(windowOf(referenceDate, 36), on));
  const last = held.reduce<Survey | null>((latest, own) => (latest && isAfter(latest, own) ? latest : own), null);
  return {
    ...(last && { "survey.feedback": known(true) }),
    "survey.count_36m": known(held.length),
    "survey.count_24m": known(held.filter(({ on }) => isWithin(windowOf(referenceDate, 24), on)).length),
    "survey.invited": known(last?.invited ?? 0),
    "survey.answered": known(last?.answered ?? 0),
    "survey.results_published": known(
      held.some(({ resultsPublishedOn: sent }) => sent !== null && sent <= referenceDate),
    ),
  };
}

/** Of two on the same day the larger one counts, so that their order does not matter. */
function isAfter(a: Survey, b: Survey): boolean {
  if (a.on !== b.on) return a.on > b.on;
  return a.invited !== b.invited ? a.invited > b.invited : a.answered >= b.answered;
}
