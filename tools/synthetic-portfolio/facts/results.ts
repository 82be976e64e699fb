import { middleLevel } from "../profiles.ts";
import type { Stream } from "../random.ts";
import { clamp, count, level } from "../shapes.ts";
import { type Facts, type Maker, numberOf } from "./facts.ts";

/** What came of the work: stories, products, firms, jobs, effects as judged in the interview. */
export const makeResults: Maker = ({ profile, factors }, chance, made) => {
  const { quality, research, international } = factors;
  const stories = clamp(Math.round(4 + 1.7 * quality + 1.6 * chance.bell()), 0, 20);
  const innovation = numberOf(made, "services.innovation");
  const products = count(2 + 0.35 * innovation, 0.3 * quality + 0.9 * chance.bell(), 60);
  const firms = count(0.6 + 0.25 * numberOf(made, "services.startup"), 0.3 * quality + 0.9 * chance.bell(), 30);
  const effect = (name: "rd" | "business" | "international" | "digital" | "green" | "social", z: number): number =>
    level(middleLevel(profile, name), z + 0.15 * quality + 0.45 * chance.bell());
  return {
    "stories.count": stories,
    ...makeAspects(stories, quality, chance),
    "results.products": products,
    "results.firms": firms,
    "results.jobs": count(8 + 2 * products + 4 * firms, 0.8 * chance.bell(), 600),
    // judged by the interviewer, who sees the services and not the number of participants
    "impact.rd": effect("rd", 0.4 * research),
    "impact.business": effect("business", 0.35 * factors.privateMoney),
    "impact.international": effect("international", 0.5 * international),
    "transformation.digital": effect("digital", 0),
    "transformation.green": effect("green", 0),
    "transformation.social": effect("social", 0),
  };
};

/** Credits of the three best stories; a story that does not exist has none. */
function makeAspects(stories: number, quality: number, chance: Stream): Facts {
  const facts: Record<string, number> = {};
  ["first", "second", "third"].forEach((place, i) => {
    // the best story comes first
    const good = 2.35 - 0.3 * i + 0.45 * quality + 0.25 * chance.bell();
    for (const aspect of ["role", "benefit", "proof", "durability"]) {
      const credits = clamp(Math.round(good - (aspect === "proof" ? 0.3 : 0) + 0.45 * chance.bell()), 0, 3);
      facts[`stories.${place}.${aspect}`] = i < stories ? credits : 0;
    }
  });
  return facts;
}
