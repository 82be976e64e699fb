import type { Child } from "hono/jsx";
import { Field } from "./field.tsx";
import { Note } from "./note.tsx";

/** A secret that was just made: to be copied from this page, and never shown again. */
export function ShownOnce({
  id,
  label,
  value,
  children,
}: {
  id: string;
  label: string;
  value: string;
  /** What to do with it. */
  children: Child;
}) {
  return (
    <Note kind="done">
      <p>{children}</p>
      <Field
        id={id}
        name={id}
        label={label}
        value={value}
        readonly
        attributes={{ autocomplete: "off", spellcheck: "false" }}
      />
    </Note>
  );
}
