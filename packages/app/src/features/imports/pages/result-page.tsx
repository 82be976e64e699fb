import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { mayImport } from "../policy.ts";
import type { FoundImport } from "../queries.ts";
import type { RefusedRows } from "../refused-by-reason.ts";
import { Counts } from "./counts.tsx";
import { FailureText } from "./failure.tsx";
import { FileLink } from "./file-link.tsx";
import { ImportFrame } from "./frame.tsx";
import { Notices } from "./notices.tsx";
import { RefusedRowsList } from "./refused-rows.tsx";

interface ResultProps {
  readonly c: Context<AppEnv>;
  readonly of: FoundImport;
  readonly refused: readonly RefusedRows[];
}

/** What became of an import that is over, and what can be done about it. */
export function ResultPage({ c, of, refused }: ResultProps) {
  const { say } = c.var;
  const { import: row, cluster } = of;
  const wrote = row.made + row.changed + row.linked > 0;
  const undoable = wrote && row.state !== "undone" && mayImport(of);
  return (
    <ImportFrame c={c} of={of} title={say(titleOf(row.state))}>
      <Outcome c={c} of={of} wrote={wrote} />
      {row.rows > 0 && (row.state === "done" || wrote) && (
        <section class="k-section">
          <h2>{say("imports.result.counts")}</h2>
          <Counts c={c} row={row} checked={false} />
          <RefusedRowsList c={c} refused={refused} />
          {row.refusedSha256 && (
            <FileLink href={`/imports/${row.id}/refused.csv`} hint={say("imports.result.refused_text")}>
              {say("imports.result.refused_csv")}
            </FileLink>
          )}
        </section>
      )}
      {row.state === "done" && <Notices c={c} row={row} />}
      <section class="k-section k-actions">
        {row.state === "done" && (
          <>
            <a class="k-button" href={`/clusters/${cluster.id}/organisations`}>
              {say("imports.result.to_register")}
            </a>
            <a class="k-button k-button-second" href={`/clusters/${cluster.id}/map`}>
              {say("imports.result.to_map")}
            </a>
            <a class="k-button k-button-second" href={`/clusters/${cluster.id}/assessments`}>
              {say("imports.result.to_answers")}
            </a>
          </>
        )}
        <a class={row.state === "done" ? "k-quiet" : "k-button"} href={`/clusters/${cluster.id}/imports`}>
          {say(row.state === "done" ? "imports.result.to_imports" : "imports.result.again")}
        </a>
      </section>
      {undoable && (
        <section class="k-section">
          <h2>{say("imports.result.undo_title")}</h2>
          <p class="k-text">{say("imports.result.undo_text")}</p>
          <form class="k-import-undo" method="post" action={`/imports/${row.id}/undo`}>
            <FormToken c={c} />
            <button class="k-button k-button-danger" type="submit">
              {say("imports.result.undo")}
            </button>
          </form>
        </section>
      )}
    </ImportFrame>
  );
}

function titleOf(state: FoundImport["import"]["state"]) {
  if (state === "cancelled") return "imports.result.cancelled" as const;
  if (state === "failed") return "imports.result.failed" as const;
  return state === "undone" ? ("imports.result.undone" as const) : ("imports.result.title" as const);
}

function Outcome({ c, of, wrote }: { c: Context<AppEnv>; of: FoundImport; wrote: boolean }) {
  const { say } = c.var;
  const { import: row } = of;
  if (row.state === "failed")
    return (
      <Note kind="bad">
        <FailureText c={c} row={row} />
      </Note>
    );
  if (row.state === "cancelled")
    return <Note kind="info">{say(wrote ? "imports.result.cancelled_text" : "imports.result.cancelled_before")}</Note>;
  if (row.state !== "undone") return null;
  return (
    <>
      <Note kind="done">{say("imports.result.undone_text")}</Note>
      {row.kept.length > 0 && (
        <section class="k-section">
          <p>{say("imports.result.kept", { count: row.kept.length })}</p>
          <ul class="k-list">
            {row.kept.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
