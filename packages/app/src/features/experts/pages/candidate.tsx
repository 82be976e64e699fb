import type { Context } from "hono";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { StepToken } from "../../cases/index.ts";
import type { Candidate } from "../present.ts";
import { brokenText, conflictText } from "./words.ts";

/** Asks the cluster whether it wants this expert. */
export function ProposeForm({
  c,
  caseId,
  expert,
  name,
  main,
}: {
  c: Context<AppEnv>;
  caseId: string;
  expert: string;
  name: string;
  main?: boolean;
}) {
  const { say } = c.var;
  return (
    <form method="post" action={`/cases/${caseId}/experts/propose`}>
      <StepToken c={c} />
      <button
        type="submit"
        class={main ? "k-button" : "k-button k-button-second"}
        name="expert"
        value={expert}
        aria-label={say("experts.propose_named", { name })}
      >
        {say("experts.propose")}
      </button>
    </form>
  );
}

/** Conflicts, then rules that speak against somebody; of one who was asked nothing is said when there is nothing. */
export function Against({
  c,
  candidate,
  asked,
}: {
  c: Context<AppEnv>;
  candidate: Candidate | undefined;
  asked?: boolean;
}) {
  const { say } = c.var;
  if (!candidate) return null;
  const { conflicts, broken, state } = candidate;
  const stands = state && !["proposed", "accepted", "free"].includes(state);
  if (conflicts.length === 0 && broken.length === 0 && !stands)
    return asked ? null : <span class="k-muted">{say("experts.nothing_against")}</span>;
  return (
    <ul class="k-expert-against">
      {stands && <li>{say(`cases.expert_state.${state}`)}</li>}
      {conflicts.map((conflict) => (
        <li>
          {conflict.blocking && <Tag kind="bad">{say("experts.conflict.blocking")}</Tag>} {conflictText(c, conflict)}
        </li>
      ))}
      {brokenText(c, broken).map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}
