export { startProposer } from "./proposer.ts";
export { expert } from "./tables.ts";
