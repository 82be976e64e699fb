import { monthsDown } from "../../../packages/core/src/calendar.ts";
import { clamp, count, level, odds, partOf } from "../shapes.ts";
import { type Maker, REFERENCE_DAY } from "./facts.ts";

/** Money compared with plans, figures of the management, targets. What does not exist is not reported and has no effect. */
export const makeControlling: Maker = ({ factors }, chance) => {
  const { quality } = factors;
  const reports = clamp(Math.round(3.4 + 1.3 * quality + 1.8 * chance.bell()), 0, 12);
  return {
    "controlling.separate_accounts": chance.chance(odds(0.9, 0.07 * quality)),
    "controlling.reports": reports,
    "controlling.to_board": reports > 0 && chance.chance(odds(0.78, 0.13 * quality)),
    "controlling.audited": chance.chance(odds(0.68, 0.14 * quality)),
    "controlling.effect": reports > 0 && chance.chance(odds(0.44, 0.2 * quality)),
  };
};

export const makeFigures: Maker = ({ factors }, chance, made) => {
  const { quality } = factors;
  const figures =
    count(7, 0.8 * quality + 0.7 * chance.bell() - 0.4, 30) * (chance.chance(odds(0.93, 0.06 * quality)) ? 1 : 0);
  const named = figures > 0;
  const yearsOfCluster = Math.floor(monthsDown(String(made["cluster.start_date"]), REFERENCE_DAY) / 12);
  const years = named
    ? clamp(
        Math.round(3 + 0.9 * quality + 0.6 * factors.maturity + 1.2 * chance.bell()),
        0,
        Math.min(yearsOfCluster, 15),
      )
    : 0;
  const reports = named ? clamp(Math.round(2 + 0.8 * quality + chance.bell()), 0, 12) : 0;
  const used = reports > 0 && chance.chance(odds(0.56, 0.2 * quality));
  return {
    "kpi.count": figures,
    "kpi.documented": named && chance.chance(odds(0.66, 0.18 * quality)),
    "kpi.years": years,
    "kpi.reports": reports,
    "kpi.used": used,
    "kpi.effect": used && years > 0 && chance.chance(odds(0.5, 0.18 * quality)),
    "kpi.monitoring": named ? clamp(level(2, 0.8 * quality + 0.5 * chance.bell()), 1, 4) : 0,
  };
};

export const makePerformance: Maker = ({ factors }, chance) => {
  const { quality } = factors;
  const reported = chance.chance(odds(0.93, 0.06 * quality));
  const recorded = reported && chance.chance(odds(0.92, 0.07 * quality));
  const set = recorded ? clamp(Math.round(6 + 1.6 * quality + 2 * chance.bell()), 0, 20) : 0;
  return {
    "performance.activities_reported": reported,
    "performance.numbers_recorded": recorded,
    "performance.targets_set": set,
    "performance.targets_met": partOf(set, clamp(0.7 + 0.1 * quality + 0.12 * chance.bell(), 0, 1)),
    "performance.effect": recorded && chance.chance(odds(0.38, 0.22 * quality)),
  };
};
