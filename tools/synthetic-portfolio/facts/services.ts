import type { Factors } from "../factors.ts";
import { clamp, count, partOf } from "../shapes.ts";
import type { Maker } from "./facts.ts";

/** The nine service fields, in the order of facts.yaml. */
export const FIELDS = [
  "information",
  "networking",
  "innovation",
  "business",
  "training",
  "international",
  "startup",
  "marketing",
  "lobbying",
] as const;

/** What was done for participants in twelve months. */
export const makeServices: Maker = ({ profile, factors }, chance) => {
  const times = FIELDS.map((field, i) => {
    const often = count(profile.services[i] as number, 0.9 * leaning(field, factors) + 0.6 * chance.bell(), 80);
    const offered = chance.chance(clamp(OFFERED[field] + 0.07 * factors.quality, 0.2, 1));
    return offered ? often : 0;
  });
  const of = (field: (typeof FIELDS)[number]): number => times[FIELDS.indexOf(field)] as number;
  const total = times.reduce((a, b) => a + b, 0);
  return {
    ...Object.fromEntries(FIELDS.map((field, i) => [`services.${field}`, times[i] as number])),
    "services.innovation_kinds":
      of("innovation") === 0
        ? 0
        : clamp(Math.round(0.4 * of("innovation") + 1 + 0.8 * chance.bell()), 1, Math.min(10, of("innovation"))),
    "services.target_countries":
      of("international") === 0
        ? 0
        : clamp(Math.round(of("international") * 0.8 + 1 + 0.5 * factors.international + 0.9 * chance.bell()), 1, 25),
    "activities.total": total,
    "activities.aligned": partOf(total, clamp(0.7 + 0.09 * factors.quality + 0.09 * chance.bell(), 0.1, 1)),
  };
};

/** How likely a field is offered at all by a cluster of middling management. */
const OFFERED: Readonly<Record<(typeof FIELDS)[number], number>> = {
  information: 0.98,
  networking: 0.97,
  innovation: 0.92,
  business: 0.92,
  training: 0.9,
  international: 0.82,
  startup: 0.7,
  marketing: 0.85,
  lobbying: 0.78,
};

/**
 * What makes a field grow. Innovation does not follow size, private money brings business services, research takes their
 * place: the findings of excellence.md 5.
 */
function leaning(
  field: (typeof FIELDS)[number],
  { quality, research, privateMoney, international, size, maturity }: Factors,
): number {
  switch (field) {
    case "innovation":
      return 0.35 * quality + 0.6 * research - 0.1 * maturity;
    case "business":
      return 0.25 * quality + 0.65 * privateMoney - 0.55 * research;
    case "international":
      return 0.15 * quality + 0.95 * international;
    case "startup":
      return 0.3 * quality - 0.3 * maturity;
    case "lobbying":
      return 0.2 * size + 0.2 * maturity;
    case "training":
      return 0.5 * quality + 0.2 * privateMoney;
    default:
      return 0.5 * quality + 0.2 * size;
  }
}
