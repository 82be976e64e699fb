import { middleLevel } from "../profiles.ts";
import { clamp, count, level, partOf } from "../shapes.ts";
import type { Maker } from "./facts.ts";

/** Work with others: clusters, research, agencies, investors, requests from outside. */
export const makePartners: Maker = ({ profile, factors }, chance) => {
  const { quality, research, international } = factors;
  const regional = count(2, 0.5 * quality + 0.9 * chance.bell(), 15);
  const national = count(2.4, 0.6 * quality + 0.8 * chance.bell(), 15);
  const foreign = count(2.6, 1.1 * international + 0.6 * chance.bell(), 20);
  const clusters = regional + national + foreign;
  // other clusters are relations too; research, transfer and agencies come on top
  const others = count(4, 0.5 * quality + 0.4 * research + 0.6 * chance.bell(), 25);
  const partners = clusters + others;
  const link = (name: "research" | "agencies" | "investors", z: number): number =>
    level(middleLevel(profile, name), z + 0.5 * chance.bell());
  const received = count(22, 0.6 * quality + 0.4 * factors.maturity + 0.7 * chance.bell(), 200);
  return {
    "relations.partners": partners,
    "relations.with_agreement": partOf(partners, clamp(0.42 + 0.13 * quality + 0.13 * chance.bell(), 0, 1)),
    "relations.international": foreign + partOf(others, clamp(0.2 + 0.1 * international, 0, 0.8)),
    "partners.clusters_regional": regional,
    "partners.clusters_national": national,
    "partners.clusters_foreign": foreign,
    "partners.depth": clusters === 0 ? 0 : level(2, 0.5 * quality + 0.3 * international + 0.6 * chance.bell()),
    "links.research": link("research", 0.5 * research),
    "links.agencies": link("agencies", 0.3 * quality),
    "links.investors": link("investors", 0.2 * quality),
    "requests.received": received,
    "requests.foreign": partOf(received, clamp(0.25 + 0.12 * international + 0.08 * chance.bell(), 0, 0.9)),
  };
};
