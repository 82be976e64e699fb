import { type Asked, known, type RegisterFacts } from "./facts.ts";
import { isWithin, windowOf } from "./period.ts";
import { type Register, SERVICE_FIELDS } from "./register.ts";

/** The facts `activities.*`, `services.*` and `press.*` (rows 4.2, 4.3 and 5.1, questions B25 to B28). */
export function serviceFacts({ activities, mentions }: Register, { referenceDate }: Asked): RegisterFacts {
  const year = windowOf(referenceDate, 12);
  const done = activities?.filter(({ on }) => isWithin(year, on));
  const printed = mentions?.filter(({ on, paid }) => isWithin(year, on) && !paid);
  const innovation = done?.filter(({ field }) => field === "innovation");
  const international = done?.filter(({ field }) => field === "international");
  return {
    ...(done && {
      "activities.total": known(done.length),
      "activities.aligned": known(done.filter(({ aligned }) => aligned).length),
      ...Object.fromEntries(
        SERVICE_FIELDS.map((own) => [`services.${own}`, known(done.filter(({ field }) => field === own).length)]),
      ),
      "services.innovation_kinds": known(
        new Set(innovation?.flatMap(({ innovationKind }) => innovationKind ?? [])).size,
      ),
      "services.target_countries": known(
        new Set(international?.flatMap(({ targetCountries }) => targetCountries)).size,
      ),
    }),
    ...(printed && {
      "press.mentions": known(printed.length),
      "press.wide_reach": known(
        printed.filter(({ reach }) => reach === "national" || reach === "international").length,
      ),
    }),
  };
}
