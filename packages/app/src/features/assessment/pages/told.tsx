import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AssessmentView } from "../present.ts";
import { ELIGIBILITY } from "../schema.ts";

/** The place that is read aloud: one sentence after each saving, while the panel of the score changes without a word. */
export function Told() {
  return <p class="k-sr" id="told" role="status" />;
}

/** What that place says once an answer is saved, put into it and not in its place, so that it is heard. */
export function TellSaved({ c, view, gained }: { c: Context<AppEnv>; view: AssessmentView; gained: number }) {
  return <div hx-swap-oob="innerHTML:#told">{sentence(c, view, gained)}</div>;
}

function sentence({ var: { say } }: Context<AppEnv>, view: AssessmentView, gained: number): string {
  if (view.scheme.kind !== "audit") {
    const own = view.rows.filter(({ asked }) => asked.group !== ELIGIBILITY);
    return say("assessment.told.interview", { n: view.answered, of: own.length });
  }
  const { total } = view.score;
  const key = gained > 0 ? "gained" : gained < 0 ? "lost" : "saved";
  return say(`assessment.told.${key}`, {
    points: view.wording.number(total.points),
    max: total.max,
    change: view.wording.number(Math.abs(gained)),
  });
}

/** The points that the reader was last told, so that the next saving can say what it brought. */
export function ShownScore({ view, swap = false }: { view: AssessmentView; swap?: boolean }) {
  return (
    <input
      type="hidden"
      id="shown-score"
      name="score"
      value={String(view.score.total.points)}
      hx-swap-oob={swap ? "true" : undefined}
    />
  );
}

/** The difference to what the form said the reader was told; nothing where it said nothing. */
export function gainedSince(view: AssessmentView, shown: unknown): number {
  const before = typeof shown === "string" && shown !== "" ? Number(shown) : Number.NaN;
  return Number.isFinite(before) ? view.score.total.points - before : 0;
}
