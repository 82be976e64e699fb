import { addDays, addMonths, monthsDown } from "../../../packages/core/src/calendar.ts";
import type { Stream } from "../random.ts";
import { clamp, count, odds, skewed } from "../shapes.ts";
import { type Facts, type Maker, REFERENCE_DAY } from "./facts.ts";

/** How the strategy was made, what stands in it, when it was looked at. Without a strategy there is nothing in it. */
export const makeStrategy: Maker = ({ factors }, chance, made) => {
  const { quality } = factors;
  const written = chance.chance(odds(0.9, 0.07 * quality));
  const held = chance.chance(odds(0.9, 0.07 * quality));
  const goals = written && chance.chance(odds(0.86, 0.1 * quality));
  const adopted = written && chance.chance(odds(0.74, 0.14 * quality));
  return {
    "strategy.process_held": held,
    "strategy.members_consulted": held && chance.chance(odds(0.72, 0.15 * quality)),
    "strategy.analyses": held ? clamp(Math.round(1.7 + 0.5 * quality + 0.6 * chance.bell()), 0, 3) : 0,
    "strategy.stakeholder_groups": held ? clamp(Math.round(3.6 + 0.7 * quality + 1.1 * chance.bell()), 1, 10) : 0,
    "strategy.process_effect": held && chance.chance(odds(0.42, 0.2 * quality)),
    "strategy.written": written,
    "strategy.adopted": adopted,
    "strategy.elements": written ? clamp(Math.round(4.2 + 0.9 * quality + 0.8 * chance.bell()), 1, 6) : 0,
    "strategy.written_goals": goals,
    "strategy.measurable_goals": goals && chance.chance(odds(0.5, 0.2 * quality)),
    "strategy.progress_shown": goals && chance.chance(odds(0.42, 0.22 * quality)),
    "strategy.horizon_years": written ? clamp(Math.round(4 + 0.4 * quality + 1.1 * chance.bell()), 1, 10) : null,
    ...makeFocus(written, quality, chance),
    ...makeReview(written, adopted, quality, String(made["cluster.start_date"]), chance),
  };
};

function makeFocus(written: boolean, quality: number, chance: Stream): Facts {
  const stated = written && chance.chance(odds(0.86, 0.1 * quality));
  return {
    "focus.stated": stated,
    "focus.consistent": stated && chance.chance(odds(0.62, 0.2 * quality)),
    "focus.effect": stated && chance.chance(odds(0.36, 0.2 * quality)),
  };
}

/** An adoption counts as a review; no review is older than the cluster. */
function makeReview(written: boolean, adopted: boolean, quality: number, start: string, chance: Stream): Facts {
  const reviewed = adopted || (written && chance.chance(0.5));
  const months = clamp(
    Math.round(skewed(17, -0.7 * quality + 0.7 * chance.bell())),
    1,
    Math.min(90, monthsDown(start, REFERENCE_DAY)),
  );
  return {
    "review.strategy_reviewed": reviewed,
    "review.strategy_date": reviewed ? dayWithin(months, start, chance) : null,
    "review.changes_shown": reviewed && chance.chance(odds(0.48, 0.2 * quality)),
  };
}

/** A day in the month that began so many months ago, not before `start`. */
function dayWithin(months: number, start: string, chance: Stream): string {
  const day = addDays(addMonths(REFERENCE_DAY, -months), chance.whole(1, 27));
  return day < start ? start : day;
}

/** The implementation plan and what became of it. */
export const makePlan: Maker = ({ factors }, chance, made) => {
  const { quality } = factors;
  const exists = chance.chance(odds(0.92, 0.06 * quality));
  const listed = exists && chance.chance(odds(0.85, 0.1 * quality));
  const owners = listed && chance.chance(odds(0.66, 0.18 * quality));
  const targets = listed && chance.chance(odds(0.48, 0.2 * quality));
  const planned = exists ? count(13, 0.4 * quality + 0.8 * chance.bell(), 60) : 0;
  const start = String(made["cluster.start_date"]);
  const age = clamp(Math.round(skewed(9, -0.7 * quality + 0.7 * chance.bell())), 1, 48);
  const quarters = [exists, listed, owners, targets].filter(Boolean).length;
  return {
    "plan.exists": exists,
    "plan.actions_listed": listed,
    "plan.owners_dates": owners,
    "plan.budget_targets": targets,
    "plan.actions_planned": planned,
    "plan.actions_completed": Math.round(planned * clamp(0.72 + 0.09 * quality + 0.1 * chance.bell(), 0, 1)),
    "plan.quality": exists ? clamp(Math.round(quarters - 0.3 + 0.5 * chance.bell()), 1, 4) : 0,
    "review.plan_date": listed ? dayWithin(age, start, chance) : null,
  };
};
