import { REPORTING, type StepName } from "@klynge/core";
import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import type { CaseView, TrailLine } from "../present.ts";
import { dayIn } from "../time-zone.ts";

/** Steps that give a case back, and where it is until what was open is done. */
const GIVEN_BACK = {
  judge_eligibility: ["draft"],
  return_to_cluster: ["self_assessment"],
  return_to_experts: REPORTING,
} as const satisfies Partial<Record<StepName, readonly string[]>>;

/** Why the case was given back, for whoever has it now and may read the reason. */
export function ReturnedNote({
  c,
  view,
  trail,
}: {
  c: Context<AppEnv>;
  view: Pick<CaseView, "state" | "cluster">;
  trail: readonly TrailLine[];
}) {
  const { say, language } = c.var;
  const back = trail.flatMap(({ at, data }) => {
    if (data.step !== "judge_eligibility" && data.step !== "return_to_cluster" && data.step !== "return_to_experts")
      return [];
    const where: readonly string[] = GIVEN_BACK[data.step];
    return where.includes(view.state) && data.because ? [{ at, step: data.step, because: data.because }] : [];
  })[0];
  if (!back) return null;
  return (
    <Note kind="warn">
      <strong>
        {say(`cases.returned.${back.step}`, { day: sayDay(dayIn(view.cluster.country, back.at), language) })}
      </strong>
      <p class="k-case-text">{back.because}</p>
    </Note>
  );
}
