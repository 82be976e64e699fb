import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import { type CaseView, CorrectedAnswers } from "../../cases/index.ts";
import type { DossierContent } from "../load-dossier.ts";
import { wordsIn } from "./parts.tsx";

/** What the experts found, and what the cluster says to it. */
export function FindingList({ c, findings }: { c: Context<AppEnv>; findings: DossierContent["findings"] }) {
  const words = wordsIn(c);
  return (
    <ul class="k-list k-case-findings" hidden={findings.length === 0}>
      {findings.map(({ kind, row, text }) => (
        <li>
          <strong>
            {c.var.say(`cases.finding.${kind}`)}
            {row && ` · ${words.row(row)}`}
          </strong>
          <p class="k-case-text">{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** What the cluster says to the draft: who decides reads both sides. */
function Replies({ c, replies }: { c: Context<AppEnv>; replies: DossierContent["replies"] }) {
  const { say, language } = c.var;
  const words = wordsIn(c);
  return (
    <>
      <h3>{say("cases.report.replies")}</h3>
      <p>{say("board.replies", { count: replies.length })}</p>
      <ul class="k-list k-case-findings" hidden={replies.length === 0}>
        {replies.map(({ on, row, text }) => (
          <li>
            <strong>
              {sayDay(on, language)}
              {row && ` · ${words.row(row)}`}
            </strong>
            <p class="k-case-text">{text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the experts found, in the words of the report, and the answers that they corrected. */
export function Findings({
  c,
  content: { findings, corrected, replies },
  view,
}: {
  c: Context<AppEnv>;
  content: DossierContent;
  view: CaseView;
}) {
  const { say } = c.var;
  const words = wordsIn(c);
  return (
    <section class="k-section" aria-labelledby="findings">
      <h2 id="findings">{say("board.findings")}</h2>
      <FindingList c={c} findings={findings} />
      {corrected.length > 0 && (
        <>
          <h3>{say("cases.corrected.title")}</h3>
          <ul class="k-list k-case-findings">
            {corrected.map((one) => (
              <li>
                <strong>{words.row(one.row)}</strong>
                <CorrectedAnswers c={c} corrected={one} view={view} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Replies c={c} replies={replies} />
    </section>
  );
}
