/**
 * The way of a case from the application to the decision (excellence.md 3.4, "States to encode", which is the core of it; issue D).
 *
 * - `draft`            the cluster prepares its application
 * - `eligibility`      the secretariat checks E1 to E12 (3.2); a cluster that lacks something goes back to `draft` and may ask again
 * - `contract`         the secretariat offers kind, way and fee of the assessment (3.3), the cluster signs
 * - `self_assessment`  the cluster answers; experts are proposed, the cluster agrees to them, they declare their interests (3.6)
 * - `submitted`        the answers are frozen; the secretariat may give them back with a reason, also after the visit, where a fact is missing
 * - `visit_planned`    day, place and way of the visit or interview stand
 * - `visited`          each expert scores alone (Gold only; Bronze and Silver go on to `report_draft`)
 * - `consensus`        every expert has signed; where they differ they agree on a value
 * - `report_draft`     findings and recommendations are written
 * - `fact_check`       the cluster reads the draft and replies
 * - `recommended`      all experts have signed the same recommendation
 * - `before_board`     it stands on the list of a monthly meeting; members vote
 * - `awarded`, `refused`  the board has decided; a refusal can be appealed against (3.5)
 * - `published`        the label is in the register; whether it expires or has expired follows from the day
 * - `withdrawn`        the cluster gave up before a decision
 *
 * An expert who leaves after the visit takes the case back: a Gold case to `visited`, where another one scores from what was submitted; a
 * Bronze or Silver case without another expert to `submitted`, because nobody else saw the cluster.
 *
 * Beside the state run the experts of the case, the invoice, an appeal, and a suspended label.
 */
export const STATES = [
  "draft",
  "eligibility",
  "contract",
  "self_assessment",
  "submitted",
  "visit_planned",
  "visited",
  "consensus",
  "report_draft",
  "fact_check",
  "recommended",
  "before_board",
  "awarded",
  "refused",
  "published",
  "withdrawn",
] as const;
export type CaseState = (typeof STATES)[number];

/** Whoever takes a step: the cluster's people, an office of the scheme, an expert of this case, or the program itself. */
export const PARTIES = ["cluster", "secretariat", "expert", "board", "appeals", "program"] as const;
export type Party = (typeof PARTIES)[number];

/** No decision has been made. */
export const OPEN_STATES: readonly CaseState[] = STATES.slice(0, STATES.indexOf("awarded"));

/** From the signed contract until somebody went to see the cluster: experts come and go. */
export const BEFORE_VISIT: readonly CaseState[] = ["self_assessment", "submitted", "visit_planned"];

/** Experts are proposed and declare. One who left after the visit is replaced by another, who scores from what was submitted. */
export const STAFFING: readonly CaseState[] = [...BEFORE_VISIT, "visited"];

/** An expert can have the case on the desk: from the signed contract until the board has decided. */
export const ON_DESK: readonly CaseState[] = OPEN_STATES.slice(OPEN_STATES.indexOf("self_assessment"));

/** From the opened points to the recommendation. A finding written before would tell the other expert what was seen. */
export const REPORTING: readonly CaseState[] = ["consensus", "report_draft", "fact_check"];
