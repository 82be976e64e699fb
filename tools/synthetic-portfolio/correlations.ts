/**
 * What the portfolio promises about itself: pairs of facts with the sign of their correlation, the reason and the least (or
 * most) size of Spearman's correlation over all clusters. A test holds the generator to every row.
 *
 * A side is a fact, or `fact=code`, which is 1 where the code was answered and 0 elsewhere.
 */
export type StatedCorrelation = {
  readonly a: string;
  readonly b: string;
  readonly reason: string;
  /** Where the sentence comes from; ours where there is no source. */
  readonly source?: string;
} & (
  | { readonly sign: "+" | "-"; readonly least: number }
  // that two facts have nothing to do with each other is a statement too
  | { readonly sign: "none"; readonly most: number }
);

const NGP = "excellence.md 5 (NGP report)";

export const CORRELATIONS: readonly StatedCorrelation[] = [
  {
    a: "participants.committed",
    b: "services.innovation",
    sign: "none",
    most: 0.1,
    reason: "size does not predict innovation",
    source: NGP,
  },
  {
    a: "participants.committed",
    b: "impact.rd",
    sign: "none",
    most: 0.1,
    reason: "size does not predict the effect on research either",
    source: NGP,
  },
  {
    a: "budget.private_share",
    b: "services.business",
    sign: "+",
    least: 0.35,
    reason: "more private money goes with more business services",
    source: NGP,
  },
  {
    a: "cluster.driver=research",
    b: "services.business",
    sign: "-",
    least: 0.25,
    reason: "research-driven clusters offer fewer business services",
    source: NGP,
  },
  {
    a: "participants.committed",
    b: "team.fte",
    sign: "+",
    least: 0.4,
    reason: "larger clusters need more coordination staff",
    source: NGP,
  },
  {
    a: "participants.committed",
    b: "team.fte_per_100",
    sign: "-",
    least: 0.3,
    reason: "the first participants need a whole manager, the next ones less",
  },
  {
    a: "participants.committed",
    b: "organisation.years_active",
    sign: "+",
    least: 0.2,
    reason: "clusters grow with the years",
  },
  { a: "team.fte", b: "budget.last_year", sign: "+", least: 0.6, reason: "people are the largest cost" },
  {
    a: "budget.private_share",
    b: "finance.sustainability",
    sign: "+",
    least: 0.35,
    reason: "who lives from fees and services outlives a grant",
  },
  {
    a: "finance.months_secured",
    b: "finance.sustainability",
    sign: "+",
    least: 0.4,
    reason: "both tell how safe the money is",
  },
  {
    a: "acquisition.applications",
    b: "acquisition.volume",
    sign: "+",
    least: 0.5,
    reason: "who applies more wins more",
  },
  {
    a: "team.review_talks",
    b: "team.training_days_per_person",
    sign: "+",
    least: 0.3,
    reason: "talks with staff lead to training",
  },
  {
    a: "contacts.contacted_share",
    b: "cooperation.active_share",
    sign: "+",
    least: 0.35,
    reason: "who is talked to takes part",
  },
  {
    a: "contacts.contacted_share",
    b: "participants.leave_rate",
    sign: "-",
    least: 0.2,
    reason: "who is talked to stays",
  },
  {
    a: "partners.clusters_foreign",
    b: "services.international",
    sign: "+",
    least: 0.4,
    reason: "partners abroad are the way to markets abroad",
  },
  {
    a: "participants.foreign",
    b: "impact.international",
    sign: "+",
    least: 0.2,
    reason: "foreign participants and effects abroad have one cause",
  },
  {
    a: "participants.within_radius_share",
    b: "participants.foreign",
    sign: "-",
    least: 0.5,
    reason: "foreign participants sit outside the radius",
  },
  {
    a: "links.research",
    b: "impact.rd",
    sign: "+",
    least: 0.5,
    reason: "research reaches firms over links to research",
  },
  {
    a: "services.innovation",
    b: "results.products",
    sign: "+",
    least: 0.5,
    reason: "new products come from joint innovation",
  },
  {
    a: "strategy.elements",
    b: "kpi.monitoring",
    sign: "+",
    least: 0.25,
    reason: "a complete strategy asks for figures",
  },
  {
    a: "review.strategy_age",
    b: "kpi.monitoring",
    sign: "-",
    least: 0.25,
    reason: "who steers by figures looks at the strategy more often",
  },
  { a: "stories.count", b: "press.mentions", sign: "+", least: 0.5, reason: "stories are what the press takes up" },
];
