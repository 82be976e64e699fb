import type { Context } from "hono";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type EvidenceView, presentEvidence } from "../present.ts";
import type { ShownEvidence } from "../queries.ts";
import { AddForms } from "./add-forms.tsx";
import { EvidenceList } from "./evidence-list.tsx";

export interface PanelProps {
  readonly c: Context<AppEnv>;
  readonly assessment: {
    readonly id: string;
    readonly clusterId: string;
    readonly scheme: string;
    readonly referenceDate: string;
    readonly state: "draft" | "submitted";
    readonly createdAt: Date;
  };
  readonly rowId: string;
  /** Of the row: as it stands now, or as it was submitted. */
  readonly items: readonly ShownEvidence[];
  readonly mayWrite: boolean;
}

/** The files and links under a row of an assessment. What was submitted is shown in the versions of that day. */
export function EvidencePanel({ c, assessment, rowId, items, mayWrite }: PanelProps) {
  const { say } = c.var;
  const { id, clusterId, scheme, referenceDate, state } = assessment;
  const submitted = state === "submitted";
  const carried = new Set(
    items.filter(({ version }) => version.addedAt < assessment.createdAt).map(({ evidence }) => evidence.id),
  );
  return (
    <section class="k-section" id="files">
      <h2>{say(submitted ? "evidence.panel_submitted" : "evidence.panel")}</h2>
      {items.length === 0 && <p class="k-muted">{say(submitted ? "evidence.none_submitted" : "evidence.none_here")}</p>}
      {items.length > 0 && (
        <EvidenceList
          c={c}
          items={items.map((item) => presentEvidence(item, referenceDate, c.var))}
          more={(item) => (
            <>
              {carried.has(item.id) && <Tag kind="neutral">{say("evidence.carried_over")}</Tag>}
              {submitted && <Since c={c} item={item} />}
            </>
          )}
          side={(item) => (
            <a href={`/evidence/${item.id}?assessment=${id}`}>
              {say(mayWrite && !submitted ? "evidence.change" : "evidence.versions")}
              <span class="k-sr"> {item.title}</span>
            </a>
          )}
        />
      )}
      {mayWrite && !submitted && <AddForms c={c} place={{ clusterId, scheme, rowId }} assessmentId={id} />}
      <p class="k-small">
        <a href={`/clusters/${clusterId}/evidence`}>{say("evidence.all")}</a>
      </p>
    </section>
  );
}

/** What has become of something after it was submitted. */
export function Since({ c, item }: { c: Context<AppEnv>; item: EvidenceView }) {
  return item.outdated ? <Tag kind="warn">{c.var.say("evidence.newer_since")}</Tag> : null;
}
