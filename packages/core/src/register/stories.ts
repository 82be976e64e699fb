import { type Asked, known, type RegisterFact, type RegisterFacts, unless } from "./facts.ts";
import { isWithin, windowOf } from "./period.ts";
import { type Register, STORY_ASPECTS, type Story } from "./register.ts";

const PLACES = ["first", "second", "third"] as const;
const OUTCOMES = { product: "results.products", firm: "results.firms", job: "results.jobs" } as const;

/** The facts `stories.*` and `results.*` (row 5.2, question B35): the three best stories of two years, best first. */
export function storyFacts({ stories, outcomes }: Register, { referenceDate }: Asked): RegisterFacts {
  const window = windowOf(referenceDate, 24);
  const told = stories?.filter(({ on }) => isWithin(window, on));
  const came = outcomes?.filter(({ on }) => isWithin(window, on));
  return {
    ...(told && { "stories.count": known(told.length), ...credits(told) }),
    ...(came &&
      Object.fromEntries(
        Object.entries(OUTCOMES).map(([kind, fact]) => [
          fact,
          known(came.filter((own) => own.kind === kind).reduce((sum, { count }) => sum + count, 0)),
        ]),
      )),
  };
}

/** Which stories are the best is known only when all have their credits. */
function credits(told: readonly Story[]): RegisterFacts {
  const unjudged = told.filter((own) => STORY_ASPECTS.some((aspect) => own.credits[aspect] === null));
  const best = [...told].sort((a, b) => together(b) - together(a) || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return Object.fromEntries(
    PLACES.flatMap((place, i) =>
      STORY_ASPECTS.map((aspect): [string, RegisterFact] => [
        `stories.${place}.${aspect}`,
        unless(
          "credits_missing",
          unjudged.map(({ id }) => id),
          () => best[i]?.credits[aspect] ?? 0,
        ),
      ]),
    ),
  );
}

function together({ credits: given }: Story): number {
  return STORY_ASPECTS.reduce((sum, aspect) => sum + (given[aspect] ?? 0), 0);
}
