import { appealTerm, type CaseProcess, type CaseTask, freeExperts, type StepName, type TakenData } from "@klynge/core";
import type { LetterName } from "./letter-names.ts";
import type { LoadedCase } from "./load-case.ts";

/** A letter to a party, or to one certain person of it. */
interface LetterTo extends Pick<CaseTask, "party" | "person" | "dueOn"> {
  readonly letter: LetterName;
  /** The task whose page it leads to; any other name leads to the page of the case. */
  readonly page: string;
  readonly reason: string;
}

export interface TakenStep {
  /** What began to wait with it. */
  readonly begun: readonly CaseTask[];
  readonly data: TakenData;
  readonly party: string;
  /** The case after it. */
  readonly after: CaseProcess;
}

/** What a step tells the cluster, whatever waits. */
const NEWS_OF: Partial<Record<StepName, LetterName>> = {
  publish: "label_published",
  suspend_label: "label_suspended",
  reinstate_label: "label_reinstated",
  withdraw_label: "label_withdrawn",
  decide_appeal: "appeal_decided",
};

/** Tasks that begin in another way than they usually do, and are told in words that say so; null where other letters tell all of it. */
const OTHERWISE: Partial<Record<StepName, Partial<Record<CaseTask["task"], LetterName | null>>>> = {
  return_to_cluster: { answer: "returned_to_cluster" },
  return_to_experts: { write_report: "returned_to_experts" },
  decide_appeal: { put_before_board: "put_again" },
  // who stays has scored, and is not to learn whether the other one had
  leave_case: { propose_experts: null, score: null },
};

/** Which letters a step makes, to whom; tasks of the party that took it are no news to it. */
export function lettersOf(before: LoadedCase, taken: TakenStep): LetterTo[] {
  const { begun, data, party } = taken;
  const reason = reasonOf(data);
  const asked = begun.filter((task) => task.person !== null || task.party !== party);
  const tasks = asked.flatMap((task): LetterTo[] => {
    const otherwise = OTHERWISE[data.step]?.[task.task];
    return otherwise === null ? [] : [{ ...task, letter: otherwise ?? task.task, page: task.task, reason }];
  });
  const told = news(before, taken).filter((one) => one.person !== null || one.party !== party);
  return [...tasks, ...told.map((one) => ({ page: one.letter, ...one, reason }))];
}

/** Reasons that are told in a letter: they are meant for those who get it. */
function reasonOf(data: TakenData): string {
  const told = data.step === "return_to_cluster" || data.step === "return_to_experts" || data.step === "move_edition";
  return told ? data.because : "";
}

type News = Omit<LetterTo, "page" | "reason"> & { readonly page?: CaseTask["task"] };

function news({ process: before, scheme }: LoadedCase, { data, after }: TakenStep): News[] {
  switch (data.step) {
    case "plan_visit":
      // experts have the visit among their tasks since it was planned, and would not learn of another day or agenda
      return before.visit
        ? [toCluster("visit_changed"), ...toExperts("visit_changed", after)]
        : [toCluster("visit_planned")];
    case "return_to_cluster":
      return before.visit && after.visit === null ? toExperts("visit_called_off", before) : [];
    case "leave_case":
      return [
        { letter: "expert_left", page: "propose_experts", party: "secretariat", ...ANYBODY },
        ...toExperts("colleague_left", after),
      ];
    case "move_edition":
      return [toCluster("edition_moved"), ...toExperts("edition_moved", after)];
    case "send_decision":
      return [after.state === "refused" ? refusal(after, scheme.appealDays) : toCluster("decision_sent")];
    default: {
      const letter = NEWS_OF[data.step];
      return letter ? [toCluster(letter)] : [];
    }
  }
}

const ANYBODY = { person: null, dueOn: null } as const;

/** It names the last day for an appeal. */
function refusal({ decision }: CaseProcess, days: number): News {
  const sentOn = decision?.sentOn;
  return {
    ...toCluster("refusal_sent"),
    dueOn: sentOn ? appealTerm({ sentOn, filedOn: sentOn, days }).lastDay : null,
  };
}

/** News go to everybody who works for the cluster; its page is that of the case. */
function toCluster(letter: LetterName): News {
  return { letter, party: "cluster", ...ANYBODY };
}

function toExperts(letter: LetterName, now: CaseProcess): News[] {
  return freeExperts(now).map(({ expert }) => ({ letter, party: "expert", person: expert, dueOn: null }));
}
