import type { Services } from "../../platform/services.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { saveScore } from "../scoring/operations/save-score.ts";
import { signScores } from "../scoring/operations/sign-scores.ts";
import { planMeeting } from "./operations/plan-meeting.ts";

/** The Bronze case of the demonstration, recommended by its expert. */
export async function playRecommended(outcome: "award" | "refuse" = "award", over?: Services): Promise<PlayedCase> {
  const played = await playCase("bronze", "report_draft", over);
  const { take } = played;
  await take(PEOPLE.astrid, { step: "write_finding", row: "B01", kind: "strength", text: "A clear focus." });
  await take(PEOPLE.astrid, { step: "send_fact_check", dueOn: "2026-12-22" });
  await take(PEOPLE.kari, { step: "confirm_facts" });
  await take(PEOPLE.astrid, { step: "recommend", outcome, because: "Seen with own eyes." });
  return played;
}

export const MEETING_DAY = "2027-01-12";

type Take = PlayedCase["take"];

/** Puts a case on the list of a new meeting, which is returned. */
export async function putBeforeBoard(services: Services, take: Take): Promise<string> {
  const meeting = await planMeeting(services, PEOPLE.claire, MEETING_DAY);
  await take(PEOPLE.claire, { step: "put_before_board", meeting });
  return meeting;
}

/** Votes for what is recommended: two of three members are enough. */
export async function voteFor(take: Take): Promise<void> {
  for (const member of [PEOPLE.helena, PEOPLE.lars]) await take(member, { step: "vote", vote: "for" });
}

/** Ends a case that the board has voted to award: decided, sent and published. */
export async function awardVoted(take: Take): ReturnType<Take> {
  await take(PEOPLE.claire, { step: "decide", because: null });
  await take(PEOPLE.claire, { step: "send_decision" });
  return take(PEOPLE.claire, { step: "publish" });
}

/** The same on the list of a meeting. */
export async function playBeforeBoard(
  outcome: "award" | "refuse" = "award",
  over?: Services,
): Promise<PlayedCase & { meeting: string }> {
  const played = await playRecommended(outcome, over);
  return { ...played, meeting: await putBeforeBoard(played.services, played.take) };
}

/** Refused by two votes, sent, and appealed against. */
export async function playAppeal(): Promise<PlayedCase> {
  const played = await playBeforeBoard("refuse");
  const { take } = played;
  await voteFor(take);
  await take(PEOPLE.claire, { step: "decide", because: "No clear field." });
  await take(PEOPLE.claire, { step: "send_decision" });
  await take(PEOPLE.kari, { step: "appeal", grounds: "The field is described in B01." });
  return played;
}

/** Awarded by two votes and published: Bronze until 2028-12-16. */
export async function playPublished(): Promise<PlayedCase> {
  const played = await playBeforeBoard();
  await voteFor(played.take);
  await awardVoted(played.take);
  return played;
}

/** The Gold case on the list of a meeting: full points from both experts, but for 1.1.1, where they talked. */
export async function playGoldBeforeBoard(over?: Services): Promise<PlayedCase & { meeting: string }> {
  const played = await playCase("gold", "visited", over);
  const { services, caseId, take } = played;
  const audit = [...services.edition.schemes.values()].find(({ kind }) => kind === "audit");
  const rows = audit?.kind === "audit" ? audit.rows.filter(({ scored }) => scored) : [];
  const [first] = rows;
  for (const expert of [PEOPLE.astrid, PEOPLE.ewa]) {
    for (const { id, maxPoints } of rows) {
      const points = expert === PEOPLE.ewa && id === first?.id ? maxPoints - 2 : maxPoints;
      const score = { points, because: "Seen.", note: "", version: 0, was: null };
      await saveScore(services, expert, { caseId, rowId: id, score, verdicts: [] });
    }
    await signScores(services, expert, caseId);
  }
  const agreed = { row: first?.id ?? "", points: (first?.maxPoints ?? 0) - 1 };
  await take(PEOPLE.astrid, { step: "agree_value", ...agreed, because: "In the middle." });
  await take(PEOPLE.astrid, { step: "close_consensus" });
  await take(PEOPLE.ewa, { step: "write_finding", row: "2.5", kind: "weakness", text: "One source pays most." });
  await take(PEOPLE.ewa, { step: "send_fact_check", dueOn: "2026-12-22" });
  await take(PEOPLE.piotr, { step: "confirm_facts" });
  for (const expert of [PEOPLE.astrid, PEOPLE.ewa])
    await take(expert, { step: "recommend", outcome: "award", because: "Everything was there." });
  return { ...played, meeting: await putBeforeBoard(services, take) };
}
