import type { Application } from "../assessment/case.ts";
import { type CaseProcess, freeExperts } from "./process.ts";

/**
 * The application as the label rules read it (README-tables.md, "Label rules"), from what has happened in the case. What has not
 * happened yet is left out, and the rules leave it open.
 */
export function applicationOf(now: CaseProcess): Application {
  const { label, previous, contract, visit, visitedOn, firstBenchmarking, areas } = now;
  const way = visit ?? contract;
  return {
    label,
    assessment_date: visitedOn,
    interview_done: visitedOn !== null,
    experts: freeExperts(now).map(({ country }) => ({ country })),
    ...(previous && { previous: { label: previous.label, valid_until: previous.validUntil } }),
    ...(way && { mode: way.mode, travel_km: way.travelKm, expert_office: way.expertOffice }),
    ...(firstBenchmarking && { benchmarking: { first: firstBenchmarking, second: visitedOn } }),
    ...(label === "silver" && {
      improvement_areas: areas.map(({ indicator, confirmed }) => ({ indicator, effect_described: true, confirmed })),
    }),
  };
}

/** The same as if the assessment were on the day that the contract names: for its kind and its fee. */
export function plannedApplication(
  now: CaseProcess,
  planned: Pick<NonNullable<CaseProcess["contract"]>, "plannedOn" | "mode" | "travelKm" | "expertOffice">,
): Application {
  const { plannedOn, mode, travelKm, expertOffice } = planned;
  return {
    ...applicationOf({ ...now, visitedOn: plannedOn }),
    mode,
    travel_km: travelKm,
    expert_office: expertOffice,
  };
}
