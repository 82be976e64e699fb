import type { CaseState } from "../../src/index.ts";
import {
  ALL_MET,
  BEFORE_BOARD,
  cluster,
  DECIDE,
  expert,
  offer,
  on,
  open,
  opened,
  type Played,
  play,
  pointsOf,
  recommended,
  record,
  reported,
  SEND,
  SUBMIT,
  secretariat,
  staffed,
  visitOn,
  voted,
} from "./support.ts";

/** The case of `gold-clear` (first label, 135 points) on its way, by state. Two experts: nora of Norway, finn of Finland. */
export const EXPERTS = ["nora", "finn"] as const;
export const CLEAR = pointsOf("gold-clear");

function along(): Record<CaseState, Played> {
  const draft = play(opened("gold-clear"), on("2026-09-01"));
  const eligibility = play(draft, cluster({ step: "ask_eligibility" }));
  const contract = play(eligibility, secretariat({ step: "judge_eligibility", items: ALL_MET, because: null }));
  const self_assessment = play(contract, secretariat(offer("2026-09-17")), cluster({ step: "sign_contract" }));
  const submitted = play(self_assessment, ...staffed("nora", "NO"), ...staffed("finn", "FI"), cluster(SUBMIT));
  const visit_planned = play(submitted, secretariat(visitOn("2026-09-17")));
  const visited = play(visit_planned, on("2026-09-17"), expert("nora", record("2026-09-17")));
  const consensus = play(visited, on("2026-09-18"), open({ nora: CLEAR, finn: CLEAR }));
  const report_draft = play(consensus, expert("nora", { step: "close_consensus" }));
  const fact_check = play(report_draft, ...reported(EXPERTS, "2026-10-02"));
  const recommendedNow = play(fact_check, on("2026-10-05"), ...recommended(EXPERTS, "award"));
  const before_board = play(recommendedNow, BEFORE_BOARD);
  const awarded = play(before_board, on("2026-10-20"), ...voted("for"), DECIDE);
  const published = play(awarded, SEND, secretariat({ step: "publish" }));
  const refused = play(
    fact_check,
    on("2026-10-05"),
    ...recommended(EXPERTS, "refuse"),
    BEFORE_BOARD,
    on("2026-10-20"),
    ...voted("for"),
    secretariat({ step: "decide", because: "The strategy does not convince" }),
  );
  const withdrawn = play(submitted, cluster({ step: "withdraw_application", because: "No time" }));
  return {
    draft,
    eligibility,
    contract,
    self_assessment,
    submitted,
    visit_planned,
    visited,
    consensus,
    report_draft,
    fact_check,
    recommended: recommendedNow,
    before_board,
    awarded,
    refused,
    published,
    withdrawn,
  };
}

const ALONG = along();

/** The Gold case in this state. */
export function gold(state: CaseState): Played {
  return ALONG[state];
}
