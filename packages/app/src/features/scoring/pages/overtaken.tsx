import { presentMoment } from "../../../platform/web/moment.ts";
import type { Tried } from "../read-step.ts";
import { type About, standingLine } from "../written-against.ts";
import type { CommonProps } from "./common.tsx";
import { type SaidField, TwoValues } from "./two-values.tsx";

/**
 * Somebody else was faster: what stands now beside what was typed. What was typed is still in the form below, which is written against
 * what is shown here.
 */
export function Overtaken({
  c,
  work,
  about,
  tried,
  said,
}: Pick<CommonProps, "c" | "work"> & {
  about: About;
  /** Of this form. */
  tried: Pick<Tried, "refused"> | undefined;
  /** What stands, and what was typed. */
  said: { readonly theirs: readonly SaidField[]; readonly mine: readonly SaidField[] };
}) {
  const { say, language } = c.var;
  const line = standingLine(work, about);
  if (tried?.refused?.refusal !== "overtaken" || !line) return null;
  const by = { who: line.by || say("cases.somebody"), when: presentMoment(line.at, language) };
  return (
    <section class="k-error-summary k-clashes" role="alert">
      <p>
        <strong>{say("scoring.overtaken.title", by)}</strong>
      </p>
      <TwoValues c={c} there={say("scoring.overtaken.stands")} {...said} />
      <p>{say("scoring.overtaken.again")}</p>
    </section>
  );
}
