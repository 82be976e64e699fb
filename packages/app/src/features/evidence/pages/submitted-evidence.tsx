import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { inOrder, presentEvidence } from "../present.ts";
import type { ShownEvidence } from "../queries.ts";
import { EvidenceList } from "./evidence-list.tsx";
import { Since } from "./evidence-panel.tsx";

/** The evidence that was submitted with an assessment, in the versions of that day; nothing where there was none. */
export function SubmittedEvidence({
  c,
  assessment,
  items,
}: {
  c: Context<AppEnv>;
  assessment: { readonly id: string; readonly referenceDate: string };
  items: readonly ShownEvidence[];
}) {
  const { say, services } = c.var;
  if (items.length === 0) return null;
  return (
    <section class="k-section">
      <h2>{say("evidence.panel_submitted")}</h2>
      <EvidenceList
        c={c}
        items={inOrder(services.edition, items).map((item) => presentEvidence(item, assessment.referenceDate, c.var))}
        more={(item) => <Since c={c} item={item} />}
        side={(item) => <a href={`/assessments/${assessment.id}/rows/${item.rowId}#files`}>{item.rowId}</a>}
      />
    </section>
  );
}
