import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { Clash } from "../merge-row.ts";
import type { AssessmentView } from "../present.ts";
import { partId, partName } from "./parts.ts";

interface ConflictsProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly clashes: readonly Clash[];
}

/**
 * Somebody else was faster. Nothing was saved: the form below holds what was typed here. Of each field that both changed the person
 * chooses one answer; choices and buttons belong to that form, so that they work without script. Until then the island `autosave`
 * sends nothing.
 */
export function Conflicts({ c, view, clashes }: ConflictsProps) {
  const { say } = c.var;
  if (clashes.length === 0) return null;
  return (
    <section class="k-error-summary k-clashes" role="alert" aria-labelledby="conflict-title" data-conflict>
      <h2 id="conflict-title">{say("assessment.conflict.title")}</h2>
      <p>{say("assessment.conflict.choose", { count: clashes.length })}</p>
      {clashes.map((clash) => (
        <OneClash c={c} view={view} clash={clash} />
      ))}
      <div class="k-actions">
        <button class="k-button" type="submit" form="answer" name="choose" value="each">
          {say("assessment.conflict.save", { count: clashes.length })}
        </button>
        {clashes.length > 1 && (
          <>
            <button class="k-button k-button-second" type="submit" form="answer" name="choose" value="theirs">
              {say("assessment.conflict.all_theirs")}
            </button>
            <button class="k-button k-button-second" type="submit" form="answer" name="choose" value="mine">
              {say("assessment.conflict.all_mine")}
            </button>
          </>
        )}
      </div>
    </section>
  );
}

function OneClash({ c, view, clash }: Omit<ConflictsProps, "clashes"> & { clash: Clash }) {
  const { say, language } = c.var;
  const { part, mine, theirs, who, when } = clash;
  const isFact = view.loaded.facts.has(part);
  const words = (value: Clash["mine"]): string =>
    isFact ? view.wording.value(part, value) : String(value) || say("assessment.conflict.nothing");
  const said = (value: Clash["mine"]) => <span class={isFact ? "k-value" : "k-clash-text"}>{words(value)}</span>;
  return (
    <Choices
      id={`choice-${partId(part)}`}
      name={`choice:${part}`}
      legend={partName(say, view, part)}
      attributes={{ form: "answer" }}
      choices={[
        {
          value: "theirs",
          title: said(theirs),
          text: say("assessment.conflict.theirs", {
            who: shownName(who, say) ?? say("assessment.somebody"),
            when: presentMoment(when, language),
          }),
        },
        { value: "mine", title: said(mine), text: say("assessment.conflict.mine"), checked: true },
      ]}
    />
  );
}
