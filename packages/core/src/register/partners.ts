import { type Asked, known, type RegisterFact, type RegisterFacts, unless } from "./facts.ts";
import { covers, isWithin, windowOf } from "./period.ts";
import type { Partner, Register } from "./register.ts";

/** The facts `relations.*` and `partners.*` (row 2.7, question B29); how deep the relations are stays for a person to judge. */
export function partnerFacts({ partners, profile }: Register, { referenceDate }: Asked): RegisterFacts {
  if (!partners) return {};
  const window = windowOf(referenceDate, 24);
  const live = partners.filter(({ together }) => together.some((on) => isWithin(window, on)));
  const clusters = live.filter(({ kind }) => kind === "cluster");
  const home = clusters.filter(({ country }) => country === profile.country);
  return {
    "relations.partners": known(live.length),
    "relations.with_agreement": known(
      live.filter(({ agreements }) => agreements.some((own) => covers(own, referenceDate))).length,
    ),
    "relations.international": known(live.filter(({ country }) => country !== profile.country).length),
    "partners.clusters_regional": inRegion(home, profile.region, true),
    "partners.clusters_national": inRegion(home, profile.region, false),
    "partners.clusters_foreign": known(clusters.length - home.length),
  };
}

/** Clusters of the own country, in the own region or outside of it. */
function inRegion(home: readonly Partner[], own: string | null, inside: boolean): RegisterFact {
  if (own === null && home.length > 0) return { value: null, gaps: [{ code: "region_unknown", of: [] }] };
  const nowhere = home.filter(({ region }) => region === null).map(({ id }) => id);
  return unless("region_unknown", nowhere, () => home.filter(({ region }) => (region === own) === inside).length);
}
