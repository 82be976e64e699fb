import { z } from "@hono/zod-openapi";
import { rowsToImprove, strongRows } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { type LoadedAssessment, scoreAssessment } from "../../assessment/index.ts";
import { type Comparison, compareCase } from "../../benchmark/index.ts";
import { type Api, addEndpoint, type Of } from "../endpoint.ts";
import { benchmark as example } from "../examples-benchmark.ts";
import * as shape from "../shapes/benchmark.ts";
import { load, params } from "./assessments.ts";

type Benchmark = Of<typeof shape.benchmark>;

/** An assessment beside one comparison group, with the same choice of groups as on the page of its result. */
export function addBenchmark(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/assessments/{assessment}/benchmark",
    name: "getBenchmark",
    group: "assessments",
    params,
    query: z.strictObject({ group: z.string().max(200).optional(), lang: z.string().max(10).optional() }),
    answer: { schema: shape.benchmark, example },
    run: async ({ services, person, params: { assessment }, query: { group } }) => ({
      body: presentBenchmark(services, await load(services, person, assessment), group),
    }),
  });
}

/** @throws Problem for a group that the page would not show: a program gets what it asked for, or nothing */
function presentBenchmark({ released }: Services, loaded: LoadedAssessment, wanted: string | undefined): Benchmark {
  const { edition } = loaded;
  const { scheme, case: input, score } = scoreAssessment(loaded);
  const compared = compareCase(edition, released, { scheme, input }, wanted);
  if (compared.refused) throw refusal(compared, wanted);
  const { groups, chosen, rows, wholes } = compared;
  const { profile, improve, strengths } = compared.interview ?? {
    profile: null,
    improve: rowsToImprove(score),
    strengths: scheme.kind === "audit" ? strongRows(scheme, score) : [],
  };
  return {
    edition: released.edition,
    synthetic: released.synthetic,
    groups: groups.map(({ id, n, main, withheld }) => ({ id, n: withheld ? null : n, main, withheld })),
    group: chosen && {
      id: chosen.id,
      n: chosen.n,
      statistics: [...chosen.statistics.values()],
      shares: chosen.shares,
    },
    rows: rows.map(({ id, dimension, fact, as, definition, lowerIsBetter, own, band, position }) => ({
      id,
      dimension,
      fact,
      as,
      unit: definition.unit,
      lower_is_better: lowerIsBetter,
      own,
      band,
      position,
    })),
    own_shares: wholes.map(({ id, parts }) => ({ question: id, shares: ownShares(parts) })),
    profile,
    improve,
    strengths,
  };
}

function refusal({ refused, groups }: Comparison, wanted: string | undefined): Problem {
  const withheld = groups.find(({ id }) => id === wanted)?.withheld;
  return new Problem("invalid_request", { path: "group", reason: `${refused}_group` }, withheld ? { withheld } : {});
}

function ownShares(parts: Comparison["wholes"][number]["parts"]): Record<string, number> | null {
  const known = parts.flatMap(({ fact, own }): [string, number][] => (own === null ? [] : [[fact, own]]));
  return known.length === parts.length ? Object.fromEntries(known) : null;
}
