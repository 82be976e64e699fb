import { draw, type Stream } from "../random.ts";
import { clamp, count, hundreds, level, partOf, skewed, split } from "../shapes.ts";
import { type Facts, type Maker, numberOf } from "./facts.ts";

/** Budgets of three years, where the money came from, how long it lasts, what was acquired. */
export const makeFinance: Maker = ({ profile, factors, country }, chance, made) => {
  const perFte = skewed(150_000 * country.cost, 0.15 * factors.quality + 0.6 * chance.bell());
  const growth = (): number => clamp(0.05 + 0.02 * factors.quality + 0.1 * chance.bell(), -0.4, 0.6);
  const lastYear = hundreds(numberOf(made, "team.fte") * perFte);
  const yearBefore = hundreds(lastYear / (1 + growth()));
  const privateShare = clamp(profile.privateShare + 0.13 * factors.privateMoney + 0.05 * chance.bell(), 0.02, 0.96);
  const paying = partOf(numberOf(made, "participants.committed"), 0.75 + 0.25 * chance.uniform());
  return {
    "budget.year_before": yearBefore,
    "budget.last_year": lastYear,
    "budget.this_year": hundreds(lastYear * (1 + growth())),
    ...makeSources((yearBefore + lastYear) / 100, privateShare, country.publicMoney, paying, chance),
    ...makeOutlook(privateShare, factors.quality, chance),
  };
};

/** @param total budget of both years in hundreds of euro; the eight sources add up to it */
function makeSources(
  total: number,
  privateShare: number,
  publicMoney: readonly number[],
  paying: number,
  chance: Stream,
): Facts {
  const model = draw(chance, FEE_MODELS);
  const noise = (): number => 0.4 + 1.2 * chance.uniform();
  const privateTotal = partOf(total, privateShare);
  const [fees = 0, services = 0, sponsoring = 0, projects = 0, inKind = 0] = split(
    privateTotal,
    [model === "none" ? 0 : 40, 24, 8, 16, 12].map((weight) => weight * noise()),
  );
  const [regional = 0, national = 0, european = 0] = split(
    total - privateTotal,
    publicMoney.map((weight) => weight * noise()),
  );
  return {
    "budget.fees": 100 * fees,
    "budget.services": 100 * services,
    "budget.sponsoring": 100 * sponsoring,
    "budget.private_projects": 100 * projects,
    "budget.in_kind": 100 * inKind,
    "budget.public_regional": 100 * regional,
    "budget.public_national": 100 * national,
    "budget.public_eu": 100 * european,
    "fees.model": fees === 0 ? "none" : model,
    // two years of fees, spread over those who pay; at least a euro where anybody pays
    "fees.average": fees === 0 ? 0 : Math.max(1, Math.round((100 * fees) / 2 / Math.max(1, paying))),
  };
}

const FEE_MODELS = [
  ["by_size", 46],
  ["flat", 22],
  ["mixed", 18],
  ["by_service", 6],
  ["none", 8],
] as const;

function makeOutlook(privateShare: number, quality: number, chance: Stream): Facts {
  const months = count(16, 1.6 * (privateShare - 0.4) + 0.55 * quality + 0.6 * chance.bell(), 60);
  return {
    "finance.months_secured": months,
    "finance.secured_share_24m": Math.round(100 * clamp((months / 24) * (0.75 + 0.3 * chance.uniform()), 0, 1)) / 100,
    "finance.sustainability": level(
      2,
      3.2 * (privateShare - 0.4) + 0.35 * quality + 0.04 * (months - 16) + 0.45 * chance.bell(),
    ),
  };
}

export const makeAcquisition: Maker = ({ factors }, chance) => {
  const applications = count(6, 0.6 * factors.quality + 0.4 * factors.research + 0.8 * chance.bell(), 40);
  const granted = partOf(applications, clamp(0.42 + 0.08 * factors.quality + 0.12 * chance.bell(), 0, 1));
  return {
    "acquisition.applications": applications,
    "acquisition.projects": granted,
    "acquisition.volume":
      granted === 0
        ? 0
        : Math.max(1000, 1000 * Math.round(skewed(550 * granted, 0.3 * factors.research + 0.9 * chance.bell()))),
  };
};
