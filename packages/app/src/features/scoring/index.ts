export { evidenceVerdict, expertScore, expertSheet } from "./tables.ts";
