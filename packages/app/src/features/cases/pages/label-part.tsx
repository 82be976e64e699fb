import { type Day, type LabelState, labelState } from "@klynge/core";
import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentDay, sayDay } from "../../../platform/web/moment.ts";
import type { CaseView, TrailLine } from "../present.ts";
import type { CasePageProps } from "./case-props.ts";

/** What became of the label of a case on a day; `valid` also while there is none. */
export function labelOf({ process: { standing, decision } }: CaseView, day: Day): LabelState {
  return standing === "none" ? "valid" : labelState({ standing, until: decision?.validUntil ?? day }, day);
}

/** That a label stands no more, and since when. */
export function sayStanding(
  { var: { say, language } }: Context<AppEnv>,
  { view, trail }: Pick<CasePageProps, "view" | "trail">,
  label: Exclude<LabelState, "valid">,
): string {
  const until = view.process.decision?.validUntil ?? "";
  if (label === "expired") return say("cases.stands.expired", { day: sayDay(until, language) });
  const line = standingLine(trail);
  return say(`cases.stands.${label}`, { day: line ? presentDay(line.at, language) : "" });
}

const NEWS = {
  suspend_label: "label_suspended",
  reinstate_label: "label_reinstated",
  withdraw_label: "label_withdrawn",
} as const;

/** The last time that somebody did something about the label; the trail has the newest first. */
function standingLine(trail: readonly TrailLine[]): TrailLine | undefined {
  return trail.find(({ data }) => Object.hasOwn(NEWS, data.step));
}

/** Why the label is as it is, what the directory still lacks, and its renewal. */
export function LabelPart({ c, view, trail, labelFacts, label }: CasePageProps & { readonly label: LabelState }) {
  const { say, language } = c.var;
  const { notListed, renewal } = labelFacts;
  const line = view.process.standing === "none" ? undefined : standingLine(trail);
  const because = line && "because" in line.data ? line.data.because : null;
  return (
    <>
      {line && because && (
        <Note kind={label === "suspended" || label === "withdrawn" ? "bad" : "info"}>
          <strong>
            {say(`tasks.news.${NEWS[line.data.step as keyof typeof NEWS]}`)}, {presentDay(line.at, language)}
          </strong>
          <p class="k-case-text">{because}</p>
        </Note>
      )}
      {notListed && label === "valid" && (
        <Note kind="warn">
          {say("cases.not_listed")} <a href={`/clusters/${view.cluster.id}/profile`}>{say("cases.to_profile")}</a>
        </Note>
      )}
      {renewal && (
        <p class="k-section k-actions">
          <a class="k-button k-button-second" href={`/clusters/${view.cluster.id}/cases?label=${view.label}#apply`}>
            {say("cases.renew.action")}
          </a>{" "}
          <span class="k-muted">{say("cases.renew.until", { day: sayDay(renewal.assessedUntil, language) })}</span>
        </p>
      )}
    </>
  );
}
