export { startProposer } from "./proposer.ts";
export { absence, expert, expertTie } from "./tables.ts";
