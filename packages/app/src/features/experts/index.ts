export { startProposer } from "./proposer.ts";
export { absence, expert } from "./tables.ts";
