/** The names that label rules may use besides facts and parameters; context.ts computes them. */
export const CONTEXT_NAMES = [
  "application.label",
  "application.assessment_date",
  "application.assessment_known",
  "application.kind",
  "application.interview_done",
  "application.mode",
  "application.travel_km",
  "application.expert_office",
  "previous.label",
  "previous.valid_until",
  "experts.count",
  "experts.foreign",
  "silver.interval_months",
  "silver.areas_declared",
  "silver.areas_described",
  "silver.areas_confirmed",
  "gates.failed",
  "total.points",
  "total.max",
] as const;

export type ContextName = (typeof CONTEXT_NAMES)[number];
