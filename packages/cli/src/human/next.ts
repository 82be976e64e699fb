import type { IndicatorAnswer } from "@klynge/core";
import type { Texts } from "../texts.ts";
import type { Wording } from "./wording.ts";

/** What the next point of a row takes: "9 more committed participants"; empty where there is none to gain. */
export function nextInWords({ next }: IndicatorAnswer, texts: Texts, wording: Wording): string {
  if (!next) return "";
  if (next.code === "not_reachable") return texts.say("next.not_reachable");
  if (next.code === "facts_missing")
    return texts.say("next.facts_missing", {
      facts: wording.list(next.needs.map((need) => wording.factName(need.fact))),
    });
  return wording.list(next.needs.map((need) => wording.need(need as Parameters<Wording["need"]>[0])));
}
