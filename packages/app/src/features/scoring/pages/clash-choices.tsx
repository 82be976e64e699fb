import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentMoment } from "../../../platform/web/moment.ts";

/** A part of a form that another device of the same person has saved meanwhile. */
export interface ClashingPart {
  /** As its version is called in the form. */
  readonly part: string;
  readonly stands: { readonly version: number; readonly changedAt: Date };
  /** Only those that differ are asked. */
  readonly fields: readonly ClashingField[];
}

export interface ClashingField {
  readonly name: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/**
 * Another device of the same person was faster. Of each field that differs both values are shown, and the person chooses one; until then
 * the island `autosave` sends nothing.
 */
export function ClashChoices({ c, parts }: { c: Context<AppEnv>; parts: readonly ClashingPart[] }) {
  const { say } = c.var;
  return (
    <section class="k-error-summary k-clashes" role="alert" aria-labelledby="conflict-title" data-conflict>
      <h2 id="conflict-title">{say("scoring.conflict.title")}</h2>
      <p>{say("scoring.conflict.text")}</p>
      {parts.map(({ part, stands, fields }) => (
        <>
          <input type="hidden" form="answer" name={`standing:${part}`} value={String(stands.version)} />
          {fields
            .filter(({ mine, theirs }) => mine !== theirs)
            .map((field) => (
              <OneChoice c={c} part={part} field={field} when={stands.changedAt} />
            ))}
        </>
      ))}
      <div class="k-actions">
        <button class="k-button" type="submit" form="answer" name="choose" value="each">
          {say("scoring.conflict.each")}
        </button>
        {(["mine", "theirs"] as const).map((choice) => (
          <button class="k-button k-button-second" type="submit" form="answer" name="choose" value={choice}>
            {say(`scoring.conflict.${choice}`)}
          </button>
        ))}
      </div>
    </section>
  );
}

/** What only one device has stays, unless the person says otherwise. */
function OneChoice(props: { c: Context<AppEnv>; part: string; field: ClashingField; when: Date }) {
  const { c, part, field, when } = props;
  const { say, language } = c.var;
  const said = (text: string) => <span class="k-clash-text">{text || say("scoring.conflict.nothing")}</span>;
  return (
    <Choices
      id={`choice-${part}-${field.name.replaceAll(".", "-")}`}
      name={`choice:${part}:${field.name}`}
      legend={field.label}
      attributes={{ form: "answer" }}
      choices={[
        {
          value: "theirs",
          title: said(field.theirs),
          text: say("scoring.conflict.there", { when: presentMoment(when, language) }),
          checked: field.mine === "",
        },
        { value: "mine", title: said(field.mine), text: say("scoring.conflict.here"), checked: field.mine !== "" },
      ]}
    />
  );
}
