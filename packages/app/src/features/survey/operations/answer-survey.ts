import { type Services, today } from "../../../platform/services.ts";
import { hashOf } from "../../account/index.ts";
import { type AskedSurvey, findAsked, takeAnswer } from "../queries.ts";
import type { AnswerInput } from "../schema.ts";

/** What is behind a link: nothing for one that is unknown or used, which is the same to whoever opens it. */
export type BehindLink =
  | { readonly kind: "open"; readonly survey: AskedSurvey }
  | { readonly kind: "closed"; readonly survey: AskedSurvey }
  | { readonly kind: "nothing" };

export async function readLink(services: Services, token: string): Promise<BehindLink> {
  const survey = await services.db.asPublic((tx) => findAsked(tx, hashOf(token)));
  if (!survey) return { kind: "nothing" };
  return { kind: survey.closed || survey.closes_on < today(services) ? "closed" : "open", survey };
}

/**
 * One answer for one link. Nobody is recorded as having given it, and no moment is kept.
 * @returns whether it was taken
 */
export function answerSurvey(services: Services, token: string, answer: AnswerInput): Promise<boolean> {
  return services.db.asPublic((tx) => takeAnswer(tx, hashOf(token), today(services), answer));
}
