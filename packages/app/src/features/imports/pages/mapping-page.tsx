import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { FormToken } from "../../../platform/web/layout.tsx";
import { ColumnsTable } from "./columns-table.tsx";
import { FileDefaultsForm } from "./file-defaults-form.tsx";
import { ImportFrame } from "./frame.tsx";
import { faultText, type MappingProps } from "./mapping-parts.ts";
import { Preview } from "./preview.tsx";
import { ReadingForm } from "./reading-form.tsx";

/** What the columns of a file are: guessed, looked at on its first rows, and corrected. */
export function MappingPage(props: MappingProps) {
  const { c, of, found, mapping, faults, remembered } = props;
  const { say } = c.var;
  const { id } = of.import;
  return (
    <ImportFrame c={c} of={of} title={say("imports.map.title")} lead={say("imports.map.lead")}>
      <ErrorSummary
        title={say("imports.fault.title", { count: faults.length })}
        errors={faults.map((fault) => ({ text: faultText(c, fault), href: `#${fault.at}` }))}
      />
      {mapping.preset && <Note kind="info">{say(`imports.map.preset.${mapping.preset}`)}</Note>}
      {remembered && !mapping.preset && <Note kind="info">{say("imports.map.remembered")}</Note>}
      {found.macros && <Note kind="warn">{say("imports.map.macros")}</Note>}
      <form class="k-form" method="post" action={`/imports/${id}/mapping`}>
        <FormToken c={c} />
        <ColumnsTable {...props} />
        <FileDefaultsForm {...props} />
        <Preview {...props} />
        <div class="k-actions">
          <button class="k-button" type="submit" name="go" value="check">
            {say("imports.map.check")}
          </button>
          <button class="k-button k-button-second" type="submit" name="go" value="look">
            {say("imports.map.look")}
          </button>
        </div>
      </form>
      <ReadingForm {...props} />
      <form class="k-section" method="post" action={`/imports/${id}/cancel`}>
        <FormToken c={c} />
        <button class="k-quiet" type="submit">
          {say("imports.cancel")}
        </button>
      </form>
    </ImportFrame>
  );
}
