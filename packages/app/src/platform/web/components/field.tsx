import type { Child } from "hono/jsx";
import { type Attributes, Errors, Hint, tied } from "./field-parts.tsx";

export interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: Child;
  /** `number` is a text with the keys of numbers: comma and point are both read on the server. */
  readonly kind?:
    | "text"
    | "number"
    | "date"
    | "email"
    | "password"
    | "search"
    | "url"
    | "tel"
    | "file"
    | "textarea"
    | "select";
  readonly value?: string | number | null;
  /** The word for it, in brackets. */
  readonly optional?: string;
  readonly hint?: Child;
  readonly errors?: readonly string[];
  readonly unit?: string;
  readonly size?: "short" | "medium" | "full";
  readonly options?: readonly { readonly value: string; readonly text: string; readonly disabled?: boolean }[];
  readonly rows?: number;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly attributes?: Attributes;
}

/** A label, its control, hint, unit and errors, tied together for every reader. */
export function Field(props: FieldProps) {
  const { id, label, optional, hint, errors = [], unit } = props;
  return (
    <div class="k-field">
      <label for={id}>
        {label}
        {optional && <span class="k-optional"> ({optional})</span>}
        {unit && <span class="k-sr">, {unit}</span>}
      </label>
      <Hint id={id}>{hint}</Hint>
      <div class="k-control">
        <Control {...props} />
        {unit && (
          <span class="k-unit" aria-hidden="true">
            {unit}
          </span>
        )}
      </div>
      <Errors id={id} errors={errors} />
    </div>
  );
}

function Control(props: FieldProps) {
  const {
    id,
    name,
    kind = "text",
    value,
    hint,
    errors = [],
    size = "full",
    required,
    disabled,
    readonly,
    attributes,
  } = props;
  const common = {
    id,
    name,
    class: classOf(kind, size),
    required,
    disabled,
    ...tied(id, hint, errors),
    ...attributes,
  };
  if (kind === "textarea")
    return (
      <textarea {...common} readonly={readonly} rows={props.rows ?? 3}>
        {value ?? ""}
      </textarea>
    );
  if (kind === "select")
    return (
      <select {...common}>
        {props.options?.map((option) => (
          <option value={option.value} disabled={option.disabled} selected={option.value === String(value ?? "")}>
            {option.text}
          </option>
        ))}
      </select>
    );
  const numeric = kind === "number" ? ({ inputmode: "decimal", autocomplete: "off" } as const) : {};
  const given = value === null || value === undefined ? {} : { value: String(value) };
  return <input type={kind === "number" ? "text" : kind} {...numeric} {...given} readonly={readonly} {...common} />;
}

function classOf(kind: string, size: "short" | "medium" | "full"): string {
  return ["k-input", size !== "full" && `k-input-${size}`, kind === "number" && "k-input-number"]
    .filter(Boolean)
    .join(" ");
}
