import { randomUUID } from "node:crypto";
import type { CaseState, CaseStep } from "@klynge/core";
import { eq } from "drizzle-orm";
import { NOW } from "../../../test/support/now.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import type { Office, Person } from "../../platform/web/env.ts";
import { assessment, submitAssessment } from "../assessment/index.ts";
import { cluster } from "../registry/index.ts";
import { handIn } from "./operations/hand-in.ts";
import { openCase } from "./operations/open-case.ts";
import { takeStep } from "./operations/take-step.ts";

/** A case of the demonstration, brought by real steps as far as a test needs it. */

function person(id: string, offices: readonly Office[] = []): Person {
  return { id, name: id, email: `${id}@demo.invalid`, language: "en", offices, sessionId: "test" };
}
export const PEOPLE = {
  /** Owner of Grønn Prosessklynge, which applies for Bronze. */
  kari: person("kari-lunde"),
  /** Owner of Klaster Narzędziowy Brda, which applies for Gold. */
  piotr: person("piotr-zielinski"),
  /** Owner of another cluster. */
  ingrid: person("ingrid-solheim"),
  claire: person("claire-dubois", ["secretariat"]),
  astrid: person("astrid-berg"),
  jonas: person("jonas-weber"),
  ewa: person("ewa-nowak"),
  helena: person("helena-lindqvist", ["board"]),
  tomas: person("tomas-novak", ["board"]),
  lars: person("lars-holm", ["board"]),
  sofie: person("sofie-maes", ["appeals"]),
} as const;

export const ELIGIBLE = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`E${index + 1}`, true]));

export interface PlayedCase {
  readonly services: Services;
  readonly caseId: string;
  readonly clusterId: string;
  readonly take: (by: Person, step: CaseStep) => ReturnType<typeof takeStep>;
  /** Sets the clock of the services. */
  readonly goTo: (moment: string) => void;
}

const STARTS = { bronze: "Grønn Prosessklynge", gold: "Klaster Narzędziowy Brda" } as const;
export const VISIT = { from: "2026-12-15T08:00:00.000Z", until: "2026-12-16T14:00:00.000Z", lastDay: "2026-12-16" };

/** @param until the state in which the case is left: up to `visited` for Gold, `report_draft` for Bronze */
export async function playCase(label: keyof typeof STARTS, until: CaseState, over?: Services): Promise<PlayedCase> {
  let moment = NOW;
  const services: Services = { ...(over ?? (await demonstration())), now: () => moment };
  const owner = label === "gold" ? PEOPLE.piotr : PEOPLE.kari;
  const experts = label === "gold" ? ([PEOPLE.astrid, PEOPLE.ewa] as const) : ([PEOPLE.astrid] as const);
  const [own] = await services.db.asWorker((tx) => tx.select().from(cluster).where(eq(cluster.name, STARTS[label])));
  const clusterId = own?.id ?? "";
  const caseId = await openCase(services, owner, { clusterId, label, firstBenchmarking: null });
  const played: PlayedCase = {
    services,
    caseId,
    clusterId,
    take: (by, step) => takeStep(services, by, { caseId, step, commandId: randomUUID() }),
    goTo: (to) => {
      moment = new Date(to);
    },
  };
  const { take, goTo } = played;
  const way = { mode: "face_to_face" as const, travelKm: 100, expertOffice: false };
  const acts: readonly [CaseState, () => Promise<unknown>][] = [
    ["eligibility", () => take(owner, { step: "ask_eligibility" })],
    ["contract", () => take(PEOPLE.claire, { step: "judge_eligibility", items: ELIGIBLE, because: null })],
    [
      "self_assessment",
      async () => {
        await take(PEOPLE.claire, { step: "offer_contract", plannedOn: "2026-12-15", ...way });
        await take(owner, { step: "sign_contract" });
      },
    ],
    [
      "submitted",
      async () => {
        for (const { id } of experts) {
          const country = id === "astrid-berg" ? "NO" : "PL";
          await take(PEOPLE.claire, { step: "propose_expert", expert: id, country, firm: null, conflicts: [] });
          await take(owner, { step: "accept_expert", expert: id });
        }
        for (const expert of experts) await take(expert, { step: "declare_interests", conflict: false, because: null });
        const [draft] = await services.db.asWorker((tx) =>
          tx.select().from(assessment).where(eq(assessment.clusterId, clusterId)),
        );
        const assessmentId = draft?.id ?? "";
        await submitAssessment(services, owner, { assessmentId, version: draft?.version ?? 0 });
        await handIn(services, owner, { caseId, assessmentId, commandId: randomUUID() });
      },
    ],
    [
      "visit_planned",
      () =>
        take(PEOPLE.claire, {
          step: "plan_visit",
          starts: VISIT.from,
          ends: VISIT.until,
          timeZone: "Europe/Warsaw",
          place: "At the office of the cluster",
          ...way,
        }),
    ],
    [
      label === "gold" ? "visited" : "report_draft",
      () => {
        goTo(`${VISIT.lastDay}T15:00:00Z`);
        return take(PEOPLE.astrid, { step: "record_visit", lastDay: VISIT.lastDay, observers: null });
      },
    ],
  ];
  const last = acts.findIndex(([state]) => state === until);
  for (const [, act] of until === "draft" ? [] : acts.slice(0, last + 1)) await act();
  return played;
}
