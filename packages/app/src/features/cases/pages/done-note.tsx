import type { TextKey } from "../../../platform/i18n/texts.ts";
import { Note } from "../../../platform/web/components/note.tsx";
import { isFormStep } from "../forms.ts";
import type { CasePageProps } from "./case-props.ts";

/** Steps that lead back to the page of the case, and have no form of `STEP_FORMS`. */
const OTHERS: ReadonlySet<string> = new Set(["submit", "accept_expert", "object_to_expert", "move_edition"]);
/** What goes on beside the way of the case. */
const BESIDE: ReadonlySet<string> = new Set(["issue_invoice", "record_payment"]);

/** What was done, and what comes next. */
export function DoneNote({ c, view }: Pick<CasePageProps, "c" | "view">) {
  const { say } = c.var;
  const done = c.req.query("done") ?? "";
  if (!isFormStep(done) && !OTHERS.has(done)) return null;
  const waits = view.waits.filter(({ task }) => !BESIDE.has(task));
  const next = waits.find(({ own }) => own) ?? waits[0];
  const told = next && {
    task: say(`tasks.task.${next.task}`),
    party: say(`cases.party.${next.party}`),
  };
  return (
    <Note kind="done">
      {say(`cases.done.${done}` as TextKey)}
      {told && ` ${say(next.own ? "cases.next.yours" : "cases.next.theirs", told)}`}
    </Note>
  );
}
