import type { Sketch } from "../clusters.ts";
import { stream } from "../random.ts";
import type { Facts, FactValue, Maker } from "./facts.ts";
import { makeAcquisition, makeFinance } from "./finance.ts";
import { makeContacts, makeCooperation, makeGovernance } from "./governance.ts";
import { makeIdentity } from "./identity.ts";
import { makeMembers } from "./members.ts";
import { makePartners } from "./partners.ts";
import { makeResults } from "./results.ts";
import { makeServices } from "./services.ts";
import { makeControlling, makeFigures, makePerformance } from "./steering.ts";
import { makePlan, makeStrategy } from "./strategy.ts";
import { makeTeam } from "./team.ts";
import { makeCommunication, makePress, makeSurvey } from "./visibility.ts";

/** The areas in an order in which every whole is made before its parts; the name keys the chance of the area. */
const AREAS: readonly (readonly [name: string, make: Maker])[] = [
  ["identity", makeIdentity],
  ["members", makeMembers],
  ["team", makeTeam],
  ["governance", makeGovernance],
  ["contacts", makeContacts],
  ["cooperation", makeCooperation],
  ["partners", makePartners],
  ["finance", makeFinance],
  ["acquisition", makeAcquisition],
  ["strategy", makeStrategy],
  ["plan", makePlan],
  ["controlling", makeControlling],
  ["figures", makeFigures],
  ["performance", makePerformance],
  ["services", makeServices],
  ["results", makeResults],
  ["communication", makeCommunication],
  ["press", makePress],
  ["survey", makeSurvey],
];

/** All entered facts of a cluster, none of them hidden yet. */
export function makeFacts(sketch: Sketch): Facts {
  const made: Record<string, FactValue> = {};
  for (const [name, make] of AREAS) Object.assign(made, make(sketch, stream(sketch.id, name), made));
  return made;
}
