import type { Context } from "hono";
import { Icon } from "../../../platform/web/components/icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";

/** What the islands say on their own, in the language of the page, and how a fault looks at its field. */
export function SavingWords({ c }: { c: Context<AppEnv> }) {
  const { say } = c.var;
  return (
    <div id="saving-words" hidden>
      <span data-words="saving">{say("assessment.saving")}</span>
      <span data-words="failed">{say("assessment.save_failed")}</span>
      <span data-words="too-large">{say("assessment.save_too_large")}</span>
      <span data-words="later">{say("assessment.save_later")}</span>
      <span data-words="some">{say("assessment.not_all_saved")}</span>
      <span data-words="waiting">{say("assessment.waiting_one_device")}</span>
      <span data-words="waiting-many">{say("assessment.waiting_many_device")}</span>
      <template id="fault">
        <p class="k-error">
          <Icon name="error" />
          <span />
        </p>
      </template>
    </div>
  );
}
