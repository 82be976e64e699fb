import type { Say } from "../../../platform/i18n/texts.ts";
import { Field } from "../../../platform/web/components/field.tsx";
import { FormToken } from "../../../platform/web/layout.tsx";
import { ENCODINGS, type Encoding, SEPARATORS } from "../read/table.ts";
import type { MappingProps } from "./mapping-parts.ts";

const SEPARATOR_NAMES = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" } as const;

/** How the file is read; folded, because it is nearly always found out rightly. */
export function ReadingForm({ c, of, found }: MappingProps) {
  const { say } = c.var;
  const { how } = found;
  return (
    <details class="k-section k-import-reading">
      <summary>{say("imports.map.how")}</summary>
      <form class="k-form-row" method="post" action={`/imports/${of.import.id}/reading`}>
        <FormToken c={c} />
        {how.kind === "xlsx" && (
          <Field
            id="sheet"
            name="sheet"
            kind="select"
            label={say("imports.map.sheet")}
            value={how.sheet}
            options={found.sheets.map(({ name, hidden }) => ({
              value: name,
              text: hidden ? say("imports.map.hidden_sheet", { name }) : name,
            }))}
          />
        )}
        {how.kind === "csv" && (
          <>
            <Field
              id="encoding"
              name="encoding"
              kind="select"
              label={say("imports.map.encoding")}
              value={how.encoding}
              options={ENCODINGS.map((value) => ({ value, text: encodingName(value, say) }))}
            />
            <Field
              id="separator"
              name="separator"
              kind="select"
              label={say("imports.map.separator")}
              value={how.separator}
              options={SEPARATORS.map((value) => ({ value, text: say(`imports.separator.${SEPARATOR_NAMES[value]}`) }))}
            />
          </>
        )}
        <Field
          id="header_row"
          name="header_row"
          kind="select"
          label={say("imports.map.header_row")}
          value={found.headerRow}
          options={Array.from({ length: 20 }, (_, index) => ({ value: String(index + 1), text: String(index + 1) }))}
        />
        <button class="k-button k-button-second" type="submit">
          {say("imports.map.read_again")}
        </button>
      </form>
    </details>
  );
}

/** UTF is called so everywhere. */
function encodingName(encoding: Encoding, say: Say): string {
  if (encoding === "windows-1252" || encoding === "windows-1250") return say(`imports.encoding.${encoding}`);
  return encoding.toUpperCase();
}
