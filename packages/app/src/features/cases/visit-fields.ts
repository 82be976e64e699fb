import { addDays, localTime } from "@klynge/core";
import { agendaRows, proposedAgenda } from "./agenda.ts";
import type { CasePageProps } from "./pages/case-props.ts";
import { agendaFields } from "./read-agenda.ts";
import { clocksOf } from "./time-zone.ts";

type Fields = Readonly<Record<string, string>>;

/** What the form of a visit starts from: the visit as it stands, or for the first one the contract and a proposal for its agenda. */
export function visitFields({
  c: {
    var: { say },
  },
  trail,
  view,
}: Pick<CasePageProps, "c" | "trail" | "view">): Fields {
  const { contract } = view.process;
  const proposal = proposedAgenda(view.label, contract?.kind ?? "first", say);
  const planned = trail.find(({ data }) => data.step === "plan_visit")?.data;
  if (planned?.step !== "plan_visit")
    return { ...contracted(view, proposal.ends), ...agendaFields(proposal.rows, proposal.begins, proposal) };
  const { starts, ends, timeZone, place, agenda = [] } = planned;
  const local = localTime(Date.parse(starts), timeZone);
  return {
    ...wayFields(planned),
    starts: local,
    ends: localTime(Date.parse(ends), timeZone),
    timeZone,
    place,
    ...agendaFields(agendaRows(agenda, starts, timeZone, say), local.slice(11), proposal),
  };
}

/** The days of the contract, as long as such an assessment takes, by the clocks of the country. */
function contracted(
  { process: { contract }, cluster }: CasePageProps["view"],
  [day, time]: readonly [number, string],
): Fields {
  const timeZone = clocksOf(cluster.country);
  return {
    ...(timeZone && { timeZone }),
    ...(contract && {
      ...wayFields(contract),
      starts: `${contract.plannedOn}T09:00`,
      ends: `${addDays(contract.plannedOn, day - 1)}T${time}`,
    }),
  };
}

function wayFields(way: {
  readonly mode: string;
  readonly travelKm: number | null;
  readonly expertOffice: boolean;
}): Fields {
  return {
    mode: way.mode,
    travelKm: way.travelKm === null ? "" : String(way.travelKm),
    ...(way.expertOffice && { expertOffice: "yes" }),
  };
}
