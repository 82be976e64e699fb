import { addMonths, OPEN_STATES } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import { comingMeetings, countLot, type MeetingRow } from "../board/index.ts";
import type { CaseRow } from "../cases/index.ts";
import {
  casesByState,
  type EndingRow,
  endingLabels,
  type PipelinePlace,
  PLACES,
  pageOfCases,
  type StateRow,
} from "./pipeline-queries.ts";
import { type LoadRow, loadOfExperts, type RevenueRow, revenue } from "./queries.ts";

export interface Pipeline {
  readonly day: string;
  /** In the order of the way. */
  readonly states: readonly StateRow[];
  /** The open state in which cases stand longest, by the median; null when nothing is open. */
  readonly bottleneck: StateRow | null;
  readonly cases: readonly CaseRow[];
  readonly more: boolean;
  /** Labels that end within a year, the next first. */
  readonly ending: readonly EndingRow[];
  readonly experts: readonly LoadRow[];
  readonly revenue: readonly RevenueRow[];
  /** The next meeting, how many cases are on its list, and how many wait for a place on one. */
  readonly lot: { readonly meeting: MeetingRow | null; readonly cases: number; readonly waiting: number };
}

export async function loadPipeline(
  services: Pick<Services, "now">,
  tx: Transaction,
  state: PipelinePlace | null,
  { page, size }: { page: number; size: number },
): Promise<Pipeline> {
  const day = today(services);
  const counted = new Map((await casesByState(tx, day)).map((row) => [row.state, row]));
  const states = PLACES.flatMap((one) => counted.get(one) ?? []);
  const open = states.filter((row) => OPEN_STATES.some((one) => one === row.state));
  const cases = await pageOfCases(tx, state, { page, size, day });
  const [meeting = null] = await comingMeetings(tx, day);
  return {
    day,
    states,
    bottleneck: open.toSorted((a, b) => b.median - a.median)[0] ?? null,
    cases: cases.slice(0, size),
    more: cases.length > size,
    ending: await endingLabels(tx, { from: day, until: addMonths(day, 12) }),
    experts: await loadOfExperts(tx),
    revenue: await revenue(tx),
    lot: {
      meeting,
      cases: meeting ? await countLot(tx, meeting.id) : 0,
      waiting: counted.get("recommended")?.cases ?? 0,
    },
  };
}
