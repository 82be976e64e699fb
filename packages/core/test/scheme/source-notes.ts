/** Notes of gold-rubric.csv and label-rules.csv, written out: a test must not read them from the scheme it tests. */
export const PROVENANCE_NOTES: Readonly<Record<string, string>> = {
  "1.1.0": "definition of commitment S",
  "1.1.1": "step 2 anchored in sourced listing rules (half enterprises; two kinds of members)",
  "1.1.2": "step 2 anchored in a sourced listing rule (15)",
  "1.2": "150 km radius K",
  "2.2.1": "step 2 anchored in a sourced listing rule (0.5 FTE)",
  "5.2": "36 credits for three stories S; name I/K; 31 of 36 called excellent S",
  "5.3": "survey of members S; name I/K",
};

export const ROW_NOTES: Readonly<Record<string, string>> = {
  "1.1.0":
    "Gate without points: the level is shown, points stay empty. More listed participants lower the share (denominator).",
  "1.1.1":
    "participants.committed is the denominator of the enterprise share: a new participant that is no enterprise lowers the share and may raise the number of categories.",
  "1.1.2": "The same number is the denominator of 1.1.1, 1.2, 2.2.1, 2.5 and 2.6: growth can lower those rows.",
  "1.2":
    "Shares the denominator participants.committed. Not applicable only when the cluster is known to be national; then its 5 points leave the maximum. Unknown counts as regional.",
  "2.1": "Years in completed months; the day of the anniversary counts as reached.",
  "2.2.1": "From step 3 on it shares the denominator participants.committed: more participants need more staff.",
  "2.2.2": "More key staff lower both shares (denominator team.key_staff).",
  "2.2.3": "Denominator team.persons.",
  "2.2.4": "Lower is better. Compared exactly: one third is above 0.33. Denominator team.headcount_average.",
  "2.3": "Lower leave rate and higher growth are better. Both use the stock twelve months ago, not today's number.",
  "2.5": "Shares the denominator participants.committed.",
  "2.6": "Shares the denominator participants.committed.",
  "3.2": "Two calendar years pooled. More public money lowers the share (denominator budget.two_years).",
  "4.1.1":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown.",
  "4.1.2":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown.",
  "4.1.3":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown. A year without planned actions fails step 5 (0 planned is known), it is not unknown.",
  "4.1.4":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown.",
  "4.1.5":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown. Lower age is better. Never reviewed is written review.strategy_reviewed: false and gives 0.",
  "4.1.6":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown.",
  "4.2":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown. More activities that serve no goal lower the share.",
  "4.3":
    "Nine fields. Several times a year means at least three times in twelve months, asked for in seven fields from step 4 on.",
  "4.4":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown. A year without targets fails step 3 (0 set is known), it is not unknown.",
  "4.5": "Active: met at least twice in twelve months.",
  "4.6.1":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown.",
  "4.6.2":
    "Ladder of dimension 4: 1 exists, 2 documented (baseline), 3 used, 4 reviewed regularly (excellence), 5 effect shown.",
  "5.2": "Three stories of 12 credits, four aspects of 0 to 3 each. Steps by credits, no formula.",
  "5.3": "Response rate of the last survey. Yearly means two surveys in 24 months.",
};

/** By id and label; rules of validity have no label in the scheme. */
export const RULE_NOTES: Readonly<Record<string, string>> = {
  "E1 all": "legal entity or named host",
  "E2 all":
    "dedicated management team of at least 0.5 FTE: 0.5 FTE is the sourced listing rule of the collaboration platform",
  "E3 all": "at least 15 committed participants: sourced listing rule of the collaboration platform",
  "E4 all":
    "two kinds of participants, enterprises at least half: at least half, so that it agrees with the gate of 1.1.1",
  "E5 all": "thematic focus",
  "E6 all": "regional base: a national cluster counts",
  "E7 all": "active for at least 12 months",
  "E8 all": "services or activities in the last 12 months",
  "E9 all": "written strategy or programme",
  "E10 all": "public English web page: automatic translation counts (sourced)",
  "E11 all":
    "profile on the collaboration platform: dependence on the listing S; officially recognised clusters can be exempt (sourced)",
  "E12 all": "a cluster, not a plain association, park or project",
  "bronze.interview bronze": "Bronze has no pass score; unanswered questions do not refuse it",
  "any.date all": "day of the interview (bronze), of the on-site check (silver), last day of the audit (gold)",
  "bronze.experts bronze":
    "experts with a declared conflict do not count; a fault of the process never refuses a cluster",
  "silver.experts silver":
    "experts with a declared conflict do not count; a fault of the process never refuses a cluster",
  "gold.experts gold": "experts with a declared conflict do not count; a fault of the process never refuses a cluster",
  "gold.foreign_expert gold":
    "foreign: country differs from the cluster's; that one national and one foreign expert go is sourced, the blocking effect is R",
  "silver.interval_min silver":
    "difference of calendar months between the two benchmarkings, days ignored; for renewals not asked (R)",
  "silver.interval_max silver": "later: the second benchmarking counts as a new first one (R)",
  "silver.areas_declared silver": "areas name different indicators",
  "silver.areas_described silver": "each area with its effect in words",
  "silver.areas_confirmed silver":
    "confirmed by the expert on site against the Gold criteria of the area; null = not yet judged = unknown",
  "silver.gates silver": "the 19 rows with gate yes in gold-rubric.csv; the list is I",
  "gold.gates gold": "minimum criteria S; same 19 rows (R for Gold)",
  "gold.points gold":
    "exact points, never the rounded share; false when even total.highest is below, true when total.lowest reaches it, else unknown",
  "gold.threshold_share gold": "120 of 150; with a row not applicable 80 percent of the smaller maximum",
  "scheme.max_points gold": "sum over the 30 scored rows",
  "scheme.gates gold": "visible rows in the Silver scope",
  "points.step_expert gold": "step of a single expert's points",
  "points.step_agreed gold": "step of the agreed value",
  "points.baseline_step gold": "gate met when steps 1 and 2 hold",
  "geo.radius_km gold": "great circle from the head office",
  "silver.interval_min_months silver": "inclusive",
  "silver.interval_max_months silver": "inclusive",
  "validity.renewal_years bronze": "from the old end date",
  "validity.renewal_years silver": "from the old end date",
  "validity.renewal_years gold": "sources disagree (two or three years): data; from the old end date",
  "validity.grace_years all":
    "an assessment up to and on the day one year after the old end is a renewal; one day later it is a first label",
  "validity_end all":
    "same_day: same day of the later year, 29 February becomes 28 February; month_end: last day of that month. Applied to every new end date",
  "renewal.earliest all": "no lower limit found: an early renewal also counts from the old end date",
  "experts.cooling_off all": "employed by, paid by, coaching or funding the cluster",
  "validity.kind_renewal": "kind renewal; otherwise first",
  "validity.first_from": "valid_from of a first label",
  "validity.first_until": "valid_until of a first label",
  "validity.renewal_from": "valid_from of a renewal: no gap, no overlap",
  "validity.renewal_until": "valid_until of a renewal, wherever in the grace year the assessment was",
  "fee.bronze.office bronze": "at the expert's office; not stated counts as no",
  "fee.bronze.near bronze": "the expert travels less than 50 km; 50 km and more is on site",
  "fee.silver silver": "new or renewal",
  "fee.gold.first gold": "also when more than one year after expiry",
  "fee.gold.renewal gold": "within one year of expiry",
};
