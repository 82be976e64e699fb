import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { Problem } from "../../platform/web/problem.ts";
import {
  type CaseView,
  holdersOf,
  loadCase,
  namesOf,
  presentCase,
  presentTrail,
  readableTexts,
  readableTrail,
  stoodInFor,
  type TrailLine,
} from "../cases/index.ts";
import { isImpartial } from "./policy.ts";
import { concernedBy } from "./queries.ts";

export interface Appeal {
  readonly view: CaseView;
  readonly state: "open" | "assigned" | "dismissed" | "returned";
  readonly officer: string | null;
  readonly filedOn: Date | null;
  readonly grounds: string;
  readonly decided: { readonly reasons: readonly string[]; readonly because: string };
  /** Of the officer's own decision; empty before. */
  readonly answer: string;
  readonly may: { readonly assign: boolean; readonly decide: boolean };
  /** Officers who had no part in the case. */
  readonly officers: readonly { readonly id: string; readonly name: string }[];
}

/** @throws Problem not_found, also where nobody appealed; not_allowed for everybody but the secretariat and the officer of the appeal */
export async function loadAppeal(services: Services, tx: Transaction, id: string, person: Person): Promise<Appeal> {
  const loaded = await loadCase(services, tx, id, person);
  const { process, case: row } = loaded;
  const secretary = person.offices.includes("secretariat");
  const away = await stoodInFor(tx, today(services));
  const standsIn = away.some(({ office, absent }) => office === "appeals" && absent === row.appealsOfficer);
  const decides = person.offices.includes("appeals") && (row.appealsOfficer === person.id || standsIn);
  if (!(secretary || decides || row.appealsOfficer === person.id) || !isImpartial(loaded))
    throw new Problem("not_allowed");
  const { appeal } = process;
  if (!appeal) throw new Problem("not_found");
  const trail = presentTrail(await readableTrail(tx, id), await readableTexts(tx, id));
  const assign = secretary && (appeal.state === "open" || appeal.state === "assigned");
  const officers = assign ? await uninvolved(tx, row, process.involved) : [];
  const names = await namesOf(tx, [...officers, ...(appeal.officer ? [appeal.officer] : [])]);
  const decided = process.overturned.at(-1) ?? process.decision;
  const line = (step: string) => trail.find(({ data }) => data.step === step);
  // a case that was returned is decided once more: this is about the decision before the appeal
  const before = line("appeal")?.number ?? 0;
  const decision = trail.find(({ data, number }) => data.step === "decide" && number < before);
  return {
    view: presentCase(loaded),
    state: appeal.state,
    officer: appeal.officer && (names.get(appeal.officer) ?? null),
    filedOn: line("appeal")?.at ?? null,
    grounds: typed(line("appeal"), "grounds"),
    decided: { reasons: decided?.reasons ?? [], because: typed(decision, "because") },
    answer: typed(line("decide_appeal"), "because"),
    may: {
      assign: assign && officers.length > 0,
      decide: appeal.state === "assigned" && decides && !process.involved.includes(person.id),
    },
    officers: officers.map((one) => ({ id: one, name: names.get(one) ?? one })),
  };
}

async function uninvolved(
  tx: Transaction,
  row: Parameters<typeof concernedBy>[1],
  involved: readonly string[],
): Promise<string[]> {
  const officers = (await holdersOf(tx, "appeals", row.clusterId)).filter((one) => !involved.includes(one));
  const concerned = await concernedBy(tx, row, officers);
  return officers.filter((one) => !concerned.has(one));
}

function typed(line: TrailLine | undefined, key: string): string {
  const value = (line?.data as Readonly<Record<string, unknown>> | undefined)?.[key];
  return typeof value === "string" ? value : "";
}
