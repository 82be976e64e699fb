import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { planMeeting } from "./operations/plan-meeting.ts";

/** The Bronze case of the demonstration, recommended by its expert. */
export async function playRecommended(outcome: "award" | "refuse" = "award"): Promise<PlayedCase> {
  const played = await playCase("bronze", "report_draft");
  const { take } = played;
  await take(PEOPLE.astrid, { step: "write_finding", row: "B01", kind: "strength", text: "A clear focus." });
  await take(PEOPLE.astrid, { step: "send_fact_check", dueOn: "2026-12-22" });
  await take(PEOPLE.kari, { step: "confirm_facts" });
  await take(PEOPLE.astrid, { step: "recommend", outcome, because: "Seen with own eyes." });
  return played;
}

export const MEETING_DAY = "2027-01-12";

/** The same on the list of a meeting. */
export async function playBeforeBoard(
  outcome: "award" | "refuse" = "award",
): Promise<PlayedCase & { meeting: string }> {
  const played = await playRecommended(outcome);
  const meeting = await planMeeting(played.services, PEOPLE.claire, MEETING_DAY);
  await played.take(PEOPLE.claire, { step: "put_before_board", meeting });
  return { ...played, meeting };
}

/** Refused by two votes, sent, and appealed against. */
export async function playAppeal(): Promise<PlayedCase> {
  const played = await playBeforeBoard("refuse");
  const { take } = played;
  await take(PEOPLE.helena, { step: "vote", vote: "for" });
  await take(PEOPLE.lars, { step: "vote", vote: "for" });
  await take(PEOPLE.claire, { step: "decide", because: "No clear field." });
  await take(PEOPLE.claire, { step: "send_decision" });
  await take(PEOPLE.kari, { step: "appeal", grounds: "The field is described in B01." });
  return played;
}
