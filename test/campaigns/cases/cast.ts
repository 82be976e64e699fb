import type { Office, Person } from "../../../packages/app/src/platform/web/env.ts";

/** Who acts in the campaign. Some hold two roles, as people do, and try to use both. */
export const CLUSTERS = 8;
export const ownerOf = (cluster: number): Person => person(`owner-${cluster}`);
export const memberOf = (cluster: number): Person => person(`member-${cluster}`, cluster === 0 ? ["secretariat"] : []);

export const OFFICERS = [person("secretary-1", ["secretariat"]), person("secretary-2", ["secretariat", "board"])];
export const BOARD = [
  person("board-1", ["board"]),
  person("board-2", ["board"]),
  person("board-3", ["board"]),
  person("board-4", ["board", "appeals"]),
];
export const APPEALS = [person("appeals-1", ["appeals"]), person("appeals-2", ["appeals"])];
export const EXPERTS = [
  { ...person("expert-1"), country: "NO", firm: "North" },
  { ...person("expert-2"), country: "FI", firm: "North" },
  { ...person("expert-3"), country: "PL", firm: "South" },
  { ...person("expert-4"), country: "DE", firm: null },
  // sits on the board as well
  { ...person("expert-5", ["board"]), country: "SE", firm: null },
];
export const STRANGER = person("stranger");

export const EVERYBODY: readonly Person[] = [
  ...Array.from({ length: CLUSTERS }, (_, index) => [ownerOf(index), memberOf(index)]).flat(),
  ...OFFICERS,
  ...BOARD,
  ...APPEALS,
  ...EXPERTS,
  STRANGER,
];

function person(id: string, offices: readonly Office[] = []): Person {
  return { id, name: id, email: `${id}@campaign.invalid`, language: "en", offices, sessionId: "campaign" };
}
