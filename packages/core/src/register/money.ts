import { addMonths, calendarMonths, type Day } from "../calendar.ts";
import { type Asked, known, type RegisterFact, type RegisterFacts, rounded, unless } from "./facts.ts";
import { isWithin, windowOf } from "./period.ts";
import { INCOME_SOURCES, type IncomeSource, type Outlook, type Register, type YearBudget } from "./register.ts";

/** The facts `budget.*`, `fees.*`, `finance.*` and `acquisition.*` (rows 3.1 and 3.2, questions B17 to B20 and B24). */
export function moneyFacts(register: Register, asked: Asked): RegisterFacts {
  return {
    ...budgets(register, asked),
    ...outlookFacts(latestOutlook(register, asked), asked),
    ...applications(register, asked),
  };
}

const CENTS = 100;

function budgets({ budgets: years, profile }: Register, { referenceDate }: Asked): RegisterFacts {
  const fees: RegisterFacts = profile.feeModel === null ? {} : { "fees.model": known(profile.feeModel) };
  if (!years) return fees;
  const year = Number(referenceDate.slice(0, 4));
  const of = (wanted: number): YearBudget | undefined => years.find((own) => own.year === wanted);
  const [last, before, current] = [of(year - 1), of(year - 2), of(year)];
  return {
    ...fees,
    "budget.this_year": current?.planned == null ? open(year) : known(rounded(current.planned / CENTS)),
    "budget.last_year": closed(last, year - 1, total),
    "budget.year_before": closed(before, year - 2, total),
    ...Object.fromEntries(
      INCOME_SOURCES.map((source) => [`budget.${source}`, overTwoYears(last, before, year, source)]),
    ),
    "fees.average": averageFee(last, year - 1),
  };
}

function open(...years: readonly number[]): RegisterFact {
  return { value: null, gaps: [{ code: "year_open", of: years.map(String) }] };
}

function closed(of: YearBudget | undefined, year: number, value: (of: YearBudget) => number): RegisterFact {
  return of?.actual ? known(value(of)) : open(year);
}

/** Each line in whole euros first: so the lines come to the total to the last euro. */
function euros(budget: YearBudget, source: IncomeSource): number {
  return rounded((budget.actual?.[source] ?? 0) / CENTS);
}

function total(budget: YearBudget): number {
  return INCOME_SOURCES.reduce((sum, source) => sum + euros(budget, source), 0);
}

function overTwoYears(
  last: YearBudget | undefined,
  before: YearBudget | undefined,
  year: number,
  source: IncomeSource,
): RegisterFact {
  if (last?.actual && before?.actual) return known(euros(last, source) + euros(before, source));
  return open(...(last?.actual ? [] : [year - 1]), ...(before?.actual ? [] : [year - 2]));
}

function averageFee(last: YearBudget | undefined, year: number): RegisterFact {
  if (!last?.actual) return open(year);
  const { feePayers, actual } = last;
  if (feePayers === null) return { value: null, gaps: [{ code: "payers_unknown", of: [String(year)] }] };
  return known(feePayers === 0 ? 0 : rounded(actual.fees / feePayers / CENTS));
}

const MONTHS_AHEAD = 24;
/** Longer than any promise: cash of a management that costs next to nothing ends here. */
const LONGEST = 120;

function latestOutlook({ outlooks }: Register, { referenceDate }: Asked): Outlook | null {
  const known = (outlooks ?? []).filter(({ on }) => on <= referenceDate);
  return known.reduce<Outlook | null>((last, own) => (last && last.on >= own.on ? last : own), null);
}

function outlookFacts(outlook: Outlook | null, { referenceDate }: Asked): RegisterFacts {
  if (!outlook) return {};
  const { monthlyCost, plannedNext24 } = outlook;
  const share = Math.min(1, availableAfter(outlook, referenceDate, MONTHS_AHEAD) / plannedNext24);
  return {
    ...(monthlyCost > 0 && { "finance.months_secured": known(monthsSecured(outlook, referenceDate)) }),
    ...(plannedNext24 > 0 && { "finance.secured_share_24m": known(Math.floor(share * 10_000) / 10_000) }),
  };
}

/** Months in a row whose running cost is covered by what is there by then. */
function monthsSecured(outlook: Outlook, day: Day): number {
  let months = 0;
  while (months < LONGEST && availableAfter(outlook, day, months + 1) >= (months + 1) * outlook.monthlyCost)
    months += 1;
  return months;
}

/** Cents that are available by the end of so many months after the day; promises flow evenly, a started month counts whole. */
function availableAfter({ secured }: Outlook, day: Day, months: number): number {
  const end = addMonths(day, months);
  return secured.reduce((sum, { amount, over }) => {
    if (!over) return sum + amount;
    const all = Math.max(1, calendarMonths(over.from, over.until));
    const [from, until] = [over.from > day ? over.from : day, over.until < end ? over.until : end];
    return from < until ? sum + (amount * Math.min(all, Math.max(0, calendarMonths(from, until)))) / all : sum;
  }, 0);
}

function applications({ applications: all }: Register, { referenceDate }: Asked): RegisterFacts {
  if (!all) return {};
  const window = windowOf(referenceDate, 24);
  const inWindow = all.filter(({ on }) => isWithin(window, on));
  const granted = inWindow.filter((own) => own.granted);
  const unstated = granted.filter(({ volume }) => volume === null).map(({ id }) => id);
  return {
    "acquisition.applications": known(inWindow.length),
    "acquisition.projects": known(granted.length),
    "acquisition.volume": unless("volume_unknown", unstated, () =>
      rounded(granted.reduce((sum, { volume }) => sum + (volume ?? 0), 0) / CENTS),
    ),
  };
}
