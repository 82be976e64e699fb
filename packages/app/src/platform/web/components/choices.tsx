import type { Child } from "hono/jsx";
import { type Attributes, Errors, Hint, tied } from "./field-parts.tsx";
import { Icon } from "./icon.tsx";

export interface Choice {
  readonly value: string;
  readonly title: Child;
  readonly text?: Child;
  /** Beside the title: a provenance chip. */
  readonly side?: Child;
  /** Below: what this choice asks for. */
  readonly body?: Child;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Stays in the list, cannot be chosen; `text` says why. */
  readonly withheld?: boolean;
}

export interface ChoicesProps {
  /** The first control has this id, the others `<id>-2`, `<id>-3`. */
  readonly id: string;
  readonly name: string;
  readonly legend: Child;
  readonly legendHidden?: boolean;
  readonly type?: "radio" | "checkbox";
  readonly layout?: "cards" | "row" | "squares";
  readonly hint?: Child;
  readonly errors?: readonly string[];
  readonly choices: readonly Choice[];
  /** On each control. */
  readonly attributes?: Attributes;
}

/** One of several, or some: whole cards that can be pressed. */
export function Choices(props: ChoicesProps) {
  const { id, legend, legendHidden, layout = "cards", hint, errors = [], choices } = props;
  return (
    <fieldset class={`k-choices k-choices-${layout}`} {...tied(id, hint, errors)}>
      <legend class={legendHidden ? "k-sr" : undefined}>{legend}</legend>
      <Hint id={id}>{hint}</Hint>
      <Errors id={id} errors={errors} />
      <div class="k-choice-list">
        {choices.map((choice, index) => (
          <OneChoice {...props} choice={choice} id={index === 0 ? id : `${id}-${index + 1}`} />
        ))}
      </div>
    </fieldset>
  );
}

function OneChoice({ id, name, type = "radio", attributes, choice }: ChoicesProps & { choice: Choice }) {
  const { value, title, text, side, body, checked, disabled, withheld } = choice;
  return (
    <div class={withheld ? "k-choice k-choice-withheld" : "k-choice"}>
      <label for={id}>
        <input
          type={type}
          id={id}
          name={name}
          value={value}
          checked={checked}
          disabled={disabled || withheld}
          aria-describedby={text ? `${id}-text` : undefined}
          {...attributes}
        />
        <span class="k-choice-title">
          {withheld && <Icon name="lock" />}
          {title}
        </span>
      </label>
      {side && <div class="k-choice-side">{side}</div>}
      {text && (
        <div class="k-choice-text" id={`${id}-text`}>
          {text}
        </div>
      )}
      {body && <div class="k-choice-body">{body}</div>}
    </div>
  );
}
