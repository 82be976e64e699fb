import { presentDay } from "../../../platform/web/moment.ts";
import type { TrailLine } from "../present.ts";
import type { CasePageProps } from "./case-props.ts";

/** What the cluster reported of itself since the award, and what the secretariat said to it. */
export function ChangesPart({ c, trail }: CasePageProps) {
  const { say, language } = c.var;
  const reported = trail.filter(({ data }) => data.step === "report_change");
  if (reported.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="changes">
      <h2 id="changes">{say("cases.changes.title")}</h2>
      <ul class="k-list">
        {reported.map(({ number, at, data }) => (
          <li>
            <strong>{presentDay(at, language)}</strong>
            {data.step === "report_change" && data.text && <p class="k-case-text">{data.text}</p>}
            <p class="k-muted">
              <Answer c={c} line={answerTo(trail, number)} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ANSWERS = ["read_change", "suspend_label", "withdraw_label"] as const;

/** The trail has the newest first. */
function answerTo(trail: readonly TrailLine[], reported: number): TrailLine | undefined {
  return trail.findLast(({ number, data }) => number > reported && ANSWERS.some((step) => step === data.step));
}

function Answer({ c, line }: Pick<CasePageProps, "c"> & { readonly line: TrailLine | undefined }) {
  const { say, language } = c.var;
  if (!line) return say("cases.changes.unread");
  const day = presentDay(line.at, language);
  const { data } = line;
  if (data.step === "read_change") return say("cases.changes.read", { day, words: data.because ?? "" });
  return say(data.step === "suspend_label" ? "cases.changes.suspended" : "cases.changes.withdrawn", { day });
}
