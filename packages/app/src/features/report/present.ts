import type { CompiledEdition, Language } from "@klynge/core";
import type { Wording } from "@klynge/report/wording";
import type { Say, TextKey } from "../../platform/i18n/texts.ts";
import { shownName } from "../../platform/web/person-name.ts";
import type { ShownOrder } from "./queries.ts";
import { type GroupChoice, STEPS } from "./schema.ts";

/** The only place that decides what of an order is shown, and how it is said. */

export interface OrderView {
  readonly id: string;
  readonly assessmentId: string;
  readonly clusterId: string;
  readonly state: ShownOrder["state"];
  /** "Gold audit, 1 May 2026, in Polish". */
  readonly title: string;
  readonly groups: string;
  readonly orderedBy: string;
  readonly orderedAt: Date;
  /** Steps that are done; the next one runs. */
  readonly step: number;
  readonly steps: readonly { readonly text: string; readonly state: "done" | "running" | "waiting" }[];
  readonly countText: string;
  /** Why it failed, and what to do. */
  readonly failure: string;
  readonly file: { readonly sha256: string; readonly size: string; readonly pages: number } | null;
}

/** It waits or is being worked on. */
export function isUnfinished({ state }: Pick<OrderView, "state">): boolean {
  return state === "queued" || state === "running";
}

interface Words {
  readonly edition: CompiledEdition;
  readonly say: Say;
  readonly language: Language;
  readonly wording: Wording;
}

export function presentOrder(order: ShownOrder, words: Words): OrderView {
  const { say, wording } = words;
  const waiting = order.state === "queued";
  return {
    id: order.id,
    assessmentId: order.assessmentId,
    clusterId: order.clusterId,
    state: order.state,
    title: `${assessmentName(order, words)}, ${say(`report.in_language.${order.language}`)}`,
    groups:
      order.groups.length === 0
        ? say("report.all_groups")
        : order.groups.map((id) => groupName(groupOfId(id), words)).join(" · "),
    orderedBy: shownName(order.orderedByName, say) ?? "",
    orderedAt: order.orderedAt,
    step: order.step,
    steps: STEPS.map((step, index) => ({
      text: stepText(step, order, say),
      state: index < order.step ? "done" : index === order.step && !waiting ? "running" : "waiting",
    })),
    countText: waiting
      ? say("report.waits")
      : say("report.step_of", { n: Math.min(order.step + 1, STEPS.length), of: STEPS.length }),
    failure: order.failure ? say(`report.failure.${order.failure}`) : "",
    file:
      order.state === "done" && order.sha256
        ? { sha256: order.sha256, size: sizeText(order.bytes ?? 0, wording), pages: order.pages ?? 0 }
        : null,
  };
}

/** "Gold audit, 1 May 2026". */
export function assessmentName(
  { scheme, referenceDate }: Pick<ShownOrder, "scheme" | "referenceDate">,
  { edition, say, wording }: Omit<Words, "language">,
): string {
  const audit = edition.schemes.get(scheme)?.kind === "audit";
  return say(audit ? "assessment.audit_of" : "assessment.interview_of", { day: wording.day(referenceDate) });
}

function stepText(step: (typeof STEPS)[number], { pages }: ShownOrder, say: Say): string {
  if (step === "planned" && pages !== null) return say("report.step.planned_pages", { count: pages });
  return say(`report.step.${step}` as TextKey);
}

/** Kilobytes as everybody counts them, by the thousand. */
function sizeText(bytes: number, wording: Wording): string {
  return bytes < 1_000_000 ? `${wording.number(bytes / 1000, 0)} kB` : `${wording.number(bytes / 1_000_000, 1)} MB`;
}

/** "Information and communication, Norway"; all clusters where nothing narrows the group. */
export function groupName(of: GroupChoice["of"], { say, wording }: Pick<Words, "say" | "wording">): string {
  const parts = [
    ...(of.portfolio ? [wording.code("portfolio", of.portfolio)] : []),
    ...(of.label ? [say("report.group_labelled", { label: say(`label.${of.label as "gold"}`) })] : []),
    ...(of.country ? [wording.country(of.country)] : []),
  ];
  return parts.length === 0 ? say("report.group_all") : parts.join(", ");
}

/** The group of an id such as `portfolio:ict/country:NO`. */
function groupOfId(id: string): GroupChoice["of"] {
  if (id === "all") return {};
  return Object.fromEntries(id.split("/").map((part) => part.split(":", 2)));
}
