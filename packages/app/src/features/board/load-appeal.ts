import { type CompiledEdition, type Decided, hadPart, type StepOf } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { Problem } from "../../platform/web/problem.ts";
import {
  type CaseView,
  type DecisionRound,
  decisionRounds,
  type Explained,
  explain,
  holdersOf,
  type LoadedCase,
  linesOf,
  loadCase,
  namesOf,
  presentCase,
  readTrail,
  standingFindings,
  stoodInFor,
  type TrailLine,
} from "../cases/index.ts";
import { isImpartial } from "./policy.ts";
import { concernedBy } from "./queries.ts";

export interface Appeal {
  readonly view: CaseView;
  readonly edition: CompiledEdition;
  readonly state: "open" | "assigned" | "dismissed" | "returned";
  readonly officer: string | null;
  /** Decisions and appeals, the oldest first; the last one with an appeal is what it is about. */
  readonly rounds: readonly DecisionRound[];
  /** What the decision rests on. */
  readonly content: AppealContent;
  readonly may: { readonly assign: boolean; readonly decide: boolean };
  /** Officers who had no part in the case. */
  readonly officers: readonly { readonly id: string; readonly name: string }[];
}

/** Points, findings and replies: who decides an appeal looks at what the experts and the board had before them. */
export interface AppealContent extends Explained {
  readonly final: Decided["final"];
  readonly findings: readonly Pick<StepOf<"write_finding">, "kind" | "row" | "text">[];
  readonly replies: readonly string[];
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
    throw new Problem("not_allowed", { may: "appeal" });
  const { appeal } = process;
  if (!appeal) throw new Problem("not_found");
  const trail = await readTrail(tx, id);
  const assign = secretary && (appeal.state === "open" || appeal.state === "assigned");
  const board = await holdersOf(tx, "board", row.clusterId);
  const officers = assign ? await uninvolved(tx, loaded, board) : [];
  const names = await namesOf(tx, [...officers, ...(appeal.officer ? [appeal.officer] : [])]);
  return {
    view: presentCase(loaded),
    edition: loaded.edition,
    state: appeal.state,
    officer: appeal.officer && (names.get(appeal.officer) ?? null),
    rounds: decisionRounds(loaded, trail),
    content: contentOf(loaded, trail),
    may: {
      assign: assign && officers.length > 0,
      decide: appeal.state === "assigned" && decides && !hadPart(process, person.id, board),
    },
    officers: officers.map((one) => ({ id: one, name: names.get(one) ?? one })),
  };
}

function contentOf(loaded: LoadedCase, trail: readonly TrailLine[]): AppealContent {
  const { process } = loaded;
  return {
    ...explain(loaded, trail),
    final: (process.decision ?? process.overturned.at(-1))?.final ?? null,
    findings: standingFindings(process.findings, trail).map(({ data }) => data),
    replies: linesOf(trail, "reply_to_report").map(({ data }) => data.text),
  };
}

async function uninvolved(
  tx: Transaction,
  { case: row, process, place }: LoadedCase,
  board: readonly string[],
): Promise<string[]> {
  const officers = (await holdersOf(tx, "appeals", row.clusterId)).filter(
    (one) => one !== place.person.id && !hadPart(process, one, board),
  );
  const concerned = await concernedBy(tx, row, officers);
  return officers.filter((one) => !concerned.has(one));
}
