import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { mayImport } from "../policy.ts";
import { Counts } from "./counts.tsx";
import type { DecideProps } from "./decide-props.ts";
import { FileLink } from "./file-link.tsx";
import { ImportFrame } from "./frame.tsx";
import { Notices } from "./notices.tsx";
import { Questions } from "./questions.tsx";
import { RefusedRowsList } from "./refused-rows.tsx";

/** What would come of each row; what is open is decided, and then it is imported. */
export function DecidePage(props: DecideProps) {
  const { c, of, kinds, refused } = props;
  const { say } = c.var;
  const { import: row } = of;
  const open = kinds.reduce((sum, kind) => sum + kind.open, 0);
  return (
    <ImportFrame c={c} of={of} title={say("imports.decide.title")} lead={say("imports.decide.lead")}>
      <section class="k-section">
        <Counts c={c} row={row} checked />
        <RefusedRowsList c={c} refused={refused} />
        {row.refused > 0 && (
          <FileLink href={`/imports/${row.id}/refused.csv`} hint={say("imports.decide.refused_text")}>
            {say("imports.decide.refused_csv")}
          </FileLink>
        )}
        {open > 0 && <Note kind="warn">{say("imports.decide.open", { count: open })}</Note>}
        {mayImport(of) && <Start c={c} id={row.id} />}
      </section>
      {kinds.length > 0 && <Questions {...props} />}
      <Notices c={c} row={row} />
    </ImportFrame>
  );
}

function Start({ c, id }: { c: Context<AppEnv>; id: string }) {
  const { say } = c.var;
  return (
    <div class="k-actions k-import-start">
      <form method="post" action={`/imports/${id}/start`}>
        <FormToken c={c} />
        <button class="k-button" type="submit">
          {say("imports.decide.start")}
        </button>
      </form>
      <a class="k-button k-button-second" href={`/imports/${id}?columns`}>
        {say("imports.decide.back")}
      </a>
      <form method="post" action={`/imports/${id}/cancel`}>
        <FormToken c={c} />
        <button class="k-quiet" type="submit">
          {say("imports.cancel")}
        </button>
      </form>
    </div>
  );
}
