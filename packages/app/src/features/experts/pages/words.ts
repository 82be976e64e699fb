import { NACE, type ProposalReason } from "@klynge/core";
import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import { nameOfCode } from "../../registry/index.ts";
import type { Candidate } from "../present.ts";
import type { ToldConflict } from "../ties.ts";

/** What is known of experts as words. */
type C = Context<AppEnv>;

export function languageNames({ var: { language } }: C, codes: readonly string[]): string {
  return codes.map((code) => nameOfCode(code, "language", language)).join(", ");
}

export function sectorNames({ var: { language } }: C, sections: readonly string[]): string {
  return sections.map((one) => `${one} ${NACE["NACE2.1"].sections[one]?.[language] ?? ""}`.trim()).join("; ");
}

/** A conflict with the facts it stands on, as a sentence. */
export function conflictText({ var: { say, language } }: C, conflict: ToldConflict): string {
  const { kind, organisation, role, from, until, freeFrom, through, code } = conflict;
  const what =
    through === "firm" ? say("experts.conflict.firm", { organisation }) : say(`experts.tie.${kind}`, { organisation });
  const when =
    through === "firm"
      ? null
      : until === null
        ? say("experts.conflict.since", { day: sayDay(from, language) })
        : say("experts.conflict.from_until", { from: sayDay(from, language), until: sayDay(until, language) });
  return [
    when ? `${what}, ${when}.` : `${what}.`,
    role && say(`experts.conflict.role.${role}`),
    code === "tied" && freeFrom ? say("experts.conflict.free_from", { day: sayDay(freeFrom, language) }) : null,
    code === "tied" ? null : say(`experts.conflict.${code}`),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Why the optimisation proposes somebody, as a sentence. */
export function reasonText(c: C, reason: ProposalReason): string {
  const { say, language } = c.var;
  switch (reason.code) {
    case "foreign":
    case "national":
      return say(`experts.reason.${reason.code}`, { country: countryName(reason.country, language) });
    case "own_language":
      return say("experts.reason.own_language", { language: languageNames(c, [reason.language]) });
    case "other_language":
      return say("experts.reason.other_language", { languages: languageNames(c, reason.languages) });
    case "sector":
      return say("experts.reason.sector", { sectors: sectorNames(c, reason.sectors) });
    case "load":
      return say("experts.reason.load", { after: reason.after, capacity: reason.capacity });
    case "chosen_among":
      return say("experts.reason.chosen_among", { count: reason.count });
    case "traded":
      return tradedText(c, reason);
    default:
      return say(`experts.reason.${reason.code}`);
  }
}

function tradedText(
  { var: { say } }: C,
  { full, elsewhere, spared }: Extract<ProposalReason, { code: "traded" }>,
): string {
  return [
    full > 0 && say("experts.reason.better_full", { count: full }),
    elsewhere > 0 && say("experts.reason.better_elsewhere", { count: elsewhere }),
    spared > 0 && say("experts.reason.better_spared", { count: spared }),
  ]
    .filter(Boolean)
    .join(" ");
}

export function brokenText({ var: { say } }: C, broken: Candidate["broken"]): string[] {
  return broken.map((rule) => say(`experts.rule.${rule}`));
}

/** A refusal with the kinds of the ties in words. */
export function withTies({ var: { say } }: C, details: ProblemDetails): ProblemDetails {
  if (typeof details.conflicts !== "string") return details;
  const kinds = details.conflicts.split(", ").map((kind) => say(`experts.kind.${kind}` as TextKey));
  return { ...details, conflicts: kinds.join(", ") };
}
