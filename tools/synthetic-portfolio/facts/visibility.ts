import { clamp, count, odds, partOf } from "../shapes.ts";
import { type Maker, numberOf } from "./facts.ts";

/** Messages, web, press, awards and what participants were asked. */
export const makeCommunication: Maker = ({ factors }, chance) => {
  const { quality, international } = factors;
  const channels = clamp(Math.round(3.4 + 0.7 * quality + 0.8 * chance.bell()), 0, 6);
  const page = chance.chance(odds(0.97, 0.02 * quality));
  return {
    "communication.channels": channels,
    "communication.issues": channels === 0 ? 0 : count(11, 0.7 * quality + 0.6 * chance.bell(), 60),
    "communication.plan": chance.chance(odds(0.56, 0.2 * quality)),
    "communication.effect": channels > 0 && chance.chance(odds(0.38, 0.2 * quality)),
    "web.page": page,
    "web.own_site": page && chance.chance(odds(0.9, 0.06 * quality)),
    "web.languages": page
      ? clamp(Math.round(1.9 + 0.4 * international + 0.3 * quality + 0.4 * chance.bell()), 1, 6)
      : 0,
    "web.members_listed": page && chance.chance(odds(0.82, 0.1 * quality)),
    "web.updates": page ? clamp(Math.round(9.5 + 1.6 * quality + 1.7 * chance.bell()), 0, 12) : 0,
    "web.effect": page && chance.chance(odds(0.4, 0.2 * quality)),
  };
};

export const makePress: Maker = ({ factors }, chance, made) => {
  const stories = numberOf(made, "stories.count");
  const mentions = count(10 + stories, 0.5 * factors.quality + 0.25 * factors.size + 0.8 * chance.bell(), 300);
  return {
    "press.mentions": mentions,
    "press.wide_reach": partOf(mentions, clamp(0.16 + 0.05 * factors.international + 0.07 * chance.bell(), 0, 0.8)),
    "awards.count": clamp(Math.round(0.7 + 0.6 * factors.quality + 0.6 * chance.bell()), 0, 8),
  };
};

export const makeSurvey: Maker = ({ factors }, chance, made) => {
  const { quality } = factors;
  const surveys = clamp(Math.round(1.7 + 0.8 * quality + 0.8 * chance.bell()), 0, 6);
  const feedback = surveys > 0 || chance.chance(0.6);
  // all committed participants of then are asked; then lies within the last three years
  const invited =
    surveys === 0
      ? 0
      : chance.chance(0.5)
        ? numberOf(made, "participants.committed")
        : numberOf(made, "participants.committed_year_ago");
  return {
    "survey.feedback": feedback,
    "survey.count_36m": surveys,
    "survey.count_24m": clamp(Math.round(surveys * (0.55 + 0.4 * chance.uniform())), 0, surveys),
    "survey.invited": invited,
    "survey.answered": partOf(invited, clamp(0.36 + 0.1 * quality + 0.1 * chance.bell(), 0.03, 1)),
    "survey.results_used": feedback && chance.chance(odds(0.56, 0.2 * quality)),
    "survey.results_published": surveys > 0 && chance.chance(odds(0.6, 0.18 * quality)),
  };
};
