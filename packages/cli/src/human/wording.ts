import type { CompiledEdition } from "@klynge/core";
import { Wording } from "@klynge/report/wording";
import type { Texts } from "../texts.ts";

export type { Wording };

/** Values, facts and conditions in the words of the language. */
export function wordingIn(edition: CompiledEdition, { language, say }: Texts): Wording {
  return new Wording(edition.edition, language, {
    atLeast: say("condition.at_least"),
    atMost: say("condition.at_most"),
    moreThan: say("condition.more_than"),
    lessThan: say("condition.less_than"),
    yes: say("condition.yes"),
    no: say("condition.no"),
    unknown: say("condition.unknown"),
  });
}
